/* The words that stand before Streamlit's page has its own go when it has. A page that gets no
   connection says so: Streamlit tries for ever and is silent (behind a proxy that passes on no Host,
   or no WebSocket, every other request is answered). */
(function () {
  "use strict";

  const PATIENCE_MS = 20000; // then the page is shown as it is
  const TRIES_S = 20; // without a connection, of a page whose scripts have come
  const LOADS_S = 60; // without any page; a slow line brings its scripts in less
  // A part of the page, or what is said in its place.
  const STANDS = "#root :is(h1, .sentence, .slide, [role=alert]), [role=dialog]";
  const words = document.getElementById("zmos-first"); // none below the wall
  const unheard = /** @type {HTMLTemplateElement} */ (document.getElementById("zmos-unheard"));
  let tries = 0;
  let loads = 0;
  const watch = new MutationObserver(() => {
    if (document.querySelector(STANDS)) end();
  });
  const late = setTimeout(() => words?.remove(), PATIENCE_MS);
  const looks = setInterval(look, 1000);

  function end() {
    watch.disconnect();
    clearTimeout(late);
    clearInterval(looks);
    words?.remove();
    document.getElementById("zmos-unheard-said")?.remove();
  }

  function look() {
    /** @type {HTMLElement | null} */
    const app = document.querySelector("[data-testid=stApp]");
    if (!app) loads += 1;
    else if (app.dataset.testConnectionState !== "CONNECTED") tries += 1;
    if (tries >= TRIES_S || loads >= LOADS_S) say();
  }

  function say() {
    clearInterval(looks);
    const said = document.createElement("div");
    said.id = "zmos-unheard-said";
    said.setAttribute("role", "alert");
    document.body.append(said); // spoken when it gets its words
    said.append(unheard.content.cloneNode(true));
    said.querySelector("button").addEventListener("click", () => location.reload());
  }

  watch.observe(document.body, { childList: true, subtree: true });
})();
