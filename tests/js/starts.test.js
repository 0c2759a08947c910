import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let form, columns, button, said, slider, isCalm, beat;
const page = {
  matchMedia: () => ({ matches: isCalm }),
  setInterval: (call) => { beat = call; return 7; },
  clearInterval: () => { beat = null; },
};
const { press, show } = load(["ui/board/starts.js"], ["press", "show"], page);

beforeEach(() => {
  isCalm = false;
  beat = null;
  columns = [0, 1, 3].map((at) => ({ style: { getPropertyValue: () => String(at) } }));
  button = { dataset: { play: "Play", stop: "Stop", next: "Next" } };
  said = { setAttribute(_, value) { this.live = value; } };
  slider = { min: "2016", max: "2019", value: "2019" };
  const words = [2016, 2017, 2018, 2019].map((year) => ({ textContent: `${year}: said` }));
  form = { isConnected: true,
    querySelector: (what) => ({ "#starts-year": slider, "#starts-play": button,
      ".starts-said": said })[what],
    querySelectorAll: (what) => (what.endsWith("li") ? words : columns) };
});

describe("the years of the starts", () => {
  test("are all shown until one is asked for", () => {
    show(form);
    assert.equal(button.textContent, "Play");
    assert.ok(columns.every((column) => column.className === undefined));
  });

  test("play from the first to the last, and say each", () => {
    press(form);
    assert.deepEqual([said.textContent, said.live, button.textContent],
      ["2016: said", "off", "Stop"]);
    beat();
    assert.deepEqual(columns.map((column) => column.className), ["before", "", "later"]);
    beat();
    beat();
    assert.deepEqual([said.textContent, said.live, button.textContent, beat],
      ["2019: said", "polite", "Play", null]);
    press(form);
    assert.equal(slider.value, "2016");
  });

  test("stop where the button is pressed again", () => {
    press(form);
    beat();
    press(form);
    assert.deepEqual([said.textContent, button.textContent, beat], ["2017: said", "Play", null]);
  });

  test("go step by step where less motion is wished", () => {
    isCalm = true;
    press(form);
    press(form);
    assert.deepEqual([said.textContent, said.live, button.textContent, beat],
      ["2017: said", "polite", "Next", null]);
  });
});
