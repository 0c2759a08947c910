/* A printed page is as wide as it is, whatever the screen: the map is drawn anew for it, and put back
   afterwards. */
(function () {
  "use strict";

  const SIZE = [700, 500]; // px: what A4 with margins of 12 mm holds (ui/styles/print.css)

  /** @param {Views} views */
  window.zmosPrint = function (views) {
    const { map } = views;
    const { style } = map.getContainer();
    /** @type {{centre: L.LatLng, zoom: number, bounds: L.LatLngBounds, style: string}} */
    let onScreen = null;

    window.addEventListener("beforeprint", () => {
      if (onScreen) return;
      onScreen = { centre: map.getCenter(), zoom: map.getZoom(), bounds: map.getBounds(),
        style: style.cssText };
      style.setProperty("width", SIZE[0] + "px", "important");
      style.setProperty("height", SIZE[1] + "px", "important");
      map.invalidateSize({ animate: false });
      if (!views.fitAnew()) map.fitBounds(onScreen.bounds, { animate: false });
    });

    window.addEventListener("afterprint", () => {
      const before = onScreen;
      if (!before) return;
      onScreen = null;
      style.cssText = before.style;
      map.invalidateSize({ animate: false });
      if (views.touched) map.setView(before.centre, before.zoom, { animate: false });
      else views.fit();
    });
  };
})();
