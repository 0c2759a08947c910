import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, showParts, isLeft, nameCells, root, shown;

/* A part as `showParts` makes it, among those of its board. */
const made = () => ({ contains: () => false, remove() { root.children.splice(root.children.indexOf(this), 1); },
  get nextElementSibling() { return root.children[root.children.indexOf(this) + 1] || null; } });

beforeEach(() => {
  [shown, page] = [[], { location: { hash: "", pathname: "/" }, zmosTravel: { stay() {} },
    CSS: { escape: (name) => name } }];
  page.document = { activeElement: null, createElement: (kind) => kind === "template"
    ? { content: { querySelectorAll: () => [] } } : { ...made(), querySelectorAll: () => [],
      querySelector: () => null } };
  const noted = { show: (part) => { if (part.name) shown.push(part.name); }, follow() {} };
  Object.assign(page, { zmosArrows: { show() {} }, zmosAfter: noted, zmosFiles: { show() {} } });
  root = {
    children: [], get firstElementChild() { return this.children[0] || null; },
    querySelector(name) { return this.children.find((part) => name.endsWith(".part-" + part.name)) || null; },
    insertBefore(part, place) {
      Object.setPrototypeOf(part, made());
      Object.defineProperty(part, "nextElementSibling", { configurable: true,
        get: () => this.children[this.children.indexOf(part) + 1] || null });
      part.parentElement = this;
      if (this.children.includes(part)) this.children.splice(this.children.indexOf(part), 1);
      this.children.splice(place ? this.children.indexOf(place) : this.children.length, 0, part);
    },
  };
  page.zmosBehind = { put: (part, write) => { write(); } };
  const files = ["links", "likeness", "board"].map((name) => `ui/board/${name}.js`);
  ({ showParts, isLeft, nameCells } = load(files, ["showParts", "isLeft", "nameCells"], page));
  page.zmosLikeness.show = noted.show;
});

const names = () => root.children.map((part) => part.name);
const show = (parts, more = {}) => {
  shown = [];
  showParts(root, { view: "lang=sl", parts, ...more });
  return [names(), shown];
};

describe("the parts of a board", () => {
  test("stand in their order, and one that is like before is not touched", () => {
    assert.deepEqual(show({ sum: "1", list: "a" }), [["sum", "list"], ["sum", "list"]]);
    assert.deepEqual(show({ sum: "1", list: "b" }), [["sum", "list"], ["list"]]);
    assert.deepEqual(show({ sum: "1", map: "m", list: "b" }), [["sum", "map", "list"], ["map"]]);
  });

  test("go when the server sends them no more", () => {
    show({ sum: "1", card: "c", list: "a" });
    assert.deepEqual(show({ sum: "1", list: "a" }), [["sum", "list"], []]);
  });

  test("are not touched by another view that is the same HTML, for their links follow it", () => {
    show({ sum: "<a data-nav='?tema='>1</a>", list: "a" });
    assert.deepEqual(show({ sum: "<a data-nav='?tema='>1</a>", list: "a" }, { view: "tema=A" })[1], []);
  });

  test("stay where a view is painted ahead and they wait for the server", () => {
    show({ sum: "1", share: "open", list: "a" });
    assert.deepEqual(show({ sum: "2", list: "b" }, { left: ["share"] }),
      [["sum", "share", "list"], ["sum", "list"]]);
    assert.ok(isLeft({ name: "share" }, { left: ["share"], parts: {} }));
    assert.ok(!isLeft({ name: "share" }, { left: ["share"], parts: { share: "" } }));
    assert.ok(!isLeft({ name: "share" }, { parts: {} }));
  });
});

describe("the cells of a table", () => {
  test("have the names of their columns, without the arrow of the order", () => {
    const head = (words, sign) => {
      const found = { textContent: words + sign, querySelectorAll: () => [{ remove() {
        found.textContent = words;
      } }] };
      return { cloneNode: () => found };
    };
    const cells = [0, 1].map((cellIndex) => ({ tagName: cellIndex ? "TD" : "TH", cellIndex, dataset: {} }));
    nameCells({ tHead: { rows: [{ cells: [head("Town", " ↑"), head("Projects", "")] }] },
      rows: [{ cells }] });
    assert.deepEqual(cells.map(({ dataset }) => dataset.label), [undefined, "Projects"]);
  });
});
