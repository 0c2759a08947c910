import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { leaflet, load } from "./load.js";

const L = leaflet();
const HALF = L.point(30, 10); // of each name, with its air
const page = { L };
load(["webmap/neighbours.js"], [], page);

/* Notes where names are put, in the place of drawing them. */
class Names extends page.zmosNeighbourNames {
  node(name) { return name; }
  measure() { return HALF; }
  put(place, offset) { this.names.set(place.name, { at: place.at, offset }); }
}

let size, turns;

beforeEach(() => {
  [size, turns] = [L.point(400, 300), 0];
});

/* Places have pixels of the frame for coordinates. */
function shown(places, { own = [], taken = [], rings = [] } = {}) {
  const pane = { classList: { add: () => {} }, setAttribute: () => {},
    replaceChildren: () => { turns += 1; } };
  const map = { createPane: () => pane, getSize: () => size, getZoom: () => 10,
    getCenter: () => "centre", latLngToContainerPoint: (place) => L.point(place) };
  const names = new Names(map, places);
  names.names = new Map();
  names.show(own, () => taken, () => rings);
  return names;
}

const where = (names, name) => names.names.get(name)?.offset;
const boxOf = ({ at, offset }) =>
  L.bounds(at.add(offset).subtract(HALF), at.add(offset).add(HALF));
const box = (left, top, right, bottom) => L.bounds([left, top], [right, bottom]);
const ring = (left, top, right, bottom) =>
  [[left, top], [right, top], [right, bottom], [left, bottom]].map((corner) => L.point(corner));

describe("the name of a neighbour stands", () => {
  test("right of its dot where that is free, with no line", () => {
    const offset = where(shown({ Domžale: [200, 150] }), "Domžale");
    assert.deepEqual([offset.x, offset.y, offset.far], [34, 0, false]);
  });

  test("left of it at the right edge, and below it at the upper left", () => {
    assert.equal(where(shown({ Domžale: [390, 150] }), "Domžale").x, -34);
    const corner = where(shown({ Domžale: [20, 6] }), "Domžale");
    assert.ok(corner.x > 0 && corner.y >= 8, `${corner}`);
  });

  test("elsewhere than what is taken", () => {
    const taken = [box(204, 100, 400, 200)];
    assert.equal(where(shown({ Domžale: [200, 150] }, { taken }), "Domžale").x, -34);
  });

  test("far from its dot, tied by a line, where no side near it is free", () => {
    const taken = [box(185, 135, 215, 165)];
    const names = shown({ Domžale: [200, 150] }, { taken });
    assert.equal(where(names, "Domžale").far, true);
    assert.ok(!boxOf(names.names.get("Domžale")).overlaps(taken[0]));
  });

  test("nowhere where nothing is free", () => {
    const names = shown({ Domžale: [200, 150] }, { taken: [box(0, 0, 400, 300)] });
    assert.equal(where(names, "Domžale"), null);
  });

  test("over no other name, and that of the chosen town's own neighbour first", () => {
    const places = { Domžale: [200, 150], Mengeš: [200, 162] };
    const names = shown(places, { own: ["Mengeš"] });
    assert.equal(where(names, "Mengeš").x, 34);
    assert.equal(where(names, "Domžale").x, -34);
    assert.ok(!boxOf(names.names.get("Mengeš")).overlaps(boxOf(names.names.get("Domžale"))));
  });

  test("not over a territory where another side costs less", () => {
    const rings = [ring(203, 100, 400, 200)];
    assert.equal(where(shown({ Domžale: [200, 150] }, { rings }), "Domžale").x, -34);
  });

  test("over a territory rather than far away", () => {
    const rings = [ring(100, 100, 300, 200)];
    assert.equal(where(shown({ Domžale: [200, 150] }, { rings }), "Domžale").x, 34);
  });

  test("beside a territory that has a corner in the name alone", () => {
    const rings = [[L.point(250, 145), L.point(390, 20), L.point(390, 280)]];
    assert.equal(where(shown({ Domžale: [200, 150] }, { rings }), "Domžale").x, -34);
  });
});

describe("the names", () => {
  test("are those in the frame", () => {
    const names = shown({ Domžale: [200, 150], Kranj: [401, 150], Logatec: [200, -1] });
    assert.deepEqual([...names.names.keys()], ["Domžale"]);
  });

  test("are drawn once for a view, and anew after they were hidden or the frame has changed", () => {
    const names = shown({ Domžale: [200, 150] });
    const show = () => names.show([], () => [], () => []);
    show();
    assert.equal(turns, 1);
    size = L.point(500, 300);
    show();
    assert.equal(turns, 2);
    names.hide();
    show();
    assert.equal(turns, 4);
  });
});
