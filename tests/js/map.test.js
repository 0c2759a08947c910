import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { leaflet, load, tokens } from "./load.js";

const L = leaflet();
const zmosTokens = tokens();
const SCRIPTS = ["drawing", "covered", "neighbours", "zoom", "fullscreen", "theme", "labels", "bridge", "places", "views",
  "layers", "roving", "markers", "sites", "map"];
let towns, page, zoom, size, views, acts;

/* Its layers never come; a pixel at zoom 0 is a degree, and each step of the zoom doubles it. */
beforeEach(() => {
  [zoom, size, views, acts] = [8, L.point(400, 300), [], []];
  const control = { setPrefix: () => {}, addAttribution: () => {} };
  const project = ([lat, lon], step) => L.point(lon, -lat).multiplyBy(2 ** step);
  const frame = { querySelectorAll: () => [], querySelector: () => null, setAttribute: () => {},
    appendChild: () => {},
    getBoundingClientRect: () => ({ left: 0, top: 0 }) };
  const map = { getContainer: () => frame, setMinZoom: () => {},
    setMaxZoom: () => {}, attributionControl: control, createPane: () => ({ style: {} }), on: () => {},
    getPane: () => ({ addEventListener: () => {}, querySelectorAll: () => [] }),
    getZoom: () => zoom, getSize: () => size, project,
    unproject: (point, step) => point.divideBy(2 ** step),
    setView: (centre, step) => views.push([centre, step]) };
  page = { L: { ...L, layerGroup: () => ({ addTo: () => {} }) }, zmosTokens, HTMLElement: class {}, document: { documentElement: { classList: { toggle: () => {} } }, createElement: () => ({}) },
    fetch: () => new Promise(() => {}), setTimeout: () => 0, ResizeObserver: class { observe() {} },
    matchMedia: () => ({ matches: false, addEventListener: () => {} }),
    parent: { document: { querySelector: () => null }, zmosConnection: { act: (_, said) => acts.push(said) } }, Streamlit: {} };
  load(SCRIPTS.map((name) => `webmap/${name}.js`), [], page);
  page.zmosMap.start(map, { base: "", layers: "layers.json", attribution: "" });
  towns = page.zmosTowns;
  towns.places.national = 7;
  towns.anchors = { zooms: { 7: { "061": [46, 14] }, 8.5: { "061": [46, 15] } }, inner: {},
    sizes: { 7: [36, 11], 8.5: [68, 13] } };
  towns.towns = { "061": { name: "Ljubljana", seat: [46.05, 14.5], neighbours: [] },
    "070": { name: "Maribor", seat: [46.5, 15.6], neighbours: [] } };
});

const square = (side) => L.bounds([0, 0], [side, side]);

describe("the arms of a town stand", () => {
  test("where the last step of the anchors up to the zoom has them", () => {
    assert.deepEqual([6.5, 7, 8.25, 8.5, 9].map((step) => towns.places.armsAt("061", step)[1]),
      [14, 14, 14, 15, 15]);
  });

  test("at the seat on a near map, and where they have no anchor", () => {
    assert.deepEqual(towns.places.armsAt("061", 10), [46.05, 14.5]);
    assert.deepEqual(towns.places.armsAt("070", 8), [46.5, 15.6]);
  });

  test("at the seat from the zoom on at which the names have room, unless it shows the country", () => {
    assert.equal(towns.places.atSeat(9.5), true);
    assert.equal(towns.places.atSeat(9.25), false);
    towns.places.national = 9.5;
    assert.equal(towns.places.atSeat(9.5), false);
    towns.places.national = 10.5;
    assert.equal(towns.places.atSeat(10), true);
  });

  test("larger in a larger frame, and no larger where the reader zooms in", () => {
    towns.places.national = Infinity; // the country is sought
    assert.deepEqual([7, 8.25, 8.5, 9].map((step) => towns.places.size(step)), [36, 36, 68, 68]);
    towns.places.national = 8.25;
    assert.deepEqual([7, 8.5, 9].map((step) => towns.places.size(step)), [36, 36, 36]);
    assert.deepEqual([7, 8.5].map((step) => towns.places.type(step)), [11, 11]);
  });

  test("at a seat at least so large that they are recognised", () => {
    assert.equal(towns.places.size(10), 52);
    towns.places.national = 8.5;
    assert.equal(towns.places.size(10), 68);
  });

  test("with a name below them, for which there is room", () => {
    towns.places.armsAt = () => [0, 0];
    const { min, max } = towns.places.extendByArms(L.bounds([]), "061", 7);
    assert.deepEqual([min.x, min.y, max.x, max.y], [-21, -21, 21, 36]);
  });
});

