/* The styles of all pages are a file that the first answer links to. A page that has none of it (of
   an address that no page has) or another one (of an earlier release, or before an edit) gets the
   one that the server names. */
globalThis.zmosSharedStyle = globalThis.zmosSharedStyle || (function () {
  "use strict";

  function attend() {
    /** @type {HTMLStyleElement} */
    const own = document.querySelector("style[data-shared]");
    const address = own ? own.dataset.shared : "";
    /** @type {NodeListOf<HTMLLinkElement>} */
    const links = document.querySelectorAll("link[data-shared]");
    if (!address || [...links].some((link) => link.getAttribute("href") === address)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.dataset.shared = "";
    // The one before it stays until the new one holds, or for good where that does not come.
    link.addEventListener("load", () => links.forEach((before) => before.remove()));
    link.addEventListener("error", () => link.remove());
    link.href = address;
    document.body.insertBefore(link, document.getElementById("root"));
  }

  return { attend };
})();
