// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Filters of the home page: answered by the server where there is one, else here.

import { ask, is_abort } from './ask';
import { exchange, parsed } from './exchange';
import { passes } from './filters';
import { announce, live, say } from './page';

const kPause = 250; // ms after the last key

export function begin_home(): void {
  const form = document.getElementById('filters') as HTMLFormElement | null;
  if (form === null) return;
  form.hidden = false;
  const apply = live ? from_server(form) : from_cards(form);
  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, kPause);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    apply();
  });
  if (!live) {
    for (const [key, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(key);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
    apply();
  }
}

function query_of(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [key, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') query.set(key, value);
  }
  return query.toString();
}

function count_words(count: number): string {
  return count === 0 ? say('count_none') : count === 1 ? say('count_one') : say('count', String(count));
}

function from_server(form: HTMLFormElement): () => void {
  let running: AbortController | null = null;
  return () => {
    running?.abort();
    running = new AbortController();
    const query = query_of(form);
    const address = location.pathname + (query === '' ? '' : `?${query}`);
    ask(address, running.signal, (words) => announce('count', words))
      .then(async (answer) => {
        exchange(parsed(await answer.text()));
        history.replaceState(null, '', address);
        announce('count', count_words(document.querySelectorAll('.cards .card').length));
      })
      .catch((error: unknown) => {
        if (!is_abort(error)) announce('count', say('offline'));
      });
  };
}

function from_cards(form: HTMLFormElement): () => void {
  return () => {
    const data = new FormData(form);
    const wanted = (name: string): string => String(data.get(name) ?? '');
    let count = 0;
    for (const card of document.querySelectorAll<HTMLElement>('.cards .card')) {
      const fits = passes(card.dataset, wanted);
      if (card.parentElement !== null) card.parentElement.hidden = !fits;
      if (fits) ++count;
    }
    announce('count', count_words(count));
    if (location.protocol !== 'file:') {
      const query = query_of(form);
      history.replaceState(null, '', location.pathname + (query === '' ? '' : `?${query}`));
    }
  };
}
