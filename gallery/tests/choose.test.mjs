// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A municipal officer's way through the gallery: choose, slide, see it change, share, reload,
// download, read back.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { drawn, drawn_after, open_gallery, open_page, painted } from './browser.mjs';

const { server, browser } = await open_gallery();

// The smallest design: these tests are of the gallery, and run with slow builds of the program, too.
const kDesign = 'bench';
const slider = '#s-length';

async function open_design(query = '') {
  const opened = await open_page(browser);
  await opened.page.goto(`${server.address}/fr/designs/${kDesign}${query}`);
  await drawn_after(opened.page, 0);
  return opened;
}

test('from the home page to a design', async () => {
  const { page, context, faults } = await open_page(browser);
  await page.goto(server.address);
  assert.match(page.url(), /\/fr\/$/);
  assert.equal(await page.locator('script[src*=viewer]').count(), 0);
  const all = await page.locator('.cards .card').count();
  await page.fill('#q-q', 'zzzz');
  await page.waitForFunction(() => document.querySelectorAll('.cards .card').length === 0);
  assert.match(await page.textContent('#count'), /Aucun/);
  await page.fill('#q-q', 'banc à clavettes');
  await page.waitForFunction((most) => {
    const count = document.querySelectorAll('.cards .card').length;
    return count > 0 && count < most;
  }, all);
  assert.match(page.url(), /[?&]q=banc/);
  await page.click('.card h3 a[href*="designs/bench"]');
  await page.waitForURL(new RegExp(`/fr/designs/${kDesign}`));
  await drawn_after(page, 0);
  assert.ok((await painted(page)).share > 0.01);
  assert.deepEqual(faults, []);
  await context.close();
});

test('what moves is drawn plainly, what rests with twice the pixels each way', async () => {
  const { page, context, faults } = await open_design();
  const width_is = (share) => page.waitForFunction((wanted) => {
    const canvas = document.getElementById('canvas');
    return Math.abs(canvas.width - wanted * canvas.clientWidth) < 2;
  }, share);
  await width_is(2);
  const { smoothed, widths } = await page.evaluate(() => new Promise((resolve) => {
    const canvas = document.getElementById('canvas');
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
    requestAnimationFrame(() => resolve({
      smoothed: canvas.getContext('webgl2').getContextAttributes().antialias,
      widths: [canvas.width, canvas.clientWidth],
    }));
  }));
  assert.equal(smoothed, false);
  assert.ok(widths[0] <= widths[1], `${widths}`);
  await width_is(2);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the picture is not drawn finely while another model is on its way', async () => {
  const { page, context, faults } = await open_design();
  let answer;
  await page.route('**/preview.glb*', (route) => { answer = () => route.continue(); });
  await page.evaluate((selector) => {
    document.getElementById('canvas').dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
    const input = document.querySelector(selector);
    input.value = Number(input.value) + 10;
    requestAnimationFrame(() => input.dispatchEvent(new Event('input', { bubbles: true })));
  }, slider);
  await page.waitForTimeout(700);
  assert.ok(await page.evaluate(() => {
    const canvas = document.getElementById('canvas');
    return canvas.width <= canvas.clientWidth;
  }));
  const before = await drawn(page);
  answer();
  await drawn_after(page, before);
  await page.waitForFunction(() => {
    const canvas = document.getElementById('canvas');
    return canvas.width > 1.5 * canvas.clientWidth;
  });
  assert.deepEqual(faults, []);
  await context.close();
});

test('a slider changes geometry, address and words; Back takes it back', async () => {
  const { page, context, faults } = await open_design();
  const first = await page.evaluate(() => ({ ...document.getElementById('canvas').dataset }));
  const seen = await painted(page);
  const count = await drawn(page);
  await page.locator(slider).focus();
  await page.keyboard.press('ArrowRight');
  await drawn_after(page, count);
  assert.notEqual((await painted(page)).sum, seen.sum);
  assert.match(page.url(), /[?&]length=141cm/);
  await page.waitForFunction(() => document.querySelector('#field-length').classList.contains('changed'));
  assert.match(await page.locator('#downloads a').first().getAttribute('href'), /length=141/);
  const said = await page.textContent('#sentence');
  const without = await drawn(page);
  await page.click('#f-backrest-no');
  await drawn_after(page, without);
  const second = await page.evaluate(() => ({ ...document.getElementById('canvas').dataset }));
  assert.ok(Number(second.copies) < Number(first.copies));
  await page.waitForFunction((before) => {
    const words = document.getElementById('sentence').textContent;
    return words !== '' && words !== before;
  }, said);
  assert.match(page.url(), /backrest=no/);
  const before_back = await drawn(page);
  await page.goBack();
  await drawn_after(page, before_back);
  assert.doesNotMatch(page.url(), /backrest/);
  await page.waitForFunction(() => document.querySelector('#f-backrest-yes').checked);
  await page.goBack();
  await page.waitForFunction(() => document.getElementById('f-length').value === '140');
  assert.deepEqual(faults, []);
  await context.close();
});

test('dragging is one step of the history', async () => {
  const { page, context } = await open_design();
  const entries = await page.evaluate(() => history.length);
  const box = await page.locator(slider).boundingBox();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await page.mouse.down();
  for (let k = 0; k < 12; ++k) {
    await page.mouse.move(box.x + box.width * (0.9 - k * 0.06), box.y + box.height / 2);
  }
  await page.mouse.up();
  await page.waitForFunction(() => /length=/.test(location.search));
  assert.equal(await page.evaluate(() => history.length), entries + 1);
  await context.close();
});

