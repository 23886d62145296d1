// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Offline once visited, and from a disk without any server.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { build_static, drawn_after, open_browser, open_page, painted, serve } from './browser.mjs';

let browser;
before(async () => { browser = await open_browser(); });
after(async () => { await browser?.close(); });

test('a visited design opens again without a connection', async () => {
  const server = await serve();
  const { page, context, faults } = await open_page(browser, { serviceWorkers: 'allow' });
  await page.goto(`${server.address}/fr/designs/bench`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload(); // the worker sees what this load asks for
  await drawn_after(page, 0);
  await page.waitForTimeout(500);
  await server.stop();
  await context.setOffline(true);
  await page.reload();
  await drawn_after(page, 0);
  assert.ok((await painted(page)).share > 0.01);
  assert.equal(await page.locator('h1').count(), 1);
  await page.locator('#s-length').focus();
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction(() => /connexion/.test(document.getElementById('sentence').textContent));
  assert.deepEqual(faults, []);
  await context.close();
});

test('without a connection no other values are shown in place of those asked for', async () => {
  const server = await serve();
  const { page, context, faults } = await open_page(browser, { serviceWorkers: 'allow' });
  const design = `${server.address}/fr/designs/bench`;
  await page.goto(design);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.goto(`${design}?length=150cm&height=40cm`);
  await page.waitForTimeout(500);
  await server.stop();
  await context.setOffline(true);
  await page.goto(`${design}?height=40cm&length=150cm`); // the same values
  assert.match(await page.inputValue('#f-length'), /150/);
  await page.goto(`${design}?length=160cm`);
  assert.match(await page.textContent('h1'), /Pas de connexion/);
  assert.equal(await page.locator('[lang=en] h2').textContent(), 'No connection');
  assert.equal(await page.locator('#f-length').count(), 0);
  await page.click('section[lang=fr] li a[href*="length=150cm"]');
  await page.waitForSelector('#f-length');
  assert.match(await page.inputValue('#f-length'), /150/);
  await page.goto(`${server.address}/en/designs/market-stall`);
  assert.match(await page.textContent('h1'), /No connection/);
  assert.equal(await page.locator('li').count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a copy made ahead says which values it shows where others are asked for', async () => {
  const gallery = build_static(['bench']);
  try {
    const { page, context, faults } = await open_page(browser);
    const at = (name) => pathToFileURL(join(gallery.folder, 'fr/designs/bench', name)).href;
    await page.goto(`${at('index.html')}?length=150cm`);
    assert.match(await page.textContent('.alert'), /versions toutes prêtes.*length = 150cm.*«\sD'origine\s»/);
    await page.goto(`${at('nursery.html')}?length=150cm`);
    assert.match(await page.textContent('.alert'), /length = 150cm/);
    assert.doesNotMatch(await page.textContent('.alert'), /origine/);
    await page.goto(at('index.html'));
    assert.equal(await page.locator('.alert').count(), 0);
    assert.deepEqual(faults, []);
    await context.close();
  } finally {
    gallery.remove();
  }
});

test('a folder of files, opened from a disk', async () => {
  const gallery = build_static(['bench']);
  try {
    const { page, context, faults } = await open_page(browser);
    await page.goto(pathToFileURL(join(gallery.folder, 'index.html')).href);
    await page.click('a[hreflang=fr]');
    await page.waitForURL(/\/fr\/index\.html$/);
    await page.fill('#q-q', 'zzz');
    await page.waitForFunction(() => document.querySelector('.cards > li').hidden);
    await page.fill('#q-q', 'BANC');
    await page.waitForFunction(() => !document.querySelector('.cards > li').hidden);
    await page.click('.card h3 a');
    await drawn_after(page, 0);
    assert.ok((await painted(page)).share > 0.01);
    await page.click('[data-do=step-on]');
    await page.waitForFunction(() => /1 /.test(document.getElementById('step').textContent));
    await page.click('.presets a[data-preset=nursery]');
    await page.waitForURL(/nursery\.html$/);
    await drawn_after(page, 0);
    const broken = await page.evaluate(async () => {
      const images = [...document.images];
      images.forEach((image) => { image.loading = 'eager'; });
      await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
      return images.filter((image) => image.naturalWidth === 0).map((image) => image.getAttribute('src'));
    });
    assert.deepEqual(broken, []);
    await page.click('.top a[hreflang=en]');
    assert.equal(await page.getAttribute('html', 'lang'), 'en');
    assert.match(page.url(), /\/en\/designs\/bench\/nursery\.html$/);
    assert.deepEqual(faults, []);
    await context.close();
  } finally {
    gallery.remove();
  }
});
