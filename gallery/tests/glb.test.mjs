// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { module_of } from './module.mjs';

const { read_glb } = await module_of('viewer/glb.ts');
const { edges_of } = await module_of('viewer/edges.ts');

// A box of which each face has four corners of its own, as plano writes it.
function box() {
  const positions = [];
  const indices = [];
  const corner = (k) => [k & 1 ? 100 : -100, k & 2 ? 50 : -50, k & 4 ? 9 : -9];
  for (const face of [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]]) {
    const first = positions.length;
    positions.push(...face.map(corner));
    indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }
  return { positions, indices };
}

function glb(nodes) {
  const { positions, indices } = box();
  const bytes = Buffer.alloc(positions.length * 12 + indices.length * 2);
  positions.forEach((p, k) => {
    p.forEach((value, axis) => bytes.writeInt16LE(value, 12 * k + 2 * axis));
    bytes.writeInt8(127, 12 * k + 10);
  });
  indices.forEach((value, k) => bytes.writeUInt16LE(value, positions.length * 12 + 2 * k));
  const document = {
    asset: { version: '2.0' },
    scenes: [{ nodes: [0] }],
    nodes: [{ rotation: [-Math.SQRT1_2, 0, 0, Math.SQRT1_2], scale: [0.001, 0.001, 0.001], children: nodes.map((_, k) => k + 1) }, ...nodes],
    meshes: [{ name: 'P01 Board', primitives: [{ attributes: { POSITION: 0, NORMAL: 1 }, indices: 2, material: 0 }] },
      { name: 'P01 Board', primitives: [{ attributes: { POSITION: 0, NORMAL: 1 }, indices: 2 }] }],
    materials: [{ pbrMetallicRoughness: { baseColorFactor: [1, 0.5, 0.25, 1] } }],
    accessors: [
      { bufferView: 0, componentType: 5122, count: positions.length, type: 'VEC3', min: [-100, -50, -9], max: [100, 50, 9] },
      { bufferView: 0, byteOffset: 8, componentType: 5120, normalized: true, count: positions.length, type: 'VEC3' },
      { bufferView: 1, componentType: 5123, count: indices.length, type: 'SCALAR' }],
    bufferViews: [{ buffer: 0, byteLength: positions.length * 12, byteStride: 12 },
      { buffer: 0, byteOffset: positions.length * 12, byteLength: indices.length * 2 }],
    buffers: [{ byteLength: bytes.length }],
  };
  let json = JSON.stringify(document);
  json += ' '.repeat((4 - json.length % 4) % 4);
  const head = Buffer.alloc(20);
  head.writeUInt32LE(0x46546c67, 0);
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(28 + json.length + bytes.length, 8);
  head.writeUInt32LE(json.length, 12);
  head.writeUInt32LE(0x4e4f534a, 16);
  const chunk = Buffer.alloc(8);
  chunk.writeUInt32LE(bytes.length, 0);
  chunk.writeUInt32LE(0x004e4942, 4);
  const all = Buffer.concat([head, Buffer.from(json), chunk, bytes]);
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.length);
}

const nodes = [
  { mesh: 0, translation: [10, 20, 30], scale: [2, 2, 2], extras: { part: 'P01', element: 'board[1]' } },
  { mesh: 1, extras: { part: 'P01', element: 'board[2]' } },
];

test('copies share a mesh whatever their colour', () => {
  const model = read_glb(glb(nodes));
  assert.equal(model.meshes.length, 1);
  assert.deepEqual(model.copies.map(({ part, element, mesh, title }) => [part, element, mesh, title]),
    [['P01', 'board[1]', 0, 'P01 Board'], ['P01', 'board[2]', 0, 'P01 Board']]);
  assert.deepEqual(model.copies[0].colour, [1, 0.5, 0.25]);
  assert.deepEqual(model.meshes[0].low, [-100, -50, -9]);
  assert.equal(model.meshes[0].normals[2], 127);
});

test('places are in metres, y up', () => {
  const { matrix } = read_glb(glb(nodes)).copies[0];
  // x right, y back, z up -> x, z, -y.
  assert.deepEqual([12, 13, 14].map((k) => Number(matrix[k].toFixed(9))), [0.01, 0.03, -0.02]);
  assert.ok(Math.abs(matrix[0] - 0.002) < 1e-12);
});

test('equal bytes have equal keys, other bytes others', () => {
  const one = read_glb(glb(nodes)).meshes[0];
  const two = read_glb(glb(nodes.slice(0, 1))).meshes[0];
  assert.equal(one.key, two.key);
  const bytes = glb(nodes);
  const view = new DataView(bytes);
  const binary = 20 + view.getUint32(12, true) + 8;
  view.setInt16(binary, 99, true);
  assert.notEqual(read_glb(bytes).meshes[0].key, one.key);
});

test('what is no GLB is refused', () => {
  assert.throws(() => read_glb(new ArrayBuffer(0)), RangeError);
  assert.throws(() => read_glb(new TextEncoder().encode('{"problems": [], "more": 1}').buffer), RangeError);
});

test('a box has twelve edges, its diagonals are none', () => {
  const { positions, indices } = box();
  const padded = new Int16Array(positions.flatMap((p) => [...p, 0]));
  const edges = edges_of(padded, new Uint16Array(indices));
  assert.equal(edges.length, 24);
  for (let k = 0; k < edges.length; k += 2) {
    const [a, b] = [positions[edges[k]], positions[edges[k + 1]]];
    assert.equal(a.filter((value, axis) => value !== b[axis]).length, 1);
  }
});
