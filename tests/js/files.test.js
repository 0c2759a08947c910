import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { load } from "./load.js";

const WORDS = { making: "Making", saved: "Saved: {name} ({size})", cut: "Cut", again: "Again" };

/* As much of a page as a link of a file needs, with a server that answers in the order given. */
function page(answers) {
  const heard = [];
  const said = { children: [], get firstChild() { return this.children[0]; },
    replaceChildren(...words) {
      heard.push(...words);
      this.children = words.map((word) => ({ textContent: word }));
    },
    append(...more) { this.children.push(...more); } };
  const step = { textContent: "" };
  const told = [];
  const row = { classList: { toggle: () => {} }, style: { setProperty: () => {} },
    querySelector: (name) => {
      if (name === ".step") return { set textContent(words) { if (words) told.push(words); } };
      return said;
    } };
  const link = { href: "/datoteke/karta/csv?lang=en", parentElement: row, dataset: { file: "csv" },
    closest: () => ({ dataset: WORDS }), setAttribute: () => {}, removeAttribute: () => {},
    focus: () => {} };
  const saved = [];
  const document = { documentElement: { lang: "en" }, querySelectorAll: () => [link],
    body: { append: () => {} },
    createElement: (name) => (name === "a"
      ? { click() { saved.push(this.download); }, remove: () => {} }
      : { addEventListener: (_, act) => { link.again = act; } }) };
  const asked = [];
  const fetch = async (address) => {
    asked.push(address);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const globals = { document, fetch, setTimeout: (act) => { act(); }, Blob, TextDecoder, Uint8Array,
    URL: { createObjectURL: () => "blob:", revokeObjectURL: () => {} }, console: { error: () => {} } };
  load(["ui/board/files.js"], [], globals);
  const click = async () => {
    globals.zmosFiles.take(link, { preventDefault: () => {} });
    do await new Promise((done) => { setImmediate(done); });
    while (said.children[0].textContent === WORDS.making);
    return said.children[0].textContent;
  };
  return { click, said, heard, step, told, saved, asked, link };
}

/* An answer in steps, cut into pieces as a network does. */
function steps(lines, content, piece = 7) {
  const bytes = new TextEncoder().encode(lines.map((l) => JSON.stringify(l) + "\n").join("") + content);
  return new Response(new ReadableStream({ start(stream) {
    for (let n = 0; n < bytes.length; n += piece) stream.enqueue(bytes.slice(n, n + piece));
    stream.close();
  } }));
}

const HEAD = { size: 4, name: "zmos-ptuj.csv", type: "text/csv" };

describe("a file", () => {
  test("is saved under its name once it is there whole, after its steps", async () => {
    const { click, told, saved } = page([steps(
      [{ step: "Zemljevid č", number: 1, of: 2 }, {}, { step: "Tabela", number: 2, of: 2 }, HEAD], "a\nb\n")]);
    assert.equal(await click(), "Saved: zmos-ptuj.csv (1\u00a0kB)");
    assert.deepEqual(told.filter((words, n) => words !== told[n - 1]), ["Zemljevid č (1/2)", "Tabela (2/2)"]);
    assert.deepEqual(saved, ["zmos-ptuj.csv"]);
  });

  test("that waits says how many are before it, and then its steps", async () => {
    const { click, heard, told } = page([steps(
      [{ step: "In the queue: 2", number: 0, of: 0 }, { step: "Table", number: 1, of: 1 }, HEAD], "a\nb\n")]);
    await click();
    for (let n = 0; n < 100 && !heard.at(-1).startsWith("Saved"); n += 1) {
      await new Promise((done) => { setImmediate(done); });
    }
    assert.deepEqual(heard, ["Making", "In the queue: 2", "Making", "Saved: zmos-ptuj.csv (1\u00a0kB)"]);
    assert.deepEqual(told.filter((words, n) => words !== told[n - 1]), ["Table (1/1)"]);
  });

  test("that was cut off is asked for again and never saved in part", async () => {
    const { click, saved, asked } = page([steps([HEAD], "a\n"), steps([HEAD], "a\nb\n")]);
    assert.match(await click(), /^Saved/);
    assert.equal(asked.length, 2);
    assert.equal(saved.length, 1);
  });

  test("that cannot be reached twice says so and offers to try again", async () => {
    const { click, saved, asked, said } = page([new Error("net"), new Error("net")]);
    assert.equal(await click(), "Cut");
    assert.equal(asked.length, 2);
    assert.equal(said.children.at(-1).textContent, "Again");
    assert.deepEqual(saved, []);
  });

  test("that is refused says the words of the server, and is not asked for again", async () => {
    const refused = new Response("No such theme.", { status: 400,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Content-Language": "en" } });
    const { click, asked } = page([refused]);
    assert.equal(await click(), "No such theme.");
    assert.equal(asked.length, 1);
  });

  test("that breaks in the making says so", async () => {
    const { click, saved } = page([steps([{ failed: "It could not be made." }], "")]);
    assert.equal(await click(), "It could not be made.");
    assert.deepEqual(saved, []);
  });

  test("says nothing of a proxy's page", async () => {
    const gateway = () => new Response("<h1>Bad gateway</h1>", { status: 502,
      headers: { "Content-Type": "text/html" } });
    const { click } = page([gateway(), gateway()]);
    assert.equal(await click(), "Cut");
  });
});
