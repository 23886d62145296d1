// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Lines that say how long, how wide and how high, with their figures written beside them.

import {
  type Box3, BufferAttribute, BufferGeometry, LineSegments, Matrix4, type OrthographicCamera,
  type ShaderMaterial, Vector3,
} from 'three';

export interface Framed {
  matrix: Matrix4;
  low: Vector3;
  high: Vector3;
}

export function framed(box: Box3): Framed {
  return { matrix: new Matrix4(), low: box.min, high: box.max };
}

interface Line {
  from: Vector3;
  to: Vector3;
  text: string;
}

export class Dimensions {
  readonly lines: LineSegments;
  private readonly labels: HTMLElement;
  private readonly show_length: (metres: number) => string;
  private shown: Line[] = [];
  private sizes: HalfSize[] = []; // of the figures as written: asked once for each text

  constructor(labels: HTMLElement, material: ShaderMaterial, show_length: (metres: number) => string) {
    this.labels = labels;
    this.show_length = show_length;
    this.lines = new LineSegments(new BufferGeometry(), material);
    this.lines.frustumCulled = false;
    this.lines.renderOrder = 3;
  }

  /// Along the three edges that meet nearest to the eye's lower side; null: none.
  show(of: Framed | null, camera: OrthographicCamera): void {
    this.shown = of === null ? [] : lines_of(of, camera, this.show_length);
    const points = this.shown.flatMap(({ from, to }) => [...from.toArray(), ...to.toArray()]);
    this.lines.geometry.dispose();
    this.lines.geometry = new BufferGeometry();
    this.lines.geometry.setAttribute('position', new BufferAttribute(new Float32Array(points), 3));
    this.lines.visible = this.shown.length > 0;
    while (this.labels.children.length < this.shown.length) {
      const label = document.createElement('span');
      label.className = 'measure';
      this.labels.append(label);
    }
    while (this.labels.children.length > this.shown.length) this.labels.lastElementChild?.remove();
    this.sizes = [];
    this.shown.forEach((line, k) => { (this.labels.children[k] as HTMLElement).textContent = line.text; });
  }

  /// Puts the figures where their lines are now, in a picture of this size.
  place(camera: OrthographicCamera, width: number, height: number): void {
    const middle = new Vector3();
    this.shown.forEach((line, k) => {
      middle.addVectors(line.from, line.to).multiplyScalar(0.5).project(camera);
      const { wide, high } = this.sizes[k] ??= half_size(this.labels.children[k] as HTMLElement);
      const x = Math.min(width - wide, Math.max(wide, ((middle.x + 1) / 2) * width));
      const y = Math.min(height - high, Math.max(high, ((1 - middle.y) / 2) * height));
      (this.labels.children[k] as HTMLElement).style.transform =
        `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
    });
  }
}

const kEdge = 4; // pixels between a figure and the edge of the picture

interface HalfSize {
  wide: number;
  high: number;
}
function half_size(label: HTMLElement): HalfSize {
  return { wide: label.offsetWidth / 2 + kEdge, high: label.offsetHeight / 2 + kEdge };
}

function lines_of(of: Framed, camera: OrthographicCamera, show: (metres: number) => string): Line[] {
  const corner = (k: number): Vector3 => new Vector3(
    k & 1 ? of.high.x : of.low.x, k & 2 ? of.high.y : of.low.y, k & 4 ? of.high.z : of.low.z,
  ).applyMatrix4(of.matrix);
  const corners = Array.from({ length: 8 }, (_, k) => corner(k));
  const seen = corners.map((point) => point.clone().project(camera));
  const lines: Line[] = [];
  for (const axis of [1, 2, 4]) {
    // Of the four edges along this axis, the one that lies lowest and outermost in the picture.
    let best = -1;
    let rank = -Infinity;
    for (let k = 0; k < 8; ++k) {
      if (k & axis) continue;
      const a = seen[k]!;
      const b = seen[k | axis]!;
      const upright = Math.abs(a.x - b.x) < 0.02;
      const value = upright ? -(a.x + b.x) : -(a.y + b.y);
      if (value > rank) [best, rank] = [k, value];
    }
    const from = corners[best]!;
    const to = corners[best | axis]!;
    const length = from.distanceTo(to);
    if (length < 0.0005 || seen[best]!.distanceTo(seen[best | axis]!) < 0.03) continue;
    lines.push({ from, to, text: show(length) });
  }
  return lines;
}
