import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, shown, questions, answer, now, timers, isWaiting;
const ask = (action) => page.zmosNextView.ask(action, "lang=sl", (next) => shown.push(next));
const rest = () => new Promise((done) => { setImmediate(done); });
const TOGGLE = { toggle: ["tema", "A"] };

beforeEach(() => {
  [shown, questions, timers, now, isWaiting] = [[], [], [], 1000, true];
  answer = { status: 200, headers: new Headers(), json: async () => "a view" };
  page = {
    performance: { now: () => now }, location: { pathname: "/karta/projekti" },
    document: { baseURI: "http://mesta/karta/" }, console: { error: () => {} },
    setTimeout: (act, after, ...said) => { timers.push([() => act(...said), after]); },
    zmosConnection: { isWaiting: () => isWaiting }, zmosHeld: { shownMarks: () => ({ sum: "m" }) },
    fetch: async (address, { body }) => {
      questions.push([String(address), JSON.parse(body)]);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  load(["ui/board/next_view.js"], [], page);
});

describe("a question", () => {
  test("says where the click was, what it does, and what the page has", () => {
    ask(TOGGLE);
    assert.deepEqual(questions, [["http://mesta/karta/app/static/next-view",
      { page: "projekti", view: "lang=sl", action: TOGGLE, has: { sum: "m" } }]]);
  });

  test("is of the view alone: not of another page, nor of what is opened", () => {
    for (const action of [{ page: "", set: {} }, { show: "qr" }, { language: "en" }]) {
      assert.equal(ask(action), undefined);
    }
    assert.deepEqual(questions, []);
  });
});

describe("an answer", () => {
  test("is shown, and the click said in the task behind it", async () => {
    let isOver = false;
    ask(TOGGLE).then(() => { isOver = true; });
    await rest();
    assert.deepEqual([shown, isOver], [["a view"], false]);
    timers.filter(([, after]) => !after).forEach(([act]) => act());
    await rest();
    assert.equal(isOver, true);
  });

  test("that does not come, or is none, keeps no click", async () => {
    answer = new Error("away");
    await ask(TOGGLE);
    answer = { status: 204, headers: new Headers() };
    await ask(TOGGLE);
    page.fetch = () => new Promise(() => {});
    const late = ask(TOGGLE);
    timers.at(-1)[0]();
    await late;
    assert.deepEqual([shown, timers.at(-1)[1]], [[], 250]);
  });

  test("of a busy server keeps the page from asking for as long as it says", async () => {
    answer = { status: 204, headers: new Headers({ "Retry-After": "30" }) };
    await ask(TOGGLE);
    assert.deepEqual([shown, ask(TOGGLE)], [[], undefined]);
    now += 30001;
    assert.ok(ask(TOGGLE));
  });

  test("to what another click has overtaken is not shown", async () => {
    ask(TOGGLE);
    page.zmosNextView.drop();
    await rest();
    assert.deepEqual(shown, []);
  });

  test("that comes behind that of Streamlit's is not shown, and nothing asked for a minute", async () => {
    isWaiting = false;
    await ask(TOGGLE);
    assert.deepEqual([shown, ask(TOGGLE)], [[], undefined]);
    now += 60001;
    assert.ok(ask(TOGGLE));
  });
});
