// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// read_glb.mjs FILE...: what Khronos's validator finds in GLB files, one JSON object a line.
// Exit code 1: one of them has an error or a warning.

import fs from 'node:fs';
import path from 'node:path';
import validator from 'gltf-validator';

let fine = process.argv.length > 2;
for (const file of process.argv.slice(2)) {
  const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)), {
    uri: path.basename(file),
    maxIssues: 20,
  });
  const { numErrors, numWarnings, numInfos, messages } = report.issues;
  fine = fine && numErrors === 0 && numWarnings === 0;
  console.log(JSON.stringify({
    file,
    errors: numErrors,
    warnings: numWarnings,
    infos: numInfos,
    messages: messages.map((m) => `${m.code} ${m.pointer}: ${m.message}`),
    triangles: report.info?.totalTriangleCount ?? 0,
    vertices: report.info?.totalVertexCount ?? 0,
    materials: report.info?.materialCount ?? 0,
  }));
}
process.exit(fine ? 0 : 1);
