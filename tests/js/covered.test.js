import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { leaflet, load } from "./load.js";

const L = leaflet();
const page = { L };
load(["webmap/covered.js"], [], page);

const rect = (left, top, right, bottom) => ({ left, top, right, bottom });
const node = (box) => ({ getBoundingClientRect: () => box });
const corners = ({ min, max }) => [min.x, min.y, max.x, max.y];

function covered(controls = []) {
  const frame = { ...node(rect(100, 50, 500, 350)), querySelectorAll: () => controls.map(node) };
  return new page.zmosCovered({ getContainer: () => frame,
    getBounds: () => L.latLngBounds([[45, 13], [47, 16]]),
    getSize: () => L.point(400, 300),
    latLngToContainerPoint: (place) => L.point(L.latLng(place).lng, L.latLng(place).lat) });
}

describe("the tooltip of a marker has room", () => {
  const turned = (x, y) => {
    const options = {};
    covered().turn({ getLatLng: () => [y, x], getTooltip: () => ({ options }) }, 20);
    return [options.direction, options.offset.x, options.offset.y];
  };

  test("above it, and at an edge on the other side", () => {
    assert.deepEqual([[200, 200], [200, 50], [50, 200], [350, 200]].map((at) => turned(...at)),
      [["top", 0, -20], ["bottom", 0, 20], ["right", 20, 0], ["left", -20, 0]]);
  });
});

describe("covered of the frame is", () => {
  test("a box for the arms of a marker, and one below it for its name", () => {
    const marker = { getLatLng: () => [200, 300],
      getElement: () => ({ querySelector: () => ({ offsetWidth: 60, offsetHeight: 16 }) }) };
    assert.deepEqual(covered().byArms([marker], 52).map(corners),
      [[274, 174, 326, 226], [270, 226, 330, 242]]);
  });

  test("a box for each control, seen from the frame's own corner", () => {
    assert.deepEqual(covered([rect(110, 60, 140, 120)]).byControls().map(corners),
      [[10, 10, 40, 70]]);
  });

  test("the outer ring of each part of a territory in sight", () => {
    const hole = [[46.1, 14.1], [46.1, 14.2], [46.2, 14.2]];
    const outer = [[46, 14], [46, 15], [46.5, 15]];
    const island = [[45.5, 14], [45.5, 14.2], [45.7, 14.2]];
    const far = [[50, 20], [50, 21], [51, 21]];
    const layers = [L.polygon([[outer, hole], [island]]), L.polygon(far), L.polygon([island])];
    const rings = covered().byTerritories(layers).map((ring) => ring.map(({ x, y }) => [y, x]));
    assert.deepEqual(rings, [outer, island, island]);
  });
});
