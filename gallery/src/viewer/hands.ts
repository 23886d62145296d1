// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Pointer, wheel and keys over the 3D view. One finger turns sideways and leaves the page to be
/// scrolled up and down; two fingers come closer. The wheel scrolls the page unless Ctrl is held.

import type { ViewName } from './eye';

export interface Wishes {
  turn: (around: number, above: number) => void; // degrees
  slide: (right: number, up: number) => void; // shares of the height
  closer: (factor: number) => void;
  look: (view: ViewName) => void;
  pick: (x: number, y: number) => void; // -1 … 1, y up
}

const kClick = 5; // pixels a pointer may stray and still have clicked
const kDegreesPerPixel = 0.4;
const kKeyDegrees = 10;
const kKeyViews: Record<string, ViewName> = { '1': 'corner', '2': 'front', '3': 'side', '4': 'top', Home: 'corner' };

export function follow_hands(canvas: HTMLCanvasElement, wishes: Wishes): void {
  const down = new Map<number, { x: number; y: number }>();
  let strayed = 0;
  canvas.addEventListener('pointerdown', (event) => {
    if (down.size === 0) strayed = 0;
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', (event) => {
    const was = down.get(event.pointerId);
    if (was === undefined) return;
    const right = event.clientX - was.x;
    const below = event.clientY - was.y;
    strayed += Math.abs(right) + Math.abs(below);
    const other = [...down.entries()].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const before = Math.hypot(was.x - other.x, was.y - other.y);
      const now = Math.hypot(event.clientX - other.x, event.clientY - other.y);
      if (before > 0) wishes.closer(now / before);
    } else if (event.shiftKey || event.buttons === 2) {
      wishes.slide(right / canvas.clientHeight, -below / canvas.clientHeight);
    } else {
      wishes.turn(-right * kDegreesPerPixel, below * kDegreesPerPixel);
    }
    was.x = event.clientX;
    was.y = event.clientY;
  });
  const up = (event: PointerEvent): void => {
    const was = down.delete(event.pointerId);
    if (!was || event.type !== 'pointerup' || strayed > kClick || event.button !== 0) return;
    const box = canvas.getBoundingClientRect();
    wishes.pick(
      ((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2);
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  canvas.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    wishes.closer(Math.exp(-event.deltaY / 300));
  }, { passive: false });
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !on_key(event, wishes)) return;
    event.preventDefault();
  });
}

function on_key(event: KeyboardEvent, wishes: Wishes): boolean {
  const arrows: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1],
  };
  const arrow = arrows[event.key];
  if (arrow !== undefined) {
    if (event.shiftKey) wishes.slide(-arrow[0] / 10, -arrow[1] / 10);
    else wishes.turn(arrow[0] * kKeyDegrees, arrow[1] * kKeyDegrees);
    return true;
  }
  const view = kKeyViews[event.key];
  if (view !== undefined) wishes.look(view);
  else if (event.key === '+' || event.key === '=') wishes.closer(1.25);
  else if (event.key === '-') wishes.closer(0.8);
  else return false;
  return true;
}
