// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module_of } from './module.mjs';

const { is_found, passes } = await module_of('filters.ts');

// As tests/unit/site/search_test.cpp, with the words that are made there.
const words = ' air banc bench coeur cub de jeu l un';

test('every word has to begin one of the card', () => {
  for (const typed of ['', ' ', 'jeux', 'JEU', 'aire de jeux', 'cube', 'cubes', 'banc', 'Bancs', 'bench', 'cœurs',
    'coeur', 'l\'aire à jeux', 'ben', 'de']) {
    assert.ok(is_found(typed, words), typed);
  }
  for (const typed of ['toboggan', 'cube toboggan', 'anc', 'jeux d\'eau et de sable']) {
    assert.ok(!is_found(typed, words), typed);
  }
});

test('a use is one of several, and no age is every age', () => {
  const card = { words, use: 'outdoor-public playground', thickness: '18', sheets: '2', licence: 'x' };
  const wanted = (filters) => passes(card, (name) => filters[name] ?? '');
  assert.ok(wanted({ use: 'playground', age: '4', sheets: '2' }));
  assert.ok(!wanted({ use: 'furniture' }));
  assert.ok(!wanted({ sheets: '1' }));
});
