/* Lays the arms wall over the map's page at the first visit; ui/wall/overlay.js, which follows, takes
   it away again. It stands in a template, so that nothing covers the page where no script runs, and
   nobody fetches its arms who does not see it: here no page takes long to start. */
(function () {
  "use strict";

  if (location.search || hasSeen()) return;
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("wall"));
  document.body.append(template.content.cloneNode(true));

  function hasSeen() {
    try {
      return localStorage.getItem("zmos-wall") !== null;
    } catch {
      return false;
    }
  }
})();
