import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { load, tokens } from "./load.js";

function node(name) {
  return { name, attributes: {}, children: [],
    setAttribute(key, value) { this.attributes[key] = value; },
    appendChild(child) { this.children.push(child); } };
}

const body = node("body");
/* @returns what stands in a node and has an id. */
const named = (id, inside = body) => inside.attributes.id === id ? inside
  : inside.children.map((child) => named(id, child)).find(Boolean);
const page = { document: { createElementNS: (_, name) => node(name), createElement: node, body,
  getElementById: (id) => named(id) }, zmosTokens: tokens() };
load(["webmap/drawing.js"], [], page);
const { paint, patterns, ring } = page.zmosDrawing;
const COLOURS = { colour: "#245f8f", ink: "#ffffff", letter: "A" };
const drawn = (...statuses) =>
  ring(112, statuses.map((status) => ({ ...COLOURS, status }))).children;
/* Where an arc begins and ends, from the middle of the ring. */
const ends = ({ attributes: { d } }) => d.match(/^M(\S+) (\S+)A.* (\S+) (\S+)$/).slice(1)
  .map((number) => Number(number) - 56);

describe("the ring of a town", () => {
  test("has a quarter for each theme, clockwise from the top right", () => {
    const quarters = drawn("n", "n", "n", "n").map(ends)
      .map(([x, y, x2, y2]) => [Math.sign(x + x2), Math.sign(y + y2)]);
    assert.deepEqual(quarters, [[1, -1], [1, 1], [-1, 1], [-1, -1]]);
  });

  test("leaves a gap between the quarters", () => {
    const [first, second] = drawn("n", "n").map(ends);
    assert.ok(first[3] < 0 && second[1] > 0, `${first} ${second}`);
  });

  test("is the one of the arms wall (tests/unit/test_arms_wall.py)", () => {
    const [arc, dot] = ring(72, [{ ...COLOURS, status: "t" }]).children;
    assert.equal(arc.attributes.d, "M38.6 6.1A30 30 0 0 1 65.9 33.4");
    assert.deepEqual([dot.attributes.cx, dot.attributes.cy], ["58.6", "13.4"]);
  });

  test("fills the part of a theme that the town takes part in, and names it by its letter", () => {
    const [arc, dot, letter] = drawn("t");
    assert.equal(arc.attributes.stroke, "#245f8f");
    assert.equal(dot.attributes.fill, "#245f8f");
    assert.equal(letter.attributes.fill, "#ffffff");
    assert.equal(named(letter.attributes.href.slice(1)).textContent, "A");
    assert.equal(letter.attributes.x, dot.attributes.cx);
  });

  test("has its letters as signs that stand once in the page, not as words of the marker", () => {
    drawn("t", "t");
    const [use, other] = drawn("t", "t").filter(({ name }) => name === "use");
    assert.equal(use.attributes.href, other.attributes.href);
    assert.equal(use.textContent, undefined);
    assert.equal(body.children.length, 1);
  });

  test("has no letters where it is too small to read them", () => {
    const parts = [{ ...COLOURS, status: "t" }];
    assert.deepEqual([44, 46].map((size) => ring(size, parts).children.length), [1, 3]);
  });

  test("tells the other statuses apart without a colour of the theme", () => {
    const looks = ["n", "e", "j"].map((status) => JSON.stringify(drawn(status)
      .map(({ attributes }) => ({ ...attributes, d: "" }))));
    assert.equal(new Set(looks).size, 3);
    assert.ok(looks.every((look) => !look.includes("#245f8f")));
    assert.equal(drawn("j").length, 2);
  });
});

describe("a fill", () => {
  test("is a colour, or a pattern that is there", () => {
    assert.equal(paint("#fbfaf6"), "#fbfaf6");
    const ids = patterns().children.map((pattern) => `url(#${pattern.attributes.id})`);
    assert.deepEqual(["hatch", "lines", "dots"].map(paint), ids);
  });
});
