/* The visitor's own slides outlast the tab and the server: the set that was changed here is kept by
   the browser, and where an address has none, the bar of the page offers it. A set that a link has
   brought is the visitor's own only once it was changed. */
globalThis.zmosKeptSlides = globalThis.zmosKeptSlides || (function () {
  "use strict";

  const KEPT = "zmos-slides";
  /** @type {string | null} */
  let before = null; // the set at a click that changes it and has no answer yet
  let isRemoving = false; // whether that click may leave no slide

  const present = () => new URLSearchParams(location.search).get("niz") || "";
  window.addEventListener("popstate", () => { before = null; });

  function kept() {
    try {
      return localStorage.getItem(KEPT) || "";
    } catch {
      return "";
    }
  }

  /** @param {string} set */
  function keep(set) {
    try {
      if (set) localStorage.setItem(KEPT, set);
      else localStorage.removeItem(KEPT);
    } catch { /* a page that may keep nothing has the address alone */ }
  }

  /** Notes a click that changes the slides; a slide that is added goes behind those that are kept.
     @param {Action} action @returns {Action} */
  function onto(action) {
    const isSlideForm = "set" in action && Object.keys(action.set).some((name) => /^naslov-\d/.test(name));
    if (!("add" in action || "slides" in action || isSlideForm)) return action;
    before = present();
    isRemoving = "slides" in action;
    const behind = before ? "" : kept();
    return "add" in action && behind ? { add: [...action.add, behind] } : action;
  }

  /* A board of a page has come: the slides may be others, or there may be some to offer. */
  function attend() {
    if (before !== null && present() !== before) {
      if (present() || isRemoving) keep(present());
      before = null;
    }
    /** @type {HTMLElement} */
    const place = document.querySelector(".kept-slides");
    if (!place || globalThis.zmosSite) return; // the static edition has no own slides
    place.hidden = Boolean(present()) || !kept();
    const link = place.querySelector("a");
    link.href = link.dataset.page + encodeURIComponent(kept());
    place.querySelector("button").onclick = () => { keep(""); attend(); leave(); };
  }

  /* What had the focus is gone. */
  function leave() {
    const heading = document.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus();
  }

  return { onto, attend };
})();
