import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const { show } = load(["ui/board/embedding.js"], ["show"], {});
const TITLE = 'title="A &quot; width=&quot;1&quot; height=&quot;2&quot;"';

let form, field, code, frame, buttons, place;
beforeEach(() => {
  field = { value: "700", min: "280", max: "1600" };
  code = { textContent: `<iframe ${TITLE} width="700" height="740" loading="lazy"></iframe>` };
  place = { style: {} };
  frame = { parentElement: place, style: {}, said: {},
    setAttribute(name, value) { this.said[name] = value; },
    getAttribute(name) { return this.said[name]; } };
  buttons = [360, 700].map((width) => ({ dataset: { width: String(width) },
    setAttribute(_, value) { this.pressed = value; } }));
  form = { clientWidth: 502, dataset: { heights: '{"280":600,"360":640,"700":740}' },
    querySelector: (what) => ({ "#embedding-width": field, textarea: code, iframe: frame })[what],
    querySelectorAll: () => buttons };
});

describe("a frame for another site", () => {
  test("has the width that is asked for and the height of the next lower one", () => {
    field.value = "520";
    show(form);
    assert.equal(code.textContent,
      `<iframe ${TITLE} width="520" height="640" loading="lazy"></iframe>`);
    assert.deepEqual(frame.said, { width: "520", height: "640" });
    assert.deepEqual(buttons.map((button) => button.pressed), ["false", "false"]);
  });

  test("names the size that is chosen", () => {
    show(form);
    assert.deepEqual(buttons.map((button) => button.pressed), ["false", "true"]);
  });

  test("that is wider than its place is shown smaller", () => {
    field.value = "1000";
    show(form);
    assert.deepEqual([frame.style.transform, place.style.width, place.style.height],
      ["scale(0.5)", "500px", "370px"]);
  });

  test("keeps its size while a width is no width yet", () => {
    for (const value of ["", "2", "9999", "x"]) {
      field.value = value;
      show(form);
      assert.match(code.textContent, / width="700" height="740"/);
    }
  });
});
