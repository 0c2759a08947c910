/* Reads where a control leads, and writes the address of its link out. */
globalThis.zmosLinks = globalThis.zmosLinks || (function () {
  "use strict";

  const EVIDENCE = /^\$([^;&]*)(?:;([^&]*))?(.*)$/; // a figure, its town, what narrows the view

  /* Reads what a control does: an action, in JSON or not, or a link that says what its view differs
     by, on this page or another. */
  /** @param {string | Action} value @returns {Action} */
  function actionOf(value) {
    if (typeof value !== "string") return value;
    if (value.startsWith("{")) return JSON.parse(value);
    const [path, changes] = value.replace(EVIDENCE, evidenceLink).split("?");
    const set = Object.fromEntries(new URLSearchParams(changes));
    const page = path.replace("./", "");
    const here = location.pathname.split("/").pop();
    return !path || page === here ? { set } : { page, set };
  }

  /* A link that stands whole leads to its view, whatever the present one is. */
  /** @param {string} href @returns {Action} */
  function visit(href) {
    const [page, query] = href.split("?");
    const view = Object.fromEntries(new URLSearchParams(query));
    return { page: page.replace("./", ""), view };
  }

  /* Writes the link of a figure out; its town comes last, for the chosen one is taken off. */
  /** @param {string} _ @param {string} figure @param {string} town @param {string} narrowed */
  function evidenceLink(_, figure, town, narrowed) {
    return "podatki?stevilka=" + figure + narrowed + (town ? "&obcina=" + town : "");
  }

  /* Writes the address of a link out of what its view differs by; what is empty is left out. */
  /** @param {string} change @param {string} view */
  function address(change, view) {
    const [path, changes] = change.replace(EVIDENCE, evidenceLink).split("?");
    const query = new URLSearchParams(view);
    new URLSearchParams(changes).forEach((value, name) => {
      if (value) query.set(name, value);
      else query.delete(name);
    });
    const written = query.toString().replaceAll("%2C", ",");
    return globalThis.zmosSite ? globalThis.zmosSite.href(path, written) : path + "?" + written;
  }

  /* Names the link of a figure: the figure, what it measures, its town. */
  /** @param {HTMLElement} link @param {BoardData["evidence"]} names */
  function nameOf(link, { words, measures, scales, towns }) {
    const [, figure, town] = link.dataset.nav.match(EVIDENCE);
    const base = Object.keys(measures).find((code) => figure.startsWith(code));
    const scaled = Object.keys(scales).filter((code) => figure.includes(code));
    const name = [towns[town], measures[base], ...scaled.map((code) => scales[code])];
    return words.replace("{figure}", () => link.textContent.trim())
      .replace("{name}", () => name.filter(Boolean).join(", "));
  }

  const OWN = "a[data-nav]:not([data-nav=''])"; // links whose addresses are written here
  let shown = ""; // the view whose addresses stand, or will as soon as its frame is painted
  /** @type {Map<string, string>} */
  let written = new Map(); // addresses by what their links change

  /* Gives links their addresses. What stands already keeps the one that it has until the frame is
     painted: an address is not seen, a click does not need it, and a page has a hundred. */
  /** @param {ParentNode} content @param {string} view */
  function lead(content, view) {
    content.querySelectorAll(OWN).forEach((link) => {
      const { nav, place } = link.dataset;
      if (!written.has(nav)) written.set(nav, address(nav, view));
      const href = written.get(nav) + (place ? "#" + place : "");
      if (link.getAttribute("href") !== href) link.setAttribute("href", href);
    });
  }

  /* Another view is shown: every link of the page follows it. */
  /** @param {string} view */
  function follow(view) {
    const before = shown;
    shown = view;
    if (!before || before === view) return;
    globalThis.zmosBehind.run(() => { // behind.js
      if (shown !== view) return;
      written = new Map();
      document.querySelectorAll(".zmos-board.board").forEach((board) => lead(board, view));
    });
  }

  return { actionOf, visit, address, nameOf, lead, follow };
})();
