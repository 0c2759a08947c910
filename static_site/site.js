/* The static edition in the browser: looks up the view that the address says, and hands it to the
   scripts that show it on the live page. It computes no figure. */
globalThis.zmosSite = (function () {
  "use strict";

  const said = document.documentElement.dataset;
  const { page, live } = said;
  const lang = document.documentElement.lang;
  /** @type {Addresses} */
  const { pages, files, own } = JSON.parse(said.addresses);
  const NOTICE = "not-written";
  /** @type {States} */
  let states = null;
  /** @type {Record<string, HTMLElement>} */
  const places = {}; // of the elements, by area and name
  /** @type {Record<string, Promise<{default: any}>>} */
  const loads = {};

  /** The views of this page have come: gzip in base64, for no page that is opened as a file may
     fetch one.
     @param {string} packed */
  async function take(packed) {
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    states = await new Response(stream).json();
    show();
  }

  /** The view of the address: the town or project of the page where it says no more.
     @returns {View} */
  const present = () => viewOf(location.search.slice(1) || said.view);

  /** @param {string} query @returns {View} */
  function viewOf(query) {
    const view = Object.fromEntries(new URLSearchParams(query));
    delete view.lang; // a page has its language by its folder
    return view;
  }

  /** @param {View} view */
  const queryOf = (view) => new URLSearchParams(Object.entries(view).filter(([, value]) => value))
    .toString().replaceAll("%2C", ",");

  /** The name of a view among those that are written: its parameters in their order.
     @param {View} view */
  function nameOf(view) {
    const order = states.axes.map(([parameter]) => parameter);
    const known = order.filter((parameter) => view[parameter]);
    const rest = Object.keys(view).filter((name) => view[name] && !order.includes(name));
    return [...known, ...rest].map((parameter) => parameter + "=" + view[parameter]).join("&");
  }

  function show() {
    const view = present();
    delete view.slide;
    const elements = states.views[nameOf(view)];
    document.getElementById("zmos-first")?.remove();
    document.getElementById("main").setAttribute("role", "main"); // which the first words were
    const notice = document.getElementById(NOTICE);
    notice.hidden = Boolean(elements);
    if (!elements) { lead(notice, view); return; }
    elements.forEach(([area, kind, name, held]) => {
      const place = placeOf(area, kind, name);
      if (kind === "board") showBoard(place, held);
      else if (kind === "map") showMap(place, states.contents.$map[held]);
      else showSlides(place, states.contents.$presentation[held]);
    });
    const heading = document.querySelector(".part-header h1");
    if (heading) document.title = heading.textContent.trim() + " · " + said.product;
  }

  /** Leads to the live dashboard, where there is one, and back.
     @param {HTMLElement} notice @param {View} view */
  function lead(notice, view) {
    const path = Object.keys(pages).find((each) => pages[each] === page);
    const link = notice.querySelector("a");
    if (link) link.href = live.replace(/\/$/, "") + "/" + path + "?" + queryOf({ ...view, lang });
    notice.querySelector("button").onclick = () => history.back();
    notice.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} area @param {string} kind @param {string} name */
  function placeOf(area, kind, name) {
    const id = area + "/" + name;
    if (places[id]) return places[id];
    const place = document.createElement("div");
    place.className = "stElementContainer" + (kind === "map" ? "" : " st-key-" + name);
    place.dataset.testid = "stElementContainer";
    place.append(kind === "map" ? frame() : document.createElement("div"));
    if (kind !== "map") {
      const board = document.createElement("div");
      board.className = "zmos-board";
      place.firstElementChild.append(board);
    }
    document.getElementById(area).append(place);
    return (places[id] = place);
  }

  /* The map stands in a document of its own, as on the live page. */
  function frame() {
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("map-frame"));
    const inner = document.createElement("iframe");
    inner.className = "stCustomComponentV1";
    inner.title = template.dataset.title;
    inner.srcdoc = "<!doctype html>" + template.innerHTML; // eslint-disable-line no-restricted-properties -- written at the build
    return inner;
  }

  /** @param {HTMLElement} place @param {[Record<string, number>, number]} held */
  function showBoard(place, [parts, evidence]) {
    const found = Object.entries(parts).map(([name, at]) => [name, states.contents[name][at]]);
    globalThis.zmosScripts.board({
      data: { view: queryOf(present()), lang, words: "", parts: Object.fromEntries(found),
        evidence: states.contents.$evidence[evidence] },
      parentElement: place.firstElementChild, setTriggerValue: hear });
  }

  /** @param {HTMLElement} place @param {SlidesData} data */
  function showSlides(place, data) {
    const slide = Number(present().slide) || 1;
    globalThis.zmosScripts.presentation({ data: { ...data, slide, view: "", words: "" },
      parentElement: place.firstElementChild, setTriggerValue: hear });
  }

  /** @param {HTMLElement} place @param {MapState} state */
  function showMap(place, state) {
    const inner = /** @type {MapFrame} */ (place.firstElementChild);
    inner.zmosState = { ...state, id: queryOf(present()) }; // taken by the frame's own script
    inner.contentWindow?.zmosMap?.update(inner.zmosState);
  }

  /** @param {string} _ @param {{action: Action, view: string, number: number}} click */
  function hear(_, { action, view, number }) {
    follow(action, viewOf(view));
    const away = { said: "", reload: "" };
    globalThis.zmosConnection.attend({ view, session: "", heard: number, away }, () => {});
  }

  /** @param {Action} action @param {View} view */
  function follow(action, view) {
    if (action.language) location.href = "../" + action.language + "/" + address(page, view);
    else if (action.toggle) go(page, { ...view, ...toggled(action.toggle, view) });
    else if (action.years) {
      const [first, last] = action.years.map((year) => String(year || ""));
      go(page, { ...view, od: first, do: last });
    } else if ("page" in action) go(pages[action.page], action.view || { ...view, ...action.set });
    else if (action.set) go(page, { ...view, ...action.set });
  }

  /** @param {[facet: string, code: string]} option @param {View} view @returns {View} */
  function toggled([facet, code], view) {
    const on = (view[facet] || "").split(",").filter(Boolean);
    const chosen = on.includes(code) ? on.filter((each) => each !== code) : [...on, code];
    return { [facet]: chosen.join(",") };
  }

  /** @param {string} name @param {View} view */
  function address(name, view) {
    const query = queryOf(viewOf(queryOf(view)));
    const [parameter, code, more] = query.split(/[=&]/);
    if (code && !more && parameter === own[name]) return files[name].replace(".html", `-${code}.html`);
    return files[name] + (query ? "?" + query : "");
  }

  /** Goes to a view, on this page without loading it anew.
     @param {string} name @param {View} view */
  function go(name, view) {
    const target = new URL(address(name, view), location.href);
    // A page that is opened as a file may not call itself by another file's name.
    if (name !== page || (location.protocol === "file:" && target.pathname !== location.pathname)) {
      location.href = target.href;
      return;
    }
    // Not history.pushState: board.js holds that back until a server has answered.
    History.prototype.pushState.call(history, null, "", target);
    show();
  }

  /** A town or a project was clicked on the map; Shift compares towns, which is not written.
     @param {string} code */
  function choose(code) {
    if (code.includes("-")) go("project", { projekt: code });
    else if (!code.endsWith("+")) go(page, { ...present(), obcina: code });
  }

  /** Where a control leads, for the bar of the browser and a new tab.
     @param {string} path @param {string} query */
  const href = (path, query) =>
    address(path ? pages[path.replace("./", "")] : page, viewOf(query));

  /** Fetches the script of a part, such as that of the years.
     @param {string} source @returns {Promise<{default: any}>} */
  function load(source) {
    const name = source.split("/").pop().replace(/-[^-]*$/, "");
    return (loads[name] ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = () => resolve({ default: globalThis.zmosScripts[name] });
      script.onerror = () => reject(new Error(source));
      document.head.append(script);
    }));
  }

  window.addEventListener("popstate", () => show());
  return { take, choose, href, load };
})();
