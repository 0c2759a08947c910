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

let page, ahead, board, shown, app, watchers, timers, isWaiting, sent, asked;

const paint = (action, view) => ahead.paint(action, view, (first) => sent.push(first));

beforeEach(async () => {
  [sent, asked] = [[], []];
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
    requestIdleCallback: (act) => act(), zmosConnection: { isWaiting: () => isWaiting, waiting: () => Number(isWaiting) },
    fetch: async () => ({ status: 200, json: async () => VIEWS }),
    zmosNextView: { drop: () => {}, ask: (...said) => { asked.push(said); return undefined; } },
  };
  load(["ui/board/remembered.js", "ui/board/ahead.js"], [], page);
  ahead = page.zmosAhead;
  ahead.isLate("lang=sl");
  await new Promise((done) => { setImmediate(done); });
});

describe("a click", () => {
  test("shows the view that it leads to, by the names of its parameters in their order", () => {
    paint({ toggle: ["tema", "A"] }, "lang=sl");
    paint({ set: { mesto: "061" } }, "tema=A&lang=sl");
    paint({ page: "", view: { tema: "A" } }, "lang=sl");
    assert.deepEqual(shown, [["tema=A&lang=sl", { sum: "39" }],
      ["mesto=061&tema=A&lang=sl", { sum: "397" }], ["tema=A&lang=sl", { sum: "39" }]]);
  });

  test("says which parts wait for the server", () => {
    paint({ toggle: ["tema", "A"] }, "lang=sl");
    assert.deepEqual(board.written.left, ["share"]);
  });

  test("takes off what is switched off or empty", () => {
    paint({ toggle: ["tema", "A"] }, "tema=A&lang=sl");
    paint({ set: { tema: "" } }, "tema=A&lang=sl");
    assert.deepEqual(shown.map(([view]) => view), ["lang=sl", "lang=sl"]);
  });

  test("waits for the server where its view is not written", () => {
    paint({ toggle: ["tema", "B"] }, "tema=A&lang=sl");
    paint({ set: { iskanje: "most" } }, "lang=sl");
    paint({ years: [2020, null] }, "lang=sl");
    paint({ page: "projekti", set: { tema: "A" } }, "lang=sl");
    paint({ show: "qr" }, "lang=sl");
    page.location.search = "?lang=sl&niz=x";
    paint({ toggle: ["tema", "A"] }, "lang=sl");
    assert.deepEqual(shown, []);
  });

  test("waits where the page would have other elements", () => {
    paint({ set: { mesto: "061" } }, "lang=sl");
    assert.deepEqual(shown, []);
  });
});

