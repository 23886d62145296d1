// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads the GLB that plano writes: one mesh per distinct part, 16-bit positions, and one node per
/// copy that says which part and element it is. It reads no other glTF: no textures, skins or
/// sparse accessors.

export interface PartMesh {
  key: string; // the same for the same bytes, in any file
  positions: Int16Array; // x, y, z and a word of filling
  normals: Int8Array | null; // x, y, z and a byte of filling; null: flat
  indices: Uint16Array | Uint32Array;
  low: Triple; // smallest and largest position
  high: Triple;
}

export type Triple = readonly [number, number, number];

export interface Copy {
  part: string;
  element: string;
  title: string;
  mesh: number;
  colour: Triple; // linear
  matrix: Float64Array; // columns; from the mesh's steps to metres, y up
}

export interface Model {
  meshes: PartMesh[];
  copies: Copy[];
}

interface Accessor {
  bufferView: number;
  byteOffset?: number;
  componentType: number;
  count: number;
  min?: number[];
  max?: number[];
}
interface Node {
  name?: string;
  mesh?: number;
  children?: number[];
  rotation?: number[];
  translation?: number[];
  scale?: number[];
  extras?: { part?: string; element?: string };
}
interface Document {
  nodes?: Node[];
  scenes?: { nodes?: number[] }[];
  meshes?: {
    name?: string;
    primitives: { attributes: Record<string, number>; indices: number; material?: number }[];
  }[];
  materials?: { pbrMetallicRoughness?: { baseColorFactor?: number[] } }[];
  accessors?: Accessor[];
  bufferViews?: { byteOffset?: number; byteLength: number; byteStride?: number }[];
}

/// Throws RangeError where it is not such a file.
export function read_glb(bytes: ArrayBuffer): Model {
  const head = new DataView(bytes);
  if (bytes.byteLength < 20 || head.getUint32(0, true) !== 0x46546c67) throw new RangeError('no GLB');
  const json_length = head.getUint32(12, true);
  const document = JSON.parse(
    new TextDecoder().decode(new Uint8Array(bytes, 20, json_length))) as Document;
  const binary = 20 + json_length + 8;
  return new Reader(bytes, document, binary).model();
}

class Reader {
  private readonly bytes: ArrayBuffer;
  private readonly document: Document;
  private readonly binary: number;

  constructor(bytes: ArrayBuffer, document: Document, binary: number) {
    this.bytes = bytes;
    this.document = document;
    this.binary = binary;
  }

  model(): Model {
    const meshes: PartMesh[] = [];
    const known = new Map<string, number>(); // accessors -> mesh: colours share geometry
    const model: Model = { meshes, copies: [] };
    const mesh_of = (number: number): number => {
      const primitive = this.document.meshes?.[number]?.primitives[0];
      if (primitive === undefined) throw new RangeError('mesh without primitive');
      const position = primitive.attributes['POSITION'];
      if (position === undefined) throw new RangeError('mesh without positions');
      const name = `${position} ${primitive.indices}`;
      let at = known.get(name);
      if (at === undefined) {
        at = meshes.length;
        known.set(name, at);
        meshes.push(this.mesh(position, primitive.attributes['NORMAL'], primitive.indices));
      }
      return at;
    };
    const visit = (number: number, around: Float64Array): void => {
      const node = this.document.nodes?.[number];
      if (node === undefined) return;
      const matrix = product(around, matrix_of(node));
      if (node.mesh !== undefined) {
        model.copies.push({
          part: node.extras?.part ?? '',
          element: node.extras?.element ?? node.name ?? '',
          title: this.document.meshes?.[node.mesh]?.name ?? '',
          mesh: mesh_of(node.mesh),
          colour: this.colour(node.mesh),
          matrix,
        });
      }
      for (const child of node.children ?? []) visit(child, matrix);
    };
    for (const root of this.document.scenes?.[0]?.nodes ?? []) visit(root, identity());
    return model;
  }

  private colour(mesh: number): Triple {
    const material = this.document.meshes?.[mesh]?.primitives[0]?.material;
    const c = material === undefined ? undefined
      : this.document.materials?.[material]?.pbrMetallicRoughness?.baseColorFactor;
    return [c?.[0] ?? 0.7, c?.[1] ?? 0.5, c?.[2] ?? 0.27];
  }

