import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

const SLIDES = ["keys", "swipe", "pair", "slide_map", "next_slide", "speakers_clock", "presentation"]
  .map((name) => `ui/slides/${name}.js`);
let deck, done, pause, parts;

beforeEach(() => {
  parts = load(SLIDES, ["Deck", "SlideMap", "SlideNumber", "SlidePair", "SpeakersClock", "actOfKey", "listenForSwipes"],
    { setTimeout: (end) => { pause = end; }, clearTimeout: () => {}, document: {} });
  done = [];
  const nothing = { querySelector: () => null };
  deck = Object.assign(Object.create(parts.Deck.prototype), { slide: 5, screen: "", root: nothing,
    number: new parts.SlideNumber(), slides: Array.from({ length: 12 }),
    turn: (number) => done.push(number), escape: () => done.push("escape"),
    scroller: () => null, wholeMap: () => done.push("map"),
    showScreen: (screen) => { deck.screen = screen; done.push(screen); }, pair: { tell: () => {} } });
});

const press = (...keys) => keys.map((key) => deck.press(key));

describe("a key of the presentation", () => {
  test("turns on or back, and to both ends, as a clicker and PowerPoint have it", () => {
    press("ArrowRight", "ArrowDown", "PageDown", " ", "Enter", "n");
    press("ArrowLeft", "ArrowUp", "PageUp", "Backspace", "Home", "End");
    assert.deepEqual(done, [6, 6, 6, 6, 6, 6, 4, 4, 4, 4, 1, 12]);
    deck.press(" ", true);
    assert.equal(done.at(-1), 4);
  });

  test("means the same as a large letter", () => {
    assert.deepEqual(["B", "W", "M", "F", "P"].map((key) => parts.actOfKey(key)),
      ["black", "white", "map", "full", "speaker"]);
  });

  test("that means nothing is left to the page", () => {
    assert.deepEqual(press("x", "Tab", "F6", "toString", "ArrowRight"),
      [false, false, false, false, true]);
  });

  test("that is held down turns on, and does nothing else twice", () => {
    deck.press("PageDown", false, true);
    deck.press("m", false, true);
    deck.press(".", false, true);
    assert.deepEqual(done, [6]);
  });

  test("down or up scrolls a slide that is longer than its screen first", () => {
    const box = { top: 0, clientHeight: 100, get scrollTop() { return this.top; },
      set scrollTop(top) { this.top = Math.max(0, Math.min(top, 90)); } };
    deck.scroller = () => box;
    press("ArrowDown", "ArrowDown", "ArrowDown");
    assert.deepEqual([box.top, done], [90, [6]]);
    press("ArrowUp", "ArrowUp", "ArrowUp");
    assert.deepEqual([box.top, done], [0, [6, 4]]);
  });
});

describe("a black or white screen", () => {
  test("comes by both keys of a clicker, and goes by the same", () => {
    press(".", ".", "b", "B", ",", "w");
    assert.deepEqual(done, ["black", "", "black", "", "white", ""]);
  });

  test("goes by any key, which does nothing else", () => {
    press("b", "PageDown", "b", "7", "w", "Escape", "PageDown");
    assert.deepEqual(done, ["black", "", "black", "", "white", "", 6]);
  });

  test("turns from one into the other", () => {
    press("b", "w");
    assert.equal(deck.screen, "white");
  });
});

describe("a digit", () => {
  test("jumps at once, and with a second one soon after to ten and more", () => {
    press("1", "2");
    assert.deepEqual(done, [1, 12]);
  });

  test("begins anew after a pause, another key, and where there are not so many slides", () => {
    press("1");
    pause();
    press("2", "7", "1", "PageDown", "1");
    assert.deepEqual(done, [1, 2, 7, 1, 6, 1]);
  });

  test("of zero jumps nowhere by itself", () => {
    press("0", "4");
    assert.deepEqual(done, [4]);
  });

  test("with Enter behind it is no step", () => {
    press("1", "2", "Enter", "Enter");
    assert.deepEqual(done, [1, 12, 6]);
  });
});

describe("a finger", () => {
  let page, turned, listeners;

  beforeEach(() => {
    [listeners, turned] = [{}, []];
    page = { addEventListener: (name, heard) => { listeners[name] = heard; } };
    parts.listenForSwipes(page, (step) => turned.push(step));
  });
  const draw = (across, along, ...more) => {
    const touch = { clientX: 200, clientY: 200, target: null };
    listeners.touchstart({ touches: [touch, ...more] });
    listeners.touchend({ changedTouches: [{ clientX: 200 + across, clientY: 200 + along }] });
  };

  test("drawn to the left turns on, to the right back", () => {
    draw(-80, 10);
    draw(80, -10);
    assert.deepEqual(turned, [1, -1]);
  });

  test("turns nothing where it scrolls, taps, or is one of two", () => {
    draw(-80, 60);
    draw(-20, 0);
    draw(-80, 0, {});
    assert.deepEqual(turned, []);
  });
});

