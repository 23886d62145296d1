// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Taking apart, as assembly.json tells it, and the looser drawing of all parts drawn asunder.

import { Vector3 } from 'three';

export interface Takedown {
  steps: {
    number: number;
    elements: string[];
    moves: { direction: [number, number, number]; distance_mm: number }[];
  }[];
  contacts?: { elements: [string, string] }[];
}

/// How far what was moved away lies at most, in metres: enough to be clear, near enough to be seen.
const kFarthest = 1.2;

/// Where an element has gone after `done` steps, the last perhaps in part; null: where it was.
export function gone_after(plan: Takedown, done: number): (element: string) => Vector3 | null {
  const away = new Map<string, Vector3>();
  for (let k = 0; k < Math.min(plan.steps.length, Math.ceil(done)); ++k) {
    const step = plan.steps[k]!;
    let left = step.moves.reduce((sum, move) => sum + move.distance_mm, 0) * Math.min(1, done - k);
    const moved = new Vector3();
    for (const move of step.moves) {
      const distance = Math.min(left, move.distance_mm) / 1000;
      left -= distance * 1000;
      const [x, y, z] = move.direction;
      moved.addScaledVector(new Vector3(x, z, -y), distance);
    }
    if (moved.length() > kFarthest) moved.setLength(kFarthest);
    for (const element of step.elements) {
      away.set(element, (away.get(element) ?? new Vector3()).clone().add(moved));
    }
  }
  return (element) => away.get(element) ?? null;
}

/// Things that touch one another belong together: every element with the number of its group.
export function groups_of(plan: Takedown | null, elements: string[]): Map<string, number> {
  const leader = new Map<string, string>(elements.map((element) => [element, element]));
  const find = (element: string): string => {
    let at = element;
    while (leader.get(at) !== at) at = leader.get(at) ?? at;
    return at;
  };
  for (const { elements: [a, b] } of plan?.contacts ?? []) {
    if (leader.has(a) && leader.has(b)) leader.set(find(a), find(b));
  }
  const numbers = new Map<string, number>();
  return new Map(elements.map((element) => {
    const first = find(element);
    if (!numbers.has(first)) numbers.set(first, numbers.size);
    return [element, plan?.contacts === undefined ? 0 : numbers.get(first) as number];
  }));
}

/// Every group drawn asunder from its own middle; upwards more than sideways, never into the ground.
export function asunder(
  amount: number, groups: Map<string, number>, middles: Map<string, Vector3>, ground: number,
): (element: string, middle: Vector3) => Vector3 | null {
  if (amount === 0) return () => null;
  const sums = new Map<number, { sum: Vector3; count: number }>();
  for (const [element, middle] of middles) {
    const group = groups.get(element) ?? 0;
    const entry = sums.get(group) ?? { sum: new Vector3(), count: 0 };
    entry.sum.add(middle);
    ++entry.count;
    sums.set(group, entry);
  }
  return (element, middle) => {
    const entry = sums.get(groups.get(element) ?? 0);
    if (entry === undefined) return null;
    const centre = entry.sum.clone().divideScalar(entry.count);
    return new Vector3(
      (middle.x - centre.x) * 1.1 * amount,
      (middle.y - ground) * 0.9 * amount,
      (middle.z - centre.z) * 1.1 * amount);
  };
}
