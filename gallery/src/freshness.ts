// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Between a change and the page for it: what is shown is of other values than the address has.
/// What can be downloaded is the address's at once; everything else says that it is older.

import { say } from './page';
import { with_values } from './state';

const kSpoken = 700; // ms of waiting before ears hear of it: most answers are quicker

/// What is made for values, wherever it stands in the page.
const kMade = '#downloads a[href], a[data-keep-query], [data-live=safety] a[href], [data-live=sheets] a[href], [data-live=views] a[href], '
  + '.top a[hreflang]';

export class Freshness {
  private shown: string; // values of the page as it is shown, as an address has them
  private wanted: string;
  private readonly bar = document.createElement('div');
  private readonly words = document.createElement('p');
  private readonly spoken = document.createElement('p');
  private readonly again = document.createElement('button');
  private timer = 0;

  constructor(query: string, retry: () => void) {
    this.shown = this.wanted = query;
    this.bar.className = 'freshness';
    this.bar.hidden = true;
    this.again.type = 'button';
    this.again.className = 'button second';
    this.again.textContent = say('again');
    this.again.addEventListener('click', retry);
    this.bar.append(this.words, this.again);
    this.spoken.className = 'aside';
    this.spoken.setAttribute('role', 'status');
    document.getElementById('content')?.append(this.bar, this.spoken);
  }

  /// From now on these values are the right ones.
  want(query: string): void {
    this.wanted = query;
    this.point_links();
    if (this.is_fresh) this.rest();
    else this.mark('working', say('working'));
  }

  /// The page for these values has come.
  arrived(query: string): void {
    this.shown = query;
    this.want(this.wanted);
  }

  /// Why it takes longer.
  tell(words: string): void {
    if (this.is_fresh) return;
    this.mark('working', words);
    this.spoken.textContent = words;
  }

  /// The page for them has not come.
  failed(): void {
    if (!this.is_fresh) this.mark('failed', say('outdated'));
  }

  get is_fresh(): boolean {
    return this.shown === this.wanted;
  }

  private rest(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    const had_focus = this.bar.contains(document.activeElement);
    this.bar.hidden = true;
    this.spoken.textContent = '';
    delete document.documentElement.dataset['outdated'];
    if (had_focus) document.getElementById('content')?.focus({ preventScroll: true });
  }

  private mark(state: 'working' | 'failed', words: string): void {
    document.documentElement.dataset['outdated'] = state;
    this.words.textContent = words;
    this.again.hidden = state === 'working';
    this.bar.hidden = false;
    if (state === 'failed') {
      clearTimeout(this.timer);
      this.timer = 0;
      this.spoken.textContent = words;
    } else if (this.timer === 0) {
      this.timer = setTimeout(() => { this.spoken.textContent = words; }, kSpoken);
    }
  }

  private point_links(): void {
    for (const link of document.querySelectorAll<HTMLAnchorElement>(kMade)) {
      link.setAttribute('href', with_values(link.getAttribute('href') ?? '', this.wanted));
    }
  }
}
