/* Where the arms of the towns stand at a zoom, how large they are, and what they cover. */
(function () {
  "use strict";

  const SEAT_ZOOM = 10; // from here on the arms stand at the seat of the town
  const SEAT_SIZE = 52; // px, at least, of the arms at a seat
  const NEIGHBOURS_ZOOM = 9.5; // from here on the names of all municipalities have room

  /** The last step of the anchors up to a zoom, else the first.
     @param {Anchors} anchors @param {number} zoom */
  function stepAt(anchors, zoom) {
    const steps = Object.keys(anchors.zooms).sort((a, b) => Number(a) - Number(b));
    return steps.filter((step) => Number(step) <= zoom + 0.001).pop() || steps[0];
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
      return this.atSeat(zoom) ? seat : this.anchorsAt(zoom)[code] || seat;
    }

    /** @param {number} zoom */
    anchorsAt(zoom) {
      return this.on.anchors.zooms[stepAt(this.on.anchors, zoom)];
    }

    /** The diameter of the arms: it grows with the frame, which says how near the whole country is,
       and stays where the reader zooms in.
       @param {number} [zoom] */
    size(zoom = this.map.getZoom()) {
      const [size] = this.sizesAt(zoom);
      return this.near(zoom) ? Math.max(SEAT_SIZE, size) : size;
    }

    /** The height of the names' type.
       @param {number} [zoom] */
    type(zoom = this.map.getZoom()) {
      return this.sizesAt(zoom)[1];
    }

    /** @param {number} zoom */
    sizesAt(zoom) {
      const { anchors } = this.on;
      return anchors.sizes[stepAt(anchors, Math.min(zoom, this.national))];
    }

    /** The codes of the towns that have a place beside their territory at a zoom; the data may hold
       fewer towns than there are places.
       @param {number} zoom */
    anchored(zoom) {
      return Object.keys(this.anchorsAt(zoom)).filter((code) => this.on.towns[code]);
    }

    /** @param {L.Bounds} extent @param {string} code @param {number} zoom */
    extendByArms(extent, code, zoom) {
      const centre = this.map.project(this.armsAt(code, zoom), zoom);
      const half = this.size(zoom) / 2 + 3;
      const name = this.type(zoom) + 4;
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
