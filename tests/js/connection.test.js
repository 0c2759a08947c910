import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const AWAY = { said: "No answer.", reload: "Reload" };
let app, notices, watcher, sent, woken, connection, now, waiting;

class MutationObserver {
  constructor(heard) { watcher = heard; }
  observe() {}
}

function element() {
  const node = { setAttribute: () => {}, addEventListener: () => {}, append: () => {},
    remove: () => { notices.delete(node); } };
  return node;
}

function change(attributeName, name, value) {
  app.dataset[name] = value;
  watcher([{ attributeName }]);
}
const script = (state) => change("data-test-script-state", "testScriptState", state);
const link = (state) => change("data-test-connection-state", "testConnectionState", state);
const click = (name) => connection.act((said) => sent.push(said), { town: name });
const come = (session, heard = 0) =>
  connection.attend({ session, heard, away: AWAY, view: "tema=A" }, ({ action }) => {
    if (action.wake) woken += 1;
  });
const names = () => sent.map(({ town }) => town);
const numbers = () => sent.map(({ number }) => number);

beforeEach(() => {
  app = { dataset: { testScriptState: "notRunning", testConnectionState: "CONNECTED" } };
  [notices, sent, woken, now, waiting] = [new Set(), [], 0, 1000, null];
  const page = { querySelector: () => app, createElement: element,
    getElementById: () => [...notices][0], body: { append: (node) => notices.add(node) } };
  const globals = { document: page, MutationObserver, Date: { now: () => now },
    setTimeout: (say, after) => (waiting = { say, after }),
    clearTimeout: () => { waiting = null; } };
  load(["ui/board/connection.js"], [], globals);
  connection = globals.zmosConnection;
  come("one");
});

describe("a click that is shown first", () => {
  const held = (name) => {
    let over;
    const first = new Promise((done) => { over = done; });
    connection.act((said) => sent.push(said), { town: name }, first);
    return async () => { over(); await first; };
  };

  test("is said when that is over, and waits for an answer from the beginning", async () => {
    const over = held("first");
    assert.deepEqual([names(), connection.isWaiting()], [[], true]);
    await over();
    assert.deepEqual(names(), ["first"]);
  });

  test("is said at once when another one comes, which follows it", async () => {
    const over = held("first");
    click("second");
    assert.deepEqual(names(), ["first"]);
    come("one", numbers().at(-1));
    assert.deepEqual(names(), ["first", "second"]);
    await over();
    assert.equal(sent.length, 2);
  });
});

describe("the number of a click", () => {
  test("is that of its moment, and rises within one and with a clock put back", () => {
    click("first");
    come("one", numbers().at(-1));
    click("second");
    come("one", numbers().at(-1));
    now = 10;
    click("third");
    assert.deepEqual(numbers(), [1000, 1001, 1002]);
  });

  test("stays where the click is sent again", () => {
    click("first");
    link("PINGING_SERVER");
    now = 5000;
    link("CONNECTED");
    come("two");
    assert.deepEqual(sent, [{ town: "first", number: 1000 }, { town: "first", number: 1000 }]);
  });
});

describe("a click waits", () => {
  test("until the one before was heard", () => {
    click("first");
    click("second");
    come("one", 999);
    assert.deepEqual(names(), ["first"]);
    come("one", 1000);
    assert.deepEqual(names(), ["first", "second"]);
  });

  test("until a run that began after it has ended", () => {
    script("running");
    click("first");
    click("second");
    script("notRunning");
    assert.deepEqual(names(), ["first"]);
    script("running");
    script("notRunning");
    assert.deepEqual(names(), ["first", "second"]);
  });

  test("where the one before was heard within a run, for a run of its own", () => {
    click("first");
    click("second");
    script("running");
    come("one", 1000);
    click("third");
    script("notRunning");
    assert.deepEqual(names(), ["first", "second"]);
  });

  test("where the connection is gone, for a run of the page to its end", () => {
    link("DISCONNECTED_FOREVER");
    click("first");
    link("CONNECTED");
    assert.equal(woken, 1);
    script("running");
    come("two");
    assert.deepEqual(names(), []);
    script("notRunning");
    assert.deepEqual(names(), ["first"]);
  });
});

describe("a click that lapses", () => {
  const leave = () => connection.act((said) => sent.push(said), { town: "leave" }, undefined, true);

  test("goes out as any other", () => {
    leave();
    assert.deepEqual([names(), connection.isWaiting()], [["leave"], true]);
  });

  test("is not sent again where the connection was gone", () => {
    leave();
    waiting.say();
    link("PINGING_SERVER");
    assert.deepEqual([connection.isWaiting(), notices.size], [false, 0]);
    link("CONNECTED");
    script("running");
    come("two");
    script("notRunning");
    assert.deepEqual(names(), ["leave"]);
  });

  test("is wanted no longer where something else is done", () => {
    click("first");
    leave();
    connection.lapse();
    come("one", 1000);
    assert.deepEqual(names(), ["first"]);
  });
});

describe("a click without an answer", () => {
  test("is spoken of after a while, and holds no other up", () => {
    click("first");
    click("second");
    assert.equal(notices.size, 0);
    assert.equal(waiting.after, 4000);
    waiting.say();
    assert.equal(notices.size, 1);
    click("third");
    assert.deepEqual(names(), ["first", "second"]);
    come("one", 1002);
    assert.equal(notices.size, 0);
    assert.deepEqual(names(), ["first", "second", "third"]);
  });

  test("is spoken of soon where the connection is gone", () => {
    link("PINGING_SERVER");
    click("first");
    assert.equal(waiting.after, 400);
    waiting.say();
    assert.equal(notices.size, 1);
  });
});
