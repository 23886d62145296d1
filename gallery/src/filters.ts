// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which cards of a static home page pass its filters; a server answers them otherwise.

/// Letters without their accents, small: "Théâtre" is found by "theatre".
export function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae');
}

/// "bancs" and "banc", "jeux" and "jeu", "benches" and "bench" are one word.
function stem(word: string): string {
  const without = (text: string, ending: string): string =>
    text.length > 3 && text.endsWith(ending) ? text.slice(0, -1) : text;
  if (word.endsWith('ux')) word = without(word, 'x');
  else if (!word.endsWith('ss')) word = without(word, 's');
  return without(word, 'e');
}

/// As `is_found` of generator/site/search.h: `words` is what that file made of the card.
export function is_found(typed: string, words: string): boolean {
  const wanted = plain(typed).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const long = wanted.filter((word) => word.length > 2);
  return (long.length > 0 ? long : wanted).every((word) => words.includes(` ${stem(word)}`));
}

export function passes(
  card: Record<string, string | undefined>, wanted: (name: string) => string,
): boolean {
  if (!is_found(wanted('q'), card['words'] ?? '')) return false;
  const use = wanted('use');
  if (use !== '' && !(card['use'] ?? '').split(' ').includes(use)) return false;
  const licence = wanted('licence');
  if (licence !== '' && card['licence'] !== licence) return false;
  const thickness = wanted('thickness');
  if (thickness !== '' && !(card['thickness'] ?? '').split(' ').includes(thickness)) return false;
  const sheets = wanted('sheets');
  if (sheets !== '' && !(Number(card['sheets'] ?? Infinity) <= Number(sheets))) return false;
  const age = wanted('age');
  return age === '' || card['young'] === undefined ||
    (Number(card['young']) <= Number(age) && Number(age) <= Number(card['old'] ?? -Infinity));
}
