import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.js";

const CONNECTED = { zmosConnection: { act: (send, said) => send({ ...said, number: 7 }) } };

/** @param {object} more what else the frame has */
function frame(more) {
  const page = { sent: [], later: [], parent: {}, setTimeout: (act) => page.later.push(act),
    Streamlit: { setComponentValue: (value) => page.sent.push(value) }, ...more };
  load(["webmap/bridge.js"], [], page);
  return page;
}

test("a town is put where streamlit-folium keeps what was clicked, and again after it", () => {
  const page = frame({ __GLOBAL_DATA__: {}, parent: CONNECTED });
  new page.zmosBridge().choose("061");
  const value = { last_object_clicked_tooltip: "061@7@1" };
  assert.deepEqual(page.__GLOBAL_DATA__, { ...value, previous_data: value });
  page.__GLOBAL_DATA__.last_object_clicked_tooltip = "Ljubljana"; // what the tooltip says
  page.later.forEach((act) => act());
  assert.deepEqual(page.__GLOBAL_DATA__, { ...value, previous_data: value });
  assert.deepEqual(page.sent, [value]);
});

test("a second click on the same town is another value", () => {
  const page = frame({ parent: CONNECTED });
  const bridge = new page.zmosBridge();
  bridge.choose("061+");
  bridge.choose("061+");
  assert.deepEqual(page.sent.map((value) => value.last_object_clicked_tooltip),
    ["061+@7@1", "061+@7@2"]);
});

test("without a connection of the page a click is sent with the time", () => {
  const page = frame({});
  new page.zmosBridge().choose("061");
  assert.match(page.sent[0].last_object_clicked_tooltip, /^061@\d{13}@1$/);
});

test("outside of streamlit-folium nothing is sent", () => {
  const page = frame({ Streamlit: undefined });
  new page.zmosBridge().choose("061");
  assert.deepEqual([page.sent, page.later], [[], []]);
});
