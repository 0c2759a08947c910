/* The map of the towns. Geometry is fetched once by address; what a filter changes comes as
   a small object to zmosMap.update(). Text from data only ever becomes a text node. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const SEAT_ZOOM = 10; // from here on the arms stand at the seat of the town
  const NAMES_ZOOM = 7.75; // below this the names would cross one another
  const PADDING = 14;
  const LEAST_ZOOM = 6.5;
  const NEIGHBOURS_ZOOM = 9.5; // from here on the names of all municipalities have room
  const PAPER = [700, 500]; // px: what A4 with margins of 12 mm holds (ui/print.css)

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

    /* One file holds every layer: context, country, municipalities, anchors, towns, and all
       municipalities where the official layers have been imported. A file that stands alone
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
      this.map.on("dragstart", () => { this.touched = true; });
      this.map.getContainer().addEventListener("click", (event) => {
        if (event.target.closest(".leaflet-control-zoom")) this.touched = true;
      });
      new ResizeObserver(() => {
        this.map.invalidateSize({ animate: false });
        if (!this.touched) this.fit();
      }).observe(this.map.getContainer());
      window.addEventListener("beforeprint", () => this.toPaper());
      window.addEventListener("afterprint", () => this.toScreen());
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
      if (this.touched) this.map.fitBounds(this.onScreen.bounds, { animate: false });
      else this.fit();
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

    /* Shows the whole country with every marker, as large as the frame allows. */
    fit() {
      const frame = this.map.getSize();
      this.map.setMinZoom(LEAST_ZOOM);
      let zoom = this.map.getBoundsZoom(this.bounds, false, L.point(2 * PADDING, 2 * PADDING));
      let extent = this.extent(zoom);
      while (zoom > LEAST_ZOOM && !frame.contains(extent.getSize())) {
        zoom -= 0.25;
        extent = this.extent(zoom);
      }
      this.map.setView(this.map.unproject(extent.getCenter(), zoom), zoom, { animate: false });
      this.map.setMinZoom(Math.max(LEAST_ZOOM, zoom - 0.5));
    }

    /* What the country and its markers cover at a zoom, in pixels. */
    extent(zoom) {
      const corners = [this.bounds.getNorthWest(), this.bounds.getSouthEast()];
      const extent = L.bounds(corners.map((corner) => this.map.project(corner, zoom)));
      const half = this.size(zoom) / 2 + 3;
      const name = zoom < NAMES_ZOOM ? 0 : 16;
      Object.values(nearestAnchors(this.anchors, zoom)).forEach((place) => {
        const centre = this.map.project(place, zoom);
        extent.extend(centre.subtract([half, half])).extend(centre.add([half, half + name]));
      });
      return extent;
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
      const bounds = L.latLngBounds([]);
      codes.forEach((code) => bounds.extend(this.layers[code].getBounds()));
      this.touched = true;
      this.map.fitBounds(bounds.pad(0.25), { maxZoom: 11.5, animate: false });
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
      const atSeat = zoom >= SEAT_ZOOM;
      const places = atSeat ? null : nearestAnchors(this.anchors, zoom);
      if (this.drawnSize !== this.size()) { this.mark(); return; }
      Object.entries(this.markers).forEach(([code, marker]) => {
        const place = atSeat ? this.towns[code].seat : places[code] || this.towns[code].seat;
        marker.setLatLng(place);
        const inner = this.anchors.inner[code];
        this.leaders[code].setLatLngs(atSeat || !inner ? [] : [inner, place]);
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
