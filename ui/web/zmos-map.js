/* The map of the towns. Geometry is fetched once by address; what a filter changes comes as
   a small object to zmosMap.update(). Text from data only ever becomes a text node. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const SEAT_ZOOM = 10; // from here on the arms stand at the seat of the town
  const NAMES_ZOOM = 7.75; // below this the names would cross one another
  const PADDING = 14;
  const LEAST_ZOOM = 6.5;
  const TOWN_ZOOM = 11.5; // nearer than this a town alone fills the frame
  const NEIGHBOURS_ZOOM = 9.5; // from here on the names of all municipalities have room
  const STEPS = [0, -12, 12, -24, 24, -36, 36, -48, 48]; // px
  const MOVES = STEPS.flatMap((x) => STEPS.map((y) => [x, y])); // of a view, to clear the arms
  const PAPER = [700, 500]; // px: what A4 with margins of 12 mm holds (ui/styles/print.css)

  function element(name, attributes, children) {
    const node = document.createElementNS(SVG, name);
    Object.entries(attributes || {}).forEach(([key, value]) => node.setAttribute(key, value));
    (children || []).forEach((child) => node.appendChild(child));
    return node;
  }

  function html(name, className, text) {
    const node = document.createElement(name);
    node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  // Hatch, lines and dots: three kinds of "no figure", none of them the lowest class.
  function patterns() {
    const pattern = (id, size, children) =>
      element("pattern", { id: "zmos-" + id, width: size, height: size,
        patternUnits: "userSpaceOnUse" },
      [element("rect", { width: size, height: size, fill: "#ffffff" })].concat(children));
    const stroke = { stroke: "#6b7178", "stroke-width": 1.2, fill: "none" };
    return element("defs", {}, [
      pattern("hatch", 6, [element("path",
        Object.assign({ d: "M-1 1l2-2M0 6l6-6M5 7l2-2" }, stroke))]),
      pattern("lines", 5, [element("path", Object.assign({ d: "M0 2.5h5" }, stroke))]),
      pattern("dots", 6, [element("circle", { cx: 3, cy: 3, r: 1.3, fill: "#6b7178" })]),
    ]);
  }

  const paint = (fill) => (fill.startsWith("#") ? fill : "url(#zmos-" + fill + ")");

  /* Four quarters of a ring, one a theme, clockwise from the top right.
     A part has {colour, letter, status}: t (takes part) is filled and carries its letter. */
  function ring(size, parts) {
    const centre = size / 2;
    const radius = centre - 6;
    const svg = element("svg", { viewBox: "0 0 " + size + " " + size, class: "zmos-ring",
      "aria-hidden": "true" });
    const gap = 5;
    parts.forEach((part, index) => {
      const from = index * 90 + gap - 90;
      const to = (index + 1) * 90 - gap - 90;
      const point = (angle, r) => {
        const turn = (angle * Math.PI) / 180;
        return (centre + r * Math.cos(turn)).toFixed(1) + " " +
          (centre + r * Math.sin(turn)).toFixed(1);
      };
      const arc = { d: "M" + point(from, radius) + "A" + radius + " " + radius + " 0 0 1 " +
        point(to, radius), fill: "none" };
      const filled = part.status === "t";
      svg.appendChild(element("path", Object.assign(arc, filled
        ? { stroke: part.colour, "stroke-width": 5 }
        : { stroke: "#9aa0a6", "stroke-width": part.status === "j" ? 4 : 2.5,
          "stroke-dasharray": part.status === "e" ? "1.6 2.2" : "none" })));
      if (part.status === "j") { // a double line: the association takes part, no town does
        svg.appendChild(element("path", Object.assign({}, arc, { stroke: "#ffffff",
          "stroke-width": 1.6 })));
      }
      if (!filled) return;
      const middle = (from + to) / 2;
      const [x, y] = point(middle, radius + 2).split(" "); // clear of the arms' corners
      svg.appendChild(element("circle", { cx: x, cy: y, r: 5.6, fill: part.colour,
        stroke: "#ffffff", "stroke-width": 1 }));
      const letter = element("text", { x: x, y: y, "text-anchor": "middle",
        "dominant-baseline": "central", class: "zmos-ring-letter", fill: part.ink });
      letter.textContent = part.letter;
      svg.appendChild(letter);
    });
    return svg;
  }

  function badge(size, arms, name, parts) {
    const root = html("div", "zmos-badge");
    root.style.width = root.style.height = size + "px";
    root.appendChild(ring(size, parts));
    const image = html("img", "zmos-arms");
    image.src = arms;
    image.alt = "";
    root.appendChild(image);
    root.appendChild(html("span", "zmos-name", name));
    return root;
  }

  // With Shift, Ctrl or Command a click adds a town to those that are compared.
  const several = (event) => Boolean(event && (event.shiftKey || event.ctrlKey || event.metaKey));

  function nearestAnchors(anchors, zoom) {
    const steps = Object.keys(anchors.zooms).map(Number).sort((a, b) => a - b);
    let step = steps[0];
    steps.forEach((candidate) => { if (candidate <= zoom + 0.001) step = candidate; });
    const key = Object.keys(anchors.zooms).find((name) => Number(name) === step);
    return anchors.zooms[key];
  }

  class TownMap {
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.layers = {};
      this.rings = new Map();
      this.markers = {};
      this.leaders = {};
      this.serial = 0;
      this.touched = false;
      this.aimed = "";
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

    pane(name, level) {
      this.map.createPane("zmos-" + name).style.zIndex = level;
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

    async fetched(address) {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error("layers: " + answer.status);
      return answer.json();
    }

    draw() {
      const still = { interactive: false, pane: "zmos-context" };
      const style = (values) => Object.assign({}, still, { style: () => values });
      L.geoJSON(this.context, style({ color: "#cfcabc", weight: 0.8, fillColor: "#ece9e1",
        fillOpacity: 1 })).addTo(this.map);
      const country = L.geoJSON(this.country, style({ color: "#9d9788", weight: 1.4,
        fillColor: "#fbfaf6", fillOpacity: 1 })).addTo(this.map);
      if (this.all) {
        L.geoJSON(this.all, Object.assign(style({ color: "#d8d3c6", weight: 0.6, fill: false }),
          { onEachFeature: (feature, layer) => this.nameNeighbour(feature, layer) }))
          .addTo(this.map);
      } else {
        this.names = new window.zmosNeighbourNames(this.map, this.neighbours);
      }
      this.bounds = country.getBounds();
      this.towns_layer = L.geoJSON(this.municipalities, {
        pane: "zmos-towns",
        style: { color: "#33475b", weight: 1.2, fillColor: "#ffffff", fillOpacity: 1 },
        onEachFeature: (feature, layer) => {
          const code = feature.properties.municipality_code;
          this.layers[code] = layer;
          layer.on("click", (event) => {
            L.DomEvent.stop(event);
            this.choose(code, several(event.originalEvent));
          });
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
        if (event.target.closest(".leaflet-control-zoom")) byHand();
      }, true);
      new ResizeObserver(() => {
        this.map.invalidateSize({ animate: false });
        this.fitAnew();
      }).observe(this.map.getContainer());
      window.addEventListener("beforeprint", () => this.toPaper());
      window.addEventListener("afterprint", () => this.toScreen());
    }

    /* Fits the view to a frame of another size; not one that was moved by hand, or whose town is
       no longer chosen. Tells whether it did. */
    fitAnew() {
      const aimed = this.aimed && this.aimed === this.chosenCodes().join();
      if (!this.touched) this.fit();
      else if (aimed) this.zoomToChosen();
      return !this.touched || aimed;
    }

    /* Paper is as wide as it is, whatever the screen: the map is drawn anew for it. */
    toPaper() {
      if (this.onScreen) return;
      this.onScreen = { centre: this.map.getCenter(), zoom: this.map.getZoom(),
        bounds: this.map.getBounds(), style: this.map.getContainer().style.cssText };
      const style = this.map.getContainer().style;
      style.setProperty("width", PAPER[0] + "px", "important");
      style.setProperty("height", PAPER[1] + "px", "important");
      this.map.invalidateSize({ animate: false });
      if (!this.fitAnew()) this.map.fitBounds(this.onScreen.bounds, { animate: false });
    }

    toScreen() {
      const before = this.onScreen;
      if (!before) return;
      this.onScreen = null;
      this.map.getContainer().style.cssText = before.style;
      this.map.invalidateSize({ animate: false });
      if (this.touched) this.map.setView(before.centre, before.zoom, { animate: false });
      else this.fit();
    }

    /* Names the municipalities that are no member towns, where the map is near enough. */
    nameNeighbour(feature, layer) {
      if (this.towns[feature.properties.municipality_code]) return;
      layer.bindTooltip(html("span", "", feature.properties.name || ""),
        { permanent: true, direction: "center", className: "zmos-neighbour" });
    }

    /* Names the neighbours where the official layers, which carry every name, are not there. */
    nameNeighbours() {
      const zoom = this.map.getZoom();
      if (!this.names || !this.state) return;
      if (!this.near(zoom)) { this.names.hide(); return; }
      const own = this.chosenCodes().flatMap((code) => this.towns[code].neighbours);
      this.names.show(own, () => [...this.markerBoxes(), ...this.controlBoxes()],
        () => this.territories());
    }

    /* Tells whether a zoom shows a part of the country with room for the names of all. */
    near(zoom) {
      return zoom >= NEIGHBOURS_ZOOM && zoom > this.national;
    }

    /* The outer rings of the territories in sight, in pixels of the frame. */
    territories() {
      const view = this.map.getBounds();
      return Object.values(this.layers).filter((layer) => view.intersects(layer.getBounds()))
        .flatMap((layer) => layer.getLatLngs().map((part) => (L.LineUtil.isFlat(part)
          ? part : part[0]).map((corner) => this.map.latLngToContainerPoint(corner))));
    }

    /* What the arms and their names cover, in pixels of the frame. */
    markerBoxes() {
      return Object.values(this.markers).flatMap((marker) => {
        const centre = this.map.latLngToContainerPoint(marker.getLatLng());
        const name = marker.getElement().querySelector(".zmos-name");
        const half = this.size() / 2;
        const width = name.offsetWidth / 2;
        return [L.bounds(centre.subtract([half, half]), centre.add([half, half])),
          L.bounds(centre.add([-width, half]), centre.add([width, half + name.offsetHeight]))];
      });
    }

    /* What the buttons and the sources cover, in pixels of the frame. */
    controlBoxes() {
      const frame = this.map.getContainer().getBoundingClientRect();
      return [...this.map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
        const { left, top, right, bottom } = control.getBoundingClientRect();
        return L.bounds([left - frame.left, top - frame.top],
          [right - frame.left, bottom - frame.top]);
      });
    }

    /* Shows the whole country with every marker, as large as the frame allows. */
    fit() {
      this.national = Infinity; // while it is sought, nothing is near
      this.map.setMinZoom(LEAST_ZOOM);
      const zoom = this.map.getBoundsZoom(this.bounds, false, L.point(2 * PADDING, 2 * PADDING));
      this.national = this.showExtent((step) => this.extent(step), zoom, LEAST_ZOOM);
      this.map.setMinZoom(Math.max(LEAST_ZOOM, this.national - 0.5));
    }

    /* Shows an extent, which depends on the zoom, at the nearest zoom at which it has room. */
    showExtent(extentAt, nearest, least, middle = (extent) => extent.getCenter()) {
      const frame = this.map.getSize();
      let zoom = nearest;
      while (zoom > least && !frame.contains(extentAt(zoom).getSize())) zoom -= 0.25;
      const centre = this.map.unproject(middle(extentAt(zoom), zoom, frame), zoom);
      this.map.setView(centre, zoom, { animate: false });
      return zoom;
    }

    /* The middle of a view of an extent, moved a little where the edge or a button would cut arms
       and the frame has room. */
    clearOfArms(extent, zoom, frame) {
      const arms = Object.keys(this.towns).map((code) =>
        this.extendByArms(L.bounds([]), code, zoom));
      const controls = this.controlBoxes();
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

    /* What the country and its markers cover at a zoom, in pixels. */
    extent(zoom) {
      const extent = this.projected(this.bounds, zoom);
      Object.keys(nearestAnchors(this.anchors, zoom)).forEach((code) =>
        this.extendByArms(extent, code, zoom));
      return extent;
    }

    projected(bounds, zoom) {
      return L.bounds([bounds.getNorthWest(), bounds.getSouthEast()].map((corner) =>
        this.map.project(corner, zoom)));
    }

    extendByArms(extent, code, zoom) {
      const centre = this.map.project(this.armsAt(code, zoom), zoom);
      const half = this.size(zoom) / 2 + 3;
      const name = zoom < NAMES_ZOOM ? 0 : 16;
      return extent.extend(centre.subtract([half, half])).extend(centre.add([half, half + name]));
    }

    /* Where the arms of a town stand at a zoom: beside its territory, or at its seat. */
    armsAt(code, zoom) {
      const { seat } = this.towns[code];
      return this.atSeat(zoom) ? seat : nearestAnchors(this.anchors, zoom)[code] || seat;
    }

    atSeat(zoom) {
      return zoom >= SEAT_ZOOM || this.near(zoom);
    }

    tooltip(code) {
      const town = (this.state && this.state.towns[code]) || { label: "" };
      const root = html("div", "zmos-tip");
      root.appendChild(html("strong", "", this.towns[code].name));
      root.appendChild(html("div", "", town.label));
      return root;
    }

    /* Sends the town's code to the dashboard at once; the serial number makes a second
       click on the same town count, a plus puts the town into the comparison. */
    choose(code, several) {
      this.serial += 1;
      const value = { last_object_clicked_tooltip:
        code + (several ? "+" : "") + "@" + this.serial };
      if (held) { if (this.config.onChoose) this.config.onChoose(code); return; }
      const hold = () => {
        const data = window.__GLOBAL_DATA__;
        if (data) Object.assign(data, value, { previous_data: value });
      };
      hold();
      // streamlit-folium listens to the same click, puts the tooltip's own text in place of the
      // code and sends it a little later: measured, one early click in fourteen was lost.
      setTimeout(hold);
      if (window.Streamlit) window.Streamlit.setComponentValue(value);
      if (this.config.onChoose) this.config.onChoose(code);
    }

    update(state) {
      this.state = state;
      this.say(state.words);
      if (this.ready) this.apply();
    }

    /* Shows a state in its own view: what was zoomed or dragged before is put back. */
    present(state) {
      if (this.ready && (this.touched || this.focused || !this.presented)) {
        this.touched = false;
        this.presented = true;
        this.focused = "";
        this.fit();
      }
      this.update(state);
    }

    /* Puts the words of the page's language on the map's own controls. */
    say(words) {
      const container = this.map.getContainer();
      const name = (node, text) => {
        if (!node) return;
        node.setAttribute("aria-label", text);
        if (node !== container) node.title = text;
      };
      container.setAttribute("role", "group");
      if (window.frameElement) window.frameElement.setAttribute("aria-label", words.map);
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
        layer.setStyle({ fillColor: paint(town.fill), weight: chosen ? 3.5 : 1.2,
          color: chosen ? "#111111" : "#33475b" });
        if (chosen) layer.bringToFront();
      });
      this.mark();
      this.zoomControl(this.chosenCodes().length > 0);
      if (this.state.focus && this.focused !== this.state.focus) {
        this.focused = this.state.focus;
        this.zoomToChosen();
      }
      this.nameNeighbours();
      this.map.getContainer().dataset.state = this.state.id;
    }

    /* A button under plus and minus, there only while a town is chosen. */
    zoomControl(shown) {
      if (!this.zoomButton) {
        const box = this.map.getContainer().querySelector(".leaflet-control-zoom");
        this.zoomButton = html("a", "zmos-zoom-chosen");
        this.zoomButton.appendChild(element("svg", { viewBox: "0 0 24 24", width: 18,
          height: 18, fill: "none", stroke: "currentColor", "stroke-width": 2.5,
          "aria-hidden": "true" }, [element("path",
          { d: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" })]));
        this.zoomButton.href = "#";
        this.zoomButton.setAttribute("role", "button");
        L.DomEvent.disableClickPropagation(this.zoomButton);
        this.zoomButton.addEventListener("click", (event) => {
          event.preventDefault();
          this.zoomToChosen();
        });
        box.appendChild(this.zoomButton);
      }
      this.zoomButton.hidden = !shown;
      this.zoomButton.title = this.state.words.zoom_chosen;
      this.zoomButton.setAttribute("aria-label", this.state.words.zoom_chosen);
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
        const pressed = String(this.chosenCodes().includes(code));
        if (node.ariaLabel !== town.aria) node.ariaLabel = town.aria;
        if (node.ariaPressed !== pressed) {
          node.ariaPressed = pressed;
          node.firstChild.classList.toggle("zmos-chosen", pressed === "true");
        }
      });
      if (made) this.place();
    }

    /* Few rings are different, so each is drawn once and copied. */
    ring(key, size, statuses) {
      if (!this.rings.has(key)) {
        this.rings.set(key, ring(size, this.state.themes.map((theme, index) =>
          Object.assign({ status: statuses[index] }, theme))));
      }
      return this.rings.get(key).cloneNode(true);
    }

    make(code, facts, size) {
      const icon = L.divIcon({ html: badge(size, this.config.base + facts.arms, facts.name, []),
        className: "zmos-marker", iconSize: [size, size] });
      let marker = this.markers[code];
      if (marker) {
        marker.setIcon(icon);
      } else {
        marker = L.marker(facts.seat, { icon: icon, keyboard: true });
        marker.on("click", (event) => this.choose(code, several(event.originalEvent)));
        marker.bindTooltip(() => this.tooltip(code), { direction: "top",
          offset: [0, -size / 2] });
        marker.addTo(this.map);
        this.markers[code] = marker;
        this.leaders[code] = L.polyline([], { pane: "zmos-leaders", color: "#33475b",
          weight: 1, interactive: false }).addTo(this.map);
      }
      const node = marker.getElement();
      node.setAttribute("role", "button");
      node.dataset.code = code;
      node.dataset.ring = "";
      node.addEventListener("keydown", (event) => {
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
      });
    }

    /* The next or previous marker in the order of the towns, round and round. */
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

    /* Zooms to a town with the seats of its neighbours, and with their arms where they have any:
       as near as the frame allows, never so far that the names would go. */
    zoomToTown(code) {
      const town = this.layers[code].getBounds();
      const alone = this.map.getBoundsZoom(town, false, L.point(2 * PADDING, 2 * PADDING));
      const least = Math.min(alone, NEIGHBOURS_ZOOM);
      this.showExtent((zoom) => this.around(code, zoom), TOWN_ZOOM, least,
        (extent, zoom, frame) => this.clearOfArms(extent, zoom, frame));
    }

    /* What a town and the seats of its neighbours cover at a zoom, in pixels. */
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

    fail(error) {
      const box = html("div", "zmos-missing");
      box.setAttribute("role", "alert");
      this.map.getContainer().appendChild(box);
      if (this.state) this.say(this.state.words);
      console.error("map:", error);
    }
  }

  // The state that the page around the map holds itself; what the server sends then waits.
  let held = null;

  window.zmosMap = {
    start(map, config) {
      const towns = new TownMap(map, config);
      window.zmosTowns = towns;
      if (held) towns.present(held);
      towns.load().catch((error) => towns.fail(error));
    },
    update(state) {
      if (window.zmosTowns && !held) window.zmosTowns.update(state);
    },
    hold(state, onChoose) {
      held = state;
      if (!window.zmosTowns) return;
      window.zmosTowns.config.onChoose = onChoose;
      window.zmosTowns.present(state);
    },
  };
})();
