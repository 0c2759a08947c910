/* The names of the neighbouring municipalities on a near map: a dot at the seat and the name
   beside it, on the first side that is free. They are decoration: the facts of a town list its
   neighbours in words. Text from data only ever becomes a text node. */
(function () {
  "use strict";

  const DOT = 3; // px, half a dot with its edge
  const DISTANCES = [6, 14, 24, 34, 48, 64, 84, 108]; // px, how far from its dot a name may stand
  const FAR = 10; // px; from here on a line ties the name to its dot
  const AIR = 2; // px around a name
  const OVER_TERRITORY = 20; // px that a name goes out of the way so as to cover no territory
  const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], // the better ones first
    [1, -1], [1, 1], [-1, -1], [-1, 1], [0.5, -1], [0.5, 1], [-0.5, -1], [-0.5, 1]];

  /** @param {L.Point} centre @param {number} halfWidth @param {number} halfHeight */
  const box = (centre, halfWidth, halfHeight) =>
    L.bounds(centre.subtract([halfWidth, halfHeight]), centre.add([halfWidth, halfHeight]));

  /** Tells whether a box lies on a ring: corners are near one another, so those in the box and the
     middle of the box are enough.
     @param {L.Bounds} box @param {L.Point[]} ring */
  function covers({ min, max }, ring) {
    let within = false;
    const { x, y } = min.add(max).divideBy(2);
    return ring.some((corner, index) => {
      const last = ring[(index || ring.length) - 1];
      if ((corner.y > y) !== (last.y > y) &&
        x < ((last.x - corner.x) * (y - corner.y)) / (last.y - corner.y) + corner.x) {
        within = !within;
      }
      return corner.x > min.x && corner.x < max.x && corner.y > min.y && corner.y < max.y;
    }) || within;
  }

  /** @typedef {HTMLElement & {firstChild: HTMLElement, zmosHalf?: L.Point}} PlaceNode */
  /** @typedef {L.Point & {far?: boolean}} Offset */
  /** @typedef {{name: string, own: boolean, at: L.Point, node?: PlaceNode, box?: L.Point}} Seen */
  class NeighbourNames {
    /** @param {L.Map} map @param {Record<string, Place>} places */
    constructor(map, places) {
      this.map = map;
      this.places = Object.entries(places);
      /** @type {Map<string, PlaceNode>} */
      this.nodes = new Map();
      this.drawn = "";
      this.pane = map.createPane("zmos-neighbours");
      this.pane.classList.add("leaflet-zoom-hide");
      this.pane.setAttribute("aria-hidden", "true");
    }

    hide() {
      this.drawn = "";
      this.pane.replaceChildren();
    }

    /** Names what lies in the frame, those of `own` first. `taken` gives the boxes that no name
       may touch, `rings` what it would rather not cover; both in pixels of the frame.
       @param {string[]} own @param {() => L.Bounds[]} taken @param {() => L.Point[][]} rings */
    show(own, taken, rings) {
      const size = this.map.getSize();
      const key = [this.map.getZoom(), this.map.getCenter(), size, own].join();
      if (this.drawn === key) return;
      this.drawn = key;
      const inner = L.bounds([DOT, DOT], size.subtract([DOT, DOT]));
      /** @type {Seen[]} */
      const seen = this.places
        .map(([name, place]) => ({ name: name, own: own.includes(name),
          at: this.map.latLngToContainerPoint(place).round() }))
        .filter((place) => inner.contains(place.at));
      seen.forEach((place) => { place.node = this.node(place.name); });
      this.pane.replaceChildren(...seen.map((place) => place.node));
      seen.forEach((place) => { place.box = this.measure(place.node); });
      const frame = L.bounds([AIR, AIR], size.subtract([AIR, AIR]));
      const covered = [...taken(), ...seen.map((place) => box(place.at, DOT, DOT))];
      const territories = rings();
      /** @param {L.Bounds} side */
      const cost = (side) => (!frame.contains(side) || covered.some((it) => it.overlaps(side))
        ? Infinity : territories.some((ring) => covers(side, ring)) ? OVER_TERRITORY : 0);
      [true, false].forEach((turn) => seen.filter((place) => place.own === turn)
        .forEach((place) => {
          const offset = this.offset(place, cost);
          if (offset) covered.push(box(place.at.add(offset), place.box.x, place.box.y));
          this.put(place, offset);
        }));
    }

    /** Where the middle of the name stands, seen from its dot; nothing where no side is free.
       @param {Seen} place @param {(side: L.Bounds) => number} cost */
    offset(place, cost) {
      /** @type {Offset} */
      let best = null;
      let least = Infinity;
      DISTANCES.forEach((distance) => SIDES.forEach(([x, y], rank) => {
        const price = distance + rank / 2;
        if (price >= least) return;
        const reach = distance * (x && y ? 0.7 : 1) - AIR;
        const offset = L.point(x * (reach + place.box.x), y * (reach + place.box.y)).round();
        const whole = price + cost(box(place.at.add(offset), place.box.x, place.box.y));
        if (whole >= least) return;
        least = whole;
        best = Object.assign(offset, { far: distance > FAR });
      }));
      return best;
    }

    /** @param {string} name */
    node(name) {
      if (!this.nodes.has(name)) {
        const node = /** @type {any} */ (document.createElement("div"));
        node.className = "zmos-place";
        const label = document.createElement("span");
        label.textContent = name;
        node.appendChild(label);
        this.nodes.set(name, node);
      }
      return this.nodes.get(name);
    }

    /** Half the width and height of a name with the air around it.
       @param {PlaceNode} node */
    measure(node) {
      if (!node.zmosHalf) {
        const label = node.firstChild;
        node.zmosHalf = L.point(label.offsetWidth / 2 + AIR, label.offsetHeight / 2 + AIR);
      }
      return node.zmosHalf;
    }

    /** @param {Seen} place @param {Offset} offset */
    put(place, offset) {
      const { node } = place;
      L.DomUtil.setPosition(node, this.map.containerPointToLayerPoint(place.at));
      node.classList.toggle("zmos-own", place.own);
      node.classList.toggle("zmos-unnamed", !offset);
      node.title = offset ? "" : place.name;
      node.querySelectorAll("i").forEach((line) => line.remove());
      if (!offset) return;
      node.firstChild.style.left = offset.x + "px";
      node.firstChild.style.top = offset.y + "px";
      if (offset.far) node.appendChild(this.line(offset, place.box));
    }

    /** A hair from the dot to the near edge of the name.
       @param {L.Point} offset @param {L.Point} half */
    line(offset, half) {
      const line = document.createElement("i");
      /** @param {number} value @param {number} reach */
      const edge = (value, reach) => Math.sign(value) * Math.max(0, Math.abs(value) - reach);
      const [x, y] = [edge(offset.x, half.x), edge(offset.y, half.y)];
      line.style.width = Math.hypot(x, y) + "px";
      line.style.transform = "rotate(" + Math.atan2(y, x) + "rad)";
      return line;
    }
  }

  window.zmosNeighbourNames = NeighbourNames;
})();
