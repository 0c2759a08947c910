import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const { settle, move, lead, show } =
  load(["ui/board/years.js"], ["settle", "move", "lead", "show"], {});
let form, low, high, shown, bars, led;

function handle(value, written = value) {
  return { min: "2014", max: "2029", value, style: {}, getAttribute: () => written };
}

function bar() {
  return { isIn: false, classList: { toggle(_, on) { this.isIn = on; } } };
}

function stand(from, to) {
  [low, high, shown, led] = [handle(from), handle(to), {}, []];
  bars = Array.from({ length: 16 }, bar);
  form = { dataset: {},
    querySelector: () => shown,
    querySelectorAll: (what) => (what === "i" ? bars : [low, high]),
    closest: () => ({ go: (value) => led.push(value) }) };
}

beforeEach(() => stand("2016", "2020"));

describe("a handle of the years", () => {
  test("stops at the other one, from either side", () => {
    low.value = "2025";
    move(form, low);
    assert.deepEqual([low.value, high.value], ["2020", "2020"]);
    low.value = "2018";
    high.value = "2015";
    move(form, high);
    assert.deepEqual([low.value, high.value], ["2018", "2018"]);
  });

  test("leads to the years between both", () => {
    lead(form);
    assert.deepEqual(led, [{ years: [2016, 2020] }]);
  });

  test("bounds nothing at its end", () => {
    low.value = "2014";
    lead(form);
    high.value = "2029";
    lead(form);
    assert.deepEqual(led, [{ years: [null, 2020] }, { years: [null, null] }]);
  });

  test("stays where the reader has moved it while the page shows an earlier move", () => {
    low.value = "2018";
    move(form, low);
    [low, high] = [handle("2017"), handle("2020")];
    settle(form);
    assert.deepEqual([low.value, high.value], ["2018", "2020"]);
    [low, high] = [handle("2018"), handle("2020")];
    settle(form);
    [low, high] = [handle("2015"), handle("2020")];
    settle(form);
    assert.deepEqual([low.value, high.value], ["2015", "2020"]);
  });

  test("that is the lower one can be taken where both stand at the upper end", () => {
    stand("2029", "2029");
    show(form);
    assert.equal(low.style.zIndex, "1");
    stand("2014", "2014");
    show(form);
    assert.equal(low.style.zIndex, "");
  });
});

describe("what the handles bound", () => {
  test("is written as two years, or as one", () => {
    show(form);
    assert.equal(shown.textContent, "2016–2020");
    stand("2020", "2020");
    show(form);
    assert.equal(shown.textContent, "2020");
  });

  test("is lit in the bars, both ends with it", () => {
    show(form);
    assert.deepEqual(bars.flatMap(({ classList }, n) => (classList.isIn ? [2014 + n] : [])),
      [2016, 2017, 2018, 2019, 2020]);
  });
});
