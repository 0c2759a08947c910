/* Puts the words of the page's language on the map's own controls, and names its frame: what
   Streamlit and streamlit-folium call it is English and no name for a reader. */
(function () {
  "use strict";

  /** Says what the keys do, for who hears the map.
     @param {HTMLElement} container @param {string} words */
  function describe(container, words) {
    /** @type {HTMLElement} */
    let node = container.querySelector(".zmos-keys");
    if (!node) {
      node = window.zmosDrawing.html("p", "zmos-keys");
      node.id = "zmos-keys";
      node.hidden = true;
      container.appendChild(node);
      container.setAttribute("aria-describedby", node.id);
    }
    node.textContent = words;
  }

  /** @param {HTMLElement} container @param {MapState["words"]} words @param {string} language */
  window.zmosLabel = function (container, words, language) {
    document.documentElement.lang = language;
    /** @param {HTMLElement} node @param {string} text */
    const name = (node, text) => {
      if (!node) return;
      node.setAttribute("aria-label", text);
      if (node !== container) node.title = text;
    };
    container.setAttribute("role", "group");
    describe(container, words.keys);
    if (window.frameElement) {
      document.title = words.map;
      /** @type {HTMLElement} */ (window.frameElement).title = words.map;
    }
    name(container, words.map);
    name(container.querySelector(".leaflet-control-zoom-in"), words.zoom_in);
    name(container.querySelector(".leaflet-control-zoom-out"), words.zoom_out);
    const box = container.querySelector(".zmos-missing");
    if (box) box.textContent = words.missing;
  };
})();
