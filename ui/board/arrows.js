/* Links that are one picture are one stop of Tab (data-arrows): left, right, Home and
   End move among them. */
globalThis.zmosArrows = globalThis.zmosArrows || (function () {
  "use strict";

  const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

  /** @param {HTMLElement[]} links @param {number} at */
  function stop(links, at) {
    links.forEach((link, place) => { link.tabIndex = place === at ? 0 : -1; });
  }

  /** @param {Element} row @returns {HTMLElement[]} */
  const linksOf = (row) => [...row.querySelectorAll("a")];

  /** @param {ParentNode} content of a part, before it stands on the page */
  function show(content) {
    content.querySelectorAll("[data-arrows]").forEach((row) => stop(linksOf(row), 0));
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    const link = /** @type {HTMLElement} */ (event.target);
    const row = link.closest("[data-arrows]");
    if (!row || !(event.key in STEPS) || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = linksOf(row);
    const step = STEPS[/** @type {keyof typeof STEPS} */ (event.key)];
    const to = Math.max(0, Math.min(links.length - 1, links.indexOf(link) + step));
    event.preventDefault();
    stop(links, to);
    links[to].focus();
  }

  return { show, move };
})();
