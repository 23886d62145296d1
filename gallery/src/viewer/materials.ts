// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The boards as they are drawn: faces in the sun, their edges in ink, their shadow on the ground.
/// They are closed, so sides that look away from the eye, or from the sun, need not be painted.

import { Color, NoBlending, ShaderMaterial, Vector3 } from 'three';
import type { Triple } from './glb';

/// Towards the sun: from the left, the front and above, as in plano's own pictures.
export const kSun = new Vector3(-0.6, 0.72, 0.3).normalize();
const kInk = new Color().setRGB(38 / 255, 30 / 255, 24 / 255);
const kShadowStrength = 0.16;
/// A line is one pixel wide: thin and dark where pixels are many, softer while they are few.
const kInkStrength = { fine: 0.9, plain: 0.55 };

const kFaceVertex = `
varying vec3 n;
void main() {
  n = mat3(modelMatrix) * normal;
  gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(position, 1.0);
}`;
const kFaceFragment = `
uniform vec3 colour;
uniform vec3 sun;
varying vec3 n;
void main() {
  vec3 m = normalize(n);
  float key = max(dot(m, sun), 0.0);
  float sky = 0.5 + 0.5 * m.y;
  vec3 light = vec3(0.40, 0.39, 0.40) + vec3(0.13, 0.14, 0.16) * sky + vec3(0.62, 0.60, 0.56) * key;
  vec3 c = min(colour * light, 1.0);
  gl_FragColor = vec4(mix(c * 12.92, 1.055 * pow(max(c, 0.0031), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c)), 1.0);
}`;
const kPlainVertex = `
void main() { gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(position, 1.0); }`;
const kInkFragment = `
uniform vec3 colour;
uniform float strength;
void main() { gl_FragColor = vec4(colour * strength, strength); }`;
const kShadowVertex = `
uniform vec3 sun;
uniform float ground;
void main() {
  vec4 world = modelMatrix * vec4(position, 1.0);
  float height = max(world.y - ground, 0.0);
  world.xyz -= sun * (height / sun.y);
  world.y = ground;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

export class Materials {
  readonly edge = new ShaderMaterial({
    vertexShader: kPlainVertex,
    fragmentShader: kInkFragment,
    uniforms: { colour: { value: kInk }, strength: { value: kInkStrength.plain } },
    transparent: true,
    premultipliedAlpha: true,
    depthWrite: false,
  });
  /// Flat: where shadows lie over one another they are no darker.
  readonly shadow = new ShaderMaterial({
    vertexShader: kShadowVertex,
    fragmentShader: kInkFragment,
    uniforms: {
      sun: { value: kSun }, ground: { value: 0 },
      colour: { value: kInk }, strength: { value: kShadowStrength },
    },
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
  });
  readonly measure = new ShaderMaterial({
    vertexShader: kPlainVertex,
    fragmentShader: kInkFragment,
    uniforms: { colour: { value: new Color(0, 0, 0) }, strength: { value: 1 } },
    depthTest: false,
    depthWrite: false,
  });
  private readonly faces = new Map<string, ShaderMaterial>();

  set_fine(fine: boolean): void {
    this.edge.uniforms['strength']!.value = fine ? kInkStrength.fine : kInkStrength.plain;
  }

  face(colour: Triple): ShaderMaterial {
    const name = colour.join();
    let face = this.faces.get(name);
    if (face === undefined) {
      face = new ShaderMaterial({
        vertexShader: kFaceVertex,
        fragmentShader: kFaceFragment,
        uniforms: { colour: { value: new Vector3(...colour) }, sun: { value: kSun } },
        polygonOffset: true,
        polygonOffsetFactor: 1,
        polygonOffsetUnits: 1,
      });
      this.faces.set(name, face);
    }
    return face;
  }
}

/// How a board looks beside one that was chosen.
export function faded(colour: Triple): Triple {
  const grey = 0.3 * colour[0] + 0.59 * colour[1] + 0.11 * colour[2];
  const pale = (c: number): number => 0.55 * (0.35 * c + 0.65 * grey) + 0.45 * 0.8;
  return [pale(colour[0]), pale(colour[1]), pale(colour[2])];
}
