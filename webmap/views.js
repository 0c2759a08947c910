/* What the frame of the map shows: the whole country, or the towns that are chosen, as near as
   there is room for them and their arms. */
(function () {
  "use strict";

  const PADDING = 14;
  const EDGE = 8; // px round the country, as geodata/anchors.py has it
  const STEP = 0.05; // of the zoom, so that the country fills a frame of any size
  const LEAST_ZOOM = 6.5;
  const TOWN_ZOOM = 11.5; // nearer than this a town alone fills the frame
  const CLEARING = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]; // of the zoom, farther, to clear the arms
  const STEPS = [0, 12, 24, 36, 48, 64, 80, 96].flatMap((step) => (step ? [-step, step] : [0])); // px
  /** @type {[number, number][]} */
  const MOVES = STEPS.flatMap((x) => STEPS.map((y) => [x, y])); // of a view, to clear the arms

  class Views {
    /** @param {TownsOnMap} towns @param {Places} places @param {Covered} covered */
    constructor(towns, places, covered) {
      this.on = towns;
      this.map = towns.map;
      this.places = places;
      this.covered = covered;
      this.touched = false;
      this.zooms = false; // by plus or minus, which takes a moment
      this.aimed = ""; // what the view is fitted to
      /** @type {L.LatLngBounds} */
      this.bounds = null; // of the country
      this.map.setMinZoom(LEAST_ZOOM);
      this.map.setMaxZoom(13);
    }

    /* Keeps what was moved by hand. */
    heed() {
      const byHand = () => { this.touched = true; this.aimed = ""; };
      this.map.on("dragstart", byHand);
      this.map.on("zoomanim", () => { this.zooms = true; });
      this.map.on("zoomend", () => { this.zooms = false; });
      // Before the button for what is chosen hears it, which aims anew.
      this.map.getContainer().addEventListener("click", (event) => {
        const target = /** @type {Element} */ (event.target);
        if (target.closest(".leaflet-control-zoom a:not(.zmos-full-screen)")) byHand();
      }, true);
      new ResizeObserver(() => {
        this.map.invalidateSize({ animate: false });
        this.fitAnew();
      }).observe(this.map.getContainer());
    }

    /* Fits the view to a frame of another size; not one that was moved by hand, or whose town is
       no longer chosen. Tells whether it did. */
    fitAnew() {
      const aimed = this.aimed && this.aimed === this.on.chosenCodes().join();
      if (!this.touched) this.fit();
      else if (aimed) this.zoomToChosen();
      return !this.touched || aimed;
    }

    /** Leaflet drops a view that is set while it zooms: that one waits for the end.
       @param {() => void} set */
    onceStill(set) {
      if (this.zooms) this.map.once("zoomend", set);
      else set();
    }

    /* Shows the whole country with every marker, as large as the frame allows. */
    fit() {
      this.places.national = Infinity; // while it is sought, nothing is near
      this.map.setMinZoom(LEAST_ZOOM);
      const zoom = this.map.getBoundsZoom(this.bounds, false, L.point(2 * EDGE, 2 * EDGE));
      this.places.national = this.showExtent((step) => this.extent(step), zoom, LEAST_ZOOM);
      this.map.setMinZoom(Math.max(LEAST_ZOOM, this.places.national - 0.5));
    }

    /** Shows an extent, which depends on the zoom, at the nearest zoom at which it has room.
       @param {(zoom: number) => L.Bounds} extentAt @param {number} nearest @param {number} least */
    showExtent(extentAt, nearest, least) {
      const zoom = this.nearest(extentAt, nearest, least);
      this.show(extentAt(zoom).getCenter(), zoom);
      return zoom;
    }

    /** The nearest zoom at which an extent, which depends on it, has room in the frame.
       @param {(zoom: number) => L.Bounds} extentAt @param {number} nearest @param {number} least */
    nearest(extentAt, nearest, least) {
      const frame = this.map.getSize();
      let zoom = nearest;
      while (zoom > least && !frame.contains(extentAt(zoom).getSize())) {
        zoom = Math.max(least, zoom - STEP);
      }
      return zoom;
    }

    /** @param {L.Point} middle of the view, in pixels at the zoom @param {number} zoom */
    show(middle, zoom) {
      const centre = this.map.unproject(middle, zoom);
      this.onceStill(() => this.map.setView(centre, zoom, { animate: false }));
    }

    /** The middle of a view of an extent, moved a little where the edge or a button would cut arms
       and the frame has room, and how many it cuts all the same.
       @param {L.Bounds} extent @param {number} zoom @param {L.Point} frame */
    clearOfArms(extent, zoom, frame) {
      const arms = Object.keys(this.on.towns).map((code) =>
        this.places.extendByArms(L.bounds([]), code, zoom));
      const controls = this.covered.byControls();
      /** @param {L.Bounds} view */
      const cut = (view) => arms.filter((box) => view.overlaps(box) && (!view.contains(box) ||
        controls.some((control) => L.bounds(control.min.add(view.min), control.max.add(view.min))
          .overlaps(box)))).length;
      const half = frame.divideBy(2);
      const views = MOVES.map((move) => {
        const middle = extent.getCenter().add(move);
        const view = L.bounds(middle.subtract(half), middle.add(half));
        const cuts = cut(view);
        return { middle: middle, cuts: cuts, price: view.contains(extent)
          ? 1000 * cuts + Math.hypot(move[0], move[1]) : Infinity };
      });
      return views.reduce((one, other) => (other.price < one.price ? other : one));
    }

    /** What the country and its markers cover at a zoom, in pixels.
       @param {number} zoom */
    extent(zoom) {
      const extent = this.places.projected(this.bounds, zoom);
      this.places.anchored(zoom).forEach((code) =>
        this.places.extendByArms(extent, code, zoom));
      return extent;
    }

    /* Zooms to the towns that are chosen or compared; to the whole country where none is. */
    zoomToChosen() {
      const codes = this.on.chosenCodes();
      if (!codes.length) { this.touched = false; this.fit(); return; }
      this.touched = true;
      this.aimed = codes.join(); // what the view is fitted to
      if (codes.length === 1) { this.zoomToTown(codes[0]); return; }
      const bounds = L.latLngBounds([]);
      codes.forEach((code) => bounds.extend(this.on.layers.territories[code].getBounds()));
      this.onceStill(() =>
        this.map.fitBounds(bounds.pad(0.25), { maxZoom: TOWN_ZOOM, animate: false }));
    }

    /** Zooms to a town with the seats of its neighbours, and with their arms where they have any:
       as near as the frame allows, never so far that the names would go.
       @param {string} code */
    zoomToTown(code) {
      const town = this.on.layers.territories[code].getBounds();
      const alone = this.map.getBoundsZoom(town, false, L.point(2 * PADDING, 2 * PADDING));
      const least = Math.min(alone, this.places.neighboursZoom);
      const frame = this.map.getSize();
      const nearest = this.nearest((zoom) => this.around(code, zoom), TOWN_ZOOM, least);
      const views = CLEARING.map((step) => Math.max(least, nearest - step)).map((zoom) => (
        { zoom: zoom, ...this.clearOfArms(this.around(code, zoom), zoom, frame) }));
      const { zoom, middle } = views.reduce((one, other) => (other.cuts < one.cuts ? other : one));
      this.show(middle, zoom);
    }

    /** What a town and the seats of its neighbours cover at a zoom, in pixels.
       @param {string} code @param {number} zoom */
    around(code, zoom) {
      const extent = this.places.projected(this.on.layers.territories[code].getBounds(), zoom);
      extent.extend(extent.min.subtract([PADDING, PADDING]))
        .extend(extent.max.add([PADDING, PADDING]));
      this.places.extendByArms(extent, code, zoom);
      const members = Object.keys(this.on.towns);
      this.on.towns[code].neighbours.forEach((name) => {
        const member = members.find((other) => this.on.towns[other].name === name);
        if (member) this.places.extendByArms(extent, member, zoom);
        if (!this.on.neighbours[name]) return;
        const seat = this.map.project(this.on.neighbours[name], zoom);
        extent.extend(seat.subtract([PADDING, PADDING])).extend(seat.add([PADDING, PADDING]));
      });
      return extent;
    }
  }

  window.zmosViews = Views;
})();
