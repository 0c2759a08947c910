import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let page, frames, tasks, observed, heard, noted, thens;
const then = () => { thens.push(noted.length); };

const part = (shown) => ({ shown, isConnected: true });
const frame = () => frames.splice(0).forEach((act) => act());
const rest = () => { while (tasks.length) tasks.shift()(); };
const see = (target, isIntersecting, top) =>
  heard([{ target, isIntersecting, boundingClientRect: { top } }]);
const put = (target, words) => page.zmosBehind.put(target, () => { noted.push(words); }, then);

beforeEach(() => {
  [frames, tasks, observed, noted, thens] = [[], [], [], [], []];
  page = { innerHeight: 900, addEventListener: (name, act) => { page["on" + name] = act; },
    requestAnimationFrame: (act) => { frames.push(act); },
    setTimeout: (act) => { tasks.push(act); },
    IntersectionObserver: class {
      constructor(hear) { heard = hear; }
      observe(target) { observed.push(target); }
    } };
  load(["ui/board/behind.js"], [], page);
});

describe("a part", () => {
  test("is written at once the first time, and where it is in the window or above it", () => {
    const [first, seen, above] = [part(undefined), part("a"), part("a")];
    see(seen, true, 300);
    see(above, false, -400);
    [first, seen, above].forEach((each, n) => { put(each, n); });
    assert.deepEqual(noted, [0, 1, 2]);
    assert.deepEqual(observed, [first]);
  });

  test("that is below the window is written behind the frame, as it was told last", () => {
    const below = part("a");
    see(below, false, 1300);
    put(below, "b");
    put(below, "c");
    assert.deepEqual([noted, tasks.length], [[], 0]);
    frame();
    rest();
    assert.deepEqual(noted, ["c"]);
  });

  test("that has come into the window since is written at once, and no older one after it", () => {
    const below = part("a");
    see(below, false, 900);
    put(below, "b");
    see(below, true, 880);
    put(below, "c");
    frame();
    rest();
    assert.deepEqual(noted, ["c"]);
  });

  test("is followed by what has to follow it, and one that is seen is not", () => {
    const [one, other] = [part("a"), part("a")];
    see(one, false, 1300);
    see(other, true, 100);
    put(one, "b");
    put(other, "c");
    frame();
    rest();
    assert.deepEqual([noted, thens], [["c", "b"], [2]]);
  });

  test("that has gone from the page is not written", () => {
    const below = part("a");
    see(below, false, 1300);
    put(below, "b");
    below.isConnected = false;
    frame();
    rest();
    assert.deepEqual(noted, []);
  });

  test("is on paper as the view is", () => {
    const below = part("a");
    see(below, false, 1300);
    put(below, "b");
    page.onbeforeprint();
    assert.deepEqual(noted, ["b"]);
  });
});
