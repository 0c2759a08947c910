/* The button under plus and minus: it zooms to what is chosen, and to the whole country where
   nothing is. */
(function () {
  "use strict";

  const { element, html } = window.zmosDrawing;

  const COUNTRY = "M2.3 18.1l5.2.6 1.7-2 1.6 2.1.8-.7 2.9.7-.5-1.4.9-.5-1-.7 3-1.2-.4-3.6 2.8-1.8" +
    " 1.7.2-.4-1.2.9-.6.9.8h.6l-1.7-3.6-2.4.1.3 1.7-1.4-.6-2.3 1-3.7-.2-2.7 2.6-5.8-1.5L1 10.6" +
    "l1.9 1.1-1.2 1.7 1.1.3-.3 1.7 2.2 1.7z";
  const TARGET = "M12 2v6M12 16v6M2 12h6M16 12h6"; // corners would say "full screen"

  /** @param {boolean} ofCountry */
  function sign(ofCountry) {
    return element("svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true",
      stroke: "currentColor", "stroke-width": ofCountry ? 1 : 2.5, "stroke-linejoin": "round",
      fill: ofCountry ? "currentColor" : "none" }, [element("path", { d: ofCountry ? COUNTRY : TARGET }),
      ...(ofCountry ? [] : [element("circle", { cx: 12, cy: 12, r: 2, fill: "currentColor" })])]);
  }

  class ZoomButton {
    /** @param {L.Map} map @param {() => void} zoom */
    constructor(map, zoom) {
      const box = map.getContainer().querySelector(".leaflet-control-zoom");
      this.node = html("a", "zmos-zoom-chosen");
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

    /** @param {string} words @param {boolean} ofCountry whether it shows the whole country */
    say(words, ofCountry) {
      if (this.node.title === words) return;
      this.node.title = words;
      this.node.replaceChildren(sign(ofCountry));
      this.node.setAttribute("aria-label", words);
    }
  }

  window.zmosZoomButton = ZoomButton;
})();
