import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { leaflet, load } from "./load.js";

const L = leaflet();
let sites, added, tied, zoom, opened, page, focused, settled;

/* A pixel is a degree; what is added is kept with what it shows. */
beforeEach(() => {
  [added, tied, zoom, opened, focused, settled] = [[], [], 11, [], null, 0];
  const group = { clearLayers: () => { added.length = tied.length = 0; } };
  const node = () => ({ heard: {}, attributes: {}, style: {},
    setAttribute(name, value) { this.attributes[name] = value; },
    addEventListener(name, hear) { this.heard[name] = hear; }, focus() { focused = this; } });
  const marker = (at, { icon }) => {
    const found = { at, icon, node: node(), on: (_, act) => { found.act = act; },
      getElement: () => found.node, getLatLng: () => at, addTo: () => { added.push(found); return found; },
      bindTooltip: () => found };
    return found;
  };
  const line = () => ({ addTo: () => tied.push(1) });
  page = { L: { ...L, layerGroup: () => ({ addTo: () => group }), marker, polyline: line,
    circleMarker: line, divIcon: ({ html }) => html,
    Control: class { addTo() { this.onAdd(); } } },
    zmosDrawing: { html: (_, className, text) => ({ className, textContent: text, style: {} }) } };
  const map = { getZoom: () => zoom, getMaxZoom: () => 13, getSize: () => L.point(400, 300),
    getCenter: () => "", latLngToContainerPoint: ([x, y]) => L.point(x, y),
    containerPointToLatLng: (point) => point, distance: (one, other) => one.distanceTo(other), setView: (...view) => opened.push(view) };
  const themes = [{ colour: "red", ink: "white", letter: "E" }];
  page.document = { get activeElement() { return focused; } };
  load(["webmap/sites.js"], [], page);
  const roving = { settle: () => { settled += 1; } };
  const towns = { map, ready: true, roving, markers: { all: () => [] }, open: (id) => opened.push(id),
    state: { themes, lang: "sl", sites: "", sited: "Na zemljevidu je 1 projekt" }, sites: [] };
  sites = new page.zmosSites(towns, { atSeat: (step) => step >= 10, size: () => 52 },
    { byArms: () => towns.arms || [], turn: () => {} });
  sites.on.put = (...places) => {
    towns.sites = places.map((at, n) => ({ id: "061-0" + n, at, theme: 0, precision: "street",
      name: { sl: "Ime" }, where: { sl: "kje" } }));
    towns.state.sites = towns.sites.map(({ id }) => id).join(" ");
    sites.show();
  };
});

const points = () => added.map(({ at }) => [at.x, at.y]);

describe("sites on the map", () => {
  test("stand where they are, near enough, in the frame and in the view", () => {
    sites.on.put([100, 100], [200, 200], [500, 100]);
    assert.deepEqual(points(), [[100, 100], [200, 200]]);
    sites.on.state.sites = "061-01";
    sites.show();
    assert.deepEqual(points(), [[200, 200]]);
    zoom = 9;
    sites.show();
    assert.equal(added.length, 0);
  });

  test("stand in a row where they touch", () => {
    sites.on.put([100, 100], [101, 100]);
    assert.deepEqual(points(), [[87, 100], [113, 100]]);
  });

  test("are a count that leads nearer where many touch, and a row where there is no nearer", () => {
    const many = Array.from({ length: 7 }, () => [200, 150]);
    sites.on.put(...many);
    assert.deepEqual(added.map(({ icon }) => icon.textContent), ["7"]);
    added[0].act();
    assert.deepEqual(opened.pop().slice(1), [12]);
    zoom = 13;
    sites.show();
    assert.equal(added.length, 7);
  });

  test("stand beside arms that they would cover, tied to their place", () => {
    sites.on.arms = [L.bounds([75, 75], [125, 125])];
    sites.on.put([100, 100], [300, 200]);
    const [[x, y], free] = points();
    assert.ok(Math.abs(x - 100) > 25 || Math.abs(y - 100) > 25, `${x} ${y}`);
    assert.deepEqual([free, tied.length], [[300, 200], 2]);
  });

  test("open the card of their project by mouse and keys", () => {
    sites.on.put([100, 100]);
    added[0].act();
    const key = { key: "Enter", preventDefault: () => {} };
    added[0].node.heard.keydown(key);
    assert.deepEqual(opened, ["061-00", "061-00"]);
    assert.equal(added[0].node.attributes["aria-label"], "Ime. kje");
    assert.match(added[0].icon.className, /zmos-street/);
  });

  test("are counted beside, with those that have none, only where they are drawn", () => {
    sites.on.put([100, 100]);
    assert.equal(sites.box.textContent, "Na zemljevidu je 1 projekt");
    zoom = 9;
    sites.show();
    assert.deepEqual([sites.box.textContent, sites.box.hidden], ["", true]);
  });

  test("are one stop of the keys with the arms, and hand the focus to what stands in their place", () => {
    sites.on.put([100, 100], [200, 200]);
    assert.equal(settled, 1);
    added[1].node.focus();
    zoom = 12;
    sites.on.put([110, 100], [210, 200]);
    assert.equal(focused, added[1].node);
    assert.equal(settled, 2);
  });
});
