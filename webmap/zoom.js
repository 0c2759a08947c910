/* The button under plus and minus: it zooms to what is chosen, and to the whole country where
   nothing is. */
(function () {
  "use strict";

  const { element, html } = window.zmosDrawing;

  // Corners alone would say "full screen"; the dot says that something is put into the middle.
  function dotInFrame() {
    return element("svg", { viewBox: "0 0 24 24", width: 18, height: 18, fill: "none",
      stroke: "currentColor", "stroke-width": 2.5, "aria-hidden": "true" },
    [element("path", { d: "M4 8.5V4h4.5M15.5 4H20v4.5M20 15.5V20h-4.5M8.5 20H4v-4.5" }),
      element("circle", { cx: 12, cy: 12, r: 2.75, fill: "currentColor" })]);
  }

  class ZoomButton {
    /** @param {L.Map} map @param {() => void} zoom */
    constructor(map, zoom) {
      const box = map.getContainer().querySelector(".leaflet-control-zoom");
      this.node = html("a", "zmos-zoom-chosen");
      this.node.appendChild(dotInFrame());
      this.node.href = "#";
      this.node.setAttribute("role", "button");
      L.DomEvent.disableClickPropagation(this.node);
      this.node.addEventListener("click", (event) => {
        event.preventDefault();
        zoom();
      });
      box.appendChild(this.node);
      // Leaflet makes its buttons out of links, which the space bar does not press.
      box.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        /** @type {HTMLElement} */ (event.target).click();
      });
    }

    /** @param {string} words */
    say(words) {
      if (this.node.title === words) return;
      this.node.title = words;
      this.node.setAttribute("aria-label", words);
    }
  }

  window.zmosZoomButton = ZoomButton;
})();
