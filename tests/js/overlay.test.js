import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let stored, wall, root, heard, went, isThere;

beforeEach(() => {
  [stored, root, heard, went, isThere] = [{}, {}, {}, [], true];
  wall = { style: {}, classList: { add() {} }, setAttribute() {}, removeAttribute() {},
    addEventListener: (kind, act) => { heard[kind] = act; }, remove() { isThere = false; },
    animate: () => ({ finished: Promise.resolve() }), querySelectorAll: () => [] };
});

/* Opens the page of the map, which has come to rest without a map. */
function open(search) {
  const body = {};
  const board = { go: (action) => went.push(action) };
  const found = { "[data-testid=stApp]": { dataset: { testScriptState: "notRunning" } },
    ".zmos-board, .problems": board, ".zmos-board.board": board };
  const document = { body, getElementById: (name) => (name === "root" ? root : wall),
    querySelector: (name) => found[name] ?? null,
    addEventListener: (kind, act) => { heard[kind] = act; }, removeEventListener() {} };
  load(["ui/wall/overlay.js"], [], { document, location: { search },
    localStorage: { getItem: (name) => stored[name] ?? null,
      setItem: (name, value) => { stored[name] = value; } } });
  return body;
}

const settled = () => new Promise((done) => { setImmediate(done); });
const click = (town, link = {}) => {
  let isKept = true;
  heard.click({ target: { closest: () => ({ dataset: { town }, ...link }) },
    preventDefault() { isKept = false; } });
  return isKept;
};

describe("the wall at a first visit", () => {
  test("covers the page until a town is chosen on it, and leads there", async () => {
    open("?lang=sl");
    assert.deepEqual([isThere, root.inert], [true, true]);
    assert.equal(click("096"), false);
    await settled();
    assert.deepEqual([isThere, root.inert, went], [false, false, [{ set: { obcina: "096" } }]]);
    assert.deepEqual(stored, { "zmos-wall": "1" });
  });

  test("goes with Enter or Escape, for the whole map", async () => {
    for (const key of ["Enter", "Escape"]) {
      [stored, isThere] = [{}, true];
      const body = open("");
      heard.keydown({ key, target: body });
      await settled();
      assert.deepEqual([isThere, went], [false, []]);
    }
  });

  test("leaves a link to the other language to the browser", async () => {
    open("");
    assert.equal(click("", { lang: "en" }), true);
    await settled();
    assert.equal(isThere, true);
  });
});

describe("the wall at later visits", () => {
  test("stands while the page starts, and takes no click", async () => {
    stored["zmos-wall"] = "1";
    open("");
    assert.deepEqual([wall.inert, heard.click], [true, undefined]);
    await settled();
    assert.equal(isThere, false);
  });

  test("is not there where the link has a view", () => {
    open("?obcina=061&lang=sl");
    assert.equal(isThere, false);
  });
});
