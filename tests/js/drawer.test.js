import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, heard, sidebar, beside, buttons, field, isSmall, settle, focused;

const button = (name, isOpen) => ({ name, focus() { focused = name; },
  click() { sidebar.dataset.collapsed = String(!isOpen); settle(); } });

beforeEach(() => {
  [heard, isSmall, focused] = [{}, true, ""];
  buttons = { open: button("open", true), close: button("close", false) };
  beside = { inert: false };
  field = { focus() { focused = "search"; } };
  sidebar = { dataset: { collapsed: "true" }, nextElementSibling: beside,
    contains: (target) => Boolean(target.isInside), querySelector: () => buttons.close };
  const named = { "[data-testid=stSidebar]": sidebar, "[data-testid=stExpandSidebarButton]": buttons.open };
  const document = { body: {}, activeElement: null, querySelector: (name) => named[name],
    getElementById: () => field, addEventListener: (kind, act) => { heard[kind] = act; } };
  page = { document, matchMedia: () => ({ matches: isSmall }), addEventListener() {},
    setTimeout: (act) => act(), requestAnimationFrame: (act) => act(),
    MutationObserver: class {
      constructor(act) { settle = act; }
      observe() {}
    } };
  load(["ui/board/drawer.js"], [], page);
  page.zmosDrawer.attend();
});

const press = (found = {}, more = {}) => heard.click({ target: { isConnected: true, ...more,
  closest: (name) => found[name] ?? null } });
const type = (key, target = {}) => {
  let isKept = true;
  heard.keydown({ key, target: { tagName: "BODY", ...target }, preventDefault() { isKept = false; } });
  return isKept;
};
const opens = () => press({ "[data-drawer]": { dataset: { drawer: "open" } } });
const isOpen = () => sidebar.dataset.collapsed === "false";

describe("the drawer", () => {
  test("is opened by its button, takes the focus and covers the page", () => {
    opens();
    assert.deepEqual([isOpen(), beside.inert, focused], [true, true, "close"]);
  });

  test("is closed by Escape and by a click beside it, and gives the focus back", () => {
    for (const close of [() => type("Escape"), () => press()]) {
      opens();
      close();
      assert.deepEqual([isOpen(), beside.inert, focused], [false, false, "open"]);
    }
  });

  test("is closed by a link to a page, and not by a filter in it", () => {
    opens();
    press({}, { isInside: true });
    assert.equal(isOpen(), true);
    press({ "nav.pages a": {} }, { isInside: true });
    assert.equal(isOpen(), false);
  });

  test("covers nothing on a large screen, where a click beside it leaves it open", () => {
    isSmall = false;
    opens();
    press();
    assert.deepEqual([isOpen(), beside.inert], [true, false]);
  });
});

describe("a slash", () => {
  test("leads to the search", () => {
    assert.equal(type("/"), false);
    assert.deepEqual([isOpen(), focused], [true, "search"]);
  });

  test("is a letter where one types, and where a page has no search", () => {
    assert.equal(type("/", { tagName: "INPUT" }), true);
    field = null;
    assert.equal(type("/"), true);
    assert.equal(isOpen(), false);
  });
});
