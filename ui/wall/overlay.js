/* The arms wall over the page of the map. At the first visit it stays until a click or Enter, which
   sends the arms to their places on the map; who has been here sees it only while the page starts;
   a link with a view skips it. It stands in the server's first answer, behind Streamlit's root. */
(function () {
  "use strict";

  const SEEN = "zmos-wall"; // in the browser's storage
  const LOOK_MS = 50; // between two looks at the page that starts
  const PATIENCE_MS = 20000; // then the page is shown as it is
  const FLIGHT_MS = 900;
  const wall = document.getElementById("zmos-wall");
  const root = document.getElementById("root");
  const isFirst = !hasSeen();
  /** @type {string | null} */
  let town = null; // what the reader has chosen on the wall: a code, or "" for the whole map
  let isOver = false;

  if (!wall || hasView(location.search)) {
    wall?.remove();
    return;
  }
  if (isFirst) welcome();
  else start();

  /** Of a language alone a link is no view.
     @param {string} query */
  function hasView(query) {
    const view = new URLSearchParams(query);
    view.delete("lang");
    return view.toString() !== "";
  }

  function hasSeen() {
    try {
      return localStorage.getItem(SEEN) !== null;
    } catch {
      return false; // a browser that keeps nothing shows the wall at every visit
    }
  }

  function remember() {
    try {
      localStorage.setItem(SEEN, "1");
    } catch { /* as above */ }
  }

  function start() {
    wall.classList.add("zmos-starting");
    wall.inert = true;
    town = "";
    look(Date.now());
  }

  function welcome() {
    root.inert = true;
    wall.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("a");
      if (event.metaKey || event.ctrlKey || event.shiftKey || (link && link.lang)) return;
      event.preventDefault();
      leave(link ? link.dataset.town || "" : "");
    });
    document.addEventListener("keydown", enter);
  }

  /** On a link Enter is its click; elsewhere it leads to the map.
     @param {KeyboardEvent} event */
  function enter(event) {
    const isFree = event.target === document.body || event.target === document.documentElement;
    if (event.key === "Escape" || (event.key === "Enter" && isFree)) leave("");
  }

  /** @param {string} code */
  function leave(code) {
    if (town !== null) return;
    town = code;
    remember();
    document.removeEventListener("keydown", enter);
    wall.setAttribute("aria-busy", "true");
    look(Date.now());
  }

  /** Waits for the map, or for a page that has come to rest without one.
     @param {number} since */
  function look(since) {
    const markers = onMap();
    const app = document.querySelector("[data-testid=stApp]");
    const isAtRest = app && app.dataset.testScriptState === "notRunning" &&
      document.querySelector(".zmos-board, .problems") && !frame();
    if (markers.length || isAtRest || Date.now() - since > PATIENCE_MS) land(markers);
    else setTimeout(look, LOOK_MS, since);
  }

  /** @returns {HTMLIFrameElement} */
  function frame() {
    return document.querySelector(".st-key-page iframe:not(:where(.zmos-board *))");
  }

  /** @returns {HTMLElement[]} */
  function onMap() {
    const inside = frame() && frame().contentDocument;
    return inside ? [...inside.querySelectorAll(".zmos-marker[data-code]")] : [];
  }

  /** @param {HTMLElement[]} markers */
  function land(markers) {
    root.inert = false;
    wall.removeAttribute("aria-busy");
    wall.style.pointerEvents = "none";
    const flies = isFirst && isInSight(markers) &&
      !matchMedia("(prefers-reduced-motion: reduce)").matches;
    const moves = flies ? fly(markers) : [fade(wall, isFirst ? 350 : 150)];
    Promise.allSettled(moves.map((move) => move.finished)).then(end);
  }

  function end() {
    if (isOver) return;
    isOver = true;
    const pane = markerPane();
    if (pane) pane.style.opacity = "";
    wall.remove();
    if (town) choose(town); // not before: the panel moves the map
  }

  /** @param {string} code */
  function choose(code) {
    /** @type {Board} */
    const board = document.querySelector(".zmos-board.board");
    if (board && board.go) {
      board.go({ set: { obcina: code } });
      follow(code, Date.now());
    } else location.search = "?obcina=" + code;
  }

  /** The wall took the focus with it: keys go on in the town that has opened.
     @param {string} code @param {number} since */
  function follow(code, since) {
    /** @type {HTMLElement} */
    const panel = document.querySelector('#town-panel[data-arrive="' + code + '"]');
    const isFree = document.activeElement === document.body;
    if (panel && isFree) panel.focus({ preventScroll: true });
    else if (isFree && Date.now() - since < PATIENCE_MS) setTimeout(follow, LOOK_MS, code, since);
  }

  /** @param {HTMLElement[]} markers */
  function isInSight(markers) {
    if (!markers.length) return false;
    const { top, bottom } = frame().getBoundingClientRect();
    return (Math.min(bottom, innerHeight) - Math.max(top, 0)) > 0.5 * (bottom - top);
  }

  /** @returns {HTMLElement | null} */
  function markerPane() {
    const inside = frame() && frame().contentDocument;
    return inside && inside.querySelector(".leaflet-marker-pane");
  }

  /** The arms on the map wait until those of the wall have come to their places.
     @param {HTMLElement[]} markers */
  function fly(markers) {
    markerPane().style.opacity = "0";
    const origin = frame().getBoundingClientRect();
    const places = Object.fromEntries(markers.map((marker) => [marker.dataset.code,
      marker.querySelector(".zmos-badge").getBoundingClientRect()]));
    const words = wall.querySelectorAll("nav, .wall > :not(.wall-arms), .wall-name");
    const moves = [...words].map((word) => fade(word, 250));
    moves.push(wall.animate({ backgroundColor: "transparent" },
      { duration: FLIGHT_MS, fill: "forwards", easing: "ease-in" }));
    wall.querySelectorAll("[data-town]").forEach((link, n) => {
      const badge = link.querySelector(".wall-badge");
      const place = places[link.dataset.town];
      moves.push(place ? badge.animate({ transformOrigin: ["0 0", "0 0"],
        transform: ["none", landing(badge.getBoundingClientRect(), place, origin)] },
      { duration: FLIGHT_MS, delay: n * 25, fill: "forwards",
        easing: "cubic-bezier(.45, 0, .2, 1)" }) : fade(badge, 250));
    });
    return moves;
  }

  /** How a badge comes to a place within a frame, from its upper left corner.
     @param {DOMRect} badge @param {DOMRect} place @param {DOMRect} origin */
  function landing(badge, place, origin) {
    const x = origin.left + place.left - badge.left;
    const y = origin.top + place.top - badge.top;
    return "translate(" + x + "px, " + y + "px) scale(" + place.width / badge.width + ")";
  }

  /** @param {HTMLElement} node @param {number} ms */
  function fade(node, ms) {
    return node.animate({ opacity: 0 }, { duration: ms, fill: "forwards" });
  }
})();
