// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The 3D view: a file of its own, fetched only where something is shown in space.

import { Raycaster, Vector2, Vector3, WebGLRenderer } from 'three';
import { Dimensions, framed } from './dimensions';
import { Eye, type ViewName } from './eye';
import { type Copy, type Triple, read_glb } from './glb';
import { Sharpness } from './sharpness';
import { Stage } from './stage';
import { type Takedown, asunder, gone_after, groups_of } from './takedown';
import { follow_hands } from './hands';
import type { ViewerOptions, ViewerPort } from '../port';

const kStepTime = 900; // ms a step of taking apart takes
const kRest = 220; // ms without a change after which the picture is drawn finely

class Viewer implements ViewerPort {
  private readonly renderer: WebGLRenderer;
  private readonly stage = new Stage();
  private readonly eye = new Eye();
  private readonly dimensions: Dimensions;
  private plan: Takedown | null = null;
  private loose = 0;
  private done = 0; // steps of taking apart
  private animation = 0;
  private asked = 0; // for a frame
  private drawn = 0;
  private rest = 0; // timer
  private expected = false; // another model
  private timing = false; // of a frame
  private readonly sharpness = new Sharpness();
  private chosen: Copy | null = null;
  private measures = false;
  private readonly options: ViewerOptions;

  constructor(options: ViewerOptions) {
    this.options = options;
    const { canvas } = options;
    this.renderer = new WebGLRenderer({ canvas, antialias: false, alpha: true });
    this.renderer.sortObjects = true;
    this.dimensions = new Dimensions(
      options.labels, this.stage.materials.measure, options.show_length);
    this.stage.scene.matrixWorldAutoUpdate = false;
    this.stage.scene.add(this.dimensions.lines);
    new ResizeObserver(() => this.resize()).observe(canvas);
    follow_hands(canvas, {
      turn: (around, above) => { this.eye.turn(around, above); this.moved(); },
      slide: (right, up) => { this.eye.slide(right, up); this.moved(); },
      closer: (factor) => { this.eye.come_closer(factor); this.moved(); },
      look: (view) => { this.look(view); options.on_look?.(view); },
      pick: (x, y) => options.on_pick(this.copy_at(x, y)?.part ?? null),
    });
    this.resize();
  }

  show(bytes: ArrayBuffer, keep_eye: boolean): void {
    const model = read_glb(bytes);
    const count = this.stage.show(model);
    const { canvas } = this.options;
    canvas.dataset['vertices'] = String(count.vertices);
    canvas.dataset['triangles'] = String(count.triangles);
    canvas.dataset['copies'] = String(count.copies);
    if (!keep_eye || this.drawn === 0) this.frame();
    if (this.chosen !== null) {
      const { element } = this.chosen;
      this.chosen = this.stage.copies().find((copy) => copy.element === element) ?? null;
    }
    this.pose();
    this.measure();
    this.draw_now();
    canvas.dataset['drawn'] = String(++this.drawn);
    performance.mark('plano:drawn');
  }

  expect(coming: boolean): void {
    this.expected = coming;
    this.come_to_rest();
  }

  look(view: ViewName): void {
    this.eye.look(view);
    this.frame();
    this.measure();
    this.ask();
  }

  zoom(factor: number): void {
    this.eye.come_closer(factor);
    this.moved();
  }

  frame(): void {
    const { width, height } = this.size();
    this.eye.frame(this.stage.box, width / height);
    this.ask();
  }

  set_plan(plan: Takedown | null): void {
    this.plan = plan;
    this.done = 0;
    this.pose();
    this.ask();
  }

  explode(amount: number): void {
    this.stop();
    this.loose = amount;
    this.done = 0;
    this.pose();
    this.ask();
  }

  /// After `steps` steps of taking apart, in one go or as one can follow it.
  take_apart(steps: number, arrived: () => void): void {
    this.stop();
    this.loose = 0;
    const most = this.plan?.steps.length ?? 0;
    const to = Math.min(most, Math.max(0, steps));
    if (this.options.still) {
      this.done = to;
      this.pose();
      this.ask();
      arrived();
      return;
    }
    const from = this.done;
    const began = performance.now();
    const long = kStepTime * Math.max(1, Math.abs(to - from));
    const tick = (now: number): void => {
      const share = Math.min(1, Math.max(0, (now - began) / long));
      this.done = from + (to - from) * share;
      this.pose();
      this.ask();
      if (share < 1) {
        this.animation = requestAnimationFrame(tick);
      } else {
        this.animation = 0;
        arrived();
      }
    };
    this.animation = requestAnimationFrame(tick);
  }

