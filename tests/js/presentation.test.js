import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let deck, turned, pause;

beforeEach(() => {
  const { Deck } = load(["ui/slides/presentation.js"], ["Deck"],
    { setTimeout: (end) => { pause = end; }, clearTimeout: () => {}, document: {} });
  turned = [];
  deck = Object.assign(Object.create(Deck.prototype), { slide: 5, digits: "",
    slides: Array.from({ length: 12 }, () => ({ dataset: { nav: "{\"page\":\"obcina\",\"view\":{\"obcina\":\"061\"}}" } })),
    turn: (number) => turned.push(number), go: (where) => turned.push(where) });
});

const press = (...keys) => keys.map((key) => deck.act(key, false));

describe("a key of the presentation", () => {
  test("turns on or back, and to both ends", () => {
    press("ArrowRight", "PageDown", " ", "ArrowLeft", "PageUp", "Home", "End");
    assert.deepEqual(turned, [6, 6, 6, 4, 4, 1, 12]);
    deck.act(" ", true);
    assert.equal(turned.at(-1), 4);
  });

  test("leaves for the page of the slide", () => {
    press("Escape");
    assert.deepEqual(turned, [{ page: "obcina", view: { obcina: "061" } }]);
  });

  test("that means nothing is left to the page", () => {
    assert.deepEqual(press("x", "Tab", "ArrowRight"), [false, false, true]);
  });
});

describe("a digit", () => {
  test("jumps at once, and with a second one soon after to ten and more", () => {
    press("1", "2");
    assert.deepEqual(turned, [1, 12]);
  });

  test("begins anew after a pause, and where there are not so many slides", () => {
    press("1");
    pause();
    press("2", "7");
    assert.deepEqual(turned, [1, 2, 7]);
  });

  test("of zero jumps nowhere by itself", () => {
    press("0", "4");
    assert.deepEqual(turned, [4]);
  });
});
