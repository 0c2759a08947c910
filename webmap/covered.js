/* What covers the frame of the map: arms with their names, buttons, territories. All in pixels of
   the frame. */
(function () {
  "use strict";

  class Covered {
    /** @param {L.Map} map */
    constructor(map) {
      this.map = map;
    }

    /** A box for the arms of a marker and one for its name.
       @param {L.Marker[]} markers @param {number} size */
    byArms(markers, size) {
      return markers.flatMap((marker) => {
        const centre = this.map.latLngToContainerPoint(marker.getLatLng());
        const name = marker.getElement().querySelector(".zmos-name");
        const half = size / 2;
        const width = name.offsetWidth / 2;
        return [L.bounds(centre.subtract([half, half]), centre.add([half, half])),
          L.bounds(centre.add([-width, half]), centre.add([width, half + name.offsetHeight]))];
      });
    }

    /* A box for each group of buttons, for the sources and for each site. */
    byControls() {
      const frame = this.map.getContainer().getBoundingClientRect();
      const covering = this.map.getContainer().querySelectorAll(".leaflet-control, .zmos-point");
      return [...covering].map((control) => {
        const { left, top, right, bottom } = control.getBoundingClientRect();
        return L.bounds([left - frame.left, top - frame.top],
          [right - frame.left, bottom - frame.top]);
      });
    }

    /** The outer rings of the territories in sight.
       @param {L.Polygon[]} layers */
    byTerritories(layers) {
      const view = this.map.getBounds();
      return layers.filter((layer) => view.intersects(layer.getBounds()))
        .flatMap((layer) => layer.getLatLngs().map((/** @type {any} */ part) => this.inFrame(
          L.LineUtil.isFlat(part) ? part : part[0])));
    }

    /** @param {L.LatLng[]} ring */
    inFrame(ring) {
      return ring.map((corner) => this.map.latLngToContainerPoint(corner));
    }
  }

  window.zmosCovered = Covered;
})();
