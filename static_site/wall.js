/* Lays the arms wall over the map's page; ui/wall/overlay.js, which follows, takes it away again.
   It stands in a template, so that nothing covers the page where no script runs. */
(function () {
  "use strict";

  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("wall"));
  document.body.append(template.content.cloneNode(true));
})();
