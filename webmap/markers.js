/* The arms of the towns on the map, each with its ring: they are chosen by mouse, finger and keys. */
(function () {
  "use strict";

  const RING_SIZE = 52; // px; the ring of larger arms is drawn for this size and enlarged
  const SMALL_RING = 44; // px; that of smaller ones likewise, and made smaller
  const SMALL_TYPE = 12; // px; below this a name stands in a line for each word
  const { badge, html, ring } = window.zmosDrawing;
  const { colours, outlines } = window.zmosTokens;

  /* A marker in the layer of its pane. Leaflet moves it in three dimensions, for which the browser
     gives each marker a layer of its own: measured, 212 of them cost a click twice as much as all
     that is drawn on them. */
  const FlatMarker = /** @type {any} */ (L.Marker).extend({
    /** @this {L.Marker} @param {L.Point} pos */
    _setPos(pos) {
      /** @type {any} */ (L.Marker.prototype)._setPos.call(this, pos);
      this.getElement().style.transform = "translate(" + pos.x + "px," + pos.y + "px)";
    },
  });

  class Markers {
    /** @param {TownsOnMap} towns @param {Places} places @param {Covered} covered */
    constructor(towns, places, covered) {
      this.on = towns;
      this.map = towns.map;
      this.places = places;
      this.turn = (/** @type {L.Marker} */ marker) => covered.turn(marker, places.size() / 2);
      /** @type {Map<string, SVGElement>} */
      this.rings = new Map();
      /** @type {Record<string, L.Marker>} */
      this.markers = {};
      /** @type {Record<string, L.Polyline>} */
      this.leaders = {};
      this.byFinger = false;
    }

    all() {
      return Object.values(this.markers);
    }

    /* Makes the markers once; afterwards only rings and names change, never an image. */
    mark() {
      const size = this.places.size();
      const drawn = this.drawnSize === size;
      let made = false;
      this.drawnSize = size;
      Object.entries(this.on.state.towns).forEach(([code, town]) => {
        const facts = this.on.towns[code];
        if (!facts) return;
        const key = size + town.ring + this.on.state.themes.map((t) => t.letter).join();
        if (!this.markers[code] || !drawn) {
          this.make(code, facts, size);
          made = true;
        }
        const node = this.markers[code].getElement();
        if (node.dataset.ring !== key) {
          node.querySelector(".zmos-ring").replaceWith(this.ring(key, size, town.ring));
          node.dataset.ring = key;
        }
        this.name(node.querySelector(".zmos-name"), facts.name, town.figure || "");
        const changes = String(town.changes || "");
        if (node.dataset.changes !== changes) node.dataset.changes = changes;
        const pressed = String(this.on.chosenCodes().includes(code));
        if (node.ariaLabel !== town.aria) node.ariaLabel = town.aria;
        if (node.ariaPressed !== pressed) {
          node.ariaPressed = pressed;
          node.firstElementChild.classList.toggle("zmos-chosen", pressed === "true");
        }
      });
      if (made) this.place();
      this.on.roving.settleLater(); // the names of the towns may be new, and who is chosen
    }

    /** The figure stays with the last word of the name where that takes two lines.
       @param {Element} node @param {string} name @param {string} figure */
    name(node, name, figure) {
      const words = figure ? name + "\u00a0" + figure : name;
      if (node.textContent === words) return;
      node.textContent = name;
      if (figure) node.append("\u00a0", html("b", "", figure));
    }

    /** Few rings are different, so each is drawn once and copied.
       @param {string} key @param {number} size @param {string} statuses */
    ring(key, size, statuses) {
      if (!this.rings.has(key)) {
        this.rings.set(key, ring(Math.max(SMALL_RING, Math.min(size, RING_SIZE)), this.on.state.themes.map((theme, index) =>
          Object.assign({ status: statuses[index] }, theme))));
      }
      return this.rings.get(key).cloneNode(true);
    }

    /** @param {string} code @param {TownFacts} facts @param {number} size */
    make(code, facts, size) {
      const icon = L.divIcon({ html: badge(size, this.on.config.base + facts.arms, facts.name, []),
        className: "zmos-marker", iconSize: [size, size] });
      let marker = this.markers[code];
      if (marker) {
        marker.setIcon(icon);
      } else {
        marker = new FlatMarker(facts.seat, { icon: icon, autoPanOnFocus: false });
        marker.on("click", ({ originalEvent: event }) => {
          this.byFinger = /** @type {PointerEvent} */ (event).pointerType === "touch";
          this.on.choose(code, this.on.several(event));
        });
        this.on.hearHold(marker, code);
        marker.on("mouseover click", () => this.turn(marker)); // before it opens
        marker.bindTooltip(() => this.on.tooltip(code));
        marker.addTo(this.map);
        this.markers[code] = marker;
        this.hearKeys(code, marker);
        this.leaders[code] = L.polyline([], { pane: "zmos-leaders", className: "zmos-leader",
          color: colours.line,
          weight: outlines.leader, interactive: false }).addTo(this.map);
      }
      const node = marker.getElement();
      node.setAttribute("role", "button");
      node.dataset.code = code;
      node.dataset.ring = "";
      node.removeAttribute("aria-pressed"); // a new badge does not show yet who is chosen
    }

    /** The icon that follows at another size stands in the same node. After a tap the panel takes the
       focus, by which Leaflet would take away what the finger asked for.
       @param {string} code @param {L.Marker} marker */
    hearKeys(code, marker) {
      const node = marker.getElement();
      node.addEventListener("keydown", (event) => this.pressKey(code, event));
      node.addEventListener("focus", () => this.turn(marker), true);
      /** @type {any} */ (L.DomEvent).off(node, "blur");
      node.addEventListener("blur", () => { if (!this.byFinger) marker.closeTooltip(); });
    }

    /** @param {string} code @param {KeyboardEvent} event */
    pressKey(code, event) {
      this.byFinger = false;
      if (event.key === "Escape") this.markers[code].closeTooltip();
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.on.choose(code, this.on.several(event));
    }

    /* Stands each marker beside its territory for the present zoom, or at the seat. */
    place() {
      if (!this.on.ready || !Object.keys(this.markers).length) return;
      const zoom = this.map.getZoom();
      const container = this.map.getContainer();
      const type = this.places.type(zoom);
      container.style.setProperty("--type", type + "px");
      container.classList.toggle("zmos-no-names", !type);
      container.classList.toggle("zmos-small", type < SMALL_TYPE);
      container.classList.toggle("zmos-near", zoom >= this.places.neighboursZoom);
      if (this.drawnSize !== this.places.size()) { this.mark(); return; }
      Object.entries(this.markers).forEach(([code, marker]) => {
        const place = this.places.armsAt(code, zoom);
        marker.setLatLng(place);
        const inner = this.on.anchors.inner[code];
        this.leaders[code].setLatLngs(this.places.atSeat(zoom) || !inner ? [] : [inner, place]);
      });
    }
  }

  window.zmosMarkers = Markers;
})();