  private place(number: number): { accessor: Accessor; offset: number; stride: number } {
    const accessor = this.document.accessors?.[number];
    const view = accessor && this.document.bufferViews?.[accessor.bufferView];
    if (!accessor || !view) throw new RangeError(`no accessor ${number}`);
    return {
      accessor,
      offset: this.binary + (view.byteOffset ?? 0) + (accessor.byteOffset ?? 0),
      stride: view.byteStride ?? 0,
    };
  }

  private mesh(position: number, normal: number | undefined, index: number): PartMesh {
    const { accessor, offset, stride } = this.place(position);
    if (accessor.componentType !== 5122) throw new RangeError('positions are not 16-bit');
    const step = stride || 6;
    const data = new DataView(this.bytes, offset, (accessor.count - 1) * step + 6);
    const positions = new Int16Array(accessor.count * 4);
    for (let k = 0, at = 0; k < accessor.count; ++k, at += step) {
      positions[4 * k] = data.getInt16(at, true);
      positions[4 * k + 1] = data.getInt16(at + 2, true);
      positions[4 * k + 2] = data.getInt16(at + 4, true);
    }
    const normals = normal === undefined ? null : this.normals(normal);
    const indices = this.indices(index);
    return {
      key: `${fnv(new Uint8Array(positions.buffer))}.${fnv(new Uint8Array(indices.buffer))}.${accessor.count}`,
      positions,
      normals,
      indices,
      low: triple(accessor.min),
      high: triple(accessor.max),
    };
  }

  private normals(number: number): Int8Array {
    const { accessor, offset, stride } = this.place(number);
    if (accessor.componentType !== 5120) throw new RangeError('normals are not 8-bit');
    const step = stride || 4;
    const from = new Int8Array(this.bytes, offset, (accessor.count - 1) * step + 3);
    const normals = new Int8Array(accessor.count * 4);
    for (let k = 0, at = 0; k < accessor.count; ++k, at += step) {
      normals[4 * k] = from[at] as number;
      normals[4 * k + 1] = from[at + 1] as number;
      normals[4 * k + 2] = from[at + 2] as number;
    }
    return normals;
  }

  private indices(number: number): Uint16Array | Uint32Array {
    const { accessor, offset } = this.place(number);
    const width = accessor.componentType === 5125 ? 4 : 2;
    const bytes = this.bytes.slice(offset, offset + accessor.count * width); // aligned anew
    return width === 4 ? new Uint32Array(bytes) : new Uint16Array(bytes);
  }
}

function triple(values: number[] | undefined): Triple {
  return [values?.[0] ?? 0, values?.[1] ?? 0, values?.[2] ?? 0];
}

/// FNV-1a over 32-bit words where there are any: equal bytes, equal number.
function fnv(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, 0, bytes.length >> 2);
  let hash = 0x811c9dc5;
  for (let k = 0; k < words.length; ++k) hash = Math.imul(hash ^ (words[k] as number), 0x01000193);
  for (let k = words.length * 4; k < bytes.length; ++k) {
    hash = Math.imul(hash ^ (bytes[k] as number), 0x01000193);
  }
  return hash >>> 0;
}

function identity(): Float64Array {
  return new Float64Array([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
}

function matrix_of(node: Node): Float64Array {
  const [x = 0, y = 0, z = 0, w = 1] = node.rotation ?? [];
  const [sx = 1, sy = 1, sz = 1] = node.scale ?? [];
  const [tx = 0, ty = 0, tz = 0] = node.translation ?? [];
  return new Float64Array([
    (1 - 2 * (y * y + z * z)) * sx, 2 * (x * y + z * w) * sx, 2 * (x * z - y * w) * sx, 0,
    2 * (x * y - z * w) * sy, (1 - 2 * (x * x + z * z)) * sy, 2 * (y * z + x * w) * sy, 0,
    2 * (x * z + y * w) * sz, 2 * (y * z - x * w) * sz, (1 - 2 * (x * x + y * y)) * sz, 0,
    tx, ty, tz, 1]);
}

function product(a: Float64Array, b: Float64Array): Float64Array {
  const out = new Float64Array(16);
  for (let column = 0; column < 4; ++column) {
    for (let row = 0; row < 4; ++row) {
      let sum = 0;
      for (let k = 0; k < 4; ++k) sum += (a[4 * k + row] as number) * (b[4 * column + k] as number);
      out[4 * column + row] = sum;
    }
  }
  return out;
}