describe("an extent is shown", () => {
  test("at the nearest zoom at which it has room", () => {
    const found = towns.views.showExtent((step) => square(2 ** step), 9.75, 6);
    assert.ok(Math.abs(found - 8.2) < 1e-9); // 294 of 300 px; at 8.25 it would be 304
    assert.deepEqual(views.map(([, step]) => step), [found]);
  });

  test("once Leaflet has come to rest, which drops a view that is set while it zooms", () => {
    const heard = {};
    Object.assign(towns.map, { on: (name, hear) => { heard[name] = hear; },
      once: (name, hear) => { heard[`${name} once`] = hear; } });
    towns.map.getContainer().addEventListener = () => {};
    towns.views.heed();
    heard.zoomanim();
    towns.views.showExtent(() => square(1), 9, 6);
    assert.deepEqual(views, []);
    heard.zoomend();
    heard["zoomend once"]();
    towns.views.showExtent(() => square(1), 9, 6);
    assert.equal(views.length, 2);
  });

  test("no further than the least zoom", () => {
    assert.equal(towns.views.showExtent(() => square(1000), 10, 6.5), 6.5);
  });

  test("moved as little as clears the arms at its edge", () => {
    // The view is 400 x 300 px; these arms reach over its right edge by 10 px.
    towns.places.armsAt = (code) => (code === "061" ? [0, 381 / 2 ** 8] : [99, 99]);
    const { middle, cuts } = towns.views.clearOfArms(L.bounds([50, -100], [350, 100]), 8, size);
    assert.deepEqual([middle.x, middle.y, cuts], [212, 0, 0]);
  });

  test("in the middle where nothing is cut", () => {
    towns.places.armsAt = () => [0, 200 / 2 ** 8];
    const { middle, cuts } = towns.views.clearOfArms(L.bounds([50, -100], [350, 100]), 8, size);
    assert.deepEqual([middle.x, middle.y, cuts], [200, 0, 0]);
  });
});

describe("a town on the map", () => {
  test("is sent when it is chosen, with a plus where it is compared", () => {
    towns.choose("061", false);
    towns.choose("070", true);
    assert.deepEqual(acts, [{ town: "061" }, { town: "070+" }]);
  });

  test("is told to a page without a server, as is the project of a site", () => {
    const told = [];
    towns.config = { onChoose: (...of) => told.push(of), onOpen: (project) => told.push([project]) };
    towns.choose("070", true);
    towns.open("070-11");
    towns.config = {};
    assert.deepEqual(told, [["070", true], ["070-11"]]);
  });

  test("is not sent while the page around the map holds its state", () => {
    const chosen = [];
    page.zmosMap.hold({ words: {}, towns: {} }, (code) => chosen.push(code));
    towns.choose("061", false);
    assert.deepEqual([acts, chosen], [[], ["061"]]);
  });

  test("counts once among those that are chosen and compared, where it has a territory", () => {
    towns.layers.territories = { "061": {}, "070": {} };
    towns.state = { chosen: "061", compared: ["070", "061", "999"] };
    assert.deepEqual(towns.chosenCodes(), ["061", "070"]);
    towns.state = { chosen: null };
    assert.deepEqual(towns.chosenCodes(), []);
  });
});

describe("something else in the place of the figures", () => {
  const change = (view) => ({ ...view, year: 2018 });

  test("is shown until it ends, or the page has another view", () => {
    towns.say = () => {};
    towns.during(change);
    towns.update({ id: "a" });
    assert.deepEqual(towns.state, { id: "a", year: 2018 });
    towns.update({ id: "a", lang: "en" });
    assert.deepEqual(towns.state, { id: "a", lang: "en", year: 2018 });
    towns.during(null);
    assert.deepEqual(towns.state, { id: "a", lang: "en" });
    page.zmosMap.during(change);
    towns.update({ id: "b" });
    assert.deepEqual(towns.state, { id: "b" });
  });
});

describe("a frame of another size", () => {
  test("is fitted anew, but not where the reader has moved the map or chosen another town", () => {
    const fitted = [];
    towns.layers.territories = { "061": {}, "070": {} };
    towns.state = { chosen: "061" };
    Object.assign(towns.views,
      { fit: () => fitted.push("all"), zoomToChosen: () => fitted.push("chosen") });
    assert.equal(towns.views.fitAnew(), true);
    Object.assign(towns.views, { touched: true, aimed: "061" });
    assert.equal(towns.views.fitAnew(), true);
    towns.state = { chosen: "070" };
    assert.equal(towns.views.fitAnew(), false);
    assert.deepEqual(fitted, ["all", "chosen"]);
  });
});

describe("the name of a town", () => {
  const label = (found) => ({ found, get textContent() { return this.found.join(""); },
    set textContent(text) { this.found = [text]; }, append(...more) { this.found.push(...more); } });

  test("has its count behind it, on the same line", () => {
    page.document.createElement = () => ({ toString() { return this.textContent; } });
    const node = label(["Novo mesto"]);
    towns.markers.name(node, "Novo mesto", "12");
    assert.equal(node.textContent, "Novo mesto\u00a012");
    const before = node.found;
    towns.markers.name(node, "Novo mesto", "12");
    assert.equal(node.found, before, "what stands is left alone");
    towns.markers.name(node, "Novo mesto", "");
    assert.equal(node.textContent, "Novo mesto");
  });
});

describe("a map whose style has not come yet", () => {
  let links;

  /* Draws a map with its layers at hand, and notes when it is drawn. */
  function begin() {
    const drawn = [];
    page.document.querySelectorAll = () => links;
    page.zmosMap.start(towns.map, { base: "", layers: {}, attribution: "" });
    page.zmosTowns.draw = () => drawn.push("drawn");
    return drawn;
  }

  const link = (more) => Object.assign(new EventTarget(), { rel: "stylesheet", sheet: null }, more);
  const turn = () => new Promise((done) => setTimeout(done, 0));

  test("is drawn once it has come, so that names are measured in it", async () => {
    links = [link(), link({ sheet: {} }), link({ rel: "icon" })];
    const drawn = begin();
    await turn();
    assert.deepEqual(drawn, []);
    links[0].dispatchEvent(new Event("load"));
    await turn();
    assert.deepEqual(drawn, ["drawn"]);
  });

  test("is drawn without it where it cannot come", async () => {
    links = [link()];
    const drawn = begin();
    await turn();
    links[0].dispatchEvent(new Event("error"));
    await turn();
    assert.deepEqual(drawn, ["drawn"]);
  });
});
