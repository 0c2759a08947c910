/* Lets the browser keep the edition (sw.js) and install it as an app, and tells a reader whose page
   is older than what the server has. A page that is opened as a file is left alone. */
(function () {
  "use strict";

  const LATER = 3000; // ms after the page: what it needs itself comes first
  const { serviceWorker } = navigator;
  if (!/^https?:$/.test(location.protocol) || !serviceWorker) return;
  const app = document.createElement("link");
  app.rel = "manifest";
  app.href = "../" + document.documentElement.dataset.app;
  document.head.append(app);
  const notice = document.getElementById("newer");
  if (serviceWorker.controller) {
    serviceWorker.addEventListener("controllerchange", () => { notice.hidden = false; });
  }
  notice.querySelector("button").addEventListener("click", () => location.reload());
  const keep = () => serviceWorker.register("../sw.js").then((kept) => {
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) kept.update().catch(() => {}); // without a network there is no newer one
    });
  }, () => {}); // a browser that keeps nothing shows the pages all the same
  window.addEventListener("load", () => setTimeout(keep, LATER));
})();
