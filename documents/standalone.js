/* Brings the file that stands alone to life: the map from the data in the page, and a panel
   for the town that is chosen. Without scripts the panels stand below one another. */
(function () {
  "use strict";

  const NARROW = 900; // px; below this the panel lies under the map
  /** @type {{layers: MapLayers, state: MapState, attribution: string}} */
  const data = JSON.parse(document.getElementById("zmos-data").textContent);
  /** @type {HTMLSelectElement} */
  const select = document.querySelector("#town");
  const panels = [...document.querySelectorAll(".sheet")];

  /** @param {string} code @param {boolean} fromMap */
  function choose(code, fromMap) {
    panels.forEach((panel) => panel.classList.toggle("open", panel.dataset.code === code));
    document.documentElement.classList.toggle("chosen", Boolean(code));
    select.value = code || "";
    data.state.chosen = code || null;
    window.zmosMap.update(data.state);
    const open = panels.find((panel) => panel.dataset.code === code);
    if (open && fromMap && window.innerWidth < NARROW) select.scrollIntoView();
  }

  document.documentElement.classList.add("js");
  // On a touch screen one finger moves the page, two the map: the map must be no trap.
  const map = window.L.map("map", { zoomSnap: 0.05, zoomDelta: 0.5, scrollWheelZoom: false,
    bounceAtZoomLimits: false, dragging: !window.matchMedia("(pointer: coarse)").matches })
    .setView([46.12, 14.82], 8);
  window.zmosMap.start(map, { base: "", layers: data.layers, attribution: data.attribution,
    onChoose: (code) => choose(code, true) });
  select.addEventListener("change", () => choose(select.value, false));
  choose(data.state.chosen, false);
})();
