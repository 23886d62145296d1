// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The fields of a design's form: sliders beside the numbers, and what is seen at once when a value
/// changes. What values do to one another (limits, fields without effect) the server's next page says.

import { parse_measure, query_measure, show_number, size_of, snapped } from './numbers';
import { language, say } from './page';

export interface Change {
  name: string;
  value: string | null; // as an address has it; null: back to what it was
  settled: boolean; // false while dragging or typing
}

type Listener = (change: Change) => void;

export class Fields {
  private readonly form: HTMLFormElement;
  private readonly changed: Listener;
  private dragging = '';

  constructor(form: HTMLFormElement, changed: Listener) {
    this.form = form;
    this.changed = changed;
    for (const field of this.all()) this.begin(field);
  }

  /// Takes over what a fresh page says. A field somebody is in keeps what is typed unless `all`.
  take(fresh: Document, all: boolean): void {
    for (const field of this.all()) {
      const other = fresh.getElementById(field.id);
      if (other === null) continue;
      for (const key of ['low', 'high', 'step', 'value', 'default', 'scale', 'unit']) {
        const value = other.dataset[key];
        if (value === undefined) delete field.dataset[key];
        else field.dataset[key] = value;
      }
      field.hidden = other.hidden;
      field.className = other.className;
      for (const part of ['was', 'limits', 'error', 'help']) copy_part(field, other, part);
      const busy = field.contains(document.activeElement) || this.dragging === field.dataset['name'];
      copy_value(field, other, all || !busy);
      this.dress(field);
    }
    const workshop = document.getElementById('f-workshop') as HTMLSelectElement | null;
    const other = fresh.getElementById('f-workshop') as HTMLSelectElement | null;
    if (workshop !== null && other !== null) workshop.value = other.value;
  }

  private all(): HTMLElement[] {
    return Array.from(this.form.querySelectorAll<HTMLElement>('.field[data-name]'));
  }

  private begin(field: HTMLElement): void {
    const name = field.dataset['name'] ?? '';
    const text = text_of(field);
    if (text === null) {
      field.addEventListener('change', (event) => {
        const value = (event.target as HTMLInputElement | HTMLSelectElement).value;
        this.changed({ name, value, settled: true });
      });
    } else {
      this.begin_number(field, name, text);
    }
    this.dress(field);
  }

  private begin_number(field: HTMLElement, name: string, text: HTMLInputElement): void {
    text.addEventListener('input', () => this.typed(field, name, text, false));
    text.addEventListener('change', () => this.typed(field, name, text, true));
    if (field.dataset['low'] === undefined || field.dataset['high'] === undefined) return;
    const place = document.createElement('div');
    place.className = 'slider';
    const slider = document.createElement('input');
    slider.type = 'range';
    slider.id = `s-${name}`;
    slider.setAttribute('aria-label', say('slider', label_of(field)));
    place.append(slider);
    (field.querySelector('.control') ?? text).after(place);
    slider.addEventListener('input', () => {
      performance.mark('plano:input');
      this.dragging = name;
      text.value = show_number(Number(slider.value), language);
      mark_local(field, text, '');
      value_text(field, slider);
      this.changed({ name, value: query_of(field, Number(slider.value)), settled: false });
    });
    slider.addEventListener('change', () => {
      this.dragging = '';
      this.changed({ name, value: query_of(field, Number(slider.value)), settled: true });
    });
  }

  private typed(field: HTMLElement, name: string, text: HTMLInputElement, settled: boolean): void {
    const { kind = 'number', unit = '' } = field.dataset;
    const measure = parse_measure(text.value, kind, unit);
    if (measure === null) {
      if (settled) {
        mark_local(field, text, say('not_number'));
        this.changed({ name, value: text.value.trim(), settled });
      }
      return;
    }
    const shown = measure.value / (size_of(unit, kind) ?? 1);
    const low = Number(field.dataset['low'] ?? -Infinity);
    const high = Number(field.dataset['high'] ?? Infinity);
    const with_unit = (value: number): string => `${show_number(value, language)} ${unit_shown(field)}`.trim();
    mark_local(field, text, shown < low - 1e-9 || shown > high + 1e-9
      ? say('outside', with_unit(shown), with_unit(low), with_unit(high)) : '');
    const slider = slider_of(field);
    if (slider !== null) {
      slider.value = String(shown);
      value_text(field, slider);
    }
    this.changed({ name, value: query_of(field, shown), settled });
  }

