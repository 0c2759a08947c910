import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load, tokens } from "./load.js";

function node() {
  const heard = {};
  return { heard, children: [], attributes: {}, title: "",
    setAttribute(name, value) { this.attributes[name] = value; },
    appendChild(child) { this.children.push(child); },
    addEventListener: (name, hear) => { heard[name] = hear; } };
}

let box, frame, around, outer, button;

/* A page whose browser can or cannot show a part of it on the whole screen. */
function start(fullscreenEnabled, parts) {
  box = node();
  outer = { heard: {}, fullscreenEnabled, fullscreenElement: null,
    querySelector: () => (parts ? { parentElement: { closest: () => around } } : null),
    addEventListener: (name, hear) => { outer.heard[name] = hear; },
    exitFullscreen() { this.fullscreenElement = null; this.heard.fullscreenchange(); } };
  const place = () => ({ ownerDocument: outer,
    requestFullscreen() { outer.fullscreenElement = this; outer.heard.fullscreenchange(); } });
  [frame, around] = [place(), place()];
  const page = { document: { createElementNS: node, createElement: node }, frameElement: frame,
    zmosTokens: tokens(), L: { DomEvent: { disableClickPropagation: () => {} } } };
  load(["webmap/drawing.js", "webmap/fullscreen.js"], [], page);
  const map = { getContainer: () => ({ querySelector: () => box }) };
  button = new page.zmosFullScreenButton(map);
}

const click = () => button.node.heard.click({ preventDefault: () => {} });

describe("the button for the whole screen", () => {
  beforeEach(() => start(true, true));

  test("enlarges the map with the parts around it, and puts it back", () => {
    click();
    assert.equal(outer.fullscreenElement, around);
    assert.equal(button.node.attributes["aria-pressed"], "true");
    click();
    assert.equal(outer.fullscreenElement, null);
    assert.equal(button.node.attributes["aria-pressed"], "false");
  });

  test("enlarges the map alone where no parts stand around it", () => {
    start(true, false);
    click();
    assert.equal(outer.fullscreenElement, frame);
  });

  test("is not there where the browser cannot", () => {
    start(false, true);
    assert.equal(box.children.length, 0);
    button.say("Full screen");
  });
});
