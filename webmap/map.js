/* The map of the towns. Geometry is fetched once by address; what a filter changes comes as
   a small object to zmosMap.update(). Text from data only ever becomes a text node. */
(function () {
  "use strict";

  const SEAT_ZOOM = 10; // from here on the arms stand at the seat of the town
  const NAMES_ZOOM = 7.75; // below this the names would cross one another
  const PADDING = 14;
  const TOOLTIP_ROOM = 110; // px above a marker that its tooltip takes
  const LEAST_ZOOM = 6.5;
  const TOWN_ZOOM = 11.5; // nearer than this a town alone fills the frame
  const NEIGHBOURS_ZOOM = 9.5; // from here on the names of all municipalities have room
  const STEPS = [0, -12, 12, -24, 24, -36, 36, -48, 48]; // px
  /** @type {[number, number][]} */
  const MOVES = STEPS.flatMap((x) => STEPS.map((y) => [x, y])); // of a view, to clear the arms
  const { badge, html, paint, patterns, ring } = window.zmosDrawing;
  const { colours, outlines } = window.zmosTokens;

  // With Shift, Ctrl or Command a click adds a town to those that are compared.
  /** @param {MouseEvent | KeyboardEvent} event */
  const several = (event) => Boolean(event && (event.shiftKey || event.ctrlKey || event.metaKey));

  /** @param {Anchors} anchors @param {number} zoom */
  function nearestAnchors(anchors, zoom) {
    const steps = Object.keys(anchors.zooms).map(Number).sort((a, b) => a - b);
    let step = steps[0];
    steps.forEach((candidate) => { if (candidate <= zoom + 0.001) step = candidate; });
    const key = Object.keys(anchors.zooms).find((name) => Number(name) === step);
    return anchors.zooms[key];
  }

  class TownMap {
    /** @type {MapLayers["context"]} */ context;
    /** @type {MapLayers["country"]} */ country;
    /** @type {MapLayers["municipalities"]} */ municipalities;
    /** @type {MapLayers["all"]} */ all;
    /** @type {MapLayers["neighbours"]} */ neighbours;
    /** @type {MapLayers["anchors"]} */ anchors;
    /** @type {MapLayers["towns"]} */ towns;
    /** @type {MapState} */ state;

    /** @param {L.Map} map @param {MapConfig} config */
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.covered = new window.zmosCovered(map);
      /** @type {Record<string, Territory>} */
      this.layers = {};
      /** @type {Map<string, SVGElement>} */
      this.rings = new Map();
      /** @type {Record<string, L.Marker>} */
      this.markers = {};
      /** @type {Record<string, L.Polyline>} */
      this.leaders = {};
      this.serial = 0;
      this.touched = false;
      this.aimed = "";
      this.focused = "";
      this.holdStill(map.getContainer());
      map.setMinZoom(LEAST_ZOOM);
      map.setMaxZoom(13);
      // One finger scrolls the page, two move the map: a map may not hold a page fast.
      if (window.matchMedia("(pointer: coarse)").matches) map.dragging.disable();
      map.attributionControl.setPrefix(false);
      map.attributionControl.addAttribution(config.attribution);
      this.pane("context", 200);
      this.pane("towns", 400);
      this.pane("leaders", 450);
    }

    /** Leaflet gives the frame the focus with the press of a button or a finger. Where the map lies
       partly below the screen, the page scrolled from under it, and there was no click.
       @param {HTMLElement} container */
    holdStill(container) {
      container.focus = () =>
        HTMLElement.prototype.focus.call(container, { preventScroll: true });
    }

    /** @param {string} name @param {number} level */
    pane(name, level) {
      this.map.createPane("zmos-" + name).style.zIndex = String(level);
    }

    /* One file holds every layer: context, country, municipalities, neighbours, anchors, towns,
       and all municipalities where the official layers have been imported. A file that stands alone
       hands them over in the place of their address. */
    async load() {
      const layers = this.config.layers;
      Object.assign(this, typeof layers === "string" ? await this.fetched(layers) : layers);
      this.draw();
      this.ready = true;
      if (this.state) this.apply();
    }

    /** @param {string} address */
    async fetched(address) {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error("layers: " + answer.status);
      return answer.json();
    }

    draw() {
      const still = { interactive: false, pane: "zmos-context" };
      /** @param {L.PathOptions} values */
      const style = (values) => Object.assign({}, still, { style: () => values });
      L.geoJSON(this.context, style({ color: colours["abroad-edge"], weight: outlines.abroad,
        fillColor: colours.abroad, fillOpacity: 1 })).addTo(this.map);
      const country = L.geoJSON(this.country, style({ color: colours["land-edge"], weight: outlines.country,
        fillColor: colours.land, fillOpacity: 1 })).addTo(this.map);
      if (this.all) {
        L.geoJSON(this.all, Object.assign(style({ color: colours["municipality-edge"],
          weight: outlines.municipality, fill: false }),
          { onEachFeature: (/** @type {GeoJSON.Feature} */ feature, /** @type {L.Layer} */ layer) =>
            this.nameNeighbour(feature, layer) }))
          .addTo(this.map);
      } else {
        this.names = new window.zmosNeighbourNames(this.map, this.neighbours);
      }
      this.bounds = country.getBounds();
      this.towns_layer = L.geoJSON(this.municipalities, {
        pane: "zmos-towns",
        style: { color: colours.line, weight: outlines.town, fillColor: colours.paper,
          fillOpacity: 1 },
        onEachFeature: (feature, layer) => {
          const code = feature.properties.municipality_code;
          this.layers[code] = /** @type {Territory} */ (layer);
          layer.on("click", (event) => {
            L.DomEvent.stop(event);
            this.choose(code, several(event.originalEvent));
          });
          this.hearHold(layer, code);
          layer.bindTooltip(() => this.tooltip(code), { sticky: true, direction: "top" });
        },
      }).addTo(this.map);
      const svg = this.map.getPane("zmos-towns").querySelector("svg");
      if (svg) svg.appendChild(patterns());
      this.fit();
      this.map.on("zoomend", () => this.place());
      this.map.on("moveend", () => this.nameNeighbours());
      const byHand = () => { this.touched = true; this.aimed = ""; };
      this.map.on("dragstart", byHand);
      // Before the button for what is chosen hears it, which aims anew.
      this.map.getContainer().addEventListener("click", (event) => {
        const target = /** @type {Element} */ (event.target);
        if (target.closest(".leaflet-control-zoom")) byHand();
      }, true);
      new ResizeObserver(() => {
        this.map.invalidateSize({ animate: false });
        this.fitAnew();
      }).observe(this.map.getContainer());
      window.zmosPaper(this);
    }

    /* Fits the view to a frame of another size; not one that was moved by hand, or whose town is
       no longer chosen. Tells whether it did. */
    fitAnew() {
      const aimed = this.aimed && this.aimed === this.chosenCodes().join();
      if (!this.touched) this.fit();
      else if (aimed) this.zoomToChosen();
      return !this.touched || aimed;
    }

    /** Names the municipalities that are no member towns, where the map is near enough.
       @param {GeoJSON.Feature} feature @param {L.Layer} layer */
    nameNeighbour(feature, layer) {
      const { municipality_code: code, name } = feature.properties;
      if (!name || this.towns[code]) return;
      layer.bindTooltip(html("span", "", name),
        { permanent: true, direction: "center", className: "zmos-neighbour" });
    }

    /* Names the neighbours where the official layers, which carry every name, are not there. */
    nameNeighbours() {
      const zoom = this.map.getZoom();
      if (!this.names || !this.state) return;
      if (!this.near(zoom)) { this.names.hide(); return; }
      const own = this.chosenCodes().flatMap((code) => this.towns[code].neighbours);
      const { covered } = this;
      this.names.show(own,
        () => [...covered.byArms(Object.values(this.markers), this.size()),
          ...covered.byControls()],
        () => covered.byTerritories(Object.values(this.layers)));
    }

    /** Tells whether a zoom shows a part of the country with room for the names of all.
       @param {number} zoom */
    near(zoom) {
      return zoom >= NEIGHBOURS_ZOOM && zoom > this.national;
    }

    /* Shows the whole country with every marker, as large as the frame allows. */
    fit() {
      this.national = Infinity; // while it is sought, nothing is near
      this.map.setMinZoom(LEAST_ZOOM);
      const zoom = this.map.getBoundsZoom(this.bounds, false, L.point(2 * PADDING, 2 * PADDING));
      this.national = this.showExtent((step) => this.extent(step), zoom, LEAST_ZOOM);
      this.map.setMinZoom(Math.max(LEAST_ZOOM, this.national - 0.5));
    }

    /** Shows an extent, which depends on the zoom, at the nearest zoom at which it has room.
       @param {(zoom: number) => L.Bounds} extentAt @param {number} nearest @param {number} least
       @param {(extent: L.Bounds, zoom: number, frame: L.Point) => L.Point} middle */
    showExtent(extentAt, nearest, least, middle = (extent) => extent.getCenter()) {
      const frame = this.map.getSize();
      let zoom = nearest;
      while (zoom > least && !frame.contains(extentAt(zoom).getSize())) zoom -= 0.25;
      const centre = this.map.unproject(middle(extentAt(zoom), zoom, frame), zoom);
      this.map.setView(centre, zoom, { animate: false });
      return zoom;
    }

    /** The middle of a view of an extent, moved a little where the edge or a button would cut arms
       and the frame has room.
       @param {L.Bounds} extent @param {number} zoom @param {L.Point} frame */
    clearOfArms(extent, zoom, frame) {
      const arms = Object.keys(this.towns).map((code) =>
        this.extendByArms(L.bounds([]), code, zoom));
      const controls = this.covered.byControls();
      /** @param {L.Bounds} view */
      const cut = (view) => arms.filter((box) => view.overlaps(box) && (!view.contains(box) ||
        controls.some((control) => L.bounds(control.min.add(view.min), control.max.add(view.min))
          .overlaps(box)))).length;
      const half = frame.divideBy(2);
      const views = MOVES.map((move) => {
        const middle = extent.getCenter().add(move);
        const view = L.bounds(middle.subtract(half), middle.add(half));
        return { middle: middle, price: view.contains(extent)
          ? 1000 * cut(view) + Math.hypot(move[0], move[1]) : Infinity };
      });
      return views.reduce((one, other) => (other.price < one.price ? other : one)).middle;
    }

    /** What the country and its markers cover at a zoom, in pixels.
       @param {number} zoom */
    extent(zoom) {
      const extent = this.projected(this.bounds, zoom);
      Object.keys(nearestAnchors(this.anchors, zoom)).forEach((code) =>
        this.extendByArms(extent, code, zoom));
      return extent;
    }

    /** @param {L.LatLngBounds} bounds @param {number} zoom */
    projected(bounds, zoom) {
      return L.bounds([bounds.getNorthWest(), bounds.getSouthEast()].map((corner) =>
        this.map.project(corner, zoom)));
    }

    /** @param {L.Bounds} extent @param {string} code @param {number} zoom */
    extendByArms(extent, code, zoom) {
      const centre = this.map.project(this.armsAt(code, zoom), zoom);
      const half = this.size(zoom) / 2 + 3;
      const name = zoom < NAMES_ZOOM ? 0 : 16;
      return extent.extend(centre.subtract([half, half])).extend(centre.add([half, half + name]));
    }

    /** Where the arms of a town stand at a zoom: beside its territory, or at its seat.
       @param {string} code @param {number} zoom */
    armsAt(code, zoom) {
      const { seat } = this.towns[code];
      return this.atSeat(zoom) ? seat : nearestAnchors(this.anchors, zoom)[code] || seat;
    }

    /** @param {number} zoom */
    atSeat(zoom) {
      return zoom >= SEAT_ZOOM || this.near(zoom);
    }

    /** @param {string} code */
    tooltip(code) {
      const town = (this.state && this.state.towns[code]) || { label: "" };
      const root = html("div", "zmos-tip");
      root.appendChild(html("strong", "", this.towns[code].name));
      root.appendChild(html("div", "", town.label));
      return root;
    }

    /** Sends the town's code to the dashboard; its number makes a second click on the same town
       count, a plus puts the town into the comparison.
       @param {string} code @param {boolean} adds */
    choose(code, adds) {
      if (held) { if (this.config.onChoose) this.config.onChoose(code); return; }
      if (window.Streamlit) {
        // A page whose boards could not be published knows nothing of its connection.
        const { act } = window.parent.zmosConnection ||
          { act: (send, said) => send({ ...said, number: Date.now() }) };
        act((click) => this.send(click), { town: code + (adds ? "+" : "") });
      }
      if (this.config.onChoose) this.config.onChoose(code);
    }

    /** With how often it has sent one, or a click that is sent again would change nothing.
       @param {Click} click */
    send({ town, number }) {
      this.serial += 1;
      const value = { last_object_clicked_tooltip: [town, number, this.serial].join("@") };
      const hold = () => {
        const data = window.__GLOBAL_DATA__;
        if (data) Object.assign(data, value, { previous_data: value });
      };
      hold();
      // streamlit-folium listens to the same click, puts the tooltip's own text in place of the
      // code and sends it a little later: measured, one early click in fourteen was lost.
      setTimeout(hold);
      window.Streamlit.setComponentValue(value);
    }

    /** At the upper edge of the frame a tooltip has room below its marker alone.
       @param {L.Marker} marker */
    turnTooltip(marker) {
      const below = this.map.latLngToContainerPoint(marker.getLatLng()).y < TOOLTIP_ROOM;
      Object.assign(marker.getTooltip().options, { direction: below ? "bottom" : "top",
        offset: L.point(0, ((below ? 1 : -1) * this.size()) / 2) });
    }

    /** A finger that rests on a town does what a click with Shift does. Without a finger the
       browser keeps its own menu.
       @param {L.Layer} layer @param {string} code */
    hearHold(layer, code) {
      if (!window.matchMedia("(any-pointer: coarse)").matches) return;
      layer.on("contextmenu", (event) => {
        L.DomEvent.stop(event);
        layer.closeTooltip();
        this.choose(code, true);
      });
    }

    /** @param {MapState} state */
    update(state) {
      this.state = state;
      this.say(state.words, state.lang);
      if (this.ready) this.apply();
    }

    /** Shows a state in its own view: what was zoomed or dragged before is put back.
       @param {MapState} state */
    present(state) {
      if (this.ready && (this.touched || this.focused || !this.presented)) {
        this.touched = false;
        this.presented = true;
        this.focused = "";
        this.fit();
      }
      this.update(state);
    }

    /** Puts the words of the page's language on the map's own controls, and names its frame: what
       Streamlit and streamlit-folium call it is English and no name for a reader.
       @param {MapState["words"]} words @param {string} language */
    say(words, language) {
      const container = this.map.getContainer();
      document.documentElement.lang = language;
      /** @param {HTMLElement} node @param {string} text */
      const name = (node, text) => {
        if (!node) return;
        node.setAttribute("aria-label", text);
        if (node !== container) node.title = text;
      };
      container.setAttribute("role", "group");
      if (window.frameElement) {
        document.title = words.map;
        /** @type {HTMLElement} */ (window.frameElement).title = words.map;
      }
      name(container, words.map);
      name(container.querySelector(".leaflet-control-zoom-in"), words.zoom_in);
      name(container.querySelector(".leaflet-control-zoom-out"), words.zoom_out);
      const box = container.querySelector(".zmos-missing");
      if (box) box.textContent = words.missing;
    }

    apply() {
      Object.entries(this.layers).forEach(([code, layer]) => {
        const town = this.state.towns[code];
        if (!town) return;
        const chosen = this.chosenCodes().includes(code);
        const key = town.fill + chosen;
        if (layer.zmosKey === key) return;
        layer.zmosKey = key;
        layer.setStyle({ fillColor: paint(town.fill),
          weight: chosen ? outlines.chosen : outlines.town,
          color: chosen ? colours.chosen : colours.line });
        if (chosen) layer.bringToFront();
      });
      this.mark();
      this.zoomButton = this.zoomButton || new window.zmosZoomButton(this.map,
        () => this.zoomToChosen());
      const words = this.state.words;
      this.zoomButton.say(this.chosenCodes().length ? words.zoom_chosen : words.zoom_all);
      if (this.state.focus && this.focused !== this.state.focus) {
        this.focused = this.state.focus;
        this.zoomToChosen();
      }
      this.nameNeighbours();
      this.map.getContainer().dataset.state = this.state.id;
    }

    /* Makes the markers once; afterwards only rings and names change, never an image. */
    mark() {
      const size = this.size();
      const drawn = this.drawnSize === size;
      let made = false;
      this.drawnSize = size;
      Object.entries(this.state.towns).forEach(([code, town]) => {
        const facts = this.towns[code];
        if (!facts) return;
        const key = size + town.ring + this.state.themes.map((t) => t.letter).join();
        if (!this.markers[code] || !drawn) {
          this.make(code, facts, size);
          made = true;
        }
        const node = this.markers[code].getElement();
        if (node.dataset.ring !== key) {
          node.querySelector(".zmos-ring").replaceWith(this.ring(key, size, town.ring));
          node.dataset.ring = key;
        }
        const changes = String(town.changes || "");
        if (node.dataset.changes !== changes) node.dataset.changes = changes;
        const pressed = String(this.chosenCodes().includes(code));
        if (node.ariaLabel !== town.aria) node.ariaLabel = town.aria;
        if (node.ariaPressed !== pressed) {
          node.ariaPressed = pressed;
          node.firstElementChild.classList.toggle("zmos-chosen", pressed === "true");
        }
      });
      if (made) this.place();
    }

    /** Few rings are different, so each is drawn once and copied.
       @param {string} key @param {number} size @param {string} statuses */
    ring(key, size, statuses) {
      if (!this.rings.has(key)) {
        this.rings.set(key, ring(size, this.state.themes.map((theme, index) =>
          Object.assign({ status: statuses[index] }, theme))));
      }
      return this.rings.get(key).cloneNode(true);
    }

    /** @param {string} code @param {TownFacts} facts @param {number} size */
    make(code, facts, size) {
      const icon = L.divIcon({ html: badge(size, this.config.base + facts.arms, facts.name, []),
        className: "zmos-marker", iconSize: [size, size] });
      let marker = this.markers[code];
      if (marker) {
        marker.setIcon(icon);
      } else {
        marker = L.marker(facts.seat, { icon: icon, keyboard: true });
        marker.on("click", (event) => this.choose(code, several(event.originalEvent)));
        this.hearHold(marker, code);
        marker.on("mouseover", () => this.turnTooltip(marker)); // before it opens
        marker.bindTooltip(() => this.tooltip(code), { direction: "top",
          offset: [0, -size / 2] });
        marker.addTo(this.map);
        // The icon that follows at another size stands in the same node.
        marker.getElement().addEventListener("keydown", (event) => this.pressKey(code, event));
        this.markers[code] = marker;
        this.leaders[code] = L.polyline([], { pane: "zmos-leaders", color: colours.line,
          weight: outlines.leader, interactive: false }).addTo(this.map);
      }
      const node = marker.getElement();
      node.setAttribute("role", "button");
      node.dataset.code = code;
      node.dataset.ring = "";
      node.removeAttribute("aria-pressed"); // a new badge does not show yet who is chosen
    }

    /** @param {string} code @param {KeyboardEvent} event */
    pressKey(code, event) {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        event.stopPropagation();
        this.neighbour(code, step).focus();
        return;
      }
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.choose(code, several(event));
    }

    /** The next or previous marker in the order of the towns, round and round.
       @param {string} code @param {number} step */
    neighbour(code, step) {
      const codes = Object.keys(this.markers).sort();
      const place = (codes.indexOf(code) + step + codes.length) % codes.length;
      return this.markers[codes[place]].getElement();
    }

    /* Zooms to the towns that are chosen or compared; to the whole country where none is. */
    zoomToChosen() {
      const codes = this.chosenCodes();
      if (!codes.length) { this.touched = false; this.fit(); return; }
      this.touched = true;
      this.aimed = codes.join(); // what the view is fitted to
      if (codes.length === 1) { this.zoomToTown(codes[0]); return; }
      const bounds = L.latLngBounds([]);
      codes.forEach((code) => bounds.extend(this.layers[code].getBounds()));
      this.map.fitBounds(bounds.pad(0.25), { maxZoom: TOWN_ZOOM, animate: false });
    }

    /** Zooms to a town with the seats of its neighbours, and with their arms where they have any:
       as near as the frame allows, never so far that the names would go.
       @param {string} code */
    zoomToTown(code) {
      const town = this.layers[code].getBounds();
      const alone = this.map.getBoundsZoom(town, false, L.point(2 * PADDING, 2 * PADDING));
      const least = Math.min(alone, NEIGHBOURS_ZOOM);
      this.showExtent((zoom) => this.around(code, zoom), TOWN_ZOOM, least,
        (extent, zoom, frame) => this.clearOfArms(extent, zoom, frame));
    }

    /** What a town and the seats of its neighbours cover at a zoom, in pixels.
       @param {string} code @param {number} zoom */
    around(code, zoom) {
      const extent = this.projected(this.layers[code].getBounds(), zoom);
      extent.extend(extent.min.subtract([PADDING, PADDING]))
        .extend(extent.max.add([PADDING, PADDING]));
      this.extendByArms(extent, code, zoom);
      const members = Object.keys(this.towns);
      this.towns[code].neighbours.forEach((name) => {
        const member = members.find((other) => this.towns[other].name === name);
        if (member) this.extendByArms(extent, member, zoom);
        if (!this.neighbours[name]) return;
        const seat = this.map.project(this.neighbours[name], zoom);
        extent.extend(seat.subtract([PADDING, PADDING])).extend(seat.add([PADDING, PADDING]));
      });
      return extent;
    }

    chosenCodes() {
      const state = this.state;
      return [...new Set([state.chosen, ...(state.compared || [])])]
        .filter((code) => code && this.layers[code]);
    }

    /** @param {number} [zoom] */
    size(zoom) {
      return (zoom === undefined ? this.map.getZoom() : zoom) < NAMES_ZOOM ? 44 : 52;
    }

    /* Stands each marker beside its territory for the present zoom, or at the seat. */
    place() {
      if (!this.ready || !Object.keys(this.markers).length) return;
      const zoom = this.map.getZoom();
      const container = this.map.getContainer();
      container.classList.toggle("zmos-no-names", zoom < NAMES_ZOOM);
      container.classList.toggle("zmos-near", zoom >= NEIGHBOURS_ZOOM);
      if (this.drawnSize !== this.size()) { this.mark(); return; }
      Object.entries(this.markers).forEach(([code, marker]) => {
        const place = this.armsAt(code, zoom);
        marker.setLatLng(place);
        const inner = this.anchors.inner[code];
        this.leaders[code].setLatLngs(this.atSeat(zoom) || !inner ? [] : [inner, place]);
      });
    }

    /** @param {Error} error */
    fail(error) {
      const box = html("div", "zmos-missing");
      box.setAttribute("role", "alert");
      this.map.getContainer().appendChild(box);
      if (this.state) this.say(this.state.words, this.state.lang);
      console.error("map:", error);
    }
  }

  // The state that the page around the map holds itself; what the server sends then waits.
  /** @type {MapState} */
  let held = null;

  window.zmosMap = {
    /** @param {L.Map} map @param {MapConfig} config */
    start(map, config) {
      const towns = new TownMap(map, config);
      window.zmosTowns = towns;
      if (held) towns.present(held);
      towns.load().catch((error) => towns.fail(error));
    },
    update(state) {
      if (window.zmosTowns && !held) window.zmosTowns.update(state);
    },
    /** @param {MapState} state @param {(code: string) => void} onChoose */
    hold(state, onChoose) {
      held = state;
      if (!window.zmosTowns) return;
      window.zmosTowns.config.onChoose = onChoose;
      window.zmosTowns.present(state);
    },
  };
})();
