// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// What the two scripts of a page share. They are classic scripts, for pages on a USB stick
/// (`file:` lets no module in), so they meet in one object of the window.

import type { Triple } from './viewer/glb';
import type { ViewName } from './viewer/eye';
import type { Takedown } from './viewer/takedown';

export interface ViewerOptions {
  canvas: HTMLCanvasElement;
  labels: HTMLElement; // over the canvas, of its size
  still: boolean; // no motion is wanted
  show_length: (metres: number) => string;
  on_pick: (part: string | null) => void;
  on_look?: (view: ViewName) => void;
}

export interface ViewerPort {
  /// Throws RangeError where the bytes are no model. `keep_eye`: from where one looked before.
  show(bytes: ArrayBuffer, keep_eye: boolean): void;
  /// While another model is on its way the picture does not count as at rest.
  expect(coming: boolean): void;
  look(view: ViewName): void;
  zoom(factor: number): void;
  frame(): void;
  explode(amount: number): void; // 0 … 1
  set_plan(plan: Takedown | null): void;
  take_apart(steps: number, arrived: () => void): void;
  stop(): void;
  choose(part: string | null, accent: Triple): void;
  titles(): Map<string, string>; // of the parts' names by element
  show_measures(shown: boolean, colour: Triple): void;
}

export interface Planotheque {
  /// Of data.js: a file's bytes, for pages that can fetch none.
  receive(name: string, base64: string): void;
  files: Map<string, string>;
  create_viewer?: (options: ViewerOptions) => ViewerPort;
}

declare global {
  interface Window {
    planotheque: Planotheque;
  }
}
