// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests in a browser share: a server on a free port, Debian's Chromium, small helpers.
// PLANO names the program; CHROMIUM the browser, where it is not the usual one.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const plano = process.env.PLANO ?? join(root, 'build', 'dev', 'plano');
const browser_path = process.env.CHROMIUM ?? '/usr/bin/chromium';

/// The first answers of a program built for debugging take longer than a server lets a request take.
async function warm(address) {
  for (let tries = 0; tries < 30; ++tries) {
    const answers = await Promise.all(['/fr/', '/fr/designs/bench'].map((path) => fetch(address + path)));
    if (answers.every(({ ok }) => ok)) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  throw new Error(`${address} does not answer`);
}

/// A live gallery of the whole library; `stop()` ends it. An address in PLANO_GALLERY is used as it is.
export async function serve(words = []) {
  if (process.env.PLANO_GALLERY) return { address: process.env.PLANO_GALLERY.replace(/\/$/, ''), stop: async () => {} };
  const child = spawn(plano, ['serve', '--port', '0', '--quiet', ...words], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(line.match(/https?:\/\/[^\s/]+/)?.[0]));
    child.once('exit', (code) => reject(new Error(`plano serve ended with ${code}`)));
  });
  const stop = () => new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
  await warm(address);
  return { address, stop };
}

/// A static gallery in a folder of its own; `remove()` takes it away.
export function build_static(designs) {
  const folder = mkdtempSync(join(tmpdir(), 'plano-gallery-'));
  const out = join(folder, 'gallery');
  const words = ['gallery', 'build', '-o', out, '--quiet', ...designs.flatMap((design) => ['--only', design])];
  const { status, stderr } = spawnSync(plano, words, { cwd: root, encoding: 'utf8', timeout: 240_000 });
  if (status !== 0) throw new Error(`plano gallery build ended with ${status}: ${stderr}`);
  return { folder: out, remove: () => rmSync(folder, { recursive: true }) };
}

export async function open_browser() {
  if (!existsSync(browser_path)) throw new Error(`no ${browser_path}`);
  // Root may not use the sandbox: containers of a build machine.
  const args = ['--disable-dev-shm-usage', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  return chromium.launch({ executablePath: browser_path, args });
}

/// One server and one browser for all tests of a file; both end after the last of them.
export async function open_gallery() {
  const server = await serve();
  let browser;
  after(async () => {
    await browser?.close();
    await server.stop();
  });
  browser = await open_browser();
  return { server, browser };
}

/// A page that remembers every mistake a script made and every file from elsewhere it asked for.
export async function open_page(browser, options = {}) {
  const context = await browser.newContext({ locale: 'fr-FR', serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    const ours = url.protocol !== 'http:' && url.protocol !== 'https:' || url.hostname === '127.0.0.1';
    if (!ours) faults.push(`asks ${url.hostname}`);
  });
  return { page, context, faults };
}

/// Waits until the 3D view has drawn more models than `before`.
export function drawn_after(page, before) {
  return page.waitForFunction(
    (count) => Number(document.getElementById('canvas')?.dataset.drawn ?? 0) > count, before);
}
export const drawn = (page) => page.evaluate(() => Number(document.getElementById('canvas')?.dataset.drawn ?? 0));

/// How much of the canvas is painted, and a number that changes with what is painted.
export function painted(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => {
    const canvas = document.getElementById('canvas');
    const copy = document.createElement('canvas');
    copy.width = 200;
    copy.height = 150;
    // The buffer is empty after a frame was shown: draw again by a turn there and back first.
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }));
    requestAnimationFrame(() => {
      const pen = copy.getContext('2d');
      pen.drawImage(canvas, 0, 0, 200, 150);
      const { data } = pen.getImageData(0, 0, 200, 150);
      let count = 0;
      let sum = 0;
      for (let k = 0; k < data.length; k += 4) {
        if (data[k + 3] > 200) ++count;
        sum = (sum * 31 + data[k] + data[k + 1] + data[k + 2]) >>> 0;
      }
      resolve({ share: count / (200 * 150), sum });
    });
  })));
}
