import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const VIEWS = {
  axes: [["tema", ["", "A", "B"]], ["mesto", ["", "061"]]],
  order: ["mesto", "tema", "lang"],
  left: ["share"],
  views: {
    "": [["main", "board", "above", [{ sum: 0 }, 0]]],
    "tema=A": [["main", "board", "above", [{ sum: 1 }, 0]]],
    "tema=A&mesto=061": [["main", "board", "above", [{ sum: 2 }, 0]]],
    "mesto=061": [["main", "board", "above", [{ sum: 2 }, 0]], ["main", "board", "below", [{}, 0]]],
  },
  contents: { sum: [[0], [1], [1, 2]], "sum/": ["91", "39", "7"], $evidence: [{}] },
};

let page, ahead, board, shown, app, watchers, timers, isWaiting;

beforeEach(async () => {
  [shown, watchers, timers, isWaiting] = [[], [], [], false];
  app = { dataset: { testScriptState: "notRunning" } };
  board = { sent: { view: "lang=sl" }, written: { view: "lang=sl" },
    show: (data) => { board.written = data; shown.push([data.view, data.parts]); } };
  const found = { "[data-testid=stApp]": app, ".st-key-above .zmos-board.board": board };
  page = {
    location: { pathname: "/", search: "?lang=sl" }, addEventListener: () => {},
    document: { baseURI: "http://mesta/", documentElement: { lang: "sl" },
      querySelector: (selector) => found[selector] || null, querySelectorAll: () => [board] },
    MutationObserver: class {
      constructor(heard) { watchers.push(heard); }
      observe() {}
    },
    setTimeout: (act) => timers.push(act), clearTimeout: () => {},
    requestIdleCallback: (act) => act(), zmosConnection: { isWaiting: () => isWaiting },
    fetch: async () => ({ status: 200, json: async () => VIEWS }),
  };
  load(["ui/board/ahead.js"], [], page);
  ahead = page.zmosAhead;
  ahead.isLate("lang=sl");
  await new Promise((done) => { setImmediate(done); });
});

describe("a click", () => {
  test("shows the view that it leads to, by the names of its parameters in their order", () => {
    ahead.paint({ toggle: ["tema", "A"] }, "lang=sl");
    ahead.paint({ set: { mesto: "061" } }, "tema=A&lang=sl");
    ahead.paint({ page: "", view: { tema: "A" } }, "lang=sl");
    assert.deepEqual(shown, [["tema=A&lang=sl", { sum: "39" }],
      ["mesto=061&tema=A&lang=sl", { sum: "397" }], ["tema=A&lang=sl", { sum: "39" }]]);
  });

  test("says which parts wait for the server", () => {
    ahead.paint({ toggle: ["tema", "A"] }, "lang=sl");
    assert.deepEqual(board.written.left, ["share"]);
  });

  test("takes off what is switched off or empty", () => {
    ahead.paint({ toggle: ["tema", "A"] }, "tema=A&lang=sl");
    ahead.paint({ set: { tema: "" } }, "tema=A&lang=sl");
    assert.deepEqual(shown.map(([view]) => view), ["lang=sl", "lang=sl"]);
  });

  test("waits for the server where its view is not written", () => {
    ahead.paint({ toggle: ["tema", "B"] }, "tema=A&lang=sl");
    ahead.paint({ set: { iskanje: "most" } }, "lang=sl");
    ahead.paint({ years: [2020, null] }, "lang=sl");
    ahead.paint({ page: "projekti", set: { tema: "A" } }, "lang=sl");
    ahead.paint({ show: "qr" }, "lang=sl");
    page.location.search = "?lang=sl&niz=x";
    ahead.paint({ toggle: ["tema", "A"] }, "lang=sl");
    assert.deepEqual(shown, []);
  });

  test("waits where the page would have other elements", () => {
    ahead.paint({ set: { mesto: "061" } }, "lang=sl");
    assert.deepEqual(shown, []);
  });
});

describe("an answer", () => {
  test("to an earlier click waits, that of the view itself is shown", () => {
    ahead.paint({ toggle: ["tema", "A"] }, "lang=sl");
    assert.equal(ahead.isLate("lang=sl"), true);
    board.sent = { view: "tema=A&lang=sl" };
    assert.equal(ahead.isLate("tema=A&lang=sl"), false);
    assert.equal(ahead.isLate("lang=sl"), false);
  });

  test("that is another stands once the page rests and no click waits", () => {
    ahead.paint({ toggle: ["tema", "A"] }, "lang=sl");
    isWaiting = true;
    watchers.forEach((heard) => heard());
    timers.at(-1)();
    assert.equal(shown.length, 1);
    isWaiting = false;
    watchers.forEach((heard) => heard());
    timers.at(-1)();
    assert.deepEqual(shown.at(-1), ["lang=sl", undefined]);
    assert.equal(ahead.isLate("lang=sl"), false);
  });
});
