// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Fetching from the server, with its ways of saying no.

import { kPageId, say } from './page';

export class Refused extends Error {
  readonly status: number;
  readonly wait: number; // seconds the server asks for; 0: it names none
  constructor(answer: Response) {
    super(`status ${answer.status}`);
    this.status = answer.status;
    this.wait = Number(answer.headers.get('Retry-After')) || 0;
  }
}

const kMostTries = 3;
const kLongestWait = 10; // seconds

function wait(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    }, { once: true });
  });
}

/// An answer with status 200. Where the server is busy it is asked again after the time it names,
/// and `tell` says so. A passing wish (somebody drags) is not kept for offline. Throws Refused, TypeError without a connection, AbortError.
export async function ask(
  url: string, signal: AbortSignal, tell: (words: string) => void, kind: 'lasting' | 'passing' = 'lasting',
): Promise<Response> {
  const headers: Record<string, string> = { 'Plano-Page': kPageId };
  if (kind === 'passing') headers['Plano-Passing'] = 'yes';
  for (let tries = 1; ; ++tries) {
    const answer = await fetch(url, { signal, headers });
    if (answer.ok) return answer;
    if (answer.status !== 503 || tries === kMostTries) throw new Refused(answer);
    const seconds = Math.min(kLongestWait, Math.max(1, Number(answer.headers.get('Retry-After')) || 1));
    tell(say('waiting', String(seconds)));
    await wait(seconds, signal);
  }
}

export function is_abort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
