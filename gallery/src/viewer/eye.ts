// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Looking around: an orthographic eye on a sphere around the model, as in a drawing.

import { Box3, OrthographicCamera, Vector3 } from 'three';

export type ViewName = 'corner' | 'front' | 'side' | 'top';

const kDegree = Math.PI / 180;
/// Where each view looks from: degrees around, from the front to the right, and above the ground.
const kViews: Record<ViewName, { around: number; above: number }> = {
  corner: { around: -38, above: 28 },
  front: { around: 0, above: 0 },
  side: { around: 90, above: 0 },
  top: { around: 0, above: 89.9 },
};
const kRoom = 1.12; // around what is shown

export class Eye {
  readonly camera = new OrthographicCamera();
  private around = kViews.corner.around;
  private above = kViews.corner.above;
  private zoom = 1;
  private readonly middle = new Vector3();
  private readonly shift = new Vector3();
  private half = { width: 1, height: 1 };
  private radius = 1;

  look(view: ViewName): void {
    ({ around: this.around, above: this.above } = kViews[view]);
    this.zoom = 1;
    this.shift.set(0, 0, 0);
  }

  turn(around: number, above: number): void {
    this.around = ((this.around + around + 540) % 360) - 180;
    this.above = Math.min(89.9, Math.max(-20, this.above + above));
  }

  come_closer(factor: number): void {
    this.zoom = Math.min(12, Math.max(0.4, this.zoom * factor));
  }

  /// By shares of the picture's height.
  slide(right: number, up: number): void {
    const size = (2 * this.half.height) / this.zoom;
    const across = new Vector3().setFromMatrixColumn(this.camera.matrixWorld, 0);
    const upward = new Vector3().setFromMatrixColumn(this.camera.matrixWorld, 1);
    this.shift.addScaledVector(across, -right * size).addScaledVector(upward, -up * size);
  }

  /// The whole of `box` into a picture of this shape, from where the eye is.
  frame(box: Box3, aspect: number): void {
    box.getCenter(this.middle);
    this.radius = box.getSize(new Vector3()).length() / 2 + 0.1;
    this.place();
    const low = new Vector3(Infinity, Infinity, 0);
    const high = new Vector3(-Infinity, -Infinity, 0);
    const corner = new Vector3();
    for (let k = 0; k < 8; ++k) {
      corner.set(
        k & 1 ? box.max.x : box.min.x, k & 2 ? box.max.y : box.min.y, k & 4 ? box.max.z : box.min.z);
      corner.applyMatrix4(this.camera.matrixWorldInverse);
      low.min(corner);
      high.max(corner);
    }
    const height = Math.max(high.y - low.y, (high.x - low.x) / aspect, 0.01) * kRoom;
    this.half = { width: (height * aspect) / 2, height: height / 2 };
  }

  /// After any change, before drawing.
  apply(): void {
    this.place();
    const { camera, half, zoom } = this;
    camera.left = -half.width / zoom;
    camera.right = half.width / zoom;
    camera.top = half.height / zoom;
    camera.bottom = -half.height / zoom;
    camera.near = 0;
    camera.far = 12 * this.radius + 20;
    camera.updateProjectionMatrix();
  }

  private place(): void {
    const around = this.around * kDegree;
    const above = this.above * kDegree;
    const out = new Vector3(
      Math.sin(around) * Math.cos(above), Math.sin(above), Math.cos(around) * Math.cos(above));
    const target = this.middle.clone().add(this.shift);
    this.camera.position.copy(target).addScaledVector(out, 5 * this.radius + 10);
    this.camera.lookAt(target);
    this.camera.updateMatrixWorld(true);
  }
}
