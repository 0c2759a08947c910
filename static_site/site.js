/* The static edition in the browser: looks up the view that the address says, and hands it to the
   scripts that show it on the live page. It computes no figure. */
globalThis.zmosSite = (function () {
  "use strict";

  const said = document.documentElement.dataset;
  const { page, live } = said;
  const lang = document.documentElement.lang;
  const { pages, files, own, read } = globalThis.zmosAddresses;
  const bar = globalThis.zmosBar; // bar.js
  const { script: fetchScript, unpacked } = globalThis.zmosFetched;
  const NOTICE = "not-written";
  const APART = ["stevilka", "obcina", "mesta", "razvrsti"]; // static_site/axes.py
  const [FROM, TO] = ["od", "do"];
  /** @type {States} */
  let states = null;
  /** @type {Record<string, FurtherStates>} */
  const further = {}; // by the name of their file
  /** @type {Record<string, HTMLElement>} */
  const places = {}; // of the elements, by area and name
  /** @type {View} */
  let shown = {}; // the view that stands on the page
  /** @type {Names} */
  let names = null;

  /** The views of this page have come: gzip in base64, for no page that is opened as a file may
     fetch one.
     @param {string} packed */
  async function take(packed) {
    states = await unpacked(packed);
    show();
  }

  /** Further views have come, in a file of their own.
     @param {string} name @param {string} packed */
  async function add(name, packed) {
    const found = await unpacked(packed);
    const known = Object.entries(states.contents)
      .map(([of, values]) => [of, values.concat(found.contents[of] || [])]);
    further[name] = { views: found.views,
      contents: { ...found.contents, ...Object.fromEntries(known) } };
    show();
  }

  /** The view of the address: the town or project of the page where it says no more.
     @returns {View} */
  const present = () => viewOf(bar.here().search.slice(1) || said.view);

  /** @param {string} query @returns {View} */
  const viewOf = (query) => Object.fromEntries(
    [...new URLSearchParams(query)].filter(([name]) => read.includes(name)));

  /** @param {View} view */
  const queryOf = (view) => new URLSearchParams(Object.entries(view).filter(([, value]) => value))
    .toString().replaceAll("%2C", ",");

  /** The name of a view among those that are written: what the page shows something of.
     @param {View} view */
  const nameOf = (view) => Object.keys(view).sort()
    .filter((name) => view[name] && !states.kept.includes(name))
    .map((name) => name + "=" + view[name]).join("&");

  /** The name of the file that holds a view; empty for that which came with the page.
     @param {View} view */
  function fileOf(view) {
    if (view[FROM] || view[TO]) return FROM;
    const parameter = APART.find((name) => view[name] && !states.kept.includes(name));
    return parameter ? parameter + "=" + view[parameter] : "";
  }

  function show() {
    const view = present();
    if (written(page, view)[0] !== page) { location.replace(address(page, view)); return; }
    delete view.slide;
    const [name, file] = [nameOf(view), fileOf(view)];
    const isFirst = name in states.views;
    if (!isFirst && file in states.files && !further[file]) {
      fetchScript("../" + states.files[file]).catch(() => lose(nameOf(present()) === name));
      return;
    }
    lose(false);
    const held = isFirst ? states : further[file];
    const elements = held && held.views[name];
    if (elements) paint(elements, held.contents, view);
    else tell(view);
  }

  /** Says whether a view could not be fetched; what is written of it is not known then.
     @param {boolean} isLost */
  function lose(isLost) {
    const notice = document.getElementById("lost");
    notice.hidden = !isLost;
    notice.querySelector("button").onclick = () => location.reload();
  }

  /** @param {Shown[]} elements @param {States["contents"]} contents @param {View} view
     @param {boolean} [isOther] whether it stands for one that is not written, as the frame of it */
  function paint(elements, contents, view, isOther = false) {
    shown = view;
    document.getElementById("zmos-first")?.remove();
    const main = document.getElementById("main");
    main.setAttribute("role", "main"); // which the first words were
    main.classList.toggle("other", isOther);
    document.getElementById(NOTICE).hidden = !isOther;
    elements.forEach(([area, kind, name, held]) => {
      const place = placeOf(area, kind, name);
      place.hidden = isOther && area === "main" && !(kind === "board" && "header" in held[0]);
      if (kind === "board") showBoard(place, held, contents);
      else if (kind === "map") showMap(place, valuesOf(kind, held, contents));
      else showSlides(place, valuesOf(kind, held, contents));
    });
    const heading = document.querySelector(".part-header h1");
    if (heading) document.title = heading.textContent.trim() + " · " + said.product;
    const link = /** @type {HTMLInputElement} */ (document.getElementById("share-link"));
    if (link) link.value = bar.here().href;
    if (link && location.protocol === "file:") link.closest("details").hidden = true;
  }

  /** What the map or the slides get, out of its values.
     @param {string} kind @param {Record<string, number>} held @param {States["contents"]} contents */
  function valuesOf(kind, held, contents) {
    const values = Object.entries(held).map(([name, at]) => [name, contents[`$${kind}.${name}`][at]]);
    return Object.fromEntries(values);
  }

  /** Says that a view is not written, in the frame of the nearest one that is.
     @param {View} view */
  function tell(view) {
    const notice = document.getElementById(NOTICE);
    const near = globalThis.zmosUnwritten.nearest(view, (each) => nameOf(each) in states.views);
    if (near) paint(states.views[nameOf(near)], states.contents, near, true);
    notice.hidden = false;
    lead(notice, view, near);
    globalThis.zmosSidebar?.close(); // on a phone it would cover what is said
    const box = /** @type {HTMLInputElement} */ (document.getElementById("search"));
    if (box) box.value = view.isci || "";
    if (names) globalThis.zmosUnwritten.tell(notice, view, names);
    else fetchScript("../" + said.names).then(() => tell(view), () => {});
  }

  /** Leads to the nearest view, to the live dashboard where there is one, and back.
     @param {HTMLElement} notice @param {View} view @param {View} near */
  function lead(notice, view, near) {
    const path = Object.keys(pages).find((each) => pages[each] === page);
    /** @type {HTMLAnchorElement} */
    const nearest = notice.querySelector(".near");
    /** @type {HTMLAnchorElement} */
    const living = notice.querySelector(".live");
    nearest.hidden = !near;
    if (near) nearest.href = address(page, near);
    if (living) living.href = live.replace(/\/$/, "") + "/" + path + "?" + queryOf({ ...view, lang });
    const back = notice.querySelector("button");
    back.hidden = history.length < 2; // the view was opened by its address
    back.onclick = () => history.back();
  }

  /** The names have come. @param {Names} known */
  const know = (known) => { names = known; };

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

  /** @param {HTMLElement} place @param {Held} held @param {States["contents"]} contents */
  function showBoard(place, [parts, evidence], contents) {
    const found = Object.entries(parts).map(([name, at]) => [name, htmlOf(name, at, contents)]);
    globalThis.zmosScripts.board({
      data: { view: queryOf(shown), lang, words: "", parts: Object.fromEntries(found),
        evidence: contents.$evidence[evidence] },
      parentElement: place.firstElementChild, setTriggerValue: hear });
  }

  /** A part is held as the places of its pieces.
     @param {string} name @param {number} at @param {States["contents"]} contents */
  const htmlOf = (name, at, contents) =>
    contents[name][at].map((/** @type {number} */ piece) => contents[name + "/"][piece]).join("");

  /** @param {HTMLElement} place @param {SlidesData} data */
  function showSlides(place, data) {
    const slide = Number(present().slide) || 1;
    globalThis.zmosScripts.presentation({ data: { ...data, slide, view: "", words: "" },
      parentElement: place.firstElementChild, setTriggerValue: hear });
  }

  /** @param {HTMLElement} place @param {MapState} state */
  function showMap(place, state) {
    const inner = /** @type {MapFrame} */ (place.firstElementChild);
    inner.zmosState = { ...state, id: queryOf(shown) }; // taken by the frame's own script
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
    bar.arrive();
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

  /** A project that is opened in the list has its own page here.
     @param {string} name @param {View} view @returns {[name: string, view: View]} */
  const written = (name, view) =>
    name === "projects" && view.projekt ? ["project", { projekt: view.projekt }] : [name, view];

  /** The file of a view; what the page is not written for is left out.
     @param {string} asked @param {View} of */
  function address(asked, of) {
    const [name, view] = written(asked, of);
    const left = states.left[name] || [];
    const kept = Object.entries(view).filter(([parameter]) => !left.includes(parameter));
    const query = queryOf(viewOf(queryOf(Object.fromEntries(kept))));
    const [parameter, code, more] = query.split(/[=&]/);
    if (code && !more && parameter === own[name]) return files[name].replace(".html", `-${code}.html`);
    return files[name] + (query ? "?" + query : "");
  }

  /** Goes to a view, on this page without loading it anew.
     @param {string} name @param {View} view */
  function go(name, view) {
    bar.arrive();
    const target = new URL(address(name, view), location.href);
    // A page that is opened as a file may not call itself by another file's name.
    if (written(name, view)[0] !== page || (location.protocol === "file:" && target.pathname !== location.pathname)) {
      location.href = target.href;
      return;
    }
    bar.lead(target);
    show();
  }

  /** A town was clicked on the map; with Shift it is compared, which is not written and says so.
     @param {string} code @param {boolean} [adds] */
  function choose(code, adds) {
    const view = present();
    go(page, { ...view, ...(adds ? toggled(["primerjaj", code], view) : { obcina: code }) });
  }

  /** A project was clicked on the map. @param {string} project */
  const open = (project) => go("project", { projekt: project });

  /** Where a control leads, for the bar of the browser and a new tab.
     @param {string} path @param {string} query */
  const href = (path, query) =>
    address(path ? pages[path.replace("./", "")] : page, viewOf(query));

  /** Fetches the script of a part, such as that of the years.
     @param {string} source @returns {Promise<{default: any}>} */
  function load(source) {
    const name = source.split("/").pop().replace(/-[^-]*$/, "");
    return fetchScript(source).then(() => ({ default: globalThis.zmosScripts[name] }));
  }

  window.addEventListener("popstate", () => show());
  return { take, add, know, choose, open, href, load };
})();
