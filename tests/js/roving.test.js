import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, describe, test } from "node:test";

import { leaflet, load } from "./load.js";

const L = leaflet();
const ANCHORS = JSON.parse(readFileSync("geodata/boundaries/anchors.json", "utf-8"));
let nodes, heard, focused, roving, moved, later;

/* A node stands at a place and says what it is. */
const stand = (name, x, y, more) => ({ ariaLabel: name, dataset: { code: name }, ariaPressed: "false",
  getBoundingClientRect: () => ({ left: x - 5, top: y - 5, width: 10, height: 10 }),
  focus() { focused = name; roving.stay(this); }, ...more });
const frame = { getBoundingClientRect: () => ({ left: 0, top: 0, right: 400, bottom: 300 }) };
const press = (key) => {
  const event = { key, preventDefault: () => { event.taken = true; }, stopPropagation: () => {} };
  heard.keydown(event);
  return event.taken;
};
const stops = () => nodes.filter((node) => node.tabIndex === 0).map((node) => node.ariaLabel);

const reachedFrom = (from) => {
  const reached = new Set([from]);
  for (const node of reached) {
    roving.stay(node);
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
      if (roving.led(key)) reached.add(roving.led(key));
    }
  }
  return reached;
};

beforeEach(() => {
  [nodes, heard, focused, moved, later] = [[], {}, "", [], []];
  const pane = { addEventListener: (name, hear) => { heard[name] = hear; },
    querySelectorAll: () => nodes };
  const put = (act) => later.push(act);
  const page = { L, document: { documentElement: { lang: "sl" } }, requestAnimationFrame: put,
    setTimeout: put };
  load(["webmap/roving.js"], [], page);
  roving = new page.zmosRoving({ getPane: () => pane, getContainer: () => frame,
    getSize: () => L.point(400, 300), panBy: (by) => moved.push(by),
    on: (_, hear) => { heard.move = hear; } });
});

describe("the towns on the map", () => {
  test("are one stop, the chosen one or the first by the alphabet in sight", () => {
    nodes = [stand("Žalec", 10, 10), stand("Čatež", 50, 10), stand("Celje", 900, 10)];
    heard.move();
    assert.deepEqual(stops(), ["Čatež"]);
    nodes[0].ariaPressed = "true";
    roving.stop = null;
    heard.move();
    assert.deepEqual(stops(), ["Žalec"]);
    nodes[1].focus();
    heard.move();
    assert.deepEqual(stops(), ["Čatež"], "which is in sight, stays");
  });

  test("are settled once, after what changed has been painted", () => {
    nodes = [stand("Celje", 50, 10)];
    roving.settleLater();
    roving.settleLater();
    assert.deepEqual(stops(), []);
    assert.equal(later.length, 1);
    later[0]();
    assert.deepEqual(stops(), [], "the frame is not painted yet");
    later[1]();
    assert.deepEqual(stops(), ["Celje"]);
    roving.settleLater();
    assert.equal(later.length, 3, "and anew with the next change");
  });

  test("are reached by arrows in their direction, and by Home and End", () => {
    nodes = [stand("Koper", 10, 200), stand("Kranj", 150, 90), stand("Celje", 250, 110),
      stand("061-01", 200, 250, { dataset: {} })];
    nodes[1].focus();
    assert.equal(press("ArrowRight"), true);
    assert.equal(focused, "Celje");
    press("ArrowUp");
    press("ArrowDown");
    assert.equal(focused, "061-01", "a site is one of them");
    press("Home");
    assert.equal(focused, "Celje");
    press("End");
    assert.equal(focused, "Kranj");
    assert.equal(press("Enter"), undefined);
  });

  test("are brought into the frame, which stays where they are in it", () => {
    nodes = [stand("Koper", 10, 200), stand("Ptuj", 500, 202)];
    nodes[0].focus();
    press("ArrowRight");
    press("ArrowLeft");
    assert.deepEqual(moved, [[195, 0]]);
  });

  test("are all reached by the arrows alone, wherever one begins, at every zoom", () => {
    for (const [zoom, places] of Object.entries(ANCHORS.zooms)) {
      const map = { project: ([lat, lng]) =>
        L.CRS.EPSG3857.latLngToPoint(L.latLng(lat, lng), Number(zoom)) };
      nodes = Object.entries(places).map(([code, place]) => {
        const { x, y } = map.project(place);
        return stand(code, x, y);
      });
      for (const from of nodes) {
        const reached = reachedFrom(from);
        assert.equal(reached.size, 12, `${zoom} ${from.ariaLabel}`);
      }
    }
  });
});
