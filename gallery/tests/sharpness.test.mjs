// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many pixels a frame is drawn with, at rest and while something moves.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module_of } from './module.mjs';

const { Sharpness } = await module_of('viewer/sharpness.ts');

test('what rests is drawn in twice as many pixels each way', () => {
  const sharpness = new Sharpness();
  assert.equal(sharpness.moving(1), 1);
  assert.equal(sharpness.still(1, 800, 600), 2);
});

test('a large screen is not asked for more pixels than it can bear, nor for fewer than it has', () => {
  const sharpness = new Sharpness();
  const ratio = sharpness.still(2, 1600, 1200);
  assert.ok(ratio > 2 && ratio ** 2 * 1600 * 1200 <= 9.01e6, `${ratio}`);
  assert.equal(sharpness.still(2, 3800, 2000), 2);
});

test('slow frames take fewer pixels, quick ones bring them back, one hiccup changes nothing', () => {
  const sharpness = new Sharpness();
  sharpness.took(300);
  sharpness.took(20);
  assert.equal(sharpness.moving(1), 1);
  for (let frame = 0; frame < 20; ++frame) sharpness.took(200);
  assert.equal(sharpness.moving(1), 0.5);
  assert.equal(sharpness.still(1, 800, 600), 2);
  for (let frame = 0; frame < 20; ++frame) sharpness.took(30);
  assert.equal(sharpness.moving(1), 0.5);
  for (let frame = 0; frame < 20; ++frame) sharpness.took(5);
  assert.equal(sharpness.moving(1), 1);
});
