// SPDX-FileCopyrightText: 2026 The Planothèque contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/// The service worker: what was visited opens again without a connection. It never answers from its
/// store what the server could answer: values and figures are the server's.

import { offline_page, others_of, same_address } from './offline';

declare const SHELL_FILES: string[];
declare const SHELL_NAME: string;

// The types of a page and of a worker cannot be had at once.
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const kShell = `plano-shell-${SHELL_NAME}`;
const kVisited = 'plano-visited-1';
const kMostVisited = 160; // answers kept, the oldest go first

const base = new URL('.', worker.location.href).href;
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
    const urls = (await cache.keys()).map(({ url }) => url);
    // What has other values is a wrong answer: it is offered by its name, never given in place.
    const same = urls.find((url) => same_address(url, request.url));
    const kept = same === undefined ? undefined : await cache.match(same);
    if (kept !== undefined) return kept;
    if (request.mode === 'navigate') return not_kept(request.url, urls);
    throw error;
  }
}

function not_kept(url: string, kept: readonly string[]): Response {
  const style = SHELL_FILES.find((name) => name.endsWith('.css')) ?? '';
  return new Response(offline_page(url, others_of(url, kept), assets + style, base), {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'self'" },
  });
}

async function keep(url: string, answer: Response): Promise<void> {
  const cache = await caches.open(kVisited);
  await cache.delete(url);
  await cache.put(url, answer);
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - kMostVisited))) await cache.delete(key);
}
