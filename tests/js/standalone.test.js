import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, panels, select, updates, options, started, scrolled, marks;

const marked = () => {
  const names = new Set();
  return { names, toggle: (name, on) => { names[on ? "add" : "delete"](name); },
    add: (name) => names.add(name) };
};

/** Opens the file with a chosen town, on a screen of a width, by mouse or by finger. */
function open({ chosen = null, width = 1280, coarse = false } = {}) {
  [updates, scrolled, marks] = [[], [], marked()];
  panels = ["061", "080"].map((code) => ({ dataset: { code }, classList: marked() }));
  select = { value: "", addEventListener: (_, heard) => { select.change = heard; },
    scrollIntoView: () => scrolled.push("town") };
  const data = { layers: { towns: 1 }, attribution: "GURS", state: { chosen, measure: "projects" } };
  const document = { documentElement: { classList: marks },
    getElementById: () => ({ textContent: JSON.stringify(data) }),
    querySelector: () => select, querySelectorAll: () => panels };
  const map = { setView() { return map; } };
  page = { document, innerWidth: width, matchMedia: () => ({ matches: coarse }),
    L: { map: (_, given) => { options = given; return map; } },
    zmosMap: { start: (_, given) => { started = given; },
      update: (state) => updates.push({ ...state }) } };
  load(["documents/standalone.js"], [], page);
}

const shown = () => panels.filter((panel) => panel.classList.names.has("open"))
  .map((panel) => panel.dataset.code);

describe("the file that stands alone", () => {
  beforeEach(() => open());

  test("begins with the town of its view, and with none where none is chosen", () => {
    assert.deepEqual([shown(), select.value, [...marks.names]], [[], "", ["js"]]);
    open({ chosen: "080" });
    assert.deepEqual([shown(), select.value, [...marks.names]], [["080"], "080", ["js", "chosen"]]);
    assert.deepEqual(updates, [{ chosen: "080", measure: "projects" }]);
  });

  test("draws the map of what the page holds, and asks for nothing", () => {
    assert.deepEqual([started.base, started.layers, started.attribution], ["", { towns: 1 }, "GURS"]);
  });

  test("shows the panel of a town that is chosen in the list or on the map, and no other", () => {
    select.value = "061";
    select.change();
    assert.deepEqual([shown(), updates.at(-1).chosen], [["061"], "061"]);
    started.onChoose("080");
    assert.deepEqual([shown(), select.value, updates.at(-1).chosen], [["080"], "080", "080"]);
    select.value = "";
    select.change();
    assert.deepEqual([shown(), updates.at(-1).chosen, marks.names.has("chosen")], [[], null, false]);
  });

  test("leads to the panel below the map on a narrow screen, after a click on the map alone", () => {
    started.onChoose("061");
    assert.deepEqual(scrolled, []);
    open({ width: 390 });
    select.value = "061";
    select.change();
    started.onChoose("");
    assert.deepEqual(scrolled, []);
    started.onChoose("061");
    assert.deepEqual(scrolled, ["town"]);
  });

  test("lets one finger move the page and not the map", () => {
    assert.equal(options.dragging, true);
    open({ coarse: true });
    assert.equal(options.dragging, false);
  });
});
