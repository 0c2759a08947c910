import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const found = { location: { pathname: "/mesta/projekti" }, document: { activeElement: null } };
load(["ui/board/links.js", "ui/board/likeness.js"], [], found);
const { address, actionOf, visit, nameOf } = found.zmosLinks;
const { isKept, isSamePlace } = found.zmosLikeness;

describe("the address of a link", () => {
  test("is the view with what it differs by", () => {
    assert.equal(address("projekti?tema=A&stran=2", "obcina=061&tema=B"),
      "projekti?obcina=061&tema=A&stran=2");
  });

  test("leaves out what is empty", () => {
    assert.equal(address("projekti?tema=", "obcina=061&tema=B"), "projekti?obcina=061");
  });

  test("keeps commas as they are and writes other signs out", () => {
    assert.equal(address("?primerjaj=061,070", "isci=%C4%8Dista+voda%26pot"),
      "?isci=%C4%8Dista+voda%26pot&primerjaj=061,070");
  });

  test("of a figure names its town in the place of the chosen one", () => {
    assert.equal(address("$eu;061&tema=A", "obcina=050"),
      "podatki?obcina=061&stevilka=eu&tema=A");
    assert.equal(address("$eu", "tema=A"), "podatki?tema=A&stevilka=eu");
  });
});

describe("the links of a page", () => {
  let links, frames, written, lead, follow;

  const link = (nav, place) => ({ dataset: { nav, place }, href: null,
    getAttribute() { return this.href; },
    setAttribute(_, href) { this.href = href; written.push(href); } });
  const content = (...some) => ({ querySelectorAll: () => some });
  const paint = () => frames.splice(0).forEach((frame) => frame());

  beforeEach(() => {
    [links, frames, written] = [[link("?stran=2"), link("$eu;061", "papers")], [], []];
    const page = { location: found.location, document: { querySelectorAll: () => [content(...links)] },
      zmosBehind: { run: (then) => { frames.push(then); } } };
    load(["ui/board/links.js"], [], page);
    ({ lead, follow } = page.zmosLinks);
    lead(content(...links), "tema=A");
    follow("tema=A");
  });

  test("lead to the view that they stand on", () => {
    assert.deepEqual(written, ["?tema=A&stran=2", "podatki?tema=A&stevilka=eu&obcina=061#papers"]);
  });

  test("follow another view behind its frame, those too that came with it", () => {
    const [again, other] = [link("?stran=2"), link("?stran=3")];
    lead(content(again, other), "tema=B");
    follow("tema=B");
    assert.deepEqual([again.href, other.href], ["?tema=A&stran=2", "?tema=B&stran=3"]);
    links.push(other);
    written = [];
    paint();
    assert.deepEqual(written,
      ["?tema=B&stran=2", "podatki?tema=B&stevilka=eu&obcina=061#papers"]);
  });

  test("are left where the view stays, and follow the last of several", () => {
    follow("tema=A");
    assert.equal(frames.length, 0);
    follow("tema=B");
    follow("tema=C");
    written = [];
    paint();
    assert.deepEqual(written.map((href) => href.includes("tema=C")), [true, true]);
  });
});

describe("the link of a figure", () => {
  const names = {
    words: "{figure}; {name}: sources",
    measures: { projects: "Projects", total_eur: "Total cost", cofin_total_eur: "EU + state" },
    scales: { _per_1000: "per 1,000 inhabitants", _median: "median" },
    towns: { "061": "Ljubljana" },
  };
  const named = (nav, textContent) => nameOf({ dataset: { nav }, textContent }, names);

  test("is named by the figure, its town and what it measures", () => {
    assert.equal(named("$total_eur;061&tema=A", " 12 "), "12; Ljubljana, Total cost: sources");
    assert.equal(named("$cofin_total_eur", "5"), "5; EU + state: sources");
    assert.equal(named("$projects_per_1000_median;061", "$&"),
      "$&; Ljubljana, Projects, per 1,000 inhabitants, median: sources");
  });
});

describe("what a control does", () => {
  test("changes the view on the page that is open", () => {
    assert.deepEqual(actionOf("./projekti?tema=A"), { set: { tema: "A" } });
    assert.deepEqual(actionOf("?tema=A&stran="), { set: { tema: "A", stran: "" } });
  });

  test("changes it on another page", () => {
    assert.deepEqual(actionOf("./obcina?tema=A"), { page: "obcina", set: { tema: "A" } });
  });

  test("opens the evidence of a figure, of its town where it has one", () => {
    assert.deepEqual(actionOf("$eu;061&tema=A"),
      { page: "podatki", set: { stevilka: "eu", tema: "A", obcina: "061" } });
  });

  test("stays as it is where it is an action", () => {
    assert.deepEqual(actionOf({ years: [2016, null] }), { years: [2016, null] });
    assert.deepEqual(actionOf('{"toggle":["tema","A"]}'), { toggle: ["tema", "A"] });
  });

  test("is a whole view where the link stands whole", () => {
    assert.deepEqual(visit("./?lang=sl"), { page: "", view: { lang: "sl" } });
    assert.deepEqual(visit("obcina?obcina=061&lang=sl"),
      { page: "obcina", view: { obcina: "061", lang: "sl" } });
  });
});

