// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Which cards of a static home page pass its filters; a server answers them otherwise.

/// Letters without their accents, small: "Théâtre" is found by "theatre".
export function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

export function passes(
  card: Record<string, string | undefined>, wanted: (name: string) => string,
): boolean {
  const words = plain(card['words'] ?? '');
  if (!plain(wanted('q')).split(/\s+/).every((word) => words.includes(word))) return false;
  const use = wanted('use');
  if (use !== '' && card['use'] !== use) return false;
  const licence = wanted('licence');
  if (licence !== '' && card['licence'] !== licence) return false;
  const thickness = wanted('thickness');
  if (thickness !== '' && !(card['thickness'] ?? '').split(' ').includes(thickness)) return false;
  const sheets = wanted('sheets');
  if (sheets !== '' && !(Number(card['sheets'] ?? Infinity) <= Number(sheets))) return false;
  const age = wanted('age');
  return age === '' ||
    (Number(card['young'] ?? Infinity) <= Number(age) && Number(age) <= Number(card['old'] ?? -Infinity));
}
