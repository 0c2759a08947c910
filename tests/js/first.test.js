import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let app, stands, gone, said, tick, late, changed, isWatched, reloaded;

beforeEach(() => {
  [app, stands, gone, said, isWatched, reloaded] = [null, false, [], [], true, 0];
  const words = { remove: () => gone.push("words") };
  const button = { addEventListener: (_, press) => { button.press = press; } };
  const unheard = { content: { cloneNode: () => "why" } };
  const notice = () => ({ setAttribute: () => {}, append: (what) => said.push(what),
    querySelector: () => button, remove: () => said.pop(), button });
  let shown = null;
  load(["ui/first/first.js"], [], {
    document: {
      getElementById: (id) => ({ "zmos-first": words, "zmos-unheard": unheard,
        "zmos-unheard-said": shown }[id]),
      querySelector: (what) => (what === "[data-testid=stApp]" ? app : stands || null),
      createElement: notice,
      body: { append: (node) => { shown = node; } },
    },
    MutationObserver: class {
      constructor(hear) { changed = hear; }

      observe() {}

      disconnect() { isWatched = false; }
    },
    setTimeout: (what) => { late = what; return 1; },
    clearTimeout: () => { late = null; },
    setInterval: (what) => { tick = what; return 2; },
    clearInterval: () => { tick = null; },
    location: { reload: () => { reloaded += 1; } },
  });
  said.press = () => button.press();
});

const connection = (state) => { app = { dataset: { testConnectionState: state } }; };
const seconds = (n) => { for (let i = 0; i < n && tick; i += 1) tick(); };

describe("before the page stands", () => {
  test("its words are there, and go when it stands", () => {
    assert.deepEqual(gone, []);
    stands = true;
    changed();
    assert.deepEqual([gone, isWatched, tick, late], [["words"], false, null, null]);
  });

  test("they go after a while, whatever is below them", () => {
    late();
    assert.deepEqual([gone, isWatched], [["words"], true]);
  });
});

describe("a page without a connection", () => {
  test("says so once, and can be loaded again", () => {
    connection("PINGING_SERVER");
    seconds(19);
    assert.deepEqual([...said], []);
    connection("CONNECTING");
    seconds(30);
    assert.deepEqual([...said], ["why"]);
    said.press();
    assert.equal(reloaded, 1);
  });

  test("is silent again where it comes after all", () => {
    connection("PINGING_SERVER");
    seconds(20);
    assert.deepEqual([...said], ["why"]);
    stands = true;
    changed();
    assert.deepEqual([...said], []);
  });
});

describe("a slow line", () => {
  test("is given a minute for the scripts", () => {
    seconds(59);
    assert.deepEqual([...said], []);
    seconds(1);
    assert.deepEqual([...said], ["why"]);
  });

  test("with a connection is waited for", () => {
    connection("CONNECTED");
    seconds(600);
    assert.deepEqual([...said], []);
  });
});
