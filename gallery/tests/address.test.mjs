// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a page makes of the values in its address: those it takes as they are, those it cannot take.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawn_after, open_gallery, open_page } from './browser.mjs';

const { server, browser } = await open_gallery();

const kDesign = '/fr/designs/bench';
async function open_address(query, options = {}) {
  const opened = await open_page(browser, options);
  await opened.page.goto(`${server.address}${kDesign}${query}`);
  return opened;
}

for (const [name, viewport] of [['a screen', { width: 1280, height: 800 }], ['a telephone', { width: 360, height: 740 }]]) {
  test(`values that cannot be made, on ${name}: said where the picture would be, nothing empty`, async () => {
    const { page, context, faults } = await open_address('?length=99m', { viewport });
    assert.match(await page.innerText('#plate'), /ne peuvent pas se fabriquer/);
    assert.match(await page.innerText('#plate'), /180\scm/);
    for (const id of ['sheets', 'parts', 'downloads']) {
      assert.ok(await page.isHidden(`#${id}`), id);
      assert.ok(await page.isHidden(`.contents a[href="#${id}"]`), id);
    }
    assert.ok(await page.isVisible('.contents a[href="#story"]'));
    await page.fill('#f-length', '150');
    await drawn_after(page, 0);
    assert.ok(await page.isHidden('.no-picture'));
    await page.waitForSelector('#sheets', { state: 'visible' });
    assert.ok(await page.isVisible('.contents a[href="#sheets"]'));
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test('a value to look at that can be used is not marked as wrong', async () => {
  const { page, context } = await open_address('?length=140.5cm');
  assert.match(await page.innerText('#field-length .error'), /\S/);
  assert.equal(await page.getAttribute('#f-length', 'aria-invalid'), null);
  const [remark, bad] = await page.evaluate(() => {
    const probe = document.createElement('p');
    probe.className = 'error';
    document.body.append(probe);
    return [document.querySelector('#field-length .error > span'), probe].map((one) => getComputedStyle(one).color);
  });
  assert.notEqual(remark, bad);
  await context.close();
});

test('a ready-made version is marked only while its values are shown', async () => {
  const marked = async (query) => {
    const { page, context } = await open_address(query);
    const all = await page.locator('.presets [aria-current]').evaluateAll((links) => links.map((link) => link.dataset.preset));
    await context.close();
    return all;
  };
  assert.deepEqual(await marked(''), ['']);
  assert.deepEqual(await marked('?preset=nursery'), ['nursery']);
  assert.deepEqual(await marked('?length=150cm'), []);
  assert.deepEqual(await marked('?preset=nursery&length=99cm'), []);
});

test('the frame of a slider and the word on the copied link keep off their neighbours', async () => {
  const { page, context } = await open_address('', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('#s-length').focus();
  await page.keyboard.press('ArrowRight');
  const [frame, limits] = await page.evaluate(() => {
    const slider = document.getElementById('s-length');
    const { outlineOffset, outlineWidth } = getComputedStyle(slider);
    return [slider.getBoundingClientRect().bottom + parseFloat(outlineOffset) + parseFloat(outlineWidth),
      document.getElementById('l-length').getBoundingClientRect().top];
  });
  assert.ok(frame <= limits + 0.5, `${frame} ${limits}`);
  await page.waitForFunction(() => document.documentElement.dataset.outdated === undefined);
  await page.click('[data-do=copy]');
  await page.waitForFunction(() => document.getElementById('copied').textContent !== '');
  const gap = await page.evaluate(() => document.getElementById('copied').getBoundingClientRect().left
    - document.querySelector('[data-do=copy]').getBoundingClientRect().right);
  assert.ok(gap >= 8, `${gap}`);
  await context.close();
});
