// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The stage of a design: the 3D view where the browser has one, its tools, and the table of parts
/// that points into it. The script that draws is fetched when the page is at rest.

import { ask } from './ask';
import { announce, language, live, page, say, wants_no_motion } from './page';
import { show_number } from './numbers';
import type { ViewerPort } from './port';
import { with_values } from './state';
import type { Takedown } from './viewer/takedown';

const kZoomStep = 1.25;
const kMostNamed = 2; // parts named in a sentence on a step

export class Stage {
  private viewer: ViewerPort | null = null;
  private readonly space: HTMLElement;
  private readonly plate: HTMLElement;
  private query = '';
  private plan: Takedown | null = null;
  private plan_query: string | null = null; // whose plan it is
  private step = 0;
  private playing = false;
  private chosen: string | null = null;
  private measures = false;
  private beginning = false;
  private hopeless = false; // this browser draws nothing in space

  static of_page(): Stage | null {
    const space = document.getElementById('space');
    const plate = document.getElementById('plate');
    return space === null || plate === null ? null : new Stage(space, plate);
  }

  private constructor(space: HTMLElement, plate: HTMLElement) {
    this.space = space;
    this.plate = plate;
    this.query = page?.query ?? '';
    document.addEventListener('plano:exchanged', () => this.dress_parts());
  }

  get in_space(): boolean {
    return this.viewer !== null;
  }

  /// After the page has come to rest: the script, the first model, the tools. Where the first values
  /// could not be made there is no model; `begin` is then called again for others.
  async begin(query = this.query): Promise<void> {
    if (page === null || page.viewer === '' || this.beginning || this.hopeless || this.in_space) return;
    this.beginning = true;
    this.query = query;
    await this.open(page.viewer);
    this.beginning = false;
  }

  private async open(viewer: string): Promise<void> {
    if (window.planotheque.create_viewer === undefined) await script(viewer);
    const bytes = await this.file('preview');
    const { create_viewer } = window.planotheque;
    if (bytes === null || create_viewer === undefined) return;
    const canvas = document.getElementById('canvas') as HTMLCanvasElement;
    this.space.hidden = false;
    try {
      this.viewer = create_viewer({
        canvas,
        labels: document.getElementById('labels') as HTMLElement,
        still: wants_no_motion(),
        show_length: (metres) => `${show_number(Math.round(metres * 1000) / 10, language)}\u00a0cm`,
        on_pick: (part) => this.choose(part),
        on_look: (view) => this.mark_view(view),
      });
      this.viewer.show(bytes, false);
    } catch {
      this.viewer = null;
      this.hopeless = true;
      this.space.hidden = true;
      announce('chosen', say('no_space'));
      return;
    }
    this.plate.classList.add('has-space');
    this.begin_tools();
    this.dress_parts();
  }

  /// Another model for these values; what is shown stays as it is seen.
  show(bytes: ArrayBuffer, query: string, settled: boolean): void {
    this.query = query;
    this.plate.classList.remove('stale');
    if (this.plan !== null) this.forget_plan();
    this.viewer?.show(bytes, !settled);
  }

  expect(coming: boolean): void {
    this.viewer?.expect(coming);
  }

  show_stale(): void {
    this.plate.classList.add('stale');
  }

  preview_address(query: string): string {
    return with_values(this.space.dataset['preview'] ?? '', query);
  }

  private async file(kind: 'preview' | 'assembly'): Promise<ArrayBuffer | null> {
    const name = kind === 'preview' ? 'preview.glb' : 'assembly.json';
    if (location.protocol === 'file:') {
      const files = this.space.dataset['files'] ?? '';
      if (files === '') return null;
      if (window.planotheque.files.size === 0) await script(files);
      return bytes_of(window.planotheque.files.get(name));
    }
    const place = this.space.dataset[kind] ?? '';
    try {
      const url = live ? with_values(place, this.query) : place;
      const answer = await ask(url, new AbortController().signal, (words) => announce('chosen', words));
      return await answer.arrayBuffer();
    } catch {
      return null;
    }
  }

  // ---- Tools

