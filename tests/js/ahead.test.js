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
  board = { sent: { view: "lang=sl", parts: {} }, written: { view: "lang=sl" },
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
  load(["ui/board/remembered.js", "ui/board/ahead.js"], [], page);
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

describe("a click back to a view that this tab has shown", () => {
  const answer = (view, parts) => {
    board.sent = { view, parts };
    if (!ahead.isLate(view)) board.show(board.sent);
    shown = [];
  };

  beforeEach(() => {
    answer("tema=B,A&isci=most&lang=sl", { sum: "7", share: "open" });
    ahead.paint({ set: { isci: "" } }, "tema=B,A&isci=most&lang=sl"); // not known: nothing is shown
    assert.deepEqual(shown, []);
    answer("tema=B,A&lang=sl", { sum: "9" });
  });

  test("shows it as the server sent it, without what a reader has opened", () => {
    ahead.paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    assert.deepEqual(shown, [["tema=B,A&isci=most&lang=sl", { sum: "7" }]]);
    assert.ok(board.written.left.includes("share"));
    assert.equal(ahead.isLate("tema=B,A&lang=sl"), true);
  });

  test("finds it whatever the order of its choices is, that of compared towns apart", () => {
    ahead.paint({ view: { isci: "most", tema: "A,B" }, page: "" }, "tema=B,A&lang=sl");
    assert.deepEqual(shown.map(([view]) => view), ["tema=B,A&isci=most&lang=sl"]);
    const { keep, find } = page.zmosRemembered;
    keep("", [{ sent: { view: "primerjaj=070,061", parts: {} } }], null);
    assert.equal(find("", new URLSearchParams("primerjaj=061,070")), undefined);
    assert.ok(find("", new URLSearchParams("primerjaj=070,061")));
  });

  test("waits for the server on another page, beside other slides, and on a page of a list", () => {
    ahead.paint({ page: "projekti", set: { isci: "most" } }, "tema=B,A&lang=sl");
    page.location.search = "?lang=sl&niz=x";
    ahead.paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    page.location.search = "?lang=sl";
    ahead.paint({ set: { isci: "most", stran: "2" } }, "tema=B,A&lang=sl");
    assert.deepEqual(shown, []);
  });

  test("to a view that is not known lets the server's next word through", () => {
    ahead.paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    assert.equal(ahead.isLate("tema=C&lang=sl"), true);
    ahead.paint({ set: { tema: "C" } }, "tema=B,A&isci=most&lang=sl");
    assert.equal(ahead.isLate("tema=C&lang=sl"), false);
  });

  test("shows nothing where it leads to what stands", () => {
    ahead.paint({ set: { isci: "" } }, "tema=B,A&lang=sl");
    assert.deepEqual([shown, ahead.isLate("tema=B&lang=sl")], [[], false]);
  });

  test("shows nothing in the static edition, which paints its own", () => {
    page.zmosSite = {};
    ahead.paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    assert.deepEqual(shown, []);
  });

  test("shows nothing where other boards stand now", () => {
    const other = { sent: board.sent, written: board.written, show: board.show };
    page.document.querySelectorAll = () => [other];
    ahead.paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    assert.deepEqual(shown, []);
  });
});

describe("what is remembered", () => {
  const of = (view) => [{ sent: { view, parts: {} } }];
  const found = (view) => page.zmosRemembered.find("", new URLSearchParams(view));

  test("is of one view: of every board, and of the map", () => {
    page.zmosRemembered.keep("", [...of("tema=A"), ...of("tema=B")], null);
    page.zmosRemembered.keep("", of("tema=A"), { id: "tema=B" });
    page.zmosRemembered.keep("", of("tema=A"), undefined);
    assert.equal(found("tema=A"), undefined);
    page.zmosRemembered.keep("", of("tema=A"), { id: "tema=A" });
    assert.equal(found("tema=A").state.id, "tema=A");
  });

  test("is not more than the last two dozen", () => {
    for (let n = 0; n < 30; n += 1) page.zmosRemembered.keep("", of("obcina=" + n), null);
    assert.deepEqual([found("obcina=5"), Boolean(found("obcina=6"))], [undefined, true]);
  });
});

describe("an answer", () => {
  test("to an earlier click waits, that of the view itself is shown", () => {
    ahead.paint({ toggle: ["tema", "A"] }, "lang=sl");
    assert.equal(ahead.isLate("lang=sl"), true);
    board.sent = { view: "tema=A&lang=sl", parts: {} };
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
    assert.deepEqual(shown.at(-1), ["lang=sl", {}]);
    assert.equal(ahead.isLate("lang=sl"), false);
  });
});
