// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Numbers as people write them: comma or point, spaces between thousands, with or without a unit.
/// The program has the last word on every value; this is for sliders and for what a person sees
/// while dragging.

/// How many of a field's base unit (millimetre, degree, kilogram…) one of a unit is.
const kUnits: Record<string, Record<string, number>> = {
  length: { mm: 1, cm: 10, dm: 100, m: 1000, µm: 0.001, in: 25.4 },
  angle: { deg: 1, '°': 1, rad: 180 / Math.PI },
  number: { '': 1 },
};

export interface Measure {
  value: number; // in the field's base unit
  unit: string; // as written; empty where none was
}

/// Null where the text is no number, or has a unit that is none of this kind. A text without unit is
/// taken in `unit`, the one the field shows.
export function parse_measure(text: string, kind: string, unit: string): Measure | null {
  const match = /^\s*([+\u2212-]?)\s*([\d\s\u00a0\u202f]*)(?:[.,](\d*))?\s*([^\d\s.,+-].*?)?\s*$/u.exec(text);
  if (!match) return null;
  const whole = (match[2] ?? '').replace(/[\s\u00a0\u202f]/gu, '');
  const fraction = match[3] ?? '';
  if (whole === '' && fraction === '') return null;
  const written = match[4] ?? '';
  const size = size_of(written === '' ? unit : written, kind);
  if (size === null) return null;
  const magnitude = Number(`${whole || '0'}.${fraction || '0'}`) * size;
  return { value: match[1] === '' || match[1] === '+' ? magnitude : -magnitude, unit: written };
}

/// Of a unit in the base of its kind; null for a unit of another kind. Kinds without a list of units
/// know the one they are shown in.
export function size_of(unit: string, kind: string): number | null {
  const units = kUnits[kind];
  if (units === undefined) return 1;
  return units[unit] ?? (unit === '' ? 1 : null);
}

/// What goes into the field and into the address: "120.5 cm", "120,5 cm". No more decimals than the
/// step needs.
export function show_measure(value: number, kind: string, unit: string, language: string): string {
  const number = show_number(value / (size_of(unit, kind) ?? 1), language);
  return unit === '' ? number : unit === '°' ? number + unit : `${number}\u00a0${unit}`;
}

export function show_number(value: number, language: string): string {
  const text = String(Number(value.toFixed(3)));
  return language === 'fr' ? text.replace('.', ',') : text;
}

/// The same as a word of an address: "120.5cm".
export function query_measure(value: number, kind: string, unit: string): string {
  return `${Number((value / (size_of(unit, kind) ?? 1)).toFixed(6))}${unit === '°' ? 'deg' : unit}`;
}

/// The nearest place of a slider: whole steps from `low`, never past `high`.
export function snapped(value: number, low: number, high: number, step: number): number {
  if (!(step > 0)) return Math.min(high, Math.max(low, value));
  const steps = Math.round((value - low) / step);
  const most = Math.floor((high - low) / step + 1e-9);
  return low + Math.min(most, Math.max(0, steps)) * step;
}
