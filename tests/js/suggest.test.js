import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { load } from "./load.js";

/* As much of an element as a list of suggestions needs. */
function element() {
  const attributes = {};
  return { dataset: {}, children: [], hidden: true, append: () => {}, scrollIntoView: () => {},
    setAttribute: (name, value) => { attributes[name] = value; },
    getAttribute: (name) => attributes[name] ?? null,
    removeAttribute: (name) => { delete attributes[name]; },
    replaceChildren(...children) { this.children = children; } };
}

const { fold, open, move } = load(["ui/board/fold.js", "ui/board/suggest.js"], ["fold", "open", "move"],
  { document: { createElement: element } });

function suggest(typed, words) {
  const [field, list] = [Object.assign(element(), { value: typed }), element()];
  list.id = "list";
  const options = words.map((value) => ({ value, textContent: "3" }));
  open({ querySelectorAll: () => options }, field, list);
  return { field, list, words: list.children.map((line) => line.dataset.word) };
}

describe("words are folded as the server does", () => {
  test("without capitals, carons, đ and space around them", () => {
    assert.equal(fold("  Čistilna NAPRAVA Šmartno žaga "), "cistilna naprava smartno zaga");
    assert.equal(fold("Đurđevac ćup"), "durdevac cup");
  });
});

describe("suggested is", () => {
  test("what begins so first, then what has a word that does, each once", () => {
    const { words, list } = suggest("ČI", ["nova čistilna naprava", "čista voda", "Čiste čipke",
      "tovarna lučic"]);
    assert.deepEqual(words, ["čista voda", "Čiste čipke", "nova čistilna naprava"]);
    assert.equal(list.hidden, false);
  });

  test("eight words at most", () => {
    const many = Array.from({ length: 12 }, (_, n) => `pot ${n}`);
    assert.deepEqual(suggest("pot", many).words, many.slice(0, 8));
  });

  test("nothing where nothing fits, or the one word that is typed already", () => {
    assert.equal(suggest("vlak", ["pot"]).list.hidden, true);
    assert.equal(suggest("Pót", ["pot"]).list.hidden, true);
    assert.equal(suggest("po", ["pot"]).list.hidden, false);
    assert.equal(suggest("pot", ["pot", "pot ob reki"]).list.hidden, false);
  });

  test("said to be open to who cannot see it", () => {
    assert.equal(suggest("po", ["pot"]).field.getAttribute("aria-expanded"), "true");
    assert.equal(suggest("vlak", ["pot"]).field.getAttribute("aria-expanded"), "false");
  });
});

describe("the choice among them", () => {
  const chosen = ({ list }) =>
    list.children.findIndex((line) => line.getAttribute("aria-selected") === "true");

  test("moves down from the field through the list and back to the field", () => {
    const shown = suggest("pot", ["pot ob reki", "pot v park"]);
    const seen = [1, 1, 1, 1].map((step) => {
      move(step, shown.field, shown.list);
      return [chosen(shown), shown.field.getAttribute("aria-activedescendant")];
    });
    assert.deepEqual(seen, [[0, "list-0"], [1, "list-1"], [-1, null], [0, "list-0"]]);
  });

  test("moves up from the field to the last", () => {
    const shown = suggest("pot", ["pot ob reki", "pot v park"]);
    move(-1, shown.field, shown.list);
    assert.equal(chosen(shown), 1);
    move(-1, shown.field, shown.list);
    assert.equal(chosen(shown), 0);
    move(-1, shown.field, shown.list);
    assert.equal(chosen(shown), -1);
  });
});
