import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const WORDS = { copying: "Making", copied: "Copied", saved: "Saved", failed: "Failed" };
let page, button, written, kept, answer;

beforeEach(() => {
  written = [];
  kept = [];
  answer = { ok: true, blob: () => Promise.resolve("PNG") };
  page = {
    ClipboardItem: class { constructor(kinds) { this.kinds = kinds; } },
    navigator: { clipboard: { write: (items) => { written.push(...items); return items[0].kinds["image/png"]; } } },
    document: { baseURI: "https://example.si/karta/teme",
      createElement: () => ({ click() { kept.push(this.download); } }) },
    URL: class extends URL { static createObjectURL() { return "blob:"; } },
    fetch: (address) => { page.asked = address.href; return Promise.resolve(answer); },
    setTimeout: () => {},
  };
  button = { dataset: { ...WORDS, picture: "./app/static/view.png?lang=sl", name: "zmos.png" },
    nextElementSibling: { textContent: "" } };
});

const copied = () => load(["ui/board/picture.js"], [], page) && page.zmosPicture.copy(button)
  .then(() => button.nextElementSibling.textContent);

describe("the picture of a view", () => {
  test("goes to the clipboard at once, as what it will be", async () => {
    const said = copied();
    assert.equal(written.length, 1);
    assert.equal(button.nextElementSibling.textContent, "Making");
    assert.equal(await said, "Copied");
    assert.equal(page.asked, "https://example.si/karta/app/static/view.png?lang=sl");
    assert.deepEqual(kept, []);
  });

  test("is saved where the browser copies no pictures", async () => {
    page.ClipboardItem = undefined;
    assert.equal(await copied(), "Saved");
    assert.deepEqual(kept, ["zmos.png"]);
  });

  test("is saved where the browser does not allow it", async () => {
    page.navigator.clipboard.write = () => Promise.reject(new Error("not allowed"));
    assert.equal(await copied(), "Saved");
    assert.deepEqual(kept, ["zmos.png"]);
  });

  test("that the server does not make is said to be none", async () => {
    answer = { ok: false, status: 503 };
    assert.equal(await copied(), "Failed");
    assert.deepEqual(kept, []);
  });
});
