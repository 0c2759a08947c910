import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const { show } = load(["ui/board/embedding.js"], ["show"], {});
const SRC = 'src="https://x.si/?embed=true&amp;isci=a&amp;lang=sl"';
const TITLE = 'title="A &quot; width=&quot;1&quot; height=&quot;2&quot;"';

let form, field, code, frame, buttons, shades, place;
beforeEach(() => {
  field = { value: "700", min: "280", max: "1600" };
  code = { textContent: `<iframe ${SRC} ${TITLE} width="700" height="740" loading="lazy"></iframe>` };
  place = { style: {} };
  frame = { parentElement: place, style: {}, said: { src: "./?embed=true&isci=a&lang=sl" },
    setAttribute(name, value) { this.said[name] = value; },
    getAttribute(name) { return this.said[name]; } };
  buttons = [360, 700].map((width) => ({ dataset: { width: String(width) },
    setAttribute(_, value) { this.pressed = value; } }));
  shades = ["", "light_theme", "dark_theme"].map((colours) => ({ dataset: { colours },
    setAttribute(_, value) { this.pressed = value; } }));
  form = { clientWidth: 502, dataset: { heights: '{"280":600,"360":640,"700":740}' },
    querySelector: (what) => ({ "#embedding-width": field, textarea: code, iframe: frame })[what],
    querySelectorAll: (what) => (what === "[data-width]" ? buttons : shades) };
});

describe("a frame for another site", () => {
  test("has the width that is asked for and the height of the next lower one", () => {
    field.value = "520";
    show(form);
    assert.equal(code.textContent,
      `<iframe ${SRC} ${TITLE} width="520" height="640" loading="lazy"></iframe>`);
    const src = "./?embed=true&isci=a&lang=sl";
    assert.deepEqual(frame.said, { src, width: "520", height: "640" });
    assert.deepEqual(buttons.map((button) => button.pressed), ["false", "false"]);
  });

  test("has the colours that are asked for, in its code and in the preview", () => {
    for (const colours of ["dark_theme", "light_theme"]) {
      form.colours = colours;
      show(form);
      assert.ok(code.textContent.startsWith(
        `<iframe src="https://x.si/?embed=true&amp;embed_options=${colours}&amp;isci=a&amp;lang=sl"`));
      assert.equal(frame.said.src, `./?embed=true&embed_options=${colours}&isci=a&lang=sl`);
    }
    assert.deepEqual(shades.map((button) => button.pressed), ["false", "true", "false"]);
    form.colours = "";
    show(form);
    assert.ok(code.textContent.startsWith(`<iframe ${SRC} ${TITLE}`));
    assert.equal(frame.said.src, "./?embed=true&isci=a&lang=sl");
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
