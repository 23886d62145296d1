// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Bundles the front end into dist/: scripts, style sheet and font with a hash of their content in
// their names, manifest.json that says which is which, the service worker, the licences of what is
// not ours. Same sources and packages, same bytes.

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const made = join(here, 'dist.new');
rmSync(made, { recursive: true, force: true });
mkdirSync(made);

const manifest = {};
function put(name, bytes) {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const dot = name.lastIndexOf('.');
  const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  writeFileSync(join(made, hashed), bytes);
  manifest[name] = hashed;
  return hashed;
}

async function bundle(entry, options) {
  const result = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    target: ['es2022'],
    legalComments: 'none', // licences.txt has them whole
    logLevel: 'warning',
    ...options,
  });
  return Buffer.from(result.outputFiles[0].contents);
}

const fontPackage = join(here, 'node_modules/@fontsource-variable/bricolage-grotesque');
const font = put('bricolage.woff2',
  readFileSync(join(fontPackage, 'files/bricolage-grotesque-latin-wght-normal.woff2')));

const css = await bundle('css/site.css', { external: ['*.woff2'] });
put('site.css', Buffer.from(css.toString().replaceAll('bricolage.woff2', font)));
put('site.js', await bundle('src/site.ts', { format: 'iife' }));
put('viewer.js', await bundle('src/viewer/viewer.ts', { format: 'iife' }));
const icon = put('favicon.svg', readFileSync(join(here, 'css/favicon.svg')));

// For those who put the gallery on the first screen of a telephone. Addresses are relative to this
// file, which lies in assets/.
put('site.webmanifest', Buffer.from(JSON.stringify({
  name: 'Planothèque',
  start_url: '../',
  scope: '../',
  display: 'minimal-ui',
  theme_color: '#f8f4ed',
  background_color: '#f8f4ed',
  icons: [{ src: icon, type: 'image/svg+xml', sizes: 'any' }],
}, null, 2) + '\n'));

const notices = [
  ['three.js', join(here, 'node_modules/three/LICENSE')],
  ['Bricolage Grotesque', join(fontPackage, 'LICENSE')],
];
put('licences.txt', Buffer.from(notices.map(([name, file]) =>
  `${name}\n${'='.repeat(name.length)}\n\n${readFileSync(file, 'utf8').trim()}\n`).join('\n\n')));

// The worker knows the files of this build by name: a new build is a new worker.
const shell = Object.values(manifest).filter((name) => !name.endsWith('.txt'));
const worker = await bundle('src/worker.ts', {
  format: 'iife',
  define: {
    SHELL_FILES: JSON.stringify(shell),
    SHELL_NAME: JSON.stringify(createHash('sha256').update(shell.join()).digest('hex').slice(0, 10)),
  },
});
writeFileSync(join(made, 'sw.js'), worker);
writeFileSync(join(made, 'manifest.json'), JSON.stringify(manifest, null, 2) + '\n');

const dist = join(here, 'dist');
rmSync(dist, { recursive: true, force: true });
renameSync(made, dist);
for (const name of readdirSync(dist).sort()) {
  const bytes = readFileSync(join(dist, name));
  const packed = name.endsWith('.woff2') ? bytes.length : gzipSync(bytes, { level: 9 }).length;
  console.log(`${name.padEnd(32)} ${(bytes.length / 1000).toFixed(1).padStart(8)} kB  ${(packed / 1000).toFixed(1).padStart(7)} kB compressed`);
}
