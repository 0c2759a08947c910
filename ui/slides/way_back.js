/* The way back to the slide that was left for a live page: a link in the bar of every page, and
   Escape where nothing else is open. It is the tab's own and no part of an address, so that a copied
   link leads nobody else to a slide. */
globalThis.zmosWayBack = globalThis.zmosWayBack || (function () {
  "use strict";

  const KEPT = "zmos-slide-left";
  // What Escape closes first: a list, a dialog, a drawer (which makes the page inert).
  const OPEN = ":popover-open, dialog[open], [aria-modal=true], [inert]";
  const TYPED = "input, textarea, select, [contenteditable=true]";
  let listens = false;

  /** Keeps the slide that the address names, and its entry in the tab's history.
     @param {number} slide */
  function keep(slide) {
    const entry = globalThis.navigation ? globalThis.navigation.currentEntry.key : "";
    store(JSON.stringify({ slide, entry, address: location.href }));
  }

  const forget = () => store("");

  /** @param {string} words */
  function store(words) {
    try {
      sessionStorage.setItem(KEPT, words);
    } catch { /* a page that may keep nothing has no way back but the browser's own */ }
  }

  /** @returns {SlideLeft | null} */
  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEPT) || "null");
    } catch {
      return null;
    }
  }

  /* A board of a page has come: its bar says the way back, if there is one. */
  function attend() {
    const left = kept();
    const place = document.querySelector(".to-slide");
    if (!place) return;
    place.hidden = !left;
    place.parentElement.classList.toggle("presenting", Boolean(left));
    if (!left) return;
    const link = place.querySelector("a");
    link.href = inLanguage(left.address);
    link.textContent = place.dataset.words.replace("{n}", String(left.slide));
    link.onclick = follow;
    place.querySelector("button").onclick = end;
    if (listens) return;
    listens = true;
    listen(document);
    // The map's frame takes the keys with the focus.
    window.addEventListener("blur", () => {
      const frame = /** @type {HTMLIFrameElement} */ (document.activeElement);
      if (frame.contentDocument) listen(frame.contentDocument);
    });
  }

  /** @param {Document} page */
  function listen(page) {
    page.addEventListener("keydown", key, true); // before what Escape closes has gone
  }

  /** @param {MouseEvent} event */
  function follow(event) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    back();
  }

  function end() {
    forget();
    attend();
    const heading = document.querySelector("h1");
    heading.tabIndex = -1;
    heading.focus();
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const place = document.querySelector(".to-slide");
    if (event.key !== "Escape" || !place || place.hidden || isTaken(event)) return;
    event.preventDefault();
    back();
  }

  /** Whether Escape has something else to do.
     @param {KeyboardEvent} event */
  function isTaken(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const board = target.closest(".zmos-board");
    return event.ctrlKey || event.metaKey || event.altKey || Boolean(document.fullscreenElement ||
      target.closest(TYPED) || document.querySelector(OPEN) ||
      (board && board.querySelector("[data-esc]")));
  }

  /** The address of a slide in the language that the page has now: it may have been changed meanwhile.
     @param {string} address */
  function inLanguage(address) {
    const [own, now] = [new URL(address), new URLSearchParams(location.search).get("lang")];
    if (!now || globalThis.zmosSite || own.searchParams.get("lang") === now) return address;
    own.searchParams.set("lang", now);
    return own.href;
  }

  /* To the very entry of the history, so that what was looked at meanwhile lengthens it by nothing;
     where a browser knows no entries, to a new one, which Streamlit takes as if Back had led there. */
  function back() {
    const { entry, address: left } = kept();
    const address = inLanguage(left);
    const entries = globalThis.navigation ? globalThis.navigation.entries() : [];
    if (address === left && entries.some(({ key: known }) => known === entry)) {
      globalThis.navigation.traverseTo(entry);
      return;
    }
    if (globalThis.zmosSite) { location.href = address; return; } // another page of the static edition
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }

  return { keep, forget, attend };
})();
