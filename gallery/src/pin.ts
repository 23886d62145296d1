// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// On a telephone held upright the model stays in sight above the form, until somebody lets it go.
/// Where that is, the style sheet says (design.css).

import { say } from './page';

export function begin_pin(): void {
  const plate = document.getElementById('plate');
  if (plate === null) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'pin';
  button.textContent = say('pinned');
  const set = (pinned: boolean): void => {
    plate.classList.toggle('pinned', pinned);
    button.setAttribute('aria-pressed', String(pinned));
  };
  button.addEventListener('click', () => set(!plate.classList.contains('pinned')));
  set(true);
  plate.append(button);
}
