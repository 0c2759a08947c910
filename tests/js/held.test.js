import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let held;
const data = (parts, marks, more = {}) => ({ view: "v", lang: "sl", words: "", parts, marks, ...more });
const NAMES = { words: "{figure}", measures: {}, scales: {}, towns: {} };

beforeEach(() => {
  const page = { document: { querySelector: (what) => !what.endsWith("gone") } };
  load(["ui/board/held.js"], [], page);
  held = page.zmosHeld;
});

describe("what the browser has", () => {
  test("is put in where it is not sent again, in the order of the marks", () => {
    held.whole(data({ a: "<p>1", b: "<p>2" }, { a: "A", b: "B" }));
    assert.deepEqual(Object.entries(held.whole(data({ c: "<p>3" }, { c: "C", b: "B", a: "A" })).parts),
      [["c", "<p>3"], ["b", "<p>2"], ["a", "<p>1"]]);
  });

  test("is changed where it differs: tags in the place of others, more of them, none", () => {
    held.whole(data({ a: "<p>1<b>2<i>3<i>4" }, { a: "A" }));
    const like = (mark, cuts) => held.whole(data({ a: { of: "A", cuts } }, { a: mark })).parts.a;
    assert.equal(like("B", [[2, 3, "b>5"]]), "<p>1<b>5<i>3<i>4");
    assert.equal(like("C", [[1, 1, "u>0<u>"], [3, 5, null]]), "<u>0<u><p>1<b>2");
    assert.equal(like("D", [[0, 1, "words"]]), "words<p>1<b>2<i>3<i>4");
  });

  test("is told as it stands on the page", () => {
    held.whole(data({ a: "<p>1", gone: "<p>2" }, { a: "A", gone: "B", $evidence: "E" }, { evidence: NAMES }));
    held.whole(data({ a: "<p>3" }, { a: "C" }));
    assert.deepEqual(held.shownMarks(), { a: "C", $evidence: "E" });
    held.whole(data({}, { a: "A" }));
    assert.deepEqual(held.shownMarks(), { a: "A", $evidence: "E" });
  });

  test("may be empty", () => {
    assert.deepEqual(held.whole(data({ a: "" }, { a: "A" })).parts, { a: "" });
    assert.deepEqual(held.whole(data({}, { a: "A" })).parts, { a: "" });
  });

  test("is missed where the server takes it for something that is not there", () => {
    assert.equal(held.whole(data({}, { a: "A" })), null);
    assert.equal(held.whole(data({ b: { of: "A", cuts: [] } }, { b: "B" })), null);
  });

  test("is asked for once: what does not come then is left out", () => {
    const lacking = data({ b: "<p>2" }, { a: "A", b: "B" });
    assert.equal(held.whole(lacking), null);
    assert.deepEqual(held.whole(lacking).parts, { b: "<p>2" });
    held.whole(data({ a: "<p>1", b: "<p>2" }, { a: "A", b: "B" }));
    assert.equal(held.whole(data({ b: "<p>2" }, { a: "C", b: "B" })), null);
  });

  test("may hold a part that is called evidence, as on the page of the data", () => {
    const page = held.whole(data({ evidence: "<p>1" }, { evidence: "A" }));
    assert.deepEqual(page.parts, { evidence: "<p>1" });
  });

  test("holds what the figures' links are called", () => {
    const first = held.whole(data({ a: "<p>1" }, { a: "A", $evidence: "E" }, { evidence: NAMES }));
    const next = held.whole(data({ a: "<p>2" }, { a: "B", $evidence: "E" }));
    assert.deepEqual([first.evidence, next.evidence], [NAMES, NAMES]);
    assert.deepEqual(next.parts, { a: "<p>2" });
  });

  test("forgets the oldest of a part, and takes no board without marks for one of its own", () => {
    for (let n = 0; n < 30; n += 1) held.whole(data({ a: `<p>${n}` }, { a: `M${n}` }));
    assert.equal(held.whole(data({}, { a: "M0" })), null);
    assert.equal(held.whole(data({}, { a: "M29" })).parts.a, "<p>29");
    const recorded = data({ a: "<p>1" }, undefined, { evidence: NAMES });
    assert.equal(held.whole(recorded), recorded);
  });
});
