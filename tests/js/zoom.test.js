import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load, tokens } from "./load.js";

function node() {
  const heard = {};
  return { heard, children: [], replaceChildren(...all) { this.children = all; }, attributes: {}, title: "", written: 0,
    setAttribute(name, value) { this.attributes[name] = value; this.written += 1; },
    appendChild(child) { this.children.push(child); },
    addEventListener: (name, hear) => { heard[name] = hear; } };
}

let box, button, zoomed;
const zmosTokens = tokens();

beforeEach(() => {
  [box, zoomed] = [node(), 0];
  const page = { document: { createElementNS: node, createElement: node },
    zmosTokens, L: { DomEvent: { disableClickPropagation: () => {} } } };
  load(["webmap/drawing.js", "webmap/zoom.js"], [], page);
  const map = { getContainer: () => ({ querySelector: () => box }) };
  button = new page.zmosZoomButton(map, () => { zoomed += 1; });
});

const event = (more) => ({ prevented: 0, preventDefault() { this.prevented += 1; }, ...more });

describe("the button that zooms to what is chosen", () => {
  test("zooms, and does not follow its link", () => {
    const click = event();
    button.node.heard.click(click);
    assert.deepEqual([zoomed, click.prevented], [1, 1]);
  });

  test("is pressed by the space bar, as its neighbours are, and by no other key", () => {
    let clicks = 0;
    const press = (key) => {
      const pressed = event({ key, target: { click: () => { clicks += 1; } } });
      box.heard.keydown(pressed);
      return [clicks, pressed.prevented];
    };
    assert.deepEqual(press("a"), [0, 0]);
    assert.deepEqual(press(" "), [1, 1]);
  });

  test("is named for who cannot see it, and anew where the words have changed alone", () => {
    button.say("Vsa Slovenija", true);
    const before = button.node.written;
    const sign = button.node.children;
    button.say("Vsa Slovenija", true);
    assert.equal(button.node.written, before);
    button.say("Zoom in", false);
    assert.notDeepEqual(button.node.children, sign, "another sign");
    assert.deepEqual([button.node.attributes["aria-label"], button.node.title],
      ["Zoom in", "Zoom in"]);
  });
});
