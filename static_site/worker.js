/* Keeps the edition for a reader without a network: at once what every page needs, the rest when it
   is asked for. EDITION stands before it; another release is another file, which a browser takes
   up by itself. What is named by its content comes from the cache, a page from the server first. */
/* global EDITION */
(function () {
  "use strict";

  const worker = /** @type {any} */ (self); // the types are those of a window
  const scope = new URL(worker.registration.scope);
  const OURS = "zmos " + scope + " ";
  const CACHE = OURS + EDITION.release;
  const NAMED = /^(?:static|states|pictures)\//;

  /** @param {string} address @returns {string} of the file that it asks for, without the view */
  function fileOf(address) {
    const { origin, pathname } = new URL(address);
    return origin + (pathname.endsWith("/") ? pathname + "index.html" : pathname);
  }

  /** @param {Request} request */
  async function answer(request) {
    const cache = await caches.open(CACHE);
    const file = fileOf(request.url);
    const kept = await cache.match(file);
    if (kept && NAMED.test(file.slice(scope.href.length))) return kept;
    try {
      const found = await fetch(request);
      if (found.status === 200 && found.type === "basic") await cache.put(file, found.clone());
      return found;
    } catch (error) {
      if (kept) return kept;
      throw error;
    }
  }

  /** @param {string} path */
  const asked = (path) =>
    new Request(new URL(path, scope).href, { cache: NAMED.test(path) ? "default" : "reload" });

  worker.addEventListener("install", (/** @type {any} */ event) => {
    worker.skipWaiting();
    event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(EDITION.shell.map(asked))));
  });

  worker.addEventListener("activate", (/** @type {any} */ event) => {
    event.waitUntil(caches.keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE)
        .map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()));
  });

  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    const isOurs = request.method === "GET" && request.url.startsWith(scope.href);
    if (isOurs) event.respondWith(answer(request));
  });
})();
