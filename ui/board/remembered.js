/* The views that this tab has shown since it was opened, as the server sent them: a click back to one
   paints it at once (ahead.js), and the server's answer comes after and stands. */
globalThis.zmosRemembered = globalThis.zmosRemembered || (function () {
  "use strict";

  const MOST = 24; // views; their parts are the same strings that held.js has
  const PAGE = "stran"; // of a list: which one a filter leads to, the server says
  const ORDERED = "primerjaj"; // the towns of the comparison stand as they were chosen
  const OF_SESSION = ["share", "downloads", "take", "embedding"]; // static_site/ahead.py
  /** @type {Map<string, Remembered>} */
  const views = new Map();

  /** @param {string} path @param {Iterable<[string, string]>} parameters */
  function nameOf(path, parameters) {
    const said = [...parameters].filter(([, value]) => value).map(([name, value]) =>
      name + "=" + (name === ORDERED ? value : value.split(",").sort().join()));
    return path + "?" + said.sort().join("&");
  }

  /** Keeps what stands, where all of it is of one view.
     @param {string} path of the page @param {Board[]} boards @param {MapState | null | undefined} state of the map;
     null where there is none, undefined where it has none yet */
  function keep(path, boards, state) {
    if (!boards.length || state === undefined) return;
    const { view } = boards[0].sent;
    if ((state && state.id !== view) || boards.some((board) => board.sent.view !== view)) return;
    const name = nameOf(path, new URLSearchParams(view));
    views.delete(name);
    views.set(name, { view, state, boards: boards.map((board) => [board, withoutSession(board.sent)]) });
    if (views.size > MOST) views.delete(views.keys().next().value);
  }

  /** What a reader has opened waits for the server.
     @param {BoardData} data @returns {BoardData} */
  function withoutSession(data) {
    const parts = Object.entries(data.parts).filter(([name]) => !OF_SESSION.includes(name));
    return { ...data, parts: Object.fromEntries(parts), left: OF_SESSION };
  }

  /** Finds a view of the page, where it has been shown.
     @param {string} path @param {URLSearchParams} target @returns {Remembered | undefined} */
  function find(path, target) {
    return target.has(PAGE) ? undefined : views.get(nameOf(path, target));
  }

  return { keep, find };
})();
