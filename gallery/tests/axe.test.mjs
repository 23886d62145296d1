// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// axe-core finds nothing on any kind of page, light and dark, in both languages; no page scrolls
// sideways; what is pressed is large enough.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { drawn_after, open_gallery, open_page } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { server, browser } = await open_gallery();

const pages = [
  ['home', ''], ['home with filters', '?q=banc&thickness=18'], ['design', 'designs/bench'],
  ['design with problems', 'designs/bench?length=9m'], ['about', 'about'],
  ['accessibility', 'accessibility'], ['nothing there', 'designs/no-such-thing'],
];

async function come_to_rest(page, path) {
  if (path === 'designs/bench') await drawn_after(page, 0);
  await page.evaluate(() => document.fonts.ready);
}

for (const language of ['fr', 'en']) {
  for (const colorScheme of ['light', 'dark']) {
    test(`axe-core, ${language}, ${colorScheme}`, async () => {
      const { page, context } = await open_page(browser, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
      for (const [name, path] of pages) {
        await page.goto(`${server.address}/${language}/${path}`);
        await come_to_rest(page, path);
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }));
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).slice(0, 4).join(' | ')}`);
        assert.deepEqual(told, [], `${name}`);
      }
      await context.close();
    });
  }
}

for (const width of [320, 768, 1440]) {
  test(`no page scrolls sideways at ${width} pixels`, async () => {
    const { page, context } = await open_page(browser, { viewport: { width, height: 800 } });
    for (const [name, path] of pages) {
      await page.goto(`${server.address}/fr/${path}`);
      await come_to_rest(page, path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${name}: ${over} pixels too wide`);
    }
    await context.close();
  });
}

test('no name of a field is broken into letters by the choices beside it', async () => {
  const { page, context } = await open_page(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.address}/en/designs/planter-seat`);
  for (const width of [320, 900, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    const broken = await page.locator('.field:not([hidden])').evaluateAll((fields) => fields
      .map((field) => field.querySelector('label, legend'))
      .filter((name) => name.clientHeight > 4 * parseFloat(getComputedStyle(name).lineHeight))
      .map((name) => name.textContent));
    assert.deepEqual(broken, [], `${width} pixels`);
  }
  await context.close();
});

test('every picture has words and every page one heading of the first level', async () => {
  const { page, context } = await open_page(browser, { javaScriptEnabled: false });
  for (const language of ['fr', 'en']) {
    for (const [name, path] of pages) {
      await page.goto(`${server.address}/${language}/${path}`);
      assert.equal(await page.locator('h1').count(), 1, name);
      assert.equal(await page.locator('img:not([alt]), img[alt=""]').count(), 0, name);
    }
  }
  await context.close();
});
