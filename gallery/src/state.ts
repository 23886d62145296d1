// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The state of a design's page is its address: `?preset=nursery&length=1500mm`. Only what differs
/// from the defaults is in it.

/// Words of an address that are no parameters of a design.
const kReserved = new Set(['preset', 'workshop', 'only', 'from', 'exploded', 'width', 'sheet', 'lang', 'q',
  'use', 'age', 'thickness', 'sheets', 'licence']);

const kValues = new Set(['preset', 'workshop']);

export interface State {
  preset: string;
  workshop: string;
  values: Map<string, string>;
}

export function read_state(query: string): State {
  const state: State = { preset: '', workshop: '', values: new Map() };
  for (const [key, value] of new URLSearchParams(query)) {
    if (key === 'preset') state.preset = value;
    else if (key === 'workshop') state.workshop = value;
    else if (key.startsWith('p.')) state.values.set(key.slice(2), value);
    else if (!kReserved.has(key)) state.values.set(key, value);
  }
  return state;
}

/// An address with these values in place of its own; what else it says (language, point of view) stays.
export function with_values(address: string, query: string): string {
  const [path = '', old = ''] = address.split('?');
  const kept = [...new URLSearchParams(old)].filter(([key]) => kReserved.has(key) && !kValues.has(key));
  const all = [query, new URLSearchParams(kept).toString()].filter((part) => part !== '').join('&');
  return all === '' ? path : `${path}?${all}`;
}

/// Without the question mark; empty for the defaults. Sorted as the map is: the form's order.
export function write_state(state: State): string {
  const query = new URLSearchParams();
  if (state.preset !== '') query.set('preset', state.preset);
  if (state.workshop !== '') query.set('workshop', state.workshop);
  for (const [name, value] of state.values) {
    query.set(kReserved.has(name) ? `p.${name}` : name, value);
  }
  return query.toString();
}