  /// Slider and button in step with the field's data.
  private dress(field: HTMLElement): void {
    const slider = slider_of(field);
    const text = text_of(field);
    if (slider !== null && text !== null && this.dragging !== field.dataset['name']) {
      const { low = '0', high = '1', step, kind = 'number', unit = '' } = field.dataset;
      slider.min = low;
      slider.max = high;
      slider.step = step ?? 'any';
      const measure = parse_measure(text.value, kind, unit);
      if (measure !== null) {
        const shown = measure.value / (size_of(unit, kind) ?? 1);
        slider.value = String(snapped(shown, Number(low), Number(high), 0));
      }
      value_text(field, slider);
    }
    const was = field.querySelector<HTMLElement>('.was');
    if (was === null || was.querySelector('button') !== null) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '↺';
    button.setAttribute('aria-label', `${say('reset')}: ${label_of(field)}`);
    button.addEventListener('click', () => {
      this.changed({ name: field.dataset['name'] ?? '', value: null, settled: true });
      (text_of(field) ?? field.querySelector<HTMLElement>('input, select'))?.focus();
    });
    was.append(button);
  }
}

function text_of(field: HTMLElement): HTMLInputElement | null {
  return field.querySelector<HTMLInputElement>('input[type=text]');
}
function slider_of(field: HTMLElement): HTMLInputElement | null {
  return field.querySelector<HTMLInputElement>('input[type=range]');
}
function label_of(field: HTMLElement): string {
  return field.querySelector('label, legend')?.firstChild?.textContent?.trim() ?? '';
}
function unit_shown(field: HTMLElement): string {
  return field.querySelector('.unit')?.textContent ?? '';
}

function query_of(field: HTMLElement, shown: number): string {
  const { kind = 'number', unit = '' } = field.dataset;
  return query_measure(shown * (size_of(unit, kind) ?? 1), kind, unit);
}

function value_text(field: HTMLElement, slider: HTMLInputElement): void {
  slider.setAttribute('aria-valuetext',
    `${show_number(Number(slider.value), language)} ${field.dataset['unitWords'] ?? ''}`.trim());
}

/// What can be said before the server has spoken.
function mark_local(field: HTMLElement, text: HTMLInputElement, words: string): void {
  const error = field.querySelector<HTMLElement>('.error');
  if (error === null) return;
  error.textContent = words;
  error.hidden = words === '';
  if (words === '') {
    text.removeAttribute('aria-invalid');
  } else {
    text.setAttribute('aria-invalid', 'true');
    describe(text, error.id);
  }
}

function describe(text: HTMLInputElement, id: string): void {
  const ids = (text.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one !== '');
  if (!ids.includes(id)) text.setAttribute('aria-describedby', [...ids, id].join(' '));
}

function copy_part(field: HTMLElement, other: HTMLElement, name: string): void {
  const here = field.querySelector<HTMLElement>(`.${name}`);
  const there = other.querySelector<HTMLElement>(`.${name}`);
  if (here === null || there === null) return;
  here.replaceChildren(...Array.from(there.childNodes, (node) => document.importNode(node, true)));
  here.hidden = there.hidden;
}

function copy_value(field: HTMLElement, other: HTMLElement, overwrite: boolean): void {
  const text = text_of(field);
  const fresh = text_of(other);
  if (text !== null && fresh !== null) {
    if (overwrite) text.value = fresh.value;
    for (const key of ['aria-invalid', 'aria-describedby']) {
      const value = fresh.getAttribute(key);
      if (value === null) text.removeAttribute(key);
      else text.setAttribute(key, value);
    }
    return;
  }
  for (const input of field.querySelectorAll<HTMLInputElement>('input[type=radio]')) {
    const twin = other.querySelector<HTMLInputElement>(`input[value="${CSS.escape(input.value)}"]`);
    if (twin !== null) input.checked = twin.checked;
  }
  const select = field.querySelector('select');
  const twin = other.querySelector('select');
  if (select !== null && twin !== null) select.value = twin.value;
}
