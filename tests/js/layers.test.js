import assert from "node:assert/strict";
import { test } from "node:test";

import { leaflet, load } from "./load.js";

test("a territory whose town the data do not hold is not drawn", () => {
  let drawn = [];
  const page = { zmosDrawing: { patterns: () => "" }, zmosTokens: { colours: {}, outlines: {} },
    L: { geoJSON: (features, { filter, onEachFeature }) => {
      drawn = features.filter(filter);
      drawn.forEach((feature) => onEachFeature(feature,
        { on: () => {}, bindTooltip: () => {}, getElement: () => "" }));
      return { addTo: () => {} };
    }, DomEvent: { off: () => {} } } };
  load(["webmap/layers.js"], [], page);
  const map = { createPane: () => ({ style: {} }), getPane: () => ({ querySelector: () => null }) };
  const territory = (code) => ({ properties: { municipality_code: code } });
  const layers = new page.zmosLayers({ map, hearHold: () => {}, towns: { "011": { name: "Celje" } },
    municipalities: [territory("011"), territory("050")] }, {}, {});
  layers.drawTerritories();
  assert.deepEqual(drawn, [territory("011")]);
  assert.deepEqual(Object.keys(layers.territories), ["011"]);
});

test("arms whose town the data do not hold take no room", () => {
  const page = { zmosTokens: { colours: {}, outlines: {} }, L: leaflet() };
  load(["webmap/places.js"], [], page);
  const places = new page.zmosPlaces({ map: {}, towns: { "011": { seat: [46, 15] } },
    anchors: { zooms: { 8: { "011": [46, 15], "050": [45, 14] } }, sizes: { 8: [40, 12] } } });
  assert.deepEqual(places.anchored(8), ["011"]);
});
