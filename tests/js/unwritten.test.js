import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { load } from "./load.js";

const globals = {};
load(["ui/board/fold.js", "static_site/unwritten.js"], ["fold"], globals);
const { nearest, matching, described } = globals.zmosUnwritten;

const NAMES = [
  [0, "Murska Sobota", "", "obcina-080.html"],
  [1, "Trajnostna mobilnost", "", "index.html?tema=m"],
  [2, "Kolesarske povezave v Žalcu", "Celje", "projekt-1.html"],
  [2, "Prenova Šolske ulice (P+R)", "Velenje", "projekt-2.html"],
];
const found = (words) => matching(words, NAMES).map(([, name]) => name);

describe("names are found by the beginnings of their words", () => {
  test("without accents and capitals, whatever the ending", () => {
    assert.deepEqual(found("zalec kolesarska"), []);
    assert.deepEqual(found("ZALCU kolesarska"), ["Kolesarske povezave v Žalcu"]);
    assert.deepEqual(found("šolska"), ["Prenova Šolske ulice (P+R)"]);
    assert.deepEqual(found("sobota"), ["Murska Sobota"]);
  });
  test("every word, also of what tells a name apart", () => {
    assert.deepEqual(found("povezave celje"), ["Kolesarske povezave v Žalcu"]);
    assert.deepEqual(found("povezave velenje"), []);
    assert.deepEqual(found("r p"), ["Prenova Šolske ulice (P+R)"]);
  });
  test("nothing inside of a word, and nothing for no word", () => {
    assert.deepEqual(found("bilnost"), []);
    assert.deepEqual(found(" . "), []);
  });
});

describe("the nearest view", () => {
  const written = (...views) => (view) => views.includes(Object.keys(view).sort().join());
  test("keeps most of what was asked", () => {
    const view = { isci: "x", tema: "m", obcina: "061" };
    assert.deepEqual(nearest(view, written("", "tema", "obcina,tema")),
      { tema: "m", obcina: "061" });
    assert.deepEqual(nearest(view, written("")), {});
    assert.equal(nearest(view, written()), null);
  });
});

test("a view is said by the names of its filters, years as a span", () => {
  const known = { filters: { tema: "Tema", od: "Leta", vrednost: "Znesek", sklad: "Sklad" },
    values: { "tema=m": "Mobilnost", "sklad=x": "ni znano" } };
  assert.deepEqual(described({ tema: "m,u", od: "2016", do: "2020", stran: "2" }, known),
    ["Tema: Mobilnost, u", "Leta: 2016–2020"]);
  assert.deepEqual(described({ do: "2020" }, known), ["Leta: …–2020"]);
  assert.deepEqual(described({ tema: "x", sklad: "x" }, known), ["Tema: x", "Sklad: ni znano"]);
  assert.deepEqual(described({ vrednost: "1000000-" }, known, "en"), ["Znesek: 1,000,000–…"]);
  assert.deepEqual(described({ vrednost: "5-1500" }, known, "en"), ["Znesek: 5–1,500"]);
});