describe("an address that is left on the way to another page", () => {
  let board, entries, history, watchers, app, settle;

  class History {
    pushState(...entry) { entries.push(entry[2]); }
  }

  class MutationObserver {
    constructor(heard) { this.heard = heard; }
    observe() { watchers.add(this); }
    disconnect() { watchers.delete(this); }
  }

  const script = (state) => {
    app.dataset.testScriptState = state;
    watchers.forEach((watcher) => watcher.heard());
  };

  beforeEach(() => {
    entries = [];
    watchers = new Set();
    app = { dataset: { testScriptState: "notRunning" } };
    history = new History();
    const page = { History, history, MutationObserver, document: { querySelector: () => app },
      setTimeout: (end) => { settle = end; }, clearTimeout: () => { settle = () => {}; },
      location: { pathname: "/projekti", href: "http://mesta/projekti?tema=A" } };
    load(["ui/board/travel.js"], [], page);
    board = page.zmosTravel;
  });

  test("is no place to come back to", () => {
    board.leaveOnce();
    history.pushState(null, "", "/projekti?tema=B");
    history.pushState(null, "", "/obcina?tema=B");
    assert.deepEqual(entries, ["/obcina?tema=B"]);
    assert.equal(watchers.size, 0);
  });

  test("counts again once the other page has come", () => {
    board.leaveOnce();
    history.pushState(null, "", "/obcina?tema=B");
    history.pushState(null, "", "/projekti?tema=C");
    assert.deepEqual(entries, ["/obcina?tema=B", "/projekti?tema=C"]);
  });

  test("is that of the page where the run ends and no other page has come", () => {
    board.leaveOnce();
    history.pushState(null, "", "/projekti?tema=B");
    script("notRunning");
    assert.deepEqual(entries, []);
    script("running");
    script("notRunning");
    settle();
    assert.deepEqual(entries, ["/projekti?tema=B"]);
    assert.equal(Object.hasOwn(history, "pushState"), false);
  });

  test("is none where a second run, begun at the end of the first, leads away", () => {
    board.leaveOnce();
    history.pushState(null, "", "/projekti?tema=B");
    script("running");
    script("notRunning");
    script("running");
    settle();
    history.pushState(null, "", "/obcina?tema=B");
    assert.deepEqual(entries, ["/obcina?tema=B"]);
  });

  test("is never one of a page that does not change, such as the slides", () => {
    board.leaveOnce(false);
    history.pushState(null, "", "/projekti?tema=B");
    script("running");
    script("notRunning");
    history.pushState(null, "", "/obcina?tema=B");
    assert.deepEqual(entries, ["/obcina?tema=B"]);
  });

  test("is forgotten with the next click", () => {
    board.leaveOnce();
    history.pushState(null, "", "/projekti?tema=B");
    board.arrived();
    board.stay();
    assert.deepEqual(entries, []);
  });
});

describe("what is kept of a part that changes", () => {
  test("is what the reader has opened", () => {
    const details = { tagName: "DETAILS", byReader: true };
    assert.ok(isKept(details, "open"));
    assert.ok(!isKept(details, "class"));
    assert.ok(!isKept({ tagName: "DETAILS" }, "open"));
  });

  test("is what holds the focus, and from then on as if the reader had opened it", () => {
    const facet = { tagName: "DETAILS", open: true, contains: (one) => one === "box" };
    assert.ok(!isKept(facet, "open"));
    found.document.activeElement = "box";
    assert.ok(isKept(facet, "open"));
    found.document.activeElement = null;
    assert.ok(isKept(facet, "open"));
  });

  test("is an element of the same kind and id", () => {
    assert.ok(isSamePlace({ nodeName: "P" }, { nodeName: "P", id: "" }));
    assert.ok(!isSamePlace({ nodeName: "P", id: "one" }, { nodeName: "P", id: "two" }));
    assert.ok(!isSamePlace({ nodeName: "P" }, { nodeName: "B" }));
  });
});

describe("a form that has a script of its own", () => {
  const FORM = { dataset: { script: "years.js" } };
  let enliven, called, said, fails;

  beforeEach(() => {
    [called, said, fails] = [[], [], false];
    const live = (form) => {
      if (fails) throw new Error("no field");
      called.push(form);
    };
    const page = { document: { createElement: () => ({}) }, zmosLinks: {}, location: { hash: "" },
      console: { error: (...words) => said.push(words.join(" ")) },
      zmosSite: { load: async () => ({ default: live }) } };
    ({ enliven } = load(["ui/board/board.js"], ["enliven"], page));
  });

  const settled = () => new Promise((done) => { setTimeout(done); });

  test("is brought to life once that has come, and from then on at once", async () => {
    enliven(FORM);
    assert.deepEqual(called, []);
    await settled();
    assert.deepEqual(called, [FORM]);
    enliven(FORM);
    assert.deepEqual(called, [FORM, FORM]);
  });

  test("waits each time where it shows something in another part", async () => {
    const player = { dataset: { script: "starts.js", shows: "starts" } };
    enliven(player);
    await settled();
    enliven(player);
    assert.equal(called.length, 1);
    await settled();
    assert.equal(called.length, 2);
  });

  test("stops nothing where the script fails, the first time or a later one", async () => {
    fails = true;
    enliven(FORM);
    await settled();
    fails = false;
    enliven(FORM);
    fails = true;
    enliven(FORM);
    assert.deepEqual([called.length, said], [1, ["form: Error: no field", "form: Error: no field"]]);
  });
});
