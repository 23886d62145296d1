// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The server writes every page whole. When values change, the page for the new values is fetched
/// and its parts marked `data-live` take the place of those shown: one place writes HTML.

const kFocusable = 'a[href], button, input, select, summary, [tabindex]';

export function parsed(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

export function exchange(fresh: Document): void {
  for (const place of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const other = fresh.querySelector<HTMLElement>(`[data-live="${place.dataset['live'] ?? ''}"]`);
    if (other === null || other.innerHTML === place.innerHTML) continue;
    const focus = focus_within(place);
    const open = Array.from(place.querySelectorAll('details'), (details) => details.open);
    place.replaceChildren(...Array.from(other.childNodes, (node) => document.importNode(node, true)));
    place.querySelectorAll('details').forEach((details, k) => { details.open = open[k] ?? details.open; });
    if (focus >= 0) place.querySelectorAll<HTMLElement>(kFocusable)[focus]?.focus();
  }
  document.dispatchEvent(new Event('plano:exchanged'));
}

/// Which of the elements of `place` that can have the focus has it; -1: none.
function focus_within(place: HTMLElement): number {
  const active = document.activeElement;
  return active === null || !place.contains(active) ? -1
    : Array.from(place.querySelectorAll(kFocusable)).indexOf(active);
}
