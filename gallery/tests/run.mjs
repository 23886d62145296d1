// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs one file of tests for ctest; 77 where what it needs is not installed.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const gallery = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = process.argv[2];

function missing() {
  if (!existsSync(join(gallery, 'node_modules/.package-lock.json'))) return 'the packages of gallery/ (scripts/gallery)';
  if (!readFileSync(file, 'utf8').includes('./browser.mjs')) return null;
  if (!existsSync(join(gallery, 'dist/manifest.json'))) return 'gallery/dist (scripts/gallery)';
  if (!existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) return 'chromium';
  return null;
}

const lacks = missing();
if (lacks !== null) {
  console.log(`skipped: ${lacks} is missing`);
  process.exit(77);
}
process.exit(spawnSync(process.execPath, ['--test', '--test-concurrency=1', file], { stdio: 'inherit' }).status ?? 1);
