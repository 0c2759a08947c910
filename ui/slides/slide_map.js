/* The one map behind all slides: it lies over the place that the shown slide has for it. */
/* exported SlideMap */

class SlideMap {
  static FRAME = ".st-key-page iframe:not(:where(.zmos-board *))";
  static WIDTH = 600; // px, at which the names beside the arms fit the country,
  static HEIGHT = 390; // in its own proportion

  /** @type {Document} */ inner;
  /** @type {MapState | null} */ state = null;

  /** @param {HTMLElement} root @param {(page: Document) => void} onFrame */
  constructor(root, onFrame) {
    this.root = root;
    this.onFrame = onFrame;
  }

  /** @returns {HTMLIFrameElement} */
  frame() {
    return document.querySelector(SlideMap.FRAME);
  }

  map() {
    const frame = this.frame();
    return frame && frame.contentWindow && frame.contentWindow.zmosMap;
  }

  /* Looks for the map's frame, and again where it loads anew. */
  find() {
    const frame = this.frame();
    const inner = frame && frame.contentDocument;
    if (!inner || !this.map() || inner === this.inner) return;
    this.inner = inner;
    this.onFrame(inner);
    inner.documentElement.classList.add("zmos-slides");
    this.show(this.state);
  }

  /** @param {MapState | null} state of a slide; none where it has no map */
  show(state) {
    this.state = state;
    this.place();
    this.say("");
    if (state && this.map()) this.map().hold(state, (/** @type {string} */ code) => this.choose(code));
  }

  /** A click on a town outlines it and says its figure, without the server.
     @param {string} code */
  choose(code) {
    const towns = this.frame().contentWindow.zmosTowns;
    towns.update(Object.assign({}, this.state, { chosen: code, focus: "" }));
    this.say(towns.towns[code].name + ": " + this.state.towns[code].label);
  }

  /** @param {string} words */
  say(words) {
    const place = this.root.querySelector(".slide.on .said");
    if (place) place.textContent = words || place.dataset.title;
  }

  /* Lays the map over its place, on a screen enlarged so that its names read from afar; never made
     smaller than it is written. */
  place() {
    const frame = this.frame();
    if (!frame) return;
    const place = this.root.querySelector(".slide.on .map-place");
    const box = place && place.getBoundingClientRect();
    frame.style.visibility = this.state && box && box.height ? "visible" : "hidden";
    if (!box || !box.height) return;
    const scale = Math.max(1, Math.min(box.width / SlideMap.WIDTH, box.height / SlideMap.HEIGHT));
    const style = { left: box.left + "px", top: box.top + "px", width: box.width / scale + "px",
      height: box.height / scale + "px", transform: "scale(" + scale + ")" };
    Object.entries(style).forEach(([name, value]) =>
      frame.style.setProperty(name, value, "important"));
  }
}
