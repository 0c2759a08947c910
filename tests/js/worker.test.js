import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const SCOPE = "http://mesta/karta/";
const CACHE = `zmos ${SCOPE} two`;
let heard, stored, caches, network, asked;

class Asked {
  constructor(url, { cache } = {}) { Object.assign(this, { url, cache, method: "GET" }); }
}

const answerOf = (words, status = 200) => ({ words, status, type: "basic", clone() { return this; } });

function cacheOf(name) {
  const files = stored[name] ??= {};
  return {
    match: async (file) => files[file],
    put: async (file, found) => { files[file] = found; },
    addAll: async (requests) => requests.forEach(({ url, cache }) => { files[url] = { cache }; }),
  };
}

beforeEach(() => {
  [heard, stored, network, asked] = [{}, {}, {}, []];
  caches = { open: async (name) => cacheOf(name), keys: async () => Object.keys(stored),
    delete: async (name) => delete stored[name] };
  const self = { registration: { scope: SCOPE }, skipWaiting() {}, clients: { claim() {} },
    addEventListener: (kind, act) => { heard[kind] = act; } };
  const fetch = async ({ url }) => {
    asked.push(url);
    if (!network[url]) throw new Error("no network");
    return network[url];
  };
  load(["static_site/worker.js"], [], { self, caches, fetch, Request: Asked,
    EDITION: { release: "two", shell: ["sl/index.html", "static/map-1.js"] } });
});

const happens = (kind) => new Promise((done) => heard[kind]({ waitUntil: (work) => work.then(done) }));
const fetched = (path, method = "GET") => {
  let answer;
  heard.fetch({ request: { url: new URL(path, SCOPE).href, method },
    respondWith: (found) => { answer = found; } });
  return answer;
};

describe("a worker that is new", () => {
  test("keeps what every page needs, what may have changed past the browser's own cache", async () => {
    await happens("install");
    assert.deepEqual(stored[CACHE], { [`${SCOPE}sl/index.html`]: { cache: "reload" },
      [`${SCOPE}static/map-1.js`]: { cache: "default" } });
  });

  test("takes away what releases before it have kept, and nothing of another edition", async () => {
    for (const name of [CACHE, `zmos ${SCOPE} one`, "zmos http://mesta/drugje/ one"]) cacheOf(name);
    await happens("activate");
    assert.deepEqual(Object.keys(stored), [CACHE, "zmos http://mesta/drugje/ one"]);
  });
});

describe("a file that is asked for", () => {
  test("comes from the cache where its name says its content", async () => {
    network[`${SCOPE}static/map-1.js`] = answerOf("map");
    assert.equal((await fetched("static/map-1.js")).words, "map");
    network = {};
    assert.equal((await fetched("static/map-1.js")).words, "map");
    assert.equal(asked.length, 1);
  });

  test("is asked of the server first where it is a page, and is that of every view", async () => {
    network[`${SCOPE}sl/?tema=A`] = answerOf("first");
    assert.equal((await fetched("sl/?tema=A")).words, "first");
    network = { [`${SCOPE}sl/?tema=A`]: answerOf("second") };
    assert.equal((await fetched("sl/?tema=A")).words, "second");
    network = {};
    assert.equal((await fetched("sl/index.html?tema=B")).words, "second");
  });

  test("is not kept where it is missing, and fails without a network", async () => {
    network[`${SCOPE}sl/none.html`] = answerOf("missing", 404);
    assert.equal((await fetched("sl/none.html")).status, 404);
    network = {};
    await assert.rejects(() => fetched("sl/none.html"), /no network/);
  });

  test("is left to the browser where it is not of the edition or is sent something", () => {
    assert.equal(fetched("http://drugje/x"), undefined);
    assert.equal(fetched("sl/index.html", "POST"), undefined);
  });
});
