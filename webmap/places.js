/* Where the arms of the towns stand at a zoom, how large they are, and what they cover. */
(function () {
  "use strict";

  const SEAT_ZOOM = 10; // from here on the arms stand at the seat of the town
  const NAMES_ZOOM = 7.75; // below this the names would cross one another
  const NEIGHBOURS_ZOOM = 9.5; // from here on the names of all municipalities have room

  /** @param {Anchors} anchors @param {number} zoom */
  function nearestAnchors(anchors, zoom) {
    const steps = Object.keys(anchors.zooms).map(Number).sort((a, b) => a - b);
    let step = steps[0];
    steps.forEach((candidate) => { if (candidate <= zoom + 0.001) step = candidate; });
    const key = Object.keys(anchors.zooms).find((name) => Number(name) === step);
    return anchors.zooms[key];
  }

  class Places {
    /** @param {TownsOnMap} towns */
    constructor(towns) {
      this.on = towns;
      this.map = towns.map;
      this.national = Infinity; // the zoom that shows the whole country; none is near until then
      this.neighboursZoom = NEIGHBOURS_ZOOM;
    }

    /** Tells whether a zoom shows a part of the country with room for the names of all.
       @param {number} zoom */
    near(zoom) {
      return zoom >= NEIGHBOURS_ZOOM && zoom > this.national;
    }

    /** @param {number} zoom */
    atSeat(zoom) {
      return zoom >= SEAT_ZOOM || this.near(zoom);
    }

    /** Where the arms of a town stand at a zoom: beside its territory, or at its seat.
       @param {string} code @param {number} zoom */
    armsAt(code, zoom) {
      const { seat } = this.on.towns[code];
      return this.atSeat(zoom) ? seat : nearestAnchors(this.on.anchors, zoom)[code] || seat;
    }

    /** @param {number} [zoom] */
    size(zoom) {
      return (zoom === undefined ? this.map.getZoom() : zoom) < NAMES_ZOOM ? 44 : 52;
    }

    /** @param {number} zoom */
    withNames(zoom) {
      return zoom >= NAMES_ZOOM;
    }

    /** The codes of the towns that have a place beside their territory at a zoom.
       @param {number} zoom */
    anchored(zoom) {
      return Object.keys(nearestAnchors(this.on.anchors, zoom));
    }

    /** @param {L.Bounds} extent @param {string} code @param {number} zoom */
    extendByArms(extent, code, zoom) {
      const centre = this.map.project(this.armsAt(code, zoom), zoom);
      const half = this.size(zoom) / 2 + 3;
      const name = this.withNames(zoom) ? 16 : 0;
      return extent.extend(centre.subtract([half, half])).extend(centre.add([half, half + name]));
    }

    /** @param {L.LatLngBounds} bounds @param {number} zoom */
    projected(bounds, zoom) {
      return L.bounds([bounds.getNorthWest(), bounds.getSouthEast()].map((corner) =>
        this.map.project(corner, zoom)));
    }
  }

  window.zmosPlaces = Places;
})();
