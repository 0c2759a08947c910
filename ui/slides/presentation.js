/* The presentation. All slides stand in the page; this script shows one of them at once and
   hands the map its state. The address follows, so that a copied link or a new start of the
   server opens the same slide. */
const PAIR = "zmos-pair"; // of a presentation and its speaker's window
const SPEAKER = "zmos-speaker-"; // name of that window; the pair follows
const FRAME = 'iframe.stCustomComponentV1';
const MAP_WIDTH = 600; // the width at which the names beside the arms fit the country
const DIGITS_MS = 900;

/** @param {Component<SlidesData>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  /** @type {HTMLElement & {deck?: Deck}} */
  const root = parentElement.querySelector(".zmos-board");
  speak(root, data);
  if (!root.deck) root.deck = new Deck(root, data);
  const send = (/** @type {Click} */ click) => setTriggerValue("navigate", click);
  root.deck.go = (/** @type {Action} */ action) =>
    globalThis.zmosConnection.act(send, { action, view: data.view });
  root.deck.fill(data);
}

const isSpeaker = () => window.name.startsWith(SPEAKER);
const newPair = () => crypto.getRandomValues(new Uint32Array(2)).join("-");

function pairOf() {
  if (isSpeaker()) return window.name.slice(SPEAKER.length);
  return sessionStorage.getItem(PAIR) || newPair();
}

class Deck {
  /** @type {(action: Action) => void} */ go;
  /** @type {BroadcastChannel} */ channel;
  /** @type {Document} */ inner;
  /** @type {string} */ html;
  /** @type {HTMLElement[]} */ slides;

  /** @param {HTMLElement} root @param {SlidesData} data */
  constructor(root, data) {
    this.root = root;
    this.slide = data.slide;
    this.digits = "";
    this.started = Date.now();
    /** @param {KeyboardEvent} event */
    this.onKey = (event) => this.key(event);
    this.listen(document);
    root.addEventListener("click", (event) => this.click(event));
    this.join(pairOf());
    this.onResize = () => this.place();
    window.addEventListener("resize", this.onResize);
    this.clock();
    this.fill(data); // first: the map may be there before this script
    this.findMap();
  }

  /** Talks to the other window of its own pair alone. A tab that was copied has the pair of the
     other one: whoever comes and hears so takes a new one.
     @param {string} pair */
  join(pair) {
    this.pair = pair;
    if (this.channel) this.channel.close();
    this.channel = new BroadcastChannel("zmos-slides-" + pair);
    this.channel.onmessage = (event) => this.hear(event.data);
    if (isSpeaker()) return;
    sessionStorage.setItem(PAIR, pair);
    this.channel.postMessage({ comes: true });
  }

  /* Another page of the dashboard has come; nothing of this one may listen on. */
  isOver() {
    if (this.root.isConnected) return false;
    document.removeEventListener("keydown", this.onKey, true);
    window.removeEventListener("resize", this.onResize);
    this.channel.close();
    return true;
  }

  /** @param {Document} page */
  listen(page) {
    page.addEventListener("keydown", this.onKey, true);
  }

  /** @param {SlidesData} data */
  fill(data) {
    if (this.html === data.html) return;
    this.html = data.html;
    this.states = data.states;
    // eslint-disable-next-line no-restricted-properties -- escaped by the server
    this.root.innerHTML = data.html;
    this.slides = [...this.root.querySelectorAll(".slide[data-slide]")];
    this.dots = [...this.root.querySelectorAll("[data-jump]")];
    this.speaker = Boolean(this.root.querySelector(".speaker"));
    this.show(this.slide);
  }

  /** @param {number} number */
  show(number) {
    if (!this.slides.length) return;
    this.slide = Math.max(1, Math.min(number, this.slides.length));
    this.slides.forEach((part, index) => {
      const on = index + 1 === this.slide;
      part.classList.toggle("on", on);
      part.toggleAttribute("inert", !on);
    });
    this.dots.forEach((dot, index) => {
      if (index + 1 === this.slide) dot.setAttribute("aria-current", "true");
      else dot.removeAttribute("aria-current");
    });
    this.showMap();
  }

  /** Shows a slide, in the address and in the other window too.
     @param {number} number */
  turn(number) {
    if (this.move(number)) this.channel.postMessage({ slide: this.slide });
  }

  /** @param {{slide?: number, comes?: boolean, isTaken?: boolean}} message */
  hear(message) {
    if (this.isOver() || !message) return;
    if (Number.isInteger(message.slide)) this.move(message.slide);
    else if (message.comes && !isSpeaker()) this.channel.postMessage({ isTaken: true });
    else if (message.isTaken && !isSpeaker()) this.join(newPair());
  }

  /** @param {number} number */
  move(number) {
    const before = this.slide;
    this.show(number);
    if (before === this.slide) return false;
    const notice = this.root.querySelector(".deck:not(.speaker) .left-out");
    if (notice) notice.remove();
    const address = new URL(location.href);
    address.searchParams.set("slide", String(this.slide));
    history.replaceState(history.state, "", address);
    return true;
  }