  stop(): void {
    if (this.animation !== 0) cancelAnimationFrame(this.animation);
    this.animation = 0;
    this.done = Math.round(this.done);
  }

  choose(part: string | null, accent: Triple): void {
    this.chosen = part === null ? null
      : this.stage.copies().find((copy) => copy.part === part) ?? null;
    this.stage.choose(this.chosen === null ? null : (copy) => copy.part === part, accent);
    this.measure();
    this.ask();
  }

  titles(): Map<string, string> {
    return new Map(this.stage.copies().map((copy) => [copy.element, copy.title]));
  }

  show_measures(shown: boolean, colour: Triple): void {
    this.measures = shown;
    this.stage.materials.measure.uniforms['colour']!.value.setRGB(...colour);
    this.measure();
    this.ask();
  }

  private pose(): void {
    if (this.loose > 0) {
      const copies = this.stage.copies();
      const middles = new Map(copies.map(({ element, matrix }) =>
        [element, new Vector3(matrix[12], matrix[13], matrix[14])]));
      const groups = groups_of(this.plan, copies.map(({ element }) => element));
      this.stage.move(asunder(this.loose, groups, middles, this.stage.box.min.y));
    } else if (this.plan !== null && this.done > 0) {
      this.stage.move(gone_after(this.plan, this.done));
    } else {
      this.stage.move(() => null);
    }
  }

  private measure(): void {
    this.eye.apply();
    const of = this.chosen !== null ? this.stage.frame_of(this.chosen)
      : this.measures ? framed(this.stage.box) : null;
    this.dimensions.show(of, this.eye.camera);
  }

  private moved(): void {
    this.measure();
    this.ask();
  }

  private copy_at(x: number, y: number): Copy | null {
    const ray = new Raycaster();
    this.eye.apply();
    ray.setFromCamera(new Vector2(x, y), this.eye.camera);
    const hit = ray.intersectObjects(this.stage.hit_targets(), false)[0];
    return hit === undefined ? null : this.stage.copy_of(hit.object as never);
  }

  private size(): { width: number; height: number } {
    const { canvas } = this.options;
    return { width: Math.max(1, canvas.clientWidth), height: Math.max(1, canvas.clientHeight) };
  }

  private resize(): void {
    this.frame();
    if (this.drawn > 0) this.draw_now(); // a resized canvas is empty until it is drawn again
  }

  private ask(): void {
    if (this.asked !== 0) return;
    this.asked = requestAnimationFrame(() => this.draw_now());
  }

  /// Something moves: plainly and at once, finely when it has come to rest.
  private draw_now(): void {
    if (this.asked !== 0) cancelAnimationFrame(this.asked);
    this.asked = 0;
    this.draw(this.sharpness.moving(devicePixelRatio), false);
    this.time_frame();
    this.come_to_rest();
  }

  /// To draw finely takes longer than the next change may have to wait.
  private come_to_rest(): void {
    clearTimeout(this.rest);
    if (!this.expected) this.rest = setTimeout(() => this.draw_finely(), kRest);
  }

  private draw_finely(): void {
    const { width, height } = this.size();
    this.draw(this.sharpness.still(devicePixelRatio, width, height), true);
  }

  private draw(ratio: number, fine: boolean): void {
    const { width, height } = this.size();
    this.fit(ratio, width, height);
    this.stage.materials.set_fine(fine);
    this.eye.apply();
    this.renderer.render(this.stage.scene, this.eye.camera);
    this.dimensions.place(this.eye.camera, width, height);
  }

  /// A canvas is only touched where its size changes: it is emptied by that.
  private fit(ratio: number, width: number, height: number): void {
    const { canvas } = this.options;
    if (canvas.width === Math.floor(width * ratio) && canvas.height === Math.floor(height * ratio)) return;
    this.renderer.setDrawingBufferSize(width, height, ratio);
  }

  /// Asks the card when it has finished, rather than waiting for it.
  private time_frame(): void {
    const gl = this.renderer.getContext() as WebGL2RenderingContext;
    const sync = this.timing ? null : gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    if (sync === null) return;
    gl.flush();
    this.timing = true;
    const began = performance.now();
    const look = (): void => {
      const state: unknown = gl.getSyncParameter(sync, gl.SYNC_STATUS);
      if (state === gl.UNSIGNALED) {
        setTimeout(look, 4);
        return;
      }
      this.timing = false;
      gl.deleteSync(sync);
      if (state === gl.SIGNALED) this.sharpness.took(performance.now() - began);
    };
    setTimeout(look, 4);
  }
}

window.planotheque.create_viewer = (options) => new Viewer(options);
