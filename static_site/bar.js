/* The address in the browser's bar: it follows a click behind the frame that shows the view, for the
   bar takes a third of what a click's own scripts take. */
globalThis.zmosBar = (function () {
  "use strict";

  /** @type {URL} */
  let coming = null; // where a click leads, until the bar says so

  /** The address of the view that is shown. @returns {URL | Location} */
  const here = () => coming || location;

  /** @param {URL} target */
  function lead(target) {
    coming = target;
    globalThis.zmosBehind.run(arrive);
  }

  /** Puts the address into the bar, before another follows or the page is left. */
  function arrive() {
    if (!coming) return;
    const target = coming;
    coming = null;
    // Not history.pushState: board.js holds that back until a server has answered.
    History.prototype.pushState.call(history, null, "", target);
  }

  window.addEventListener("popstate", () => { coming = null; });
  window.addEventListener("pagehide", arrive);
  return { here, lead, arrive };
})();
