/* The words that stand before Streamlit's page has its own go when it has. */
(function () {
  "use strict";

  const PATIENCE_MS = 20000; // then the page is shown as it is
  const words = document.getElementById("zmos-first");
  const watch = new MutationObserver(look);

  /** Whether a part of a page stands, or what is said in its place. */
  function look() {
    if (document.querySelector(".zmos-board :is(h1, .sentence), .slide, .problems, [role=dialog]")) {
      leave();
    }
  }

  function leave() {
    watch.disconnect();
    words.remove();
  }

  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(leave, PATIENCE_MS);
})();
