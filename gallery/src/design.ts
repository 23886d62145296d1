// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// A design's page: values change, the model follows at once, everything else a moment later; the
/// address always says what is shown.

import { Refused, ask, is_abort } from './ask';
import { exchange, parsed } from './exchange';
import { type Change, Fields } from './fields';
import { Freshness } from './freshness';
import { announce, page, say } from './page';
import { type Stage } from './stage';
import { type State, read_state, write_state } from './state';

const kStale = 120; // ms: a request older than this is given up for the next
const kPause = 250; // ms at rest before the whole page is asked for
const kRetries = [4, 8, 16, 32, 60]; // s until a page that did not come is asked for again
const kAddressPause = 150; // ms between changes of the address: browsers count them

export class Design {
  private state: State;
  private readonly stage: Stage;
  private readonly form: HTMLFormElement;
  private readonly fields: Fields;
  private readonly freshness: Freshness;
  private preview: { abort: AbortController; began: number; query: string } | null = null;
  private next_preview: { query: string; settled: boolean } | null = null;
  private whole: AbortController | null = null;
  private whole_timer = 0;
  private retries = 0;
  private retry_timer = 0;
  private address_timer = 0;
  private drag_has_entry = false; // in the history

  constructor(form: HTMLFormElement, stage: Stage) {
    this.form = form;
    this.stage = stage;
    this.state = read_state(location.search);
    document.documentElement.classList.add('scripted');
    this.fields = new Fields(form, (change) => this.change(change));
    this.freshness = new Freshness(write_state(this.state), () => this.retry());
    addEventListener('online', () => {
      if (!this.freshness.is_fresh && this.whole === null) this.retry();
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.refresh(false);
    });
    document.getElementById('f-workshop')?.addEventListener('change', (event) => {
      this.state.workshop = (event.target as HTMLSelectElement).value;
      this.push();
      this.refresh(false);
    });
    document.addEventListener('click', (event) => this.follow(event));
    addEventListener('popstate', () => {
      this.state = read_state(location.search);
      this.refresh(true);
    });
  }

  private change({ name, value, settled }: Change): void {
    if (value === null) this.state.values.delete(name);
    else this.state.values.set(name, value);
    this.say_address(settled);
    this.begin_asking();
    this.show(write_state(this.state), settled);
    clearTimeout(this.whole_timer);
    this.whole_timer = setTimeout(
      () => void this.ask_whole(value === null), settled ? 0 : kPause);
  }

  /// Presets and the way back to the start are links of the page; here they are followed in place.
  private follow(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>('.presets a, #reset');
    if (link === null) return;
    event.preventDefault();
    this.state = read_state(new URL(link.href).search);
    this.push();
    this.refresh(true);
  }

  private refresh(all: boolean): void {
    this.begin_asking();
    this.show(write_state(this.state), true);
    clearTimeout(this.whole_timer);
    void this.ask_whole(all);
  }

  private begin_asking(): void {
    this.retries = 0;
    clearTimeout(this.retry_timer);
    this.freshness.want(write_state(this.state));
  }

  private retry(): void {
    clearTimeout(this.retry_timer);
    const query = write_state(this.state);
    this.freshness.want(query);
    this.show(query, true);
    void this.ask_whole(false);
  }

  /// Not for ever: then the button is left, and a connection that comes back.
  private retry_later(error: unknown): void {
    const pause = kRetries[this.retries++];
    if (pause === undefined) return;
    const wanted = error instanceof Refused ? Math.min(error.wait, kRetries.at(-1)!) : 0;
    this.retry_timer = setTimeout(() => this.retry(), Math.max(pause, wanted) * 1000);
  }

  // ---- The address

  private address(): string {
    const query = write_state(this.state);
    return location.pathname + (query === '' ? '' : `?${query}`);
  }

  private push(): void {
    clearTimeout(this.address_timer);
    this.drag_has_entry = false;
    if (this.address() !== location.pathname + location.search) history.pushState(null, '', this.address());
  }

  /// A drag is one step of the history: its first change makes the entry, the others mend it.
  private say_address(settled: boolean): void {
    if (!this.drag_has_entry) {
      this.push();
      this.drag_has_entry = !settled;
      return;
    }
    clearTimeout(this.address_timer);
    const mend = (): void => history.replaceState(null, '', this.address());
    if (settled) {
      mend();
      this.drag_has_entry = false;
    } else {
      this.address_timer = setTimeout(mend, kAddressPause);
    }
  }

