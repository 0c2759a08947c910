import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { load } from "./load.js";

describe("a page that is not found", () => {
  const leads = (pathname) => {
    const link = { dataset: { inside: "sl/index.html" } };
    load(["static_site/not_found.js"], [], { location: { pathname },
      document: { querySelectorAll: () => [link] } });
    return link.href;
  };

  test("leads to the edition, however deep its address is", () => {
    assert.equal(leads("/karta/sl/none/at/all"), "/karta/sl/index.html");
    assert.equal(leads("/karta/none.html"), "/karta/sl/index.html");
    assert.equal(leads("/static/none.js"), "/sl/index.html");
  });
});

describe("a page of the edition", () => {
  function opened(protocol, controller) {
    const page = { kept: [], heard: {}, later: [], notice: { hidden: true, querySelector: () => ({ addEventListener() {} }) } };
    const serviceWorker = { controller, register: async (file) => { page.kept.push(file); },
      addEventListener: (kind, act) => { page.heard[kind] = act; } };
    const document = { createElement: () => ({}), documentElement: { dataset: { app: "app.json" } },
      head: { append: ({ href }) => page.kept.push(href) }, getElementById: () => page.notice,
      addEventListener() {} };
    load(["static_site/newer.js"], [], { document, location: { protocol }, navigator: { serviceWorker },
      addEventListener: (kind, act) => { page.heard[kind] = act; },
      setTimeout: (act) => page.later.push(act) });
    return page;
  }

  test("is kept by the browser, and says when a newer one has taken its place", () => {
    const page = opened("https:", {});
    assert.deepEqual(page.kept, ["../app.json"]);
    page.heard.load();
    assert.deepEqual(page.kept, ["../app.json"], "what the page needs itself comes first");
    page.later[0]();
    assert.deepEqual(page.kept, ["../app.json", "../sw.js"]);
    page.heard.controllerchange();
    assert.equal(page.notice.hidden, false);
  });

  test("says nothing at its first visit, which no earlier one has kept", () => {
    assert.deepEqual(Object.keys(opened("https:", null).heard), ["load"]);
  });

  test("is left alone where it is a file", () => {
    assert.deepEqual(opened("file:", {}).kept, []);
  });
});

test("the map has its arms at hand for a print when the service worker has taken over", () => {
  const [heard, asked, drawn] = [{}, [], []];
  const map = { setView: () => map };
  class Image { set src(address) { asked.push(address); } }
  load(["static_site/frame.js"], [], { Image, L: { map: () => map },
    document: { images: [{ src: "a.svg" }, { src: "b.svg" }] }, frameElement: { zmosState: "state" },
    navigator: { serviceWorker: { addEventListener: (kind, act) => { heard[kind] = act; } } },
    parent: { zmosSite: {}, zmosMapConfig: {} },
    zmosMap: { start() {}, update: (state) => drawn.push(state) } });
  assert.deepEqual([drawn, asked], [["state"], []]);
  heard.controllerchange();
  assert.deepEqual(asked, ["a.svg", "b.svg"]);
});

describe("the pages and filters of the edition", () => {
  test("are open on a wide screen alone, and follow their buttons", () => {
    const acts = {};
    const button = (name) => ({ addEventListener: (_, act) => { acts[name] = act; } });
    const sidebar = { dataset: {} };
    const found = { "[data-testid=stSidebar]": sidebar, "[data-testid=stExpandSidebarButton]": button("open"),
      "[data-testid=stSidebarCollapseButton] button": button("close") };
    const wide = { matches: false, addEventListener: (_, act) => { acts.turn = act; } };
    load(["static_site/sidebar.js"], [], { document: { querySelector: (name) => found[name] },
      matchMedia: () => wide, setTimeout: (act, _, ...said) => act(...said) });
    const states = [sidebar.dataset.collapsed];
    for (const name of ["open", "close", "turn"]) {
      acts[name]();
      states.push(sidebar.dataset.collapsed);
    }
    assert.equal(new Set(states.slice(0, 3)).size, 2); // the buttons change it and change it back
    assert.equal(states[0], states[2]);
  });
});

describe("the address in the bar", () => {
  const opened = () => {
    const page = { pushed: [], behind: [], heard: {}, location: { href: "sl/index.html" }, history: {} };
    const { pushed, behind, heard, location, history } = page;
    class History { pushState(_, words, target) { pushed.push(target.href); } }
    const globals = { History, history, location, zmosBehind: { run: (act) => behind.push(act) },
      addEventListener: (kind, act) => { heard[kind] = act; } };
    load(["static_site/bar.js"], [], globals);
    return { ...page, bar: globals.zmosBar };
  };
  const [one, other] = [{ href: "?tema=A" }, { href: "?tema=A,B" }];

  test("follows behind the frame, and is known at once", () => {
    const { bar, pushed, behind, location } = opened();
    assert.equal(bar.here(), location);
    bar.lead(one);
    assert.deepEqual([bar.here(), pushed], [one, []]);
    behind[0]();
    assert.deepEqual([bar.here(), pushed], [location, ["?tema=A"]]);
  });

  test("of each view stands once, where one click follows another and where the page is left", () => {
    const { bar, pushed, behind, heard } = opened();
    bar.lead(one);
    bar.arrive();
    bar.lead(other);
    heard.pagehide();
    behind.forEach((act) => act());
    assert.deepEqual(pushed, ["?tema=A", "?tema=A,B"]);
  });

  test("that has not come yet stands no more once the reader has gone back", () => {
    const { bar, pushed, behind, heard, location } = opened();
    bar.lead(one);
    heard.popstate();
    behind[0]();
    assert.deepEqual([bar.here(), pushed], [location, []]);
  });
});
