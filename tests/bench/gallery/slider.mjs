// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long from a slider's move to new geometry on screen, how much of it is the server's, and what
// pages weigh. Needs a program built (best: release), gallery/dist, and Chromium.
//
//   PLANO=build/release/plano node tests/bench/gallery/slider.mjs [design] [parameter] [moves]
//
// A move is what a hand does: the mouse holds the slider and goes to another place. Time begins when
// the browser had the move, and ends one frame after the graphics card has finished: a pixel is read
// back in the very task that drew, which waits for the card; the next frame then carries the picture,
// and the one after it begins when the first was handed over. The whole picture is read too, outside
// of what is timed, to say in how many moves it did change. Every value is new to the server until
// all values of the slider were seen.

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

/// In the page: notes when a move came, when its model was drawn, finished by the card, and on screen.
function watch(name) {
  const canvas = document.getElementById('canvas');
  const gl = canvas.getContext('webgl2');
  let came = 0;
  let picture = 0;
  addEventListener('pointermove', (event) => { came = event.timeStamp; }, true);
  const sum_of = () => {
    const { drawingBufferWidth: width, drawingBufferHeight: height } = gl;
    const words = new Uint32Array(width * height);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(words.buffer));
    return words.reduce((sum, word) => (Math.imul(sum, 31) + word) >>> 0, 0);
  };
  window.next_move = () => new Promise((resolve) => {
    const watcher = new MutationObserver(() => {
      watcher.disconnect();
      const drawn = performance.now();
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
      const finished = performance.now();
      const before = picture;
      picture = sum_of();
      const read = performance.now() - finished;
      const answer = performance.getEntriesByType('resource').findLast(({ name }) => name.includes('preview.glb'));
      requestAnimationFrame(() => requestAnimationFrame(() => resolve({
        screen: performance.now() - read - came,
        asked: answer.startTime - came,
        answered: answer.responseEnd - answer.startTime,
        script: drawn - answer.responseEnd,
        card: finished - drawn,
        changed: picture !== before,
      })));
    });
    watcher.observe(canvas, { attributeFilter: ['data-drawn'] });
  });
  performance.setResourceTimingBufferSize(10_000);
  const slider = document.getElementById(`s-${name}`);
  slider.scrollIntoView({ block: 'center' });
  const { left, top, width, height } = slider.getBoundingClientRect();
  const places = Math.round((Number(slider.max) - Number(slider.min)) / Number(slider.step)) + 1;
  const at = (Number(slider.value) - Number(slider.min)) / (Number(slider.max) - Number(slider.min));
  return { left: left + height / 2, width: width - height, y: top + height / 2, places, at };
}

async function measure_slider() {
  const { page, context } = await open_page(browser, { viewport: { width: 1440, height: 900 } });
  await page.goto(`${server.address}/fr/designs/${design}`);
  await drawn_after(page, 0);
  const { left, width, y, places, at } = await page.evaluate(watch, parameter);
  await page.waitForTimeout(1000);
  await page.mouse.move(left + width * at, y);
  await page.mouse.down();
  const times = [];
  let place = Math.round(at * (places - 1));
  for (let k = 0; k < Number(moves); ++k) {
    // Back and forth in strides, so that neighbours differ as they do under a hand.
    place = (place + 7) % places;
    const next = page.evaluate(() => window.next_move());
    await page.mouse.move(left + (width * place) / (places - 1), y);
    times.push(await next);
    await page.waitForTimeout(30);
  }
  await page.mouse.up();
  report(`${design}, ${parameter}: on screen`, times.map(({ screen }) => screen));
  report('  until it is asked for', times.map(({ asked }) => asked));
  report('  the server and loopback', times.map(({ answered }) => answered));
  report('  reading and drawing, scripts', times.map(({ script }) => script));
  report('  drawing, graphics card', times.map(({ card }) => card));
  console.log(`  the picture changed in ${times.filter(({ changed }) => changed).length} of ${times.length} moves`);
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
