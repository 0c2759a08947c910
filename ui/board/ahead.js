/* Paints at once the view that a click leads to, where this tab has shown it (remembered.js) or the
   server has written it before (ui/ahead.py): the same HTML and the same state of the map that its
   answer will bring. The answer comes after and stands; what comes of an earlier view meanwhile
   waits. */
globalThis.zmosAhead = globalThis.zmosAhead || (function () {
  "use strict";

  const LANGUAGE = "lang";
  // Clicks without an answer: what both sides have of the parts (held.js, ui/sent.py) keeps some views.
  const MOST_AHEAD = 4;
  const ANSWERED_MS = 300; // what belongs to an answer has come so long after the run of the page
  /** @type {Map<string, WrittenViews | null>} */
  const written = new Map(); // by page and language; null while it is fetched, and where none are
  let expected = ""; // the view that is painted and was not yet answered
  let isIdle = false;
  /** @type {ReturnType<typeof setTimeout>} */
  let settling = null;
  /** @type {HTMLElement} */
  let app = null;

  const path = () => location.pathname.split("/").pop();
  const name = () => `${path() || "index"}-${document.documentElement.lang}`;
  const boards = () => /** @type {Board[]} */ ([...document.querySelectorAll(".zmos-board.board")])
    .filter((board) => board.sent);

  /** Whether what has come for a board is of a view that was left already.
     @param {string} view */
  function isLate(view) {
    watch();
    if (view !== expected) return Boolean(expected);
    if (boards().every((board) => board.sent.view === expected)) expected = "";
    return false;
  }

  /** @param {Action} action @param {string} view that the control was written for
     @param {(first?: Promise<void>) => void} send says the click to the server, once that is over */
  function paint(action, view, send) {
    if (globalThis.zmosSite) { send(); return; } // the static edition has its own
    globalThis.zmosNextView.drop();
    const place = path() + beside(view);
    if (!expected) globalThis.zmosRemembered.keep(place, boards(), map() ? map().sent() : null);
    const target = reached(action, view);
    const shown = target && globalThis.zmosRemembered.find(place, target);
    if (shown && shown.view === view) send(); // it leads to where it stands
    else if (shown && isSame(shown.boards.map(([board]) => board))) { send(); showAgain(shown); }
    else if (target && isHeld(target)) { send(); showWritten(target); }
    else {
      const first = isCurrent(view) ? globalThis.zmosNextView.ask(action, view, showNext) : undefined;
      if (!first) forget();
      send(first);
    }
  }

  /** Whether a page shows all that was clicked, is not far ahead of Streamlit's answers, and its
     address says nothing else.
     @param {string} view that it shows */
  function isCurrent(view) {
    const waiting = globalThis.zmosConnection.waiting();
    return !beside(view) && (!waiting || (Boolean(expected) && waiting < MOST_AHEAD));
  }

  /** What the server says next is not what was painted last: it need not wait for that. */
  function forget() {
    if (!expected) return;
    expected = "";
    if (map()) map().forget();
  }

  /** What the address says beside the view, such as the slides that were put together.
     @param {string} view */
  function beside(view) {
    const known = new URLSearchParams(view);
    return [...new URLSearchParams(location.search)].filter(([parameter]) => !known.has(parameter)).join("&");
  }

  /** Whether the boards of a view are those that stand; else Streamlit puts up others.
     @param {(Board | null)[]} those */
  function isSame(those) {
    const standing = boards();
    return those.length === standing.length && those.every((board) => standing.includes(board));
  }

  /** @param {Remembered} shown */
  function showAgain({ view, state, boards: those }) {
    expected = view;
    if (state && map()) map().ahead(state);
    for (const [board, data] of those) board.show(data);
  }

  /** Whether the view was written, and the page has a place for each of its elements.
     @param {URLSearchParams} target */
  function isHeld(target) {
    const views = written.get(name());
    if (!views || !isWritten(target, views.axes)) return false;
    const elements = views.views[nameOf(target, views.axes)];
    return Boolean(elements) && areHere(elements.map(([, kind, key]) => [kind, key]));
  }

  /** Whether elements, by their kinds and keys, are those of the page.
     @param {[kind: string, key: string][]} elements */
  function areHere(elements) {
    const places = elements.map(([kind, key]) => placeOf(kind, key));
    const ofBoards = places.filter((_, n) => elements[n][0] === "board");
    return places.every(Boolean) && isSame(/** @type {Board[]} */ (ofBoards));
  }

  /** @param {URLSearchParams} target */
  function showWritten(target) {
    const views = written.get(name());
    expected = linkOf(target, views.order);
    for (const [, kind, key, held] of views.views[nameOf(target, views.axes)]) {
      if (kind === "map") showMap(/** @type {HeldMap} */ (held), views);
      else showBoard(/** @type {Board} */ (placeOf(kind, key)), /** @type {HeldBoard} */ (held), views);
    }
  }

  /** Shows what the server says of a view before its answer to the click (next_view.js).
     @param {NextView} answer */
  function showNext({ elements, left }) {
    if (!areHere(elements.map(([kind, key]) => [kind, key]))) return;
    let state = null;
    /** @type {Remembered["boards"]} */
    const found = [];
    for (const [kind, key, data] of elements) {
      if (kind === "map") state = /** @type {MapState} */ (data);
      else {
        const whole = globalThis.zmosHeld.whole(/** @type {SentData} */ (data));
        if (!whole) return;
        found.push([/** @type {Board} */ (placeOf(kind, key)), { ...whole, left }]);
      }
    }
    showAgain({ view: found[0][1].view, state, boards: found });
  }

  /** A town was chosen on the map; where it is compared, it has a plus behind it.
     @param {string} code @param {(first?: Promise<void>) => void} send as that of `paint` */
  function choose(code, send) {
    const board = boards()[0];
    if (board && /^\d{3}$/.test(code)) paint({ set: { obcina: code } }, board.written.view, send);
    else send();
  }

  /** The parameters of the view that an action leads to; null where it is of another page.
     @param {Action} action @param {string} view @returns {URLSearchParams | null} */
  function reached(action, view) {
    const target = new URLSearchParams("view" in action ? action.view : view);
    if ("page" in action && action.page !== path()) return null;
    if (action.toggle) {
      const [facet, code] = action.toggle;
      const on = (target.get(facet) || "").split(",").filter(Boolean);
      target.set(facet, (on.includes(code) ? on.filter((each) => each !== code) : [...on, code]).join());
    } else if (action.set) {
      for (const [parameter, value] of Object.entries(action.set)) target.set(parameter, value);
    } else if (!action.view) return null;
    for (const [parameter, value] of [...target]) if (!value) target.delete(parameter);
    target.set(LANGUAGE, document.documentElement.lang);
    return target;
  }

  /** Whether a view is told by parameters that the written ones differ by.
     @param {URLSearchParams} target @param {WrittenViews["axes"]} axes */
  function isWritten(target, axes) {
    const known = [LANGUAGE, ...axes.map(([parameter]) => parameter)];
    const said = [...new URLSearchParams(location.search).keys(), ...target.keys()];
    return said.every((parameter) => known.includes(parameter));
  }

  /** @param {URLSearchParams} target @param {WrittenViews["axes"]} axes */
  function nameOf(target, axes) {
    return axes.filter(([parameter]) => target.has(parameter))
      .map(([parameter]) => parameter + "=" + target.get(parameter)).join("&");
  }

  /** @param {URLSearchParams} target @param {string[]} order of the parameters of a link */
  function linkOf(target, order) {
    return order.filter((parameter) => target.has(parameter))
      .map((parameter) => parameter + "=" + target.get(parameter)).join("&");
  }

  /** @param {string} kind @param {string} key */
  function placeOf(kind, key) {
    return kind === "map" ? map() : document.querySelector(`.st-key-${key} .zmos-board.board`);
  }

  function map() {
    /** @type {HTMLIFrameElement} */
    const frame = document.querySelector(".st-key-page iframe:not(:where(.zmos-board *))");
    return frame && frame.contentWindow.zmosMap;
  }

  /** @param {HeldMap} held @param {WrittenViews} views */
  function showMap(held, { contents }) {
    const state = Object.entries(held).map(([key, at]) => [key, contents["$map." + key][at]]);
    map().ahead({ ...Object.fromEntries(state), id: expected });
  }

  /** @param {Board} board @param {HeldBoard} held @param {WrittenViews} views */
  function showBoard(board, [parts, evidence], { contents, left }) {
    const found = Object.entries(parts).map(([part, at]) =>
      [part, contents[part][at].map((/** @type {number} */ piece) => contents[part + "/"][piece]).join("")]);
    board.show({ ...board.sent, view: expected, parts: Object.fromEntries(found), left,
      evidence: contents.$evidence[evidence] });
  }

  /* The page shows what the server has said where its answer is another than was painted. */
  function settle() {
    if (!expected || globalThis.zmosConnection.isWaiting()) return;
    expected = "";
    for (const board of boards()) board.show(board.sent);
    if (map()) map().settle();
  }

  function watch() {
    const found = /** @type {HTMLElement} */ (document.querySelector("[data-testid=stApp]"));
    if (!found || found === app || globalThis.zmosSite) return;
    app = found;
    new MutationObserver(rest).observe(app, { attributeFilter: ["data-test-script-state"] });
    window.addEventListener("popstate", () => { expected = ""; });
    rest();
  }

  /* Clicks that came while the server was away are answered in one run after another. */
  function rest() {
    clearTimeout(settling);
    if (app.dataset.testScriptState !== "notRunning") return;
    settling = setTimeout(settle, ANSWERED_MS);
    if (isIdle) return;
    isIdle = true;
    (window.requestIdleCallback || setTimeout)(() => { isIdle = false; bring(name()); });
  }

  /** Fetches the views of a page once.
     @param {string} page */
  async function bring(page) {
    if (written.has(page)) return;
    written.set(page, null);
    try {
      const answer = await fetch(new URL(`app/static/ahead/${page}.json`, document.baseURI));
      if (answer.status === 200) written.set(page, await answer.json());
      else if (answer.headers.has("Retry-After")) written.delete(page); // it is being written
    } catch (error) {
      written.delete(page);
      console.error("ahead:", error);
    }
  }

  return { isLate, paint, choose };
})();