describe("a view that is not known", () => {
  const NEXT = { left: ["share"], elements: [
    ["board", "above", { view: "tema=B&lang=sl", parts: { sum: "5" }, marks: { sum: "m5" } }]] };
  const next = (more) => ({ ...NEXT, elements: [...NEXT.elements, ...more] });
  let answer;

  beforeEach(() => {
    page.zmosHeld = { whole: (data) => data };
    page.zmosNextView.ask = (...said) => { asked.push(said); answer = said[2]; return "shown"; };
  });

  test("is asked for, and the click waits until it is shown", () => {
    paint({ set: { isci: "most" } }, "lang=sl");
    assert.deepEqual([asked[0].slice(0, 2), sent], [[{ set: { isci: "most" } }, "lang=sl"], ["shown"]]);
    answer(NEXT);
    assert.deepEqual([shown, board.written.left], [[["tema=B&lang=sl", { sum: "5" }]], ["share"]]);
    assert.equal(ahead.isLate("lang=sl"), true);
  });

  test("is not shown where the page would have other elements, or lacks a part", () => {
    paint({ set: { isci: "most" } }, "lang=sl");
    answer(next([["board", "below", {}]]));
    page.zmosHeld.whole = () => null;
    answer(NEXT);
    assert.deepEqual([shown, ahead.isLate("lang=sl")], [[], false]);
  });

  test("is asked for where what was clicked is shown, but not far ahead of the answers", () => {
    isWaiting = 3; // clicks without an answer, of which the page shows nothing
    paint({ set: { isci: "most" } }, "lang=sl");
    assert.deepEqual(asked, []);
    paint({ toggle: ["tema", "A"] }, "lang=sl");
    paint({ set: { isci: "most" } }, "tema=A&lang=sl");
    assert.equal(asked.length, 1);
    answer(NEXT);
    isWaiting = 4;
    paint({ set: { isci: "park" } }, "tema=B&lang=sl");
    assert.equal(asked.length, 1);
  });

  test("is not asked for beside other slides, nor where the view is known", () => {
    paint({ toggle: ["tema", "A"] }, "lang=sl");
    page.location.search = "?lang=sl&niz=x";
    paint({ set: { isci: "most" } }, "lang=sl");
    assert.deepEqual([asked, sent], [[], [undefined, undefined]]);
  });

  test("a town that is chosen on the map goes the same way, one that is compared does not", () => {
    ahead.choose("061", (first) => sent.push(first));
    ahead.choose("061+", (first) => sent.push(first));
    assert.deepEqual([asked.map(([action]) => action), sent],
      [[{ set: { obcina: "061" } }], ["shown", undefined]]);
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
    paint({ set: { isci: "" } }, "tema=B,A&isci=most&lang=sl"); // not known: nothing is shown
    assert.deepEqual(shown, []);
    answer("tema=B,A&lang=sl", { sum: "9" });
  });

  test("shows it as the server sent it, without what a reader has opened", () => {
    paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    assert.deepEqual(shown, [["tema=B,A&isci=most&lang=sl", { sum: "7" }]]);
    assert.ok(board.written.left.includes("share"));
    assert.equal(ahead.isLate("tema=B,A&lang=sl"), true);
  });

  test("finds it whatever the order of its choices is, that of compared towns apart", () => {
    paint({ view: { isci: "most", tema: "A,B" }, page: "" }, "tema=B,A&lang=sl");
    assert.deepEqual(shown.map(([view]) => view), ["tema=B,A&isci=most&lang=sl"]);
    const { keep, find } = page.zmosRemembered;
    keep("", [{ sent: { view: "primerjaj=070,061", parts: {} } }], null);
    assert.equal(find("", new URLSearchParams("primerjaj=061,070")), undefined);
    assert.ok(find("", new URLSearchParams("primerjaj=070,061")));
  });

  test("waits for the server on another page, beside other slides, and on a page of a list", () => {
    paint({ page: "projekti", set: { isci: "most" } }, "tema=B,A&lang=sl");
    page.location.search = "?lang=sl&niz=x";
    paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    page.location.search = "?lang=sl";
    paint({ set: { isci: "most", stran: "2" } }, "tema=B,A&lang=sl");
    assert.deepEqual(shown, []);
  });

  test("to a view that is not known lets the server's next word through", () => {
    paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    assert.equal(ahead.isLate("tema=C&lang=sl"), true);
    paint({ set: { tema: "C" } }, "tema=B,A&isci=most&lang=sl");
    assert.equal(ahead.isLate("tema=C&lang=sl"), false);
  });

  test("shows nothing where it leads to what stands", () => {
    paint({ set: { isci: "" } }, "tema=B,A&lang=sl");
    assert.deepEqual([shown, ahead.isLate("tema=B&lang=sl")], [[], false]);
  });

  test("shows nothing in the static edition, which paints its own", () => {
    page.zmosSite = {};
    paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
    assert.deepEqual(shown, []);
  });

  test("shows nothing where other boards stand now", () => {
    const other = { sent: board.sent, written: board.written, show: board.show };
    page.document.querySelectorAll = () => [other];
    paint({ set: { isci: "most" } }, "tema=B,A&lang=sl");
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
    paint({ toggle: ["tema", "A"] }, "lang=sl");
    assert.equal(ahead.isLate("lang=sl"), true);
    board.sent = { view: "tema=A&lang=sl", parts: {} };
    assert.equal(ahead.isLate("tema=A&lang=sl"), false);
    assert.equal(ahead.isLate("lang=sl"), false);
  });

  test("that is another stands once the page rests and no click waits", () => {
    paint({ toggle: ["tema", "A"] }, "lang=sl");
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
