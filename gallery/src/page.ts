// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the page says of itself in its data block, and the sentences scripts say.

interface PageData {
  mode: 'live' | 'static';
  base: string;
  design: string;
  query: string;
  viewer: string; // address of the 3D script; empty: there is none
  worker: string;
  words: Record<string, string>;
}

function read_page(): PageData | null {
  const block = document.getElementById('plano-page');
  return block === null ? null : JSON.parse(block.textContent ?? '') as PageData;
}

/// Null on pages without one (errors): nothing is done there.
export const page = read_page();
export const language = document.documentElement.lang === 'en' ? 'en' : 'fr';
export const live = page?.mode === 'live';

/// Of this very page as it was loaded: the server drops what a page no longer waits for. It is in no
/// address, is kept nowhere and is another one after the next load.
export const kPageId = Array.from(
  crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export function say(key: string, ...words: string[]): string {
  const pattern = page?.words[key] ?? '';
  return pattern.replace(/\{(\d)\}/g, (_, number: string) => words[Number(number)] ?? '');
}

export function wants_no_motion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/// Words into a live region. Said once, not at every change while somebody drags.
export function announce(id: string, words: string): void {
  const region = document.getElementById(id);
  if (region !== null && region.textContent !== words) region.textContent = words;
}
