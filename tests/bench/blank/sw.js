// As Darn's worker answers, with nothing else around it.
const CACHE = "blank";
const page = new URL("./index.html", self.location).href;
addEventListener("install", (event) =>
  event.waitUntil(caches.open(CACHE).then((cache) => cache.add(page))));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate") return;
  event.respondWith(caches.open(CACHE).then((cache) => cache.match(page)));
});
