// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A telephone held upright: the model in sight while its values are set, and nothing behind it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn_after, open_gallery, open_page } from './browser.mjs';

const { server, browser } = await open_gallery();

async function open_telephone(height) {
  const opened = await open_page(browser, { viewport: { width: 360, height }, reducedMotion: 'reduce' });
  await opened.page.goto(`${server.address}/fr/designs/bench`);
  await drawn_after(opened.page, 0);
  return opened;
}

/// Top and bottom of an element in the window.
const span = (page, selector) => page.locator(selector).evaluate((element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return { top, bottom };
});

test('the model is in sight while a slider moves, until it is let go', async () => {
  const { page, context, faults } = await open_telephone(740);
  await page.locator('#s-length').scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollBy(0, 200));
  const plate = await span(page, '#plate');
  assert.ok(plate.top >= 0 && plate.bottom <= 0.4 * 740, JSON.stringify(plate));
  await page.click('.pin');
  assert.equal(await page.getAttribute('.pin', 'aria-pressed'), 'false');
  assert.ok((await span(page, '#plate')).bottom < 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the focus is never behind the model', async () => {
  const { page, context, faults } = await open_telephone(740);
  await page.locator('.actions #reset').focus();
  await page.evaluate(() => scrollTo(0, document.querySelector('#reset').getBoundingClientRect().bottom + scrollY - 300));
  for (let k = 0; k < 14; ++k) {
    await page.keyboard.press('Shift+Tab');
    const [focus, plate] = await page.evaluate(() => {
      const active = document.activeElement;
      const within = document.getElementById('plate').contains(active);
      return [within ? Infinity : active.getBoundingClientRect().top, document.getElementById('plate').getBoundingClientRect().bottom];
    });
    assert.ok(focus >= plate - 1, `${k}: ${focus} is above ${plate}`);
  }
  assert.deepEqual(faults, []);
  await context.close();
});

test('where little height is left nothing is held', async () => {
  const { page, context, faults } = await open_telephone(256);
  await page.locator('#s-length').scrollIntoViewIfNeeded();
  assert.ok((await span(page, '#plate')).bottom <= 0);
  assert.ok(await page.isHidden('.pin'));
  assert.deepEqual(faults, []);
  await context.close();
});

test('the figures of the sizes are whole, however the model is turned', async () => {
  const { page, context, faults } = await open_telephone(740);
  await page.click('[data-do=measures]');
  for (const view of ['corner', 'front', 'side', 'top']) {
    await page.click(`[data-do=look-${view}]`);
    for (let k = 0; k < 6; ++k) {
      await page.click('[data-do=closer]');
      await page.waitForTimeout(80);
      const cut = await page.evaluate(() => {
        const frame = document.getElementById('labels').getBoundingClientRect();
        return [...document.querySelectorAll('.measure')].map((label) => label.getBoundingClientRect())
          .filter(({ left, right, top, bottom }) => left < frame.left || right > frame.right || top < frame.top || bottom > frame.bottom)
          .length;
      });
      assert.equal(cut, 0, view);
    }
  }
  assert.deepEqual(faults, []);
  await context.close();
});
