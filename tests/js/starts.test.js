import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { load } from "./load.js";

let form, columns, nodes, said, isCalm, beat, shown, closed, asked, come, isLeft;
const page = {
  MutationObserver: class {
    constructor(call) { come = call; }
    observe() {}
    disconnect() { come = null; }
  },
  matchMedia: () => ({ matches: isCalm }),
  setInterval: (call) => { beat = call; return 7; },
  clearInterval: () => { beat = null; },
  document: { querySelector: (what) => {
    if (what.startsWith("#starts-by-town")) return closed;
    if (what.startsWith("#starts ")) return closed ? null : charts;
    if (what === "#starts") return isLeft ? null : charts;
    return { contentWindow: { zmosMap: { during: (change) => { shown = change && change(VIEW); } } } };
  } },
};
const { starts: begin, press, to } = load(["ui/board/starts_map.js", "ui/board/starts.js"],
  ["press", "to", "starts"], page);

const column = (at, a, b) => ({ dataset: {}, style: { getPropertyValue: (name) => ({ "--at": at, "--a": a, "--b": b })[name] } });
const town = (code, ring, ...its) => ({ dataset: { code, ring }, querySelectorAll: () => its });
const VIEW = { id: "lang=en", towns: {
  "061": { fill: "#333", label: "9", ring: "ttej", figure: "9", aria: "Ljubljana: 9 projects" },
  "054": { fill: "dots", label: "", ring: "tnej", aria: "Krško: no projects" } } };
const charts = {
  querySelector: () => said[1],
  querySelectorAll: (what) => ({ "li[data-code]": [town("061", "0,3,,", ...columns), town("054", ",,,")],
    ".starts-columns a": columns })[what] ||
    [2016, 2017, 2018, 2019].map((year) => ({ textContent: `${year}: said` })),
};

beforeEach(() => {
  [isCalm, beat, shown, closed, asked, come, isLeft] = [false, null, undefined, null, 0, null, false];
  columns = [column(0, "1", ""), column(1, "1", "2"), column(3, "", "4")];
  said = [{ dataset: { whole: "all said" }, setAttribute(_, value) { this.live = value; } }, {}];
  const button = () => ({ heard: {}, addEventListener(_, hear) { this.click = hear; }, focus() {} });
  nodes = { "#player-year": { min: "2016", max: "2019", addEventListener(_, hear) { this.input = hear; } },
    "#player-play": { ...button(), dataset: { play: "Play", pause: "Pause", next: "Next" } },
    "#player-all": button(), "#player-aside": {}, ".starts-said": said[0] };
  form = { isConnected: true, hidden: true, closest: () => null, addEventListener: () => {},
    dataset: { begun: "Begun by YYYY", title: "By YYYY", breaks: "2,4,8", fills: "#1,#2,#3",
      empty: "hatch", kept: "dots" },
    querySelector: (what) => nodes[what] };
  begin(form);
});

const classes = () => columns.map(({ dataset }) => dataset.when);

describe("the charts of many towns", () => {
  beforeEach(() => { closed = { closest: () => ({}), click: () => { asked += 1; } }; });

  test("are asked for before a year is shown, and then it plays", () => {
    nodes["#player-play"].click();
    assert.deepEqual([asked, beat, shown], [1, null, null]);
    come();
    assert.equal(beat, null);
    closed = null;
    come();
    assert.deepEqual([come, said[0].textContent, shown.towns["061"].figure], [null, "2016: said", "1"]);
  });

  test("end the play where they are closed", () => {
    closed = null;
    press(form);
    closed = {};
    beat();
    assert.deepEqual([beat, form.year, shown], [null, 0, null]);
  });
});

describe("the years of the starts", () => {
  test("are all shown until one is asked for", () => {
    assert.equal(form.hidden, false);
    assert.equal(nodes["#player-play"].textContent, "Play");
    assert.deepEqual([classes(), said[0].textContent, shown], [["", "", ""], "all said", null]);
    assert.deepEqual([nodes["#player-all"].hidden, nodes["#player-aside"].hidden], [true, true]);
  });

  test("play from the first to the last, say each, and end with the whole view", () => {
    press(form);
    assert.deepEqual([said[0].textContent, said[1].textContent, said[0].live,
      nodes["#player-play"].textContent], ["2016: said", "2016: said", "off", "Pause"]);
    beat();
    assert.deepEqual(classes(), ["before", "", "later"]);
    beat();
    beat();
    assert.deepEqual([said[0].textContent, shown.year], ["2019: said", 2019]);
    beat();
    assert.deepEqual([said[0].textContent, said[0].live, nodes["#player-play"].textContent, beat, shown],
      ["all said", "polite", "Play", null, null]);
  });

  test("stop where the button is pressed again, and go on from there", () => {
    press(form);
    beat();
    press(form);
    assert.deepEqual([said[0].textContent, nodes["#player-play"].textContent, beat],
      ["2017: said", "Play", null]);
    assert.equal(nodes["#player-all"].hidden, false);
    press(form);
    assert.equal(form.year, 2018);
    nodes["#player-all"].click();
    assert.deepEqual([form.year, shown, beat], [0, null, null]);
  });

  test("go step by step where less motion is wished", () => {
    isCalm = true;
    press(form);
    press(form);
    assert.deepEqual([said[0].textContent, said[0].live, nodes["#player-play"].textContent, beat],
      ["2017: said", "polite", "Next", null]);
  });

  test("end without a fault where the page is left while they play", () => {
    press(form);
    beat();
    [form.isConnected, isLeft] = [false, true];
    beat();
    assert.deepEqual([form.year, beat, shown, said[0].textContent], [0, null, null, "all said"]);
  });

  test("end where the view changes", () => {
    press(form);
    begin(form);
    assert.deepEqual([form.year, beat, shown], [0, null, null]);
  });
});

describe("a year on the map", () => {
  test("has what had begun by its end, in the same classes, and the rest of the view", () => {
    to(form, 2017);
    assert.deepEqual(shown.towns["061"], { fill: "#2", label: "Begun by 2017: 4", figure: "4",
      ring: "tnej", aria: "Ljubljana: Begun by 2017: 4" });
    to(form, 2019);
    assert.deepEqual([shown.towns["061"].fill, shown.towns["061"].ring], ["#3", "ttej"]);
    assert.equal(shown.id, VIEW.id);
  });

  test("tells towns without a start from those that could not take part", () => {
    to(form, 2016);
    assert.deepEqual([shown.towns["054"].fill, shown.towns["054"].figure, shown.towns["054"].ring],
      ["dots", "", "nnej"]);
    VIEW.towns["054"].fill = "#333";
    to(form, 2017);
    assert.equal(shown.towns["054"].fill, "hatch");
    VIEW.towns["054"].fill = "dots";
  });
});
