/* Starts the map in its own document, as streamlit-folium does on the live page. */
(function () {
  "use strict";

  const site = window.parent.zmosSite;
  const map = window.L.map("map_div", { zoomSnap: 0.05, zoomDelta: 0.5, scrollWheelZoom: false,
    bounceAtZoomLimits: false }).setView([46.12, 14.82], 8);
  const { layers, attribution } = window.parent.zmosMapConfig;
  window.zmosMap.start(map, { base: "../static/", layers, attribution, onChoose: site.choose,
    onOpen: site.open });
  const { zmosState } = /** @type {MapFrame} */ (window.frameElement);
  if (zmosState) window.zmosMap.update(zmosState);

  /* A print draws the map anew and waits for no picture. What came before the service worker is not
     at hand any more when it takes over, so that the first print would have rings without arms. */
  /** @type {HTMLImageElement[]} */
  const atHand = [];
  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    for (const { src } of document.images) atHand.push(Object.assign(new Image(), { src }));
  });
})();
