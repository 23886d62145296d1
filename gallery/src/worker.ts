// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The service worker: what was visited opens again without a connection. It never answers from its
/// store what the server could answer: values and figures are the server's.

declare const SHELL_FILES: string[];
declare const SHELL_NAME: string;

// The types of a page and of a worker cannot be had at once.
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const kShell = `plano-shell-${SHELL_NAME}`;
const kVisited = 'plano-visited-1';
const kMostVisited = 160; // answers kept, the oldest go first

const assets = new URL('assets/', worker.location.href).href;

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(kShell)
    .then((cache) => cache.addAll(SHELL_FILES.map((name) => assets + name)))
    .then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names
      .filter((name) => name.startsWith('plano-shell-') && name !== kShell)
      .map((name) => caches.delete(name))))
    .then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (url.pathname.endsWith('.zip') || url.pathname.endsWith('/health')) return;
  if (request.headers.has('Plano-Passing')) return; // a value somebody drags past
  event.respondWith(url.href.startsWith(assets) ? from_shell(request) : from_server(event));
});

async function from_shell(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept !== undefined) return kept;
  return fetch(request);
}

async function from_server(event: FetchEvent): Promise<Response> {
  const { request } = event;
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === 'basic') {
      const copy = answer.clone();
      event.waitUntil(keep(request.url, copy));
    }
    return answer;
  } catch (error) {
    const cache = await caches.open(kVisited);
    const kept = await cache.match(request.url)
      // A page with other values is better than none; a model of other values is a wrong one.
      ?? (request.mode === 'navigate' ? await cache.match(request.url, { ignoreSearch: true }) : undefined);
    if (kept !== undefined) return kept;
    throw error;
  }
}

async function keep(url: string, answer: Response): Promise<void> {
  const cache = await caches.open(kVisited);
  await cache.delete(url);
  await cache.put(url, answer);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - kMostVisited))) await cache.delete(key);
}
