/* What covers the frame of the map: arms with their names, buttons, territories. All in pixels of
   the frame. */
(function () {
  "use strict";

  const ROOM = 110; // px above or beside a marker that its tooltip takes
  /** @type {Record<L.Direction, [number, number]>} */
  const WAYS = { right: [1, 0], left: [-1, 0], bottom: [0, 1], top: [0, -1], center: [0, 0], auto: [0, 0] };

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

    /** At an edge of the frame a tooltip has room on the other side of its marker alone.
       @param {L.Marker} marker @param {number} half of its size */
    turn(marker, half) {
      const { x, y } = this.map.latLngToContainerPoint(marker.getLatLng());
      const way = x < ROOM ? "right" : x > this.map.getSize().x - ROOM ? "left"
        : y < ROOM ? "bottom" : "top";
      const [right, down] = WAYS[way];
      Object.assign(marker.getTooltip().options,
        { direction: way, offset: L.point(right * half, down * half) });
    }

    /* A box for each group of buttons, for the sources and for each site. */
    byControls() {
      const frame = this.map.getContainer().getBoundingClientRect();
      const covering = this.map.getContainer().querySelectorAll(
        ".leaflet-control, .zmos-full-screen, .zmos-point");
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
