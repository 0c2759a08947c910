/* The arms and the sites are one stop of the Tab key: from there arrows lead to what lies next in their
   direction, Home and End to the first and last town by the alphabet. */
(function () {
  "use strict";

  const ROOM = 90; // px that are left to an edge of the frame where the map is moved to what has the focus
  const STOPS = ".zmos-marker, .zmos-point";
  const ASIDE = 2; // a pixel aside counts as so many ahead
  const WIDEST = 1.2; // and what lies further aside than this for each ahead is in no direction
  /** @type {Record<string, [number, number]>} */
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  /** What lies next in a direction; nothing at the edge.
     @template T @param {Spot<T>} from @param {Spot<T>[]} spots @param {[number, number]} way
     @returns {T | undefined} */
  function next(from, spots, [right, down]) {
    /** @type {T | undefined} */
    let best;
    let least = Infinity;
    spots.forEach(({ x, y, node }) => {
      const ahead = (x - from.x) * right + (y - from.y) * down;
      const aside = Math.abs((x - from.x) * down + (y - from.y) * right);
      if (ahead < 1 || aside > WIDEST * ahead || ahead + ASIDE * aside >= least) return;
      [best, least] = [node, ahead + ASIDE * aside];
    });
    return best;
  }

  class Roving {
    /** @param {L.Map} map */
    constructor(map) {
      this.map = map;
      this.pane = map.getPane("markerPane");
      this.frame = map.getContainer();
      /** @type {HTMLElement} */
      this.stop = null;
      this.waits = false;
      this.pane.addEventListener("keydown", (event) => this.press(event));
      this.pane.addEventListener("focusin", (event) => this.stay(/** @type {any} */ (event.target)));
      map.on("moveend", () => this.settle());
    }

    /** @returns {HTMLElement[]} */
    all() {
      return [...this.pane.querySelectorAll(/** @type {any} */ (STOPS))];
    }

    /* The towns by their names, which the labels begin with. */
    towns() {
      return this.all().filter((node) => node.dataset.code).sort((one, other) =>
        one.ariaLabel.localeCompare(other.ariaLabel, document.documentElement.lang));
    }

    /** @param {HTMLElement} node @returns {Spot<HTMLElement>} */
    spot(node) {
      const { left, top, width, height } = node.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, node };
    }

    /* One of them is the stop: that which was, while it is in sight; else the chosen town, else the
       first in sight. */
    settle() {
      const all = this.all();
      if (!all.length) return;
      const seen = this.frame.getBoundingClientRect();
      const inSight = all.filter((node) => {
        const { x, y } = this.spot(node);
        return x >= seen.left && x <= seen.right && y >= seen.top && y <= seen.bottom;
      });
      const places = this.towns().filter((node) => inSight.includes(node));
      const kept = [this.stop, places.find((node) => node.ariaPressed === "true"), places[0], inSight[0]]
        .find((node) => inSight.includes(node));
      this.stay(kept || all[0]);
    }

    /* Once what changes has been painted: to ask where it stands before would lay all of it out a
       time more. */
    settleLater() {
      if (this.waits) return;
      this.waits = true;
      requestAnimationFrame(() => setTimeout(() => {
        this.waits = false;
        this.settle();
      }));
    }

    /** @param {HTMLElement} stop */
    stay(stop) {
      const all = this.all();
      if (!all.includes(stop)) return;
      this.stop = stop;
      all.forEach((node) => {
        const place = node === stop ? 0 : -1;
        if (node.tabIndex !== place) node.tabIndex = place;
      });
    }

    /** @param {KeyboardEvent} event */
    press(event) {
      const node = this.led(event.key);
      if (node === null) return;
      event.preventDefault();
      event.stopPropagation();
      if (!node) return;
      node.focus({ preventScroll: true });
      this.bringIn(node);
    }

    /** Moves the map where what has the focus is not in the frame with all of it.
       @param {HTMLElement} node */
    bringIn(node) {
      const { left, top } = this.frame.getBoundingClientRect();
      const box = node.getBoundingClientRect();
      const size = this.map.getSize();
      const at = L.point(box.left - left, box.top - top);
      const far = at.add([box.width, box.height]);
      if (L.bounds([0, 0], size).contains(L.bounds(at, far))) return;
      /** @param {"x" | "y"} way */
      const over = (way) => Math.min(0, at[way] - ROOM) +
        Math.max(0, far[way] - size[way] + ROOM);
      this.map.panBy([over("x"), over("y")], { animate: false });
    }

    /** Where a key leads: nothing at the edge, null where it is none of these keys.
       @param {string} key */
    led(key) {
      if (key === "Home" || key === "End") return this.towns().at(key === "Home" ? 0 : -1);
      if (!ARROWS[key] || !this.stop) return null;
      return next(this.spot(this.stop), this.all().map((node) => this.spot(node)), ARROWS[key]);
    }
  }

  window.zmosRoving = Roving;
})();
