// Darn's service worker: serves the whole release with no network.
//
// What it relies on, and keeps to:
// - The list below was made after the build from the final bytes. One cache
//   holds exactly one build, so files of two builds never mix.
// - A build installs whole or not at all: one failed file fails the install and
//   the old build goes on. What was fetched stays, and the next try goes on there.
// - It never takes over an open page by itself. It waits until no page uses the
//   old build, or until a page asks.
// - A page of the old build may outlive that. Its own files stay until no page
//   but this build's is open.
// - It deletes only its own older caches. What a person kept is not in caches.
// - The page it gives is this parent's: beside the cache of the build is one with
//   that page, which the program makes of the release's own (src/upkeep/page.rs).
//   There is always one in it, for a route that finds nothing asks the network.
"use strict";
const VERSION = "__VERSION__";
const BUILD = "__BUILD__"; // as the page of this build calls itself
const FILES = __FILES__; // path -> sha256 of its bytes
const PAGE = "index.html";

const base = new URL("./", self.location).href;
const folder = new URL(base).pathname;
// Two copies of Darn on one host keep apart.
const PREFIX = "darn-" + folder + "-";
const CACHE = PREFIX + VERSION;
const OWN = PREFIX + BUILD + "-page"; // as src/device/pages.rs calls it
const PLAIN = base + PAGE; // in OWN, the release's own, to make this parent's of
const isOurs = (name) => name === CACHE || name === OWN;

const path = (url) => url.split(/[?#]/, 1)[0].slice(base.length);
// The page is asked for as the folder: some hosts answer index.html with a
// redirect, and a route below finds only what is asked for by the same address.
const address = (file) => base + (file === PAGE ? "" : file);

self.addEventListener("install", (event) => {
  route(event);
  event.waitUntil(install());
});

// Where the browser can, it takes what a start needs from the cache without
// starting this worker. What the cache has lost comes from the network.
// Addresses with a query are not for it: what was shared (`?text=`) must be
// answered here, and `?again` asks past the cache.
function route(event) {
  const hot = Object.keys(FILES).filter((file) => /^(index\.html|[^/]*\.(js|wasm|css)|lang\/\w+\.txt)$/.test(file));
  try {
    const rules = hot.map((file) => {
      const pathname = (folder + path(address(file))).replace(/[^\w/.-]/g, "\\$&");
      const urlPattern = new URLPattern({ pathname, search: "", baseURL: base });
      const cacheName = file === PAGE ? OWN : CACHE;
      return { condition: { urlPattern, requestMethod: "GET" }, source: { cacheName } };
    });
    event.addRoutes(rules).catch(() => {});
  } catch {
    // No such thing here: the fetch handler below answers everything.
  }
}

async function install() {
  const cache = await caches.open(CACHE);
  const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !isOurs(name));
  // All of them are tried, whatever fails: what has come is there at the next try.
  const brought = await Promise.allSettled(Object.keys(FILES).map((file) => bring(cache, older, file)));
  const lacking = brought.find(({ reason }) => reason);
  if (lacking) throw lacking.reason;
  await lay(false);
}

// Puts the release's own page where this parent's is looked for; over one that is
// there only where that is doubtful.
async function lay(over) {
  const plain = await (await caches.open(CACHE)).match(base);
  if (!plain) return;
  const own = await caches.open(OWN);
  for (const url of [PLAIN, base]) {
    if (over || !(await own.match(url))) await own.put(url, plain.clone());
  }
}

// From an older build where the bytes are the same, else from the network, past
// the browser's cache.
async function bring(cache, older, file) {
  const url = address(file);
  const hash = FILES[file];
  if (await fits(await cache.match(url), hash)) return;
  for (const name of older) {
    const copy = await (await caches.open(name)).match(url);
    if (await fits(copy, hash)) return cache.put(url, copy);
  }
  const fresh = await fetch(url, { cache: "reload", credentials: "same-origin" });
  if (!fresh.ok) throw new Error(file + ": " + fresh.status);
  if (!(await fits(fresh, hash))) throw new Error(file + " is of another build");
  // Some hosts send a name on to another. The bytes are what counts; but browsers
  // open no page that was sent on.
  await cache.put(url, fresh.redirected ? new Response(fresh.body, fresh) : fresh);
}

// Bytes the browser can no longer read fit nothing.
async function fits(response, hash) {
  if (!response) return false;
  const bytes = await response.clone().arrayBuffer().catch(() => new ArrayBuffer(0));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") === hash;
}

self.addEventListener("activate", (event) => event.waitUntil(activate()));

async function activate() {
  await tidy(0);
  await self.clients.claim();
}

// Lets the older builds' files go, unless more pages than these are open, which
// may be theirs, or another build is on its way and takes what it can from them. A
// build that came half way only has no page yet: its next try goes on from there.
async function tidy(pages) {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && !isOurs(name));
  const isAlone = (await open()) <= pages;
  const { installing, waiting } = self.registration;
  if (installing || waiting || !isAlone || !others.some((name) => name.endsWith("-page"))) return;
  await Promise.all(others.map((name) => caches.delete(name)));
}

