// Darn's service worker: serves the whole release with no network.
//
// What it relies on, and keeps to:
// - The list below was made after the build from the final bytes. One cache
//   holds exactly one build, so files of two builds never mix.
// - A build installs whole or not at all: one failed file fails the install and
//   the old build goes on.
// - It never takes over an open page by itself. It waits until no page uses the
//   old build, or until a page asks.
// - It deletes only its own older caches. What a person kept is not in caches.
"use strict";
const VERSION = "__VERSION__";
const FILES = __FILES__; // path -> sha256 of its bytes
const PREFIX = "darn-";
const CACHE = PREFIX + VERSION;

const base = new URL("./", self.location).href;
const path = (url) => url.split(/[?#]/, 1)[0].slice(base.length);

self.addEventListener("install", (event) => event.waitUntil(install()));

async function install() {
  const cache = await caches.open(CACHE);
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(Object.entries(FILES).map(([file, hash]) => bring(cache, older, file, hash)));
}

// From an older build where the bytes are the same, else from the network, past
// the browser's cache.
async function bring(cache, older, file, hash) {
  const url = base + file;
  if (await fits(await cache.match(url), hash)) return;
  for (const name of older) {
    const copy = await (await caches.open(name)).match(url);
    if (await fits(copy, hash)) return cache.put(url, copy);
  }
  const fresh = await fetch(url, { cache: "reload", credentials: "same-origin" });
  if (!fresh.ok || fresh.redirected) throw new Error(file + ": " + fresh.status);
  if (!(await fits(fresh, hash))) throw new Error(file + " is of another build");
  await cache.put(url, fresh);
}

async function fits(response, hash) {
  if (!response) return false;
  const bytes = await response.clone().arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === hash;
}

self.addEventListener("activate", (event) => event.waitUntil(activate()));

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(base)) return;
  const file = request.mode === "navigate" ? "index.html" : path(request.url);
  if (file in FILES) event.respondWith(serve(file, request));
});

// The cache is the build; the network is only for a cache the browser has
// damaged.
async function serve(file, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(base + file)) || fetch(request);
}
