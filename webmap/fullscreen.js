/* The button that shows the map on the whole screen: with its legend and the panel where they stand
   around it, alone on other pages. */
(function () {
  "use strict";

  const { element, html } = window.zmosDrawing;
  const CORNERS = "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5";

  /* What is enlarged: the frame, or what holds it and the parts around it. */
  function place() {
    const frame = /** @type {HTMLElement} */ (window.frameElement);
    if (!frame) return null;
    const around = frame.ownerDocument.querySelector(".st-key-around");
    return (around && /** @type {HTMLElement} */ (around.parentElement.closest(".st-key-page"))) || frame;
  }

  class FullScreenButton {
    /** @param {L.Map} map */
    constructor(map) {
      this.place = place();
      if (!this.place || !this.place.ownerDocument.fullscreenEnabled) return;
      this.node = html("a", "zmos-full-screen");
      this.node.appendChild(element("svg", { viewBox: "0 0 24 24", width: 18, height: 18,
        fill: "none", stroke: "currentColor", "stroke-width": 2.5, "aria-hidden": "true" },
      [element("path", { d: CORNERS })]));
      this.node.href = "#";
      this.node.setAttribute("role", "button");
      L.DomEvent.disableClickPropagation(this.node);
      this.node.addEventListener("click", (event) => {
        event.preventDefault();
        this.turn();
      });
      map.getContainer().querySelector(".leaflet-control-zoom").appendChild(this.node);
      this.place.ownerDocument.addEventListener("fullscreenchange", () => this.show());
      this.show();
    }

    isOn() {
      return this.place.ownerDocument.fullscreenElement === this.place;
    }

    turn() {
      if (this.isOn()) this.place.ownerDocument.exitFullscreen();
      else this.place.requestFullscreen();
    }

    show() {
      this.node.setAttribute("aria-pressed", String(this.isOn()));
    }

    /** @param {string} words */
    say(words) {
      if (!this.node || this.node.title === words) return;
      this.node.title = words;
      this.node.setAttribute("aria-label", words);
    }
  }

  window.zmosFullScreenButton = FullScreenButton;
})();
