// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// With the keyboard alone, in the order a person meets things.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn, drawn_after, open_gallery, open_page, painted } from './browser.mjs';

const { server, browser } = await open_gallery();

const focus = (page) => page.evaluate(() => {
  const { id, className, tagName, textContent, href = '' } = document.activeElement;
  return { id, className, tagName, href, text: textContent.trim().slice(0, 60) };
});

async function tab_to(page, fits, most = 120) {
  for (let k = 0; k < most; ++k) {
    await page.keyboard.press('Tab');
    if (fits(await focus(page))) return;
  }
  assert.fail('the focus never came there');
}

test('skip link, card, canvas, field, part, download', async () => {
  const { page, context } = await open_page(browser);
  await page.goto(`${server.address}/fr/`);
  await page.keyboard.press('Tab');
  assert.equal((await focus(page)).className, 'skip');
  await page.keyboard.press('Enter');
  assert.equal((await focus(page)).id, 'content');
  await tab_to(page, ({ text }) => text.startsWith('Banc'));
  await page.keyboard.press('Enter');
  await page.waitForURL(/designs\/bench/);
  await drawn_after(page, 0);
  await tab_to(page, ({ id }) => id === 'canvas');
  const seen = await painted(page);
  await page.keyboard.press('ArrowRight');
  const turned = await painted(page);
  assert.notEqual(turned.sum, seen.sum);
  await page.keyboard.press('2');
  assert.equal(await page.getAttribute('[data-do=look-front]', 'aria-pressed'), 'true');
  const count = await drawn(page);
  await tab_to(page, ({ id }) => id === 's-length');
  await page.keyboard.press('ArrowLeft');
  await drawn_after(page, count);
  assert.match(page.url(), /length=/);
  const value = await page.getAttribute('#s-length', 'aria-valuetext');
  assert.match(value, /centimètres/);
  await tab_to(page, ({ tagName, href }) => tagName === 'A' && /bundle\.zip/.test(href));
  await context.close();
});

test('the focus is seen wherever it is', async () => {
  const { page, context } = await open_page(browser);
  await page.goto(`${server.address}/fr/designs/bench`);
  await drawn_after(page, 0);
  for (let k = 0; k < 40; ++k) {
    await page.keyboard.press('Tab');
    const shown = await page.evaluate(() => {
      const element = document.activeElement;
      const seen = (one) => one !== null && getComputedStyle(one).outlineStyle !== 'none';
      return element === document.body || seen(element) || seen(element.parentElement) ||
        seen(element.nextElementSibling);
    });
    assert.ok(shown, JSON.stringify(await focus(page)));
  }
  await context.close();
});
