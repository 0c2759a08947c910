/* The sites of projects on a near map: a point in the colour of the theme with its letter, whose rim
   says how exact it is. Points that touch stand in a row; of many only the count is shown, which leads
   nearer. A row that would cover arms stands beside them, tied to its place by a line. Text from data only ever becomes a text node. */
(function () {
  "use strict";

  const SIZE = 24; // px, of a point
  const GAP = 2; // px between points in a box
  const TOGETHER = 6; // points that stand in a row; of more the count is shown
  const DISTANCES = [20, 30, 40, 50, 60, 75, 90]; // px that a row goes out of the way of arms
  const TURNS = [-90, 90, 0, 180, -45, -135, 45, 135]; // degrees, the better ones first
  const { html } = window.zmosDrawing;

  class Sites {
    /** @param {TownsOnMap} towns @param {Places} places @param {Covered} covered */
    constructor(towns, places, covered) {
      this.on = towns;
      this.map = towns.map;
      this.places = places;
      this.covered = covered;
      /** @type {L.Bounds[]} */
      this.taken = []; // by arms and rows
      /** @type {L.Marker[]} */
      this.points = [];
      this.group = L.layerGroup().addTo(this.map);
      this.drawn = "";
    }

    /* Draws what the present state shows, where the map is near enough. */
    show() {
      const { state } = this.on;
      if (!this.on.ready || !state) return;
      const near = this.places.atSeat(this.map.getZoom());
      this.say(near ? state.sited || "" : "");
      const ids = near ? state.sites || "" : "";
      const key = ids && [ids, state.lang, this.map.getZoom(), this.map.getCenter(),
        this.map.getSize()].join();
      if (this.drawn === key) return;
      this.drawn = key;
      const left = this.focused();
      this.group.clearLayers();
      this.points = [];
      if (!ids) return;
      this.taken = this.covered.byArms(this.on.markers.all(), this.places.size());
      this.clusters(new Set(ids.split(" "))).forEach((cluster) => this.draw(cluster));
      if (left) this.focusNear(left);
      this.on.roving.settle();
    }

    /** Where the point is that has the focus, which goes with it. */
    focused() {
      const found = this.points.find((point) => point.getElement() === document.activeElement);
      return found && found.getLatLng();
    }

    /** @param {L.LatLng} place */
    focusNear(place) {
      /** @param {L.Marker} point */
      const far = (point) => this.map.distance(place, point.getLatLng());
      const [nearest] = [...this.points].sort((one, other) => far(one) - far(other));
      if (nearest) nearest.getElement().focus({ preventScroll: true });
    }

    /** The sites of projects in the frame, those that would touch together.
       @param {Set<string>} ids @returns {Cluster[]} */
    clusters(ids) {
      const frame = L.bounds([0, 0], this.map.getSize());
      /** @type {Cluster[]} */
      const found = [];
      this.on.sites.filter((site) => ids.has(site.id)).forEach((site) => {
        const at = this.map.latLngToContainerPoint(site.at);
        if (!frame.contains(at)) return;
        const near = found.find((cluster) => cluster.point.distanceTo(at) <= SIZE + GAP);
        if (near) near.sites.push(site);
        else found.push({ point: at, at: site.at, sites: [site] });
      });
      return found;
    }

    /** @param {Cluster} cluster */
    draw({ at, point, sites }) {
      const many = sites.length > TOGETHER && this.map.getZoom() < this.map.getMaxZoom();
      const middle = this.free(point, many ? 1 : sites.length);
      if (middle !== point) this.tie(at, middle);
      if (many) {
        const count = String(sites.length);
        this.add(middle, html("span", "zmos-sites", count), count, () =>
          this.map.setView(at, this.map.getZoom() + 1));
        return;
      }
      const first = ((1 - sites.length) * (SIZE + GAP)) / 2;
      sites.forEach((site, index) =>
        this.drawSite(site, middle.add([first + index * (SIZE + GAP), 0])));
    }

    /** The middle of a row: where its sites are, or as near as nothing is covered.
       @param {L.Point} point @param {number} sites */
    free(point, sites) {
      const half = L.point((sites * (SIZE + GAP)) / 2, SIZE / 2 + GAP);
      const places = [point, ...DISTANCES.flatMap((distance) => TURNS.map((turn) => {
        const angle = (turn * Math.PI) / 180;
        return point.add([Math.cos(angle) * (distance + half.x - half.y),
          Math.sin(angle) * distance]);
      }))];
      const frame = L.bounds([0, 0], this.map.getSize());
      /** @param {L.Point} place */
      const box = (place) => L.bounds(place.subtract(half), place.add(half));
      const found = places.find((place) => (place === point || frame.contains(box(place))) &&
        !this.taken.some((taken) => taken.overlaps(box(place)))) || point;
      this.taken.push(box(found));
      return found;
    }

    /** Marks the place of a row that stands beside it.
       @param {Place} at @param {L.Point} middle */
    tie(at, middle) {
      const still = { className: "zmos-tie", interactive: false, pane: "zmos-leaders" };
      L.polyline([at, this.map.containerPointToLatLng(middle)], still).addTo(this.group);
      L.circleMarker(at, { radius: 3, ...still }).addTo(this.group);
    }

    /** @param {Site} site @param {L.Point} point */
    drawSite(site, point) {
      const { themes, lang } = this.on.state;
      const { colour, ink, letter } = themes[site.theme];
      const node = html("span", "zmos-site zmos-" + site.precision, letter);
      Object.assign(node.style, { background: colour, color: ink });
      const [name, where] = [site.name[lang], site.where[lang]];
      const marker = this.add(point, node, name + ". " + where, () => this.on.open(site.id));
      marker.bindTooltip(() => this.tooltip(name, where));
      this.covered.turn(marker, SIZE / 2);
    }

    /** @param {L.Point} point @param {HTMLElement} node @param {string} words
       @param {() => void} act */
    add(point, node, words, act) {
      const marker = L.marker(this.map.containerPointToLatLng(point), { icon: L.divIcon({ html: node, className: "zmos-point",
        iconSize: [SIZE, SIZE] }), zIndexOffset: 500, autoPanOnFocus: false }).addTo(this.group);
      this.points.push(marker);
      marker.on("click", act);
      const root = marker.getElement();
      root.setAttribute("role", "button");
      root.setAttribute("aria-label", words);
      root.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        act();
      });
      return marker;
    }

    /** @param {string} name @param {string} where */
    tooltip(name, where) {
      const root = html("div", "zmos-tip zmos-tip-site");
      root.appendChild(html("strong", "", name));
      root.appendChild(html("div", "", where));
      return root;
    }

    /** Says how many of the projects stand on the map, and of how many no site is known.
       @param {string} words */
    say(words) {
      if (!this.box) {
        const control = new L.Control({ position: "bottomleft" });
        control.onAdd = () => (this.box = html("div", "zmos-sited"));
        control.addTo(this.map);
      }
      if (this.box.textContent !== words) this.box.textContent = words;
      this.box.hidden = !words;
    }
  }

  window.zmosSites = Sites;
})();
