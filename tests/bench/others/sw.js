// Holds the two files there are.
const CACHE = "others";
const FILES = ["./", "app.js"].map((file) => new URL(file, self.location).href);
addEventListener("install", (event) => event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES))));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (FILES.includes(event.request.url.split("#")[0])) {
    event.respondWith(caches.open(CACHE).then((cache) => cache.match(event.request.url)));
  }
});
