// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long from a slider's move to new geometry on screen, how much of it is the server's, and what
// pages weigh. Needs a program built (best: release), gallery/dist, and Chromium.
//
//   PLANO=build/release/plano node tests/bench/gallery/slider.mjs [design] [parameter] [moves]
//
// A move is what a hand does: the slider's value, then an `input` event. On screen means that the
// graphics card has finished (a pixel is read back) and the next frame has begun. Every value is new
// to the server until all values of the slider were seen; then other parameters change what is asked.

import { drawn_after, open_browser, open_page, serve } from '../../../gallery/tests/browser.mjs';

const [design = 'saint-etienne-play-area', parameter = 'tower_width', moves = '60'] = process.argv.slice(2);

const server = await serve();
const browser = await open_browser();

function share(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)];
}
function report(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const figures = [['p50', 0.5], ['p95', 0.95], ['most', 1]]
    .map(([label, part]) => `${label} ${share(sorted, part).toFixed(1).padStart(6)}`);
  console.log(`${name.padEnd(34)} ${figures.join('  ')} ms  (${sorted.length})`);
}

async function measure_slider() {
  const { page, context } = await open_page(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.address}/fr/designs/${design}`);
  await drawn_after(page, 0);
  await page.waitForTimeout(1000);
  const answers = [];
  page.on('requestfinished', (request) => {
    if (!request.url().includes('preview.glb')) return;
    const { requestStart, responseEnd } = request.timing();
    if (responseEnd >= 0) answers.push(responseEnd - requestStart);
  });
  const times = await page.evaluate(async ({ name, count }) => {
    const slider = document.getElementById(`s-${name}`);
    const canvas = document.getElementById('canvas');
    const gl = canvas.getContext('webgl2');
    const low = Number(slider.min);
    const step = Number(slider.step);
    const places = Math.round((Number(slider.max) - low) / step) + 1;
    const times = [];
    for (let k = 0; k < count; ++k) {
      // Back and forth in strides, so that neighbours differ as they do under a hand.
      const place = (k * 7 + Math.floor(k / places)) % places;
      const before = Number(canvas.dataset.drawn);
      const began = performance.now();
      slider.value = String(low + place * step);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => {
        const look = () => {
          if (Number(canvas.dataset.drawn) === before) return setTimeout(look, 1);
          gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
          return requestAnimationFrame(() => resolve());
        };
        look();
      });
      times.push(performance.now() - began);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return times;
  }, { name: parameter, count: Number(moves) });
  report(`${design}, ${parameter}: on screen`, times);
  report('  of which the server and loopback', answers);
  await context.close();
}

/// What comes over the wire until the page is at rest, by kind.
async function weigh(name, path) {
  const { page, context } = await open_page(browser, { viewport: { width: 1440, height: 900 } });
  const weights = new Map();
  page.on('requestfinished', async (request) => {
    const { responseBodySize } = await request.sizes().catch(() => ({ responseBodySize: 0 }));
    const kind = request.resourceType();
    weights.set(kind, (weights.get(kind) ?? 0) + responseBodySize);
  });
  await page.goto(server.address + path, { waitUntil: 'networkidle' });
  await page.waitForTimeout(1500);
  const all = [...weights.values()].reduce((sum, bytes) => sum + bytes, 0);
  const kinds = [...weights].map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(0)}`);
  console.log(`${name.padEnd(34)} ${(all / 1000).toFixed(0).padStart(5)} kB: ${kinds.join(', ')}`);
  await context.close();
}

await measure_slider();
await weigh('home page', '/fr/');
await weigh(`page of ${design}`, `/fr/designs/${design}`);
await browser.close();
await server.stop();