describe("a presentation and its speaker's window", () => {
  const pairOf = (isSpeaker, told) => Object.assign(Object.create(parts.SlidePair.prototype), {
    isHall: !isSpeaker, tell: (message) => told.push(message), hear: (message) => told.push({ heard: message }),
    tellAll: () => ({ slide: 5, screen: "black" }), join: () => told.push("another pair") });

  test("tell one another the slide; who asks hears all", () => {
    const told = [];
    pairOf(false, told).answer({ slide: 3 });
    pairOf(false, told).answer({ asks: true });
    assert.deepEqual(told, [{ heard: { slide: 3 } }, { slide: 5, screen: "black" }]);
  });

  test("keep a copied tab out: it takes another pair", () => {
    const told = [];
    pairOf(false, told).answer({ comes: true });
    pairOf(false, told).answer({ isTaken: true });
    assert.deepEqual(told, [{ isTaken: true }, "another pair"]);
  });

  test("find one another again: the window asks what has come", () => {
    const told = [];
    pairOf(true, told).answer({ comes: true });
    pause();
    assert.deepEqual(told, [{ asks: true }]);
  });

  test("have a frame of the next slide, which shows the one after and says nothing", () => {
    const [told, shown] = [[], []];
    const pair = Object.assign(Object.create(parts.SlidePair.prototype),
      { isPreview: true, channel: { postMessage: (message) => told.push(message) } });
    pair.tell({ screen: "live" });
    pair.tell({ asks: true });
    assert.deepEqual(told, [{ asks: true }]);
    Object.assign(deck, { pair, isOver: () => false, show: (number) => shown.push(number) });
    deck.hear({ slide: 3, screen: "black" });
    deck.hear({ screen: "white" });
    assert.deepEqual([shown, deck.screen], [[4], ""]);
  });
});

describe("the time that has gone", () => {
  let now, kept, Clock;

  beforeEach(() => {
    [now, kept] = [1000, {}];
    const sessionStorage = { getItem: (name) => kept[name] ?? null,
      setItem: (name, value) => { kept[name] = value; } };
    Clock = load(SLIDES, ["SpeakersClock"], { sessionStorage, Date: { now: () => now } }).SpeakersClock;
  });

  test("stands, goes on, and begins anew", () => {
    const clock = new Clock();
    now += 60_000;
    clock.turn();
    now += 5_000;
    assert.equal(clock.elapsed(), 60_000);
    clock.turn();
    now += 1_000;
    assert.equal(clock.elapsed(), 61_000);
    clock.reset();
    assert.equal(clock.elapsed(), 0);
  });

  test("outlives a window that loads anew, going or standing", () => {
    new Clock();
    now += 7_000;
    assert.equal(new Clock().elapsed(), 7_000);
    new Clock().turn();
    now += 9_000;
    assert.equal(new Clock().elapsed(), 7_000);
  });

  test("set to zero while it stands waits for its start", () => {
    const clock = new Clock();
    clock.turn();
    clock.reset();
    const again = new Clock();
    now += 9_000;
    assert.equal(again.elapsed(), 0);
  });

  test("is written in minutes, from an hour on in hours", () => {
    assert.equal(Clock.written(65_000), "1:05");
    assert.equal(Clock.written(3_725_000), "1:02:05");
  });
});

describe("the map behind the slides", () => {
  /** The numbers of its place: [width, height] of the frame, and how much it is enlarged. */
  const laid = (width, height) => {
    const set = {}, style = { setProperty: (name, value) => { set[name] = value; } };
    const box = { left: 0, top: 0, width, height };
    const place = { getBoundingClientRect: () => box };
    const map = Object.assign(Object.create(parts.SlideMap.prototype),
      { state: {}, root: { querySelector: () => place }, frame: () => ({ style }) });
    map.place();
    return [parseFloat(set.width), parseFloat(set.height), Number(/scale\((.+)\)/.exec(set.transform)[1])];
  };

  test("beside words is enlarged as wide as its place", () => {
    assert.deepEqual(laid(900, 600), [600, 400, 1.5]);
  });

  test("over a whole screen keeps the height that the country and its names need", () => {
    const [width, height, scale] = laid(1200, 585);
    assert.deepEqual([Math.round(width), height, scale], [800, 390, 1.5]);
  });

  test("is never made smaller than it is written", () => {
    assert.deepEqual(laid(360, 300), [360, 300, 1]);
  });
});
