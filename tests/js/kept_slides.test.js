import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, place, stored, back;

beforeEach(() => {
  stored = {};
  place = { hidden: true, link: { dataset: { page: "predstavitev?niz=" } }, button: {},
    querySelector(name) { return name === "a" ? this.link : this.button; } };
  page = { URLSearchParams, location: { search: "?lang=sl" },
    addEventListener: (_, heard) => { back = heard; },
    document: { querySelector: (name) => (name === ".kept-slides" ? place : { focus() {} }) },
    localStorage: { getItem: (name) => stored[name] ?? null,
      setItem: (name, value) => { stored[name] = value; },
      removeItem: (name) => { delete stored[name]; } } };
  load(["ui/slides/kept_slides.js"], [], page);
});

/* A click that changes the slides, and the page with its answer. */
function answered(action, set) {
  page.zmosKeptSlides.onto(action);
  arrive(set);
}

function arrive(set) {
  page.location.search = set && `?niz=${set}`;
  page.zmosKeptSlides.attend();
}

const ADD = { add: ["map", "", ""] };

describe("the slides that the browser keeps", () => {
  test("are those that were changed here, and not those that a link has brought", () => {
    arrive("1.theirs");
    assert.deepEqual(stored, {});
    answered(ADD, "1.mine");
    assert.deepEqual(stored, { "zmos-slides": "1.mine" });
    answered({ set: { "naslov-1": "x", "opomba-1": "" } }, "1.worded");
    assert.deepEqual(stored, { "zmos-slides": "1.worded" });
    answered({ slides: ["clear", 0] }, "");
    assert.deepEqual(stored, {});
  });

  test("are offered where the address has none, until they are forgotten", () => {
    answered(ADD, "1.mine");
    assert.equal(place.hidden, true);
    arrive("");
    assert.deepEqual([place.hidden, place.link.href], [false, "predstavitev?niz=1.mine"]);
    place.button.onclick();
    assert.deepEqual([place.hidden, stored], [true, {}]);
  });

  test("get a slide behind them that is added where the address has none", () => {
    answered(ADD, "1.mine");
    assert.deepEqual(page.zmosKeptSlides.onto(ADD), ADD);
    arrive("");
    assert.deepEqual(page.zmosKeptSlides.onto(ADD), { add: ["map", "", "", "1.mine"] });
    assert.deepEqual(page.zmosKeptSlides.onto({ set: { tema: "x" } }), { set: { tema: "x" } });
  });

  test("outlast Back to an address without them, and a browser that keeps nothing", () => {
    answered(ADD, "1.mine");
    page.zmosKeptSlides.onto({ slides: ["run", 0] });
    back();
    arrive("");
    assert.deepEqual(stored, { "zmos-slides": "1.mine" });
    page.localStorage.getItem = page.localStorage.setItem = () => { throw new Error("forbidden"); };
    answered(ADD, "1.other");
    arrive("");
    assert.equal(place.hidden, true);
  });
});
