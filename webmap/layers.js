/* The ground of the map: neighbouring countries, the country, its municipalities with their names,
   and the territories of the towns, which take the colour of the measure. */
(function () {
  "use strict";

  const { html, paint, patterns } = window.zmosDrawing;
  const { colours, outlines } = window.zmosTokens;

  class Layers {
    /** @param {TownsOnMap} towns @param {Places} places @param {Covered} covered */
    constructor(towns, places, covered) {
      this.on = towns;
      this.map = towns.map;
      this.places = places;
      this.covered = covered;
      /** @type {Record<string, Territory>} */
      this.territories = {};
      this.pane("context", 200);
      this.pane("towns", 400);
      this.pane("leaders", 450);
    }

    /** @param {string} name @param {number} level */
    pane(name, level) {
      this.map.createPane("zmos-" + name).style.zIndex = String(level);
    }

    /* Draws them once; returns the bounds of the country. */
    draw() {
      const still = { interactive: false, pane: "zmos-context" };
      /** @param {L.PathOptions} values */
      const style = (values) => Object.assign({}, still, { style: () => values });
      L.geoJSON(this.on.context, style({ className: "zmos-abroad", color: colours["abroad-edge"], weight: outlines.abroad,
        fillColor: colours.abroad, fillOpacity: 1 })).addTo(this.map);
      const country = L.geoJSON(this.on.country, style({ className: "zmos-land", color: colours["land-edge"],
        weight: outlines.country, fillColor: colours.land, fillOpacity: 1 })).addTo(this.map);
      if (this.on.all) {
        L.geoJSON(this.on.all, Object.assign(style({ className: "zmos-municipality",
          color: colours["municipality-edge"],
          weight: outlines.municipality, fill: false }),
          { onEachFeature: (/** @type {GeoJSON.Feature} */ feature, /** @type {L.Layer} */ layer) =>
            this.nameNeighbour(feature, layer) }))
          .addTo(this.map);
      } else {
        this.names = new window.zmosNeighbourNames(this.map, this.on.neighbours);
      }
      this.drawTerritories();
      return country.getBounds();
    }

    drawTerritories() {
      L.geoJSON(this.on.municipalities, {
        pane: "zmos-towns",
        filter: (feature) => Boolean(this.on.towns[feature.properties.municipality_code]),
        style: { className: "zmos-town", color: colours.line, weight: outlines.town, fillColor: colours.paper,
          fillOpacity: 1 },
        onEachFeature: (feature, layer) => {
          const code = feature.properties.municipality_code;
          this.territories[code] = /** @type {Territory} */ (layer);
          layer.on("click", (event) => {
            L.DomEvent.stop(event);
            this.on.choose(code, this.on.several(event.originalEvent));
          });
          this.on.hearHold(layer, code);
          layer.bindTooltip(() => this.on.tooltip(code), { sticky: true, direction: "top" });
        },
      }).addTo(this.map);
      Object.values(this.territories).forEach(this.passOver);
      const svg = this.map.getPane("zmos-towns").querySelector("svg");
      if (svg) svg.appendChild(patterns());
    }

    /** Leaflet listens to the focus of what has a tooltip, for which the browser stops at each
       territory, which has neither name nor action there: its arms have both.
       @param {Territory} layer */
    passOver(layer) {
      /** @type {any} */ (L.DomEvent).off(layer.getElement(), "focus blur");
    }

    /* Gives each territory the fill of the present state, and an outline where it is chosen. */
    colour() {
      Object.entries(this.territories).forEach(([code, layer]) => {
        const town = this.on.state.towns[code];
        if (!town) return;
        const chosen = this.on.chosenCodes().includes(code);
        const key = town.fill + chosen;
        if (layer.zmosKey === key) return;
        layer.zmosKey = key;
        layer.setStyle({ fillColor: paint(town.fill),
          weight: chosen ? outlines.chosen : outlines.town,
          color: chosen ? colours.chosen : colours.line });
        layer.getElement().classList.toggle("zmos-outlined", chosen);
        if (chosen) layer.bringToFront();
      });
    }

    /** Names the municipalities that are no member towns, where the map is near enough.
       @param {GeoJSON.Feature} feature @param {L.Layer} layer */
    nameNeighbour(feature, layer) {
      const { municipality_code: code, name } = feature.properties;
      if (!name || this.on.towns[code]) return;
      layer.bindTooltip(html("span", "", name),
        { permanent: true, direction: "center", className: "zmos-neighbour" });
    }

    /* Names the neighbours where the official layers, which carry every name, are not there. */
    nameNeighbours() {
      const zoom = this.map.getZoom();
      if (!this.names || !this.on.state) return;
      if (!this.places.near(zoom)) { this.names.hide(); return; }
      const own = this.on.chosenCodes().flatMap((code) => this.on.towns[code].neighbours);
      const { covered } = this;
      this.names.show(own,
        () => [...covered.byArms(this.on.markers.all(), this.places.size()),
          ...covered.byControls()],
        () => covered.byTerritories(Object.values(this.territories)));
    }
  }

  window.zmosLayers = Layers;
})();
