import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, links, focused, kept;
const press = (target, key, keys = {}) => page.zmosArrows.move({ target, key, ...keys,
  preventDefault() { kept = false; } });
const stops = () => links.map(({ tabIndex }) => tabIndex);

beforeEach(() => {
  [page, focused, kept] = [{}, null, true];
  const row = { querySelectorAll: () => links };
  links = ["2018", "2019", "2021"].map((year) => ({ year, closest: () => row,
    focus() { focused = this.year; } }));
  load(["ui/board/arrows.js"], [], page);
  page.zmosArrows.show({ querySelectorAll: () => [row] });
});

describe("links that are one picture", () => {
  test("are one stop of Tab", () => assert.deepEqual(stops(), [0, -1, -1]));

  test("are walked through by arrows, Home and End, and no further", () => {
    const way = [[0, "ArrowRight"], [1, "End"], [2, "ArrowRight"], [2, "ArrowLeft"], [1, "Home"]]
      .map(([at, key]) => { press(links[at], key); return focused; });
    assert.deepEqual(way, ["2019", "2021", "2021", "2019", "2018"]);
    assert.deepEqual([stops(), kept], [[0, -1, -1], false]);
  });

  test("leave other keys, those of the browser, and other links alone", () => {
    press(links[0], "ArrowDown");
    press(links[0], "ArrowRight", { altKey: true });
    press({ closest: () => null }, "ArrowRight");
    assert.deepEqual([focused, kept], [null, true]);
  });
});
