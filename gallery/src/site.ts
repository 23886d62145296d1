// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What every page of the gallery runs. Pages are whole without it.

import { Design, begin_sharing, is_design } from './design';
import { begin_home } from './home';
import { live, page, say } from './page';
import { begin_pin } from './pin';
import { Stage } from './stage';
import './port';

window.planotheque = {
  files: new Map(),
  receive(name, base64) {
    this.files.set(name, base64);
  },
};

const kRest = 1500; // ms the page may take to come to rest before the 3D view is fetched anyway

function begin_design(): void {
  const stage = Stage.of_page();
  if (stage === null) return;
  const form = document.getElementById('form') as HTMLFormElement | null;
  if (live && form !== null) {
    new Design(form, stage);
    begin_pin();
  }
  begin_sharing();
  const begin = (): void => void stage.begin();
  if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: kRest });
  else setTimeout(begin, 200);
}

function keep_for_later(): void {
  if (page === null || !('serviceWorker' in navigator) || !location.protocol.startsWith('http')) return;
  navigator.serviceWorker.register(page.worker).catch(() => undefined); // pages work without
}

/// Pages made ahead cannot take values: whoever comes with some is told which are shown.
function say_presets_only(): void {
  const place = document.querySelector('.settings [data-live=problems]');
  const values = [...new URLSearchParams(location.search)].map(([name, value]) => `${name} = ${value}`);
  if (place === null || values.length === 0) return;
  const chosen = document.querySelector('.presets [aria-current]')?.textContent ?? say('as_designed');
  const words = document.createElement('p');
  words.className = 'alert remark';
  words.setAttribute('role', 'status');
  words.textContent = say('presets_only', values.join(', '), chosen);
  place.append(words);
}

begin_home();
if (is_design && !live) say_presets_only();
if (is_design) begin_design();
if (document.readyState === 'complete') keep_for_later();
else addEventListener('load', keep_for_later);