test('a shared address shows the same to somebody else', async () => {
  const { page, context } = await open_design();
  await page.fill('#f-length', '130,5');
  await page.press('#f-length', 'Tab');
  await page.waitForURL(/length=130\.5cm/);
  const url = page.url();
  await context.close();
  const other = await open_page(browser, { locale: 'en-GB' });
  await other.page.goto(url);
  await drawn_after(other.page, 0);
  assert.equal(await other.page.inputValue('#f-length'), '130,5');
  await other.page.goto(url.replace('/fr/', '/en/'));
  assert.equal(await other.page.inputValue('#f-length'), '130.5');
  assert.equal(await other.page.getAttribute('html', 'lang'), 'en');
  await other.context.close();
});

test('what is out of range is kept, shown and explained', async () => {
  const { page, context } = await open_design();
  await page.fill('#f-length', '270');
  await page.press('#f-length', 'Tab');
  await page.waitForSelector('.alert a[href="#f-length"]');
  assert.match(page.url(), /length=270cm/);
  assert.equal(await page.inputValue('#f-length'), '270');
  assert.equal(await page.getAttribute('#f-length', 'aria-invalid'), 'true');
  assert.match(await page.textContent('#e-length'), /180/);
  await page.reload();
  assert.equal(await page.inputValue('#f-length'), '270');
  assert.equal(await page.locator('.alert').count(), 1);
  await page.click('.alert a');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'f-length');
  await page.click('#reset');
  await page.waitForFunction(() => document.querySelector('.alert') === null);
  await page.waitForFunction(() => document.getElementById('f-length').value === '140');
  // The page had no picture and no model to begin with.
  await drawn_after(page, 0);
  assert.equal(await page.locator('#plate #still').count(), 1);
  assert.equal(await page.locator('#tools').isVisible(), true);
  await context.close();
});

test('what is no number is said so, in place', async () => {
  const { page, context } = await open_design();
  await page.fill('#f-depth', 'large');
  await page.press('#f-depth', 'Tab');
  await page.waitForFunction(() => !document.getElementById('e-depth').hidden);
  assert.notEqual(await page.textContent('#e-depth'), '');
  await context.close();
});

test('a preset sets everything at once', async () => {
  const { page, context } = await open_design();
  const count = await drawn(page);
  await page.click('.presets a[data-preset=nursery]');
  await drawn_after(page, count);
  assert.match(page.url(), /\?preset=nursery$/);
  await page.waitForSelector('.presets a[data-preset=nursery][aria-current]');
  await page.waitForFunction(() => document.getElementById('f-height').value !== '45');
  await context.close();
});

test('a part is chosen in the table and in space', async () => {
  const { page, context } = await open_design();
  const seen = await painted(page);
  const row = page.locator('tr[data-part]').first();
  await row.locator('button').click();
  assert.equal(await row.getAttribute('class'), 'is-chosen');
  await page.waitForFunction(() => document.getElementById('chosen').textContent !== '');
  assert.ok(await page.locator('.measure').count() > 0);
  assert.notEqual((await painted(page)).sum, seen.sum);
  const box = await page.locator('#canvas').boundingBox();
  let hit = null;
  for (let k = 0; k < 40 && hit === null; ++k) {
    await page.mouse.click(box.x + box.width * (0.2 + 0.015 * k), box.y + box.height * 0.55);
    hit = await page.evaluate(() => document.querySelector('tr.is-chosen')?.dataset.part ?? null);
  }
  assert.notEqual(hit, null);
  await context.close();
});

test('it comes apart, step by step and asunder', async () => {
  const { page, context } = await open_page(browser, { reducedMotion: 'reduce' });
  await page.goto(`${server.address}/fr/designs/bench`);
  await drawn_after(page, 0);
  const whole = await painted(page);
  await page.click('[data-do=step-on]');
  await page.waitForFunction(() => /1 /.test(document.getElementById('step').textContent));
  assert.notEqual((await painted(page)).sum, whole.sum);
  await page.click('[data-do=step-back]');
  await page.waitForFunction(() => document.getElementById('step').textContent === 'Assemblé');
  assert.equal((await painted(page)).sum, whole.sum);
  await page.locator('#explode').fill('270');
  await page.waitForTimeout(300);
  assert.notEqual((await painted(page)).sum, whole.sum);
  await context.close();
});

test('the bundle is downloaded, unzipped and read back', async () => {
  const { page, context } = await open_page(browser);
  await page.goto(`${server.address}/fr/designs/bench?length=1.3m`);
  const waiting = page.waitForEvent('download', { timeout: 90_000 });
  await page.locator('#downloads a').first().click();
  const download = await waiting;
  assert.match(download.suggestedFilename(), /^bench.*\.zip$/);
  const folder = mkdtempSync(join(tmpdir(), 'plano-bundle-'));
  const zip = join(folder, 'bench.zip');
  await download.saveAs(zip);
  const unpack = ['-c', 'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; z.extractall(sys.argv[2])', zip, folder];
  assert.equal(spawnSync('python3', unpack).status, 0);
  const names = spawnSync('find', [folder, '-name', 'plano.ini'], { encoding: 'utf8' }).stdout.trim();
  assert.match(readFileSync(names, 'utf8'), /length\s*=\s*1300/);
  rmSync(folder, { recursive: true });
  await context.close();
});

test('nothing of a visitor is kept', async () => {
  const { page, context } = await open_design();
  assert.deepEqual(await context.cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await context.close();
});
