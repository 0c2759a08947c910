import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.js";

/* What the map is told by a page whose own colours are such. */
function shown(colorScheme) {
  const classes = new Set();
  let hear;
  const page = { requestAnimationFrame: (act) => act(), setTimeout: (act) => act(),
    document: { documentElement: { classList: { toggle: (name, on) => {
      classes[on ? "add" : "delete"](name); } } } },
    matchMedia: () => ({ addEventListener: (_, act) => { hear = act; } }),
    parent: { document: { querySelector: () => colorScheme && {} },
      getComputedStyle: () => ({ colorScheme }) } };
  load(["webmap/theme.js"], [], page);
  page.zmosTheme();
  const before = [...classes];
  colorScheme = "dark";
  hear();
  return [before, [...classes]];
}

test("the map is dark where the page is, and follows it", () => {
  assert.deepEqual(shown("dark"), [["zmos-dark"], ["zmos-dark"]]);
  assert.deepEqual(shown("light"), [[], ["zmos-dark"]]);
  assert.deepEqual(shown("")[0], [], "a file that stands alone");
});