  // ---- The model, at once

  private show(query: string, settled: boolean): void {
    if (!this.stage.in_space) return;
    if (this.preview !== null && performance.now() - this.preview.began < kStale) {
      if (this.preview.query !== query || settled) this.next_preview = { query, settled };
      return;
    }
    this.preview?.abort.abort();
    void this.ask_preview(query, settled);
  }

  private async ask_preview(query: string, settled: boolean): Promise<void> {
    const mine = { abort: new AbortController(), began: performance.now(), query };
    this.preview = mine;
    this.next_preview = null;
    this.stage.expect(true);
    try {
      const answer = await ask(
        this.stage.preview_address(query), mine.abort.signal, (words) => announce('sentence', words),
        settled ? 'lasting' : 'passing');
      const bytes = await answer.arrayBuffer();
      if (this.preview === mine) this.stage.show(bytes, query, settled);
    } catch (error) {
      if (is_abort(error) || this.preview !== mine) return;
      this.stage.show_stale();
      announce('sentence', say(error instanceof Refused
        ? (error.status === 422 ? 'impossible' : error.status === 409 ? 'working' : 'failed') : 'offline'));
    } finally {
      if (this.preview === mine) {
        this.preview = null;
        const next = this.next_preview as { query: string; settled: boolean } | null;
        if (next !== null) void this.ask_preview(next.query, next.settled);
        else this.stage.expect(false);
      }
    }
  }

  // ---- Everything else, a moment later

  private async ask_whole(all: boolean): Promise<void> {
    this.whole?.abort();
    clearTimeout(this.retry_timer);
    const mine = new AbortController();
    this.whole = mine;
    this.set_busy(true);
    const query = write_state(this.state);
    try {
      const answer = await ask(this.address(), mine.signal, (words) => this.freshness.tell(words));
      const html = await answer.text();
      if (this.whole !== mine) return;
      this.take(parsed(html), all);
      this.freshness.arrived(query);
    } catch (error) {
      if (is_abort(error) || this.whole !== mine) return;
      announce('sentence', say(error instanceof Refused ? 'failed' : 'offline'));
      this.freshness.failed();
      this.retry_later(error);
    } finally {
      if (this.whole === mine) {
        this.whole = null;
        this.set_busy(false);
      }
    }
  }

  private take(fresh: Document, all: boolean): void {
    exchange(fresh);
    this.fields.take(fresh, all);
    const form = fresh.getElementById('form');
    this.form.dataset['usable'] = form?.dataset['usable'] ?? 'yes';
    announce('sentence', fresh.getElementById('sentence')?.textContent ?? '');
    const still = document.getElementById('still') as HTMLImageElement | null;
    const other = fresh.getElementById('still') as HTMLImageElement | null;
    if (still === null && other !== null) {
      document.getElementById('plate')?.prepend(document.importNode(other));
    } else if (still !== null && other !== null) {
      still.alt = other.alt;
      if (!this.stage.in_space) still.src = other.getAttribute('src') ?? '';
    }
    if (this.form.dataset['usable'] === 'yes') void this.stage.begin(write_state(this.state));
    const language = document.querySelector<HTMLAnchorElement>('.top a[hreflang]');
    const twin = fresh.querySelector<HTMLAnchorElement>('.top a[hreflang]');
    if (language !== null && twin !== null) language.href = twin.getAttribute('href') ?? '';
  }

  private set_busy(busy: boolean): void {
    document.querySelector('.figures-place')?.setAttribute('aria-busy', String(busy));
  }
}

/// Copying the link: wherever the button is after an exchange.
export function begin_sharing(): void {
  const dress = (): void => {
    const place = document.getElementById('copy-place');
    if (place !== null) place.hidden = false;
  };
  dress();
  document.addEventListener('plano:exchanged', dress);
  document.addEventListener('click', (event) => {
    if ((event.target as Element).closest('[data-do=copy]') === null) return;
    const copied = navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error('none'));
    copied.then(() => announce('copied', say('copied')), () => announce('copied', say('copy_failed')));
  });
}

export const is_design = page !== null && page.design !== '';