  private begin_tools(): void {
    const tools = document.getElementById('tools');
    if (tools === null) return;
    tools.hidden = false;
    tools.addEventListener('click', (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-do]');
      if (button !== null) void this.do(button.dataset['do'] ?? '');
    });
    const explode = document.getElementById('explode') as HTMLInputElement | null;
    explode?.addEventListener('input', () => void this.explode(Number(explode.value) / 100));
    this.mark_view('corner');
  }

  private async do(what: string): Promise<void> {
    const viewer = this.viewer;
    if (viewer === null) return;
    if (what.startsWith('look-')) {
      const view = what.slice(5) as Parameters<ViewerPort['look']>[0];
      viewer.look(view);
      this.mark_view(view);
    } else if (what === 'closer') {
      viewer.zoom(kZoomStep);
    } else if (what === 'farther') {
      viewer.zoom(1 / kZoomStep);
    } else if (what === 'measures') {
      this.measures = !this.measures;
      press('measures', this.measures);
      viewer.show_measures(this.measures, [0.14, 0.12, 0.1]);
    } else if (what === 'step-on') {
      await this.go_to(this.step + 1);
    } else if (what === 'step-back') {
      await this.go_to(this.step - 1);
    } else if (what === 'play') {
      await this.play();
    }
  }

  private mark_view(view: string): void {
    for (const name of ['corner', 'front', 'side', 'top']) press(`look-${name}`, name === view);
  }

  private async explode(amount: number): Promise<void> {
    this.playing = false;
    await this.need_plan();
    this.step = 0;
    this.say_step();
    this.viewer?.explode(amount);
  }

  // ---- Taking apart

  private forget_plan(): void {
    this.playing = false;
    this.plan = null;
    this.plan_query = null;
    this.step = 0;
    this.viewer?.set_plan(null);
    this.say_step();
  }

  private async need_plan(): Promise<void> {
    if (this.plan_query === this.query) return;
    const bytes = await this.file('assembly');
    this.plan_query = this.query;
    this.plan = bytes === null ? null : JSON.parse(new TextDecoder().decode(bytes)) as Takedown;
    this.viewer?.set_plan(this.plan);
  }

  private async go_to(step: number): Promise<void> {
    await this.need_plan();
    const viewer = this.viewer;
    const most = this.plan?.steps.length ?? 0;
    if (viewer === null) return;
    if (most === 0) {
      announce('step', say('no_steps'));
      return;
    }
    const explode = document.getElementById('explode') as HTMLInputElement | null;
    if (explode !== null) explode.value = '0';
    this.step = Math.min(most, Math.max(0, step));
    this.say_step();
    await new Promise<void>((arrived) => viewer.take_apart(this.step, arrived));
  }

  private async play(): Promise<void> {
    this.playing = !this.playing;
    this.mark_playing();
    if (this.playing && this.step >= (this.plan?.steps.length ?? Infinity)) await this.go_to(0);
    while (this.playing) {
      const before = this.step;
      await this.go_to(this.step + 1);
      if (this.step === before) break;
      await new Promise((resolve) => setTimeout(resolve, wants_no_motion() ? 1500 : 250));
    }
    this.playing = false;
    this.mark_playing();
  }

  private mark_playing(): void {
    const button = document.querySelector('[data-do=play]');
    if (button !== null) button.textContent = say(this.playing ? 'pause' : 'play');
  }

  private say_step(): void {
    const steps = this.plan?.steps ?? [];
    const step = steps[this.step - 1];
    if (step === undefined) {
      announce('step', say('step_start'));
      return;
    }
    const titles = this.viewer?.titles() ?? new Map<string, string>();
    const names = [...new Set(step.elements.map((element) => titles.get(element) ?? element))];
    const words = names.length <= kMostNamed + 1 ? names.join(', ')
      : say('and_more', names.slice(0, kMostNamed).join(', '), String(names.length - kMostNamed));
    announce('step', say('step', String(this.step), String(steps.length), words));
  }

  // ---- Parts

  private dress_parts(): void {
    if (this.viewer === null) return;
    for (const row of document.querySelectorAll<HTMLElement>('tr[data-part]')) {
      const cell = row.querySelector('td.id');
      const part = row.dataset['part'] ?? '';
      if (cell === null || cell.querySelector('button') !== null) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = part;
      button.setAttribute('aria-label', say('show_part', part));
      button.addEventListener('click', () => {
        this.choose(part === this.chosen ? null : part);
        if (this.chosen !== null) {
          this.plate.scrollIntoView({ block: 'center', behavior: wants_no_motion() ? 'auto' : 'smooth' });
        }
      });
      cell.replaceChildren(button);
    }
    this.mark_part();
  }

  choose(part: string | null): void {
    this.chosen = part;
    this.viewer?.choose(part, linear(accent()));
    this.mark_part();
    const row = part === null ? null : document.querySelector(`tr[data-part="${CSS.escape(part)}"]`);
    announce('chosen', part === null ? '' : say('part', part, row?.querySelector('th')?.textContent ?? ''));
  }

  private mark_part(): void {
    for (const row of document.querySelectorAll<HTMLElement>('tr[data-part]')) {
      const chosen = row.dataset['part'] === this.chosen;
      row.classList.toggle('is-chosen', chosen);
      row.querySelector('td.id button')?.setAttribute('aria-pressed', String(chosen));
    }
  }
}

function press(what: string, pressed: boolean): void {
  document.querySelector(`[data-do="${what}"]`)?.setAttribute('aria-pressed', String(pressed));
}

function bytes_of(base64: string | undefined): ArrayBuffer | null {
  if (base64 === undefined) return null;
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < text.length; ++k) bytes[k] = text.charCodeAt(k);
  return bytes.buffer;
}

/// A classic script, run once.
function script(src: string): Promise<void> {
  return new Promise((resolve) => {
    const element = document.createElement('script');
    element.src = src;
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => resolve());
    document.head.append(element);
  });
}

type Triple = [number, number, number];

/// The town's accent as the style sheet has it, 0 … 1.
function accent(): Triple {
  const probe = document.createElement('span');
  probe.hidden = true;
  probe.style.color = 'var(--accent)';
  document.body.append(probe);
  const channels = getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  probe.remove();
  return [0, 1, 2].map((k) => Number(channels[k] ?? 128) / 255) as Triple;
}

function linear(colour: Triple): Triple {
  return colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Triple;
}

