// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The lines to draw along the edges of a part. plano writes a vertex once per smooth surface it
/// belongs to, so a side that only one triangle has is an edge one sees: no angle has to be
/// measured.

/// Pairs of indices, each edge once although two surfaces meet in it.
export function edges_of(positions: Int16Array, indices: Uint16Array | Uint32Array): Uint32Array {
  const lone = lone_sides(indices);
  // Both surfaces have the edge, with vertices of their own at the same places.
  const table = new Table(lone.length);
  const out = new Uint32Array(lone.length);
  let used = 0;
  for (let k = 0; k < lone.length; k += 2) {
    const a = place_of(positions, lone[k] as number);
    const b = place_of(positions, lone[k + 1] as number);
    if (!table.add(Math.min(a, b), Math.max(a, b))) continue;
    out[used++] = lone[k] as number;
    out[used++] = lone[k + 1] as number;
  }
  return out.slice(0, used);
}

/// A number for a place; two places may share one by chance, once in four thousand million.
function place_of(positions: Int16Array, vertex: number): number {
  const x = positions[4 * vertex] as number;
  const y = positions[4 * vertex + 1] as number;
  const z = positions[4 * vertex + 2] as number;
  return (Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(z, 83492791)) >>> 0;
}

/// Sides that exactly one triangle has, as pairs of vertices.
function lone_sides(indices: Uint16Array | Uint32Array): Uint32Array {
  const table = new Table(indices.length);
  for (let t = 0; t < indices.length; t += 3) {
    for (let k = 0; k < 3; ++k) {
      const a = indices[t + k] as number;
      const b = indices[t + ((k + 1) % 3)] as number;
      table.add(Math.min(a, b), Math.max(a, b));
    }
  }
  return table.seen_once();
}

/// Counts pairs of numbers. Open addressing in typed arrays: a Map of pairs takes ten times longer.
class Table {
  private readonly first: Uint32Array;
  private readonly second: Uint32Array;
  private readonly count: Uint8Array;
  private readonly mask: number;

  constructor(most: number) {
    let size = 16;
    while (size < 2 * most) size *= 2;
    this.mask = size - 1;
    this.first = new Uint32Array(size);
    this.second = new Uint32Array(size);
    this.count = new Uint8Array(size);
  }

  /// True where the pair is new.
  add(a: number, b: number): boolean {
    let at = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & this.mask;
    for (;;) {
      const count = this.count[at] as number;
      if (count === 0) {
        this.first[at] = a;
        this.second[at] = b;
        this.count[at] = 1;
        return true;
      }
      if (this.first[at] === a && this.second[at] === b) {
        this.count[at] = Math.min(255, count + 1);
        return false;
      }
      at = (at + 1) & this.mask;
    }
  }

  seen_once(): Uint32Array {
    const out = new Uint32Array(2 * this.count.length);
    let used = 0;
    for (let at = 0; at < this.count.length; ++at) {
      if (this.count[at] !== 1) continue;
      out[used++] = this.first[at] as number;
      out[used++] = this.second[at] as number;
    }
    return out.slice(0, used);
  }
}