  showMap() {
    const frame = this.frame();
    if (!frame) return;
    const state = this.states[this.slide - 1];
    frame.style.visibility = state ? "visible" : "hidden";
    this.say("");
    if (state && this.map()) this.map().hold(state, (/** @type {string} */ code) => this.choose(code));
  }

  /** @returns {HTMLIFrameElement} */
  frame() {
    return document.querySelector(FRAME);
  }

  map() {
    const frame = this.frame();
    return frame && frame.contentWindow && frame.contentWindow.zmosMap;
  }

  /** A click on a town outlines it and says its figure, without the server.
     @param {string} code */
  choose(code) {
    const state = this.states[this.slide - 1];
    const towns = this.frame().contentWindow.zmosTowns;
    towns.update(Object.assign({}, state, { chosen: code, focus: "" }));
    this.say(towns.towns[code].name + ": " + state.towns[code].label);
  }

  /** @param {string} words */
  say(words) {
    const place = this.root.querySelector(".slide.on .said");
    if (place) place.textContent = words || place.dataset.title;
  }

  /* Waits for the map's frame, and again where it loads anew. */
  findMap() {
    if (this.isOver()) return;
    const frame = this.frame();
    const inner = frame && frame.contentDocument;
    if (inner && this.map() && inner !== this.inner) {
      this.inner = inner;
      this.listen(inner);
      inner.documentElement.classList.add("zmos-slides");
      this.place();
      this.showMap();
    }
    setTimeout(() => this.findMap(), this.inner ? 500 : 50);
  }

  /* Lays the map over its place on the slide, enlarged so that its names read from afar. */
  place() {
    if (this.isOver()) return;
    const frame = this.frame();
    const place = this.root.querySelector(".map-place");
    if (!frame || !place) return;
    const box = place.getBoundingClientRect();
    const scale = box.width / MAP_WIDTH;
    const style = { left: box.left + "px", top: box.top + "px", width: box.width / scale + "px",
      height: box.height / scale + "px", transform: "scale(" + scale + ")" };
    Object.entries(style).forEach(([name, value]) =>
      frame.style.setProperty(name, value, "important"));
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (this.isOver()) {
      /** @type {Document} */ (event.currentTarget).removeEventListener("keydown", this.onKey, true);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target.closest && target.closest("input, textarea, select, [contenteditable=true]")) return;
    const pressed = target.closest && target.closest("a, button");
    if (pressed && this.root.contains(pressed) && (event.key === " " || event.key === "Enter")) return;
    if (!this.act(event.key, event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {string} key @param {boolean} [shift] */
  act(key, shift) {
    if (/^[0-9]$/.test(key)) { this.digit(key); return true; }
    /** @type {Record<string, number>} */
    const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1,
      PageUp: -1, " ": shift ? -1 : 1 };
    if (key in steps) { this.turn(this.slide + steps[key]); return true; }
    /** @type {Record<string, () => void>} */
    const acts = {
      Home: () => this.turn(1),
      End: () => this.turn(this.slides.length),
      f: () => this.fullScreen(),
      p: () => this.openSpeaker(),
      Escape: () => this.leave(),
    };
    const act = acts[key.length === 1 ? key.toLowerCase() : key];
    if (act) act();
    return Boolean(act);
  }

  /** One digit jumps at once; a second one soon after makes it ten and more.
     @param {string} key */
  digit(key) {
    clearTimeout(this.digitsEnd);
    const both = this.digits + key;
    this.digits = Number(both) <= this.slides.length ? both : key;
    if (Number(this.digits) >= 1) this.turn(Number(this.digits));
    this.digitsEnd = setTimeout(() => { this.digits = ""; }, DIGITS_MS);
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen().catch(() => {});
  }

  openSpeaker() {
    if (this.speaker) return;
    const address = new URL(location.href);
    address.searchParams.set("slide", String(this.slide));
    address.searchParams.set("govornik", "da");
    window.open(address, SPEAKER + this.pair, "popup,width=1100,height=760");
  }

  leave() {
    if (document.fullscreenElement) { document.exitFullscreen(); return; }
    if (this.speaker) { window.close(); return; }
    const slide = this.slides[this.slide - 1];
    this.go(slide ? JSON.parse(slide.dataset.nav) : { page: "", view: {} });
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const dot = target.closest("[data-jump]");
    if (dot) {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      this.turn(Number(dot.dataset.jump));
    }
    const button = target.closest("[data-key]");
    if (button) { this.act(button.dataset.key); button.blur(); }
  }

  clock() {
    if (this.isOver()) return;
    /** @param {string} name @param {string} words */
    const put = (name, words) => {
      const place = this.root.querySelector(name);
      if (place && place.textContent !== words) place.textContent = words;
    };
    /** @param {number} n */
    const two = (n) => String(n).padStart(2, "0");
    const now = new Date();
    const since = Math.floor((now.getTime() - this.started) / 1000);
    put("[data-clock]", two(now.getHours()) + ":" + two(now.getMinutes()));
    put("[data-elapsed]", Math.floor(since / 60) + ":" + two(since % 60));
    setTimeout(() => this.clock(), 250);
  }
}
