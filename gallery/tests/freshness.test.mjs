// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Between a change and its page: nothing of the earlier values passes for the new ones.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { open_gallery, open_page } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kPath = '/fr/designs/bench';

const { server, browser } = await open_gallery();

/// A page of the bench whose next pages are answered by `answer`.
async function open_with(answer, options = {}) {
  const opened = await open_page(browser, options);
  await opened.page.goto(`${server.address}${kPath}`);
  await opened.page.route(`**${kPath}?*`, answer);
  return opened;
}

const href = (page, selector) => page.locator(selector).first().getAttribute('href');
const outdated = (page) => page.evaluate(() => document.documentElement.dataset.outdated ?? '');
const set_length = async (page, value) => {
  await page.fill('#f-length', value);
  await page.keyboard.press('Tab');
};

test('what is downloaded right after a change is of the new values', async () => {
  let go;
  const { page, context, faults } = await open_with((route) => { go = () => route.continue(); });
  await set_length(page, '150');
  assert.match(page.url(), /[?&]length=150cm/);
  assert.match(await href(page, '#downloads a.button'), /bundle\.zip\?.*length=150cm/);
  for (const link of await page.locator('#downloads a, [data-live=sheets] a, [data-live=views] a').all()) {
    assert.match(await link.getAttribute('href'), /length=150cm/);
  }
  assert.match(await href(page, '[data-live=views] a[href*=from]'), /from=\w+/);
  assert.match(await href(page, '.top a[hreflang=en]'), /en\/designs\/bench\?length=150cm/);
  const wait = page.waitForEvent('download');
  await page.click('#downloads a.button');
  assert.match((await wait).url(), /length=150cm/);
  assert.equal(await outdated(page), 'working');
  assert.match(await page.textContent('.freshness'), /Calcul en cours/);
  assert.ok(await page.isVisible('.freshness'));
  assert.ok(await page.evaluate(() => Number(getComputedStyle(document.querySelector('[data-live=figures]')).opacity) < 0.8));
  await page.waitForFunction(() => /Calcul/.test(document.querySelector('.freshness + [role=status]').textContent));
  go();
  await page.waitForFunction(() => document.documentElement.dataset.outdated === undefined);
  assert.ok(await page.isHidden('.freshness'));
  assert.match(await href(page, '#downloads a.button'), /length=150/);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a value taken back before its page came leaves nothing marked', async () => {
  const { page, context, faults } = await open_with(() => {});
  const before = await href(page, '#downloads a.button');
  await page.fill('#f-length', '150');
  assert.equal(await outdated(page), 'working');
  await page.goBack();
  await page.waitForFunction(() => document.documentElement.dataset.outdated === undefined);
  assert.equal(await href(page, '#downloads a.button'), before);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a page that does not come is said, asked for again, and can be asked for', async () => {
  let asked = 0;
  let well = false;
  const { page, context, faults } = await open_with((route) => {
    ++asked;
    return well ? route.continue() : route.fulfill({ status: 504, body: 'late' });
  });
  await set_length(page, '150');
  await page.waitForFunction(() => document.documentElement.dataset.outdated === 'failed');
  assert.match(await page.textContent('.freshness p'), /valeurs d.avant/);
  assert.match(await href(page, '#downloads a.button'), /length=150cm/);
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] }));
  assert.deepEqual(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target.join(' '))]), []);
  const first = asked;
  await page.waitForFunction(() => document.documentElement.dataset.outdated === 'working');
  await page.waitForFunction(() => document.documentElement.dataset.outdated === 'failed');
  assert.ok(asked > first);
  well = true;
  await page.click('.freshness button');
  await page.waitForFunction(() => document.documentElement.dataset.outdated === undefined);
  assert.match(await page.inputValue('#f-length'), /150/);
  assert.ok(await page.locator('#field-length.changed').count());
  assert.deepEqual(faults, []);
  await context.close();
});

test('a busy server is asked again after the time it names', async () => {
  let asked = 0;
  const { page, context, faults } = await open_with((route) => (++asked > 1 ? route.continue()
    : route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, body: 'busy' })));
  await set_length(page, '150');
  await page.waitForFunction(() => /occupé/.test(document.querySelector('.freshness').textContent));
  await page.waitForFunction(() => document.documentElement.dataset.outdated === undefined);
  assert.match(await href(page, '#downloads a.button'), /length=150/);
  assert.deepEqual(faults, []);
  await context.close();
});