// How many pages of Darn are open; others of this host are nobody's here.
async function open() {
  const all = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(base) && (path(url) || PAGE) === PAGE).length;
}

// Puts back what the browser has lost or, where every byte is looked at, damaged.
// What cannot be fetched now stays as it is.
async function mend(every) {
  const cache = await caches.open(CACHE);
  const there = new Set((await cache.keys()).map(({ url }) => url));
  const doubtful = Object.keys(FILES).filter((file) => every || !there.has(address(file)));
  await Promise.allSettled(doubtful.map((file) => bring(cache, [], file)));
  await lay(every);
}

const ASKED = {
  "take over": () => self.skipWaiting(),
  // From a page that has just started; it goes on with its own files.
  "take over if alone": async () => (await open()) < 2 && self.skipWaiting(),
  mend: () => mend(true),
  // Only a page of this very build knows that it is not one of an older.
  ["tidy " + BUILD]: () => Promise.all([tidy(1), mend(false)]),
};

self.addEventListener("message", (event) => {
  if (String(event.data).startsWith("tidy ") && !Object.hasOwn(ASKED, event.data)) {
    // A page of another build, which this one took over before it could listen.
    event.source?.postMessage("another build");
  }
  if (Object.hasOwn(ASKED, event.data)) event.waitUntil(ASKED[event.data]());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(base)) return;
  const file = path(request.url) || PAGE;
  // Whatever else there is on this host is opened as if Darn were not there.
  if (request.mode === "navigate" && file !== PAGE) return;
  event.respondWith(Object.hasOwn(FILES, file) ? serve(file, request) : elsewhere(request));
});

// The cache is the build; the network is only for what the browser has lost or cannot
// read, or for what a page could not read and asks for past the cache.
async function serve(file, request) {
  const past = request.cache === "reload" && request.mode !== "navigate";
  try {
    const cache = await caches.open(CACHE);
    const from = file === PAGE ? await caches.open(OWN) : cache;
    const kept = past ? undefined : await from.match(address(file));
    if (kept) return kept;
    await bring(cache, [], file);
    return (await cache.match(address(file))) || (await ask(file, request));
  } catch {
    return ask(file, request);
  }
}

// The page is asked for by its own address alone: what another app shared into it
// stands behind that, and is nobody's but the page's.
async function ask(file, request) {
  if (file !== PAGE) return fetch(request);
  const page = await fetch(base);
  return page.redirected ? new Response(page.body, page) : page;
}

// A page of an older build asks for its own parts, whose names no other has; with a query
// where one failed it before.
async function elsewhere(request) {
  for (const name of await caches.keys()) {
    const part = name.startsWith(PREFIX) && (await (await caches.open(name)).match(request.url, { ignoreSearch: true }));
    if (part) return part;
  }
  return fetch(request);
}
