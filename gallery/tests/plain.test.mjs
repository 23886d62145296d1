// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that matters works where scripts do not run.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { open_gallery, open_page } from './browser.mjs';

const { server, browser } = await open_gallery();

for (const language of ['fr', 'en']) {
  test(`find, set, look and download, in ${language}`, async () => {
    const { page, context } = await open_page(browser, { javaScriptEnabled: false });
    await page.goto(`${server.address}/${language}/`);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    assert.ok(await page.locator('.card').count() >= 8);
    await page.fill('#q-q', language === 'fr' ? 'banc' : 'bench');
    await page.click('#filters button');
    const links = await page.locator('.card h3 a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const bench = links.find((href) => /designs\/bench$/.test(href));
    assert.ok(bench);
    await page.goto(server.address + bench);
    assert.ok(await page.locator('#still').evaluate((image) => image.naturalWidth) > 0);
    assert.notEqual(await page.getAttribute('#still', 'alt'), '');
    await page.fill('#f-length', language === 'fr' ? '130,5' : '130.5');
    await page.click('#form button[type=submit]');
    assert.match(page.url(), /length=130/);
    assert.equal(await page.inputValue('#f-length'), language === 'fr' ? '130,5' : '130.5');
    assert.ok(await page.locator('#field-length.changed').count() === 1);
    assert.ok(await page.locator('#parts tbody tr').count() > 3);
    assert.ok(await page.locator('.verdict').count() > 0);
    assert.ok(await page.locator('.sheets img').count() > 0);
    const file = await page.locator('#downloads a').first().getAttribute('href');
    assert.match(file, /bundle\.zip\?.*length=1305mm/);
    const sheet = await page.request.get(server.address + await page.locator('.sheets img').first().getAttribute('src'));
    assert.match(sheet.headers()['content-type'], /svg/);
    await context.close();
  });
}

test('out of range: a summary that leads to the field', async () => {
  const { page, context } = await open_page(browser, { javaScriptEnabled: false });
  await page.goto(`${server.address}/fr/designs/bench?length=9m&nonsense=1`);
  assert.equal(await page.inputValue('#f-length'), '9m');
  assert.equal(await page.getAttribute('#f-length', 'aria-invalid'), 'true');
  assert.equal(await page.locator('.alert a[href="#f-length"]').count(), 1);
  assert.match(await page.textContent('.alert'), /nonsense/);
  await context.close();
});

test('an address of nothing says so', async () => {
  const { page, context } = await open_page(browser, { javaScriptEnabled: false });
  const answer = await page.goto(`${server.address}/en/designs/no-such-thing`);
  assert.equal(answer.status(), 404);
  assert.equal(await page.locator('h1').count(), 1);
  assert.ok(await page.locator('main a.button').count() === 1);
  await context.close();
});

test('the gallery can be put on the first screen of a telephone', async () => {
  const address = `${server.address}/fr/`;
  const html = await (await fetch(address)).text();
  const href = html.match(/<link rel="manifest" href="([^"]+)"/)?.[1];
  assert.ok(href, 'no manifest');
  const place = new URL(href, address);
  const answer = await fetch(place);
  assert.match(answer.headers.get('content-type'), /^application\/manifest\+json/);
  const manifest = await answer.json();
  assert.equal(new URL(manifest.start_url, place).href, `${server.address}/`);
  assert.equal(new URL(manifest.scope, place).href, `${server.address}/`);
  for (const { src } of manifest.icons) assert.equal((await fetch(new URL(src, place))).status, 200, src);
});
