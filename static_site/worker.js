/* Keeps the edition for a reader without a network: at once what every page needs, the rest when it
   is asked for. EDITION stands before it; another release is another file, which a browser takes
   up by itself. What is named by its content comes from the cache, a page from the server first. */
"use strict";

const OURS = "zmos " + self.registration.scope + " ";
const CACHE = OURS + EDITION.release;
const SCOPE = new URL(self.registration.scope);
const NAMED = /^(?:static|states|pictures)\//;

/** @param {string} address @returns {string} of the file that it asks for, without the view */
function fileOf(address) {
  const { origin, pathname } = new URL(address);
  return origin + (pathname.endsWith("/") ? pathname + "index.html" : pathname);
}

/** @param {string} file */
const isNamed = (file) => NAMED.test(file.slice(SCOPE.href.length));

/** @param {Request} request */
async function answer(request) {
  const cache = await caches.open(CACHE);
  const file = fileOf(request.url);
  const kept = await cache.match(file);
  if (kept && isNamed(file)) return kept;
  try {
    const found = await fetch(request);
    if (found.status === 200 && found.type === "basic") await cache.put(file, found.clone());
    return found;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  const shell = EDITION.shell.map((path) => new Request(new URL(path, SCOPE).href,
    { cache: NAMED.test(path) ? "default" : "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(shell)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE)
      .map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(SCOPE.href)) event.respondWith(answer(request));
});
