// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module_of } from './module.mjs';

const { parse_measure, show_measure, show_number, query_measure, snapped } = await module_of('numbers.ts');

test('comma and point, units and spaces', () => {
  const cases = [
    ['120,5', 1205], ['120.5', 1205], ['120,5 cm', 1205], ['1.205 m', 1205], ['1205mm', 1205],
    ['1\u202f205 mm', 1205], ['1 205,5mm', 1205.5], [' 12 ', 120], ['+3', 30], ['-3', -30],
    ['\u22123 mm', -3], [',5', 5], ['5,', 50], ['1 dm', 100], ['2 in', 50.8],
  ];
  for (const [text, mm] of cases) {
    assert.ok(Math.abs(parse_measure(text, 'length', 'cm').value - mm) < 1e-9, text);
  }
});

test('what is no number of this kind', () => {
  for (const text of ['', 'abc', '1,2,3', '12 kg', '12 °', '1e3', '--1', '1 2 3 x', 'NaN', 'Infinity', '0x10']) {
    assert.equal(parse_measure(text, 'length', 'cm'), null, text);
  }
});

test('angles and plain numbers', () => {
  assert.equal(parse_measure('22,5°', 'angle', '°').value, 22.5);
  assert.equal(parse_measure('4', 'number', '').value, 4);
  assert.equal(parse_measure('4 cm', 'number', ''), null);
});

test('shown in the language of the page', () => {
  assert.equal(show_measure(1205, 'length', 'cm', 'fr'), '120,5\u00a0cm');
  assert.equal(show_measure(1205, 'length', 'cm', 'en'), '120.5\u00a0cm');
  assert.equal(show_measure(22.5, 'angle', '°', 'fr'), '22,5°');
  assert.equal(show_number(0.1 + 0.2, 'fr'), '0,3');
});

test('an address has points and units', () => {
  assert.equal(query_measure(1205, 'length', 'cm'), '120.5cm');
  assert.equal(query_measure(22.5, 'angle', '°'), '22.5deg');
  assert.equal(query_measure(4, 'number', ''), '4');
  assert.equal(parse_measure(query_measure(0.1 * 3, 'length', 'mm'), 'length', 'mm').value, 0.3);
});

test('a slider keeps to its steps and ends', () => {
  assert.equal(snapped(487, 460, 590, 10), 490);
  assert.equal(snapped(1000, 460, 590, 10), 590);
  assert.equal(snapped(0, 460, 590, 10), 460);
  assert.equal(snapped(100, 0, 105, 10), 100);
  assert.equal(snapped(105, 0, 105, 10), 100);
});

const { read_state, write_state } = await module_of('state.ts');

test('the address and the state are the same', () => {
  for (const query of ['', 'preset=nursery', 'length=1500mm', 'preset=a&workshop=b&length=120%2C5+cm&slide=no']) {
    assert.equal(write_state(read_state(query)), query);
  }
});

test('a parameter with a reserved name keeps its prefix', () => {
  const state = read_state('p.sheets=3&p.length=1m&sheets=9');
  assert.deepEqual([...state.values], [['sheets', '3'], ['length', '1m']]);
  assert.equal(write_state(state), 'p.sheets=3&length=1m');
});

const { passes } = await module_of('filters.ts');

test('filters of a static home page', () => {
  // Its words as generator/site/search.cpp makes them.
  const card = { words: ' de marionnett theatr', use: 'indoor', thickness: '18 21', sheets: '2', young: '3', old: '10', licence: 'X' };
  const with_filters = (filters) => passes(card, (name) => filters[name] ?? '');
  assert.ok(with_filters({}));
  assert.ok(with_filters({ q: 'theatre MARIO', age: '3', sheets: '2', thickness: '21' }));
  assert.ok(!with_filters({ q: 'bench' }));
  assert.ok(!with_filters({ age: '11' }));
  assert.ok(!with_filters({ sheets: '1' }));
  assert.ok(!with_filters({ thickness: '2' }));
  assert.ok(passes({ words: ' x' }, (name) => (name === 'age' ? '4' : '')), 'for every age, as on the server');
});
