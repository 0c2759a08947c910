import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, place, went, stored, press, open;

beforeEach(() => {
  [went, stored, open] = [[], {}, null];
  const bar = { classList: { toggle: (name, on) => { bar.presenting = on; } } };
  place = { hidden: true, dataset: { words: "Back to slide {n}" }, parentElement: bar, link: {},
    button: {}, querySelector(name) { return name === "a" ? this.link : this.button; } };
  const document = { querySelector: (name) => ({ ".to-slide": place, h1: { focus() {} } }[name] ?? open),
    addEventListener: (name, heard) => { press = heard; } };
  page = { document, addEventListener() {}, location: { href: "http://mesta/predstavitev?slide=8" },
    sessionStorage: { getItem: (name) => stored[name] ?? null,
      setItem: (name, value) => { stored[name] = value; } },
    navigation: { currentEntry: { key: "eight" }, entries: () => [{ key: "eight" }],
      traverseTo: (key) => went.push(key) },
    history: { pushState: (...entry) => went.push(entry[2]) },
    dispatchEvent: (event) => went.push(event.type), PopStateEvent: Event };
  load(["ui/slides/way_back.js"], [], page);
});

const escape = (target = {}) => press({ key: "Escape", preventDefault() {},
  target: { closest: (name) => target[name] ?? null } });

describe("the way back to a slide", () => {
  test("is said by the bar of a page, until the slide is there again", () => {
    page.zmosWayBack.attend();
    assert.equal(place.hidden, true);
    page.zmosWayBack.keep(8);
    page.zmosWayBack.attend();
    assert.deepEqual([place.hidden, place.link.textContent, place.link.href],
      [false, "Back to slide 8", "http://mesta/predstavitev?slide=8"]);
    page.zmosWayBack.forget();
    page.zmosWayBack.attend();
    assert.equal(place.hidden, true);
  });

  test("leads to its very entry of the history", () => {
    page.zmosWayBack.keep(8);
    page.zmosWayBack.attend();
    escape();
    assert.deepEqual(went, ["eight"]);
  });

  test("leads to a new entry where the browser knows the old one no longer", () => {
    page.zmosWayBack.keep(8);
    page.zmosWayBack.attend();
    page.navigation.entries = () => [];
    escape();
    assert.deepEqual(went, ["http://mesta/predstavitev?slide=8", "popstate"]);
  });

  test("leads to the slide in the language that was chosen meanwhile", () => {
    page.location.href = "http://mesta/predstavitev?lang=sl&slide=8";
    page.zmosWayBack.keep(8);
    Object.assign(page.location, { href: "http://mesta/?tema=m&lang=en", search: "?tema=m&lang=en" });
    page.zmosWayBack.attend();
    const address = "http://mesta/predstavitev?lang=en&slide=8";
    assert.equal(place.link.href, address);
    escape();
    assert.deepEqual(went, [address, "popstate"]);
    page.location.search = "?lang=sl";
    escape();
    assert.equal(went.at(-1), "eight");
  });

  test("opens the slides anew in the static edition, whose pages are files", () => {
    page.zmosSite = {};
    page.zmosWayBack.keep(8);
    page.location.href = "http://mesta/index.html?tema=m";
    page.zmosWayBack.attend();
    page.navigation.entries = () => [];
    escape();
    assert.deepEqual([went, page.location.href], [[], "http://mesta/predstavitev?slide=8"]);
  });

  test("waits where Escape closes something first, or where one types", () => {
    page.zmosWayBack.keep(8);
    page.zmosWayBack.attend();
    escape({ "input, textarea, select, [contenteditable=true]": {} });
    escape({ ".zmos-board": { querySelector: () => ({}) } });
    open = {};
    escape();
    assert.deepEqual(went, []);
  });

  test("ends by its button, and Escape is any page's again", () => {
    page.zmosWayBack.keep(8);
    page.zmosWayBack.attend();
    place.button.onclick();
    assert.equal(place.hidden, true);
    escape();
    assert.deepEqual(went, []);
  });

  test("breaks no page that may keep nothing", () => {
    page.sessionStorage.getItem = page.sessionStorage.setItem = () => { throw new Error("blocked"); };
    page.zmosWayBack.keep(8);
    page.zmosWayBack.attend();
    assert.equal(place.hidden, true);
  });
});
