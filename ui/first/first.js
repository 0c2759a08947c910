/* The words that stand before Streamlit's page has its own go when it has. */
(function () {
  "use strict";

  const PATIENCE_MS = 20000; // then the page is shown as it is
  const words = document.getElementById("zmos-first");
  // A part of the page, or what is said in its place.
  const STANDS = "#root :is(h1, .sentence, .slide, [role=alert]), [role=dialog]";
  const watch = new MutationObserver(() => {
    if (document.querySelector(STANDS)) leave();
  });

  function leave() {
    watch.disconnect();
    words.remove();
  }

  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(leave, PATIENCE_MS);
})();
