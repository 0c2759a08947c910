/* The presentation. All slides stand in the page; this script shows one of them at once and
   hands the map its state. The address follows, so that a copied link, a new start of the server
   or Back from a live page opens the same slide; a slide is no entry of the history, so that one
   Back leaves the presentation. */

/** @param {Component<SlidesData>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  /** @type {HTMLElement & {deck?: Deck}} */
  const root = parentElement.querySelector(".zmos-board");
  speak(root, data);
  if (!root.deck) root.deck = new Deck(root, data);
  const send = (/** @type {Click} */ click) => setTriggerValue("navigate", click);
  root.deck.go = (/** @type {Action} */ action) => {
    globalThis.zmosTravel.leaveOnce(false);
    globalThis.zmosConnection.act(send, { action, view: data.view }, undefined, true);
  };
  root.deck.fill(data);
}

class Deck {
  static TICK_MS = 250;

  /** @type {(action: Action) => void} */ go;
  /** @type {string} */ html;
  /** @type {HTMLElement[]} */ slides;
  /** @type {HTMLElement} */ stage;

  /** @param {HTMLElement} root @param {SlidesData} data */
  constructor(root, data) {
    this.root = root;
    this.slide = data.slide;
    this.screen = ""; // or "black", "white", "live": what the hall sees in the place of a slide
    this.number = new SlideNumber();
    this.map = new SlideMap(root, (page) => this.listen(page));
    this.pair = new SlidePair((message) => this.hear(message),
      () => ({ slide: this.slide, screen: this.screen }));
    this.onKey = (/** @type {KeyboardEvent} */ event) => this.key(event);
    this.listen(document);
    root.addEventListener("click", (event) => this.click(event));
    this.onResize = () => { this.map.place(); this.reach(); if (this.next) this.next.place(); };
    window.addEventListener("resize", this.onResize);
    if (this.pair.isPreview) this.slide += 1;
    this.fill(data); // first: the map may be there before this script
    if (this.isSpeaker) this.clock = new SpeakersClock();
    else globalThis.zmosWayBack.forget();
    this.tick();
  }

  /* Another page of the dashboard has come; nothing of this one may listen on. */
  isOver() {
    if (this.root.isConnected) return false;
    if (!this.left) {
      this.left = true;
      document.removeEventListener("keydown", this.onKey, true);
      window.removeEventListener("resize", this.onResize);
      if (!this.pair.isSpeaker) this.pair.tell({ screen: "live" });
      this.pair.close();
    }
    return true;
  }

  /** @param {Document} page */
  listen(page) {
    page.addEventListener("keydown", this.onKey, true);
    listenForSwipes(page, (step) => { if (!this.isOver() && !this.isDone()) this.turn(this.slide + step); });
  }

  /** @param {SlidesData} data */
  fill(data) {
    if (this.html === data.html) return;
    this.html = data.html;
    this.states = data.states;
    // eslint-disable-next-line no-restricted-properties -- escaped by the server
    this.root.innerHTML = data.html;
    this.stage = this.root.querySelector(".deck");
    this.slides = [...this.root.querySelectorAll(".slide[data-slide]")];
    this.dots = [...this.root.querySelectorAll("[data-jump]")];
    this.stage.classList.toggle("in-preview", this.pair.isPreview);
    this.isSpeaker = this.stage.classList.contains("speaker");
    if (this.isSpeaker && !this.next) this.next = new NextSlide(this.root, this.pair);
    this.show(this.slide);
    this.showScreen(this.screen);
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
    const place = this.root.querySelector("[data-place]");
    if (place) place.textContent = this.slide + " / " + this.slides.length;
    const state = this.states[this.slide - 1] || null;
    this.stage.classList.toggle("has-map", Boolean(state));
    if (!state) this.stage.classList.remove("whole-map");
    this.map.show(state);
    this.reach();
    if (this.next) this.next.place();
  }

  /* What scrolls on the slide can be reached by Tab. */
  reach() {
    this.root.querySelectorAll(".slide [tabindex]").forEach((box) => box.removeAttribute("tabindex"));
    const box = this.slides.length ? this.scroller() : null;
    if (box) box.tabIndex = 0;
  }

  /** Shows a slide, in the address and in the other window too.
     @param {number} number */
  turn(number) {
    if (this.move(number)) this.pair.tell({ slide: this.slide });
  }

  /** @param {PairMessage} message */
  hear(message) {
    if (this.isOver()) return;
    if (this.pair.isPreview) {
      if (Number.isInteger(message.slide)) this.show(message.slide + 1);
      return;
    }
    if (Number.isInteger(message.slide)) this.move(message.slide);
    if (message.screen !== undefined) this.showScreen(message.screen);
  }

  /** @param {number} number */
  move(number) {
    const before = this.slide;
    this.show(number);
    if (before === this.slide) return false;
    globalThis.zmosConnection.lapse(); // who goes on leaves the slides no longer
    const address = new URL(location.href);
    address.searchParams.set("slide", String(this.slide));
    history.replaceState(history.state, "", address);
    return true;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (this.isOver()) {
      /** @type {Document} */ (event.currentTarget).removeEventListener("keydown", this.onKey, true);
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || this.isOfControl(event)) return;
    if (!this.press(event.key, event.shiftKey, event.repeat)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Whether a key is that of what has the focus: a field, or a control that it presses.
     @param {KeyboardEvent} event */
  isOfControl(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (!target.closest) return false;
    if (target.closest("input, textarea, select, [contenteditable=true]")) return true;
    const presses = this.root.contains(target) ? [" ", "Enter"] : ["Enter"];
    return presses.includes(event.key) && Boolean(target.closest("a, button, [role=button]"));
  }

  /** @param {string} key @param {boolean} [shift] @param {boolean} [repeat] */
  press(key, shift, repeat) {
    const act = actOfKey(key, shift);
    const isDigit = /^[0-9]$/.test(key);
    if (!act && !isDigit) return false;
    if (act === "black" || act === "white") {
      if (!repeat) this.blank(act);
    } else if (this.isDone()) {
      return true;
    } else if (!act) {
      const number = this.number.type(key, this.slides.length);
      if (number) this.turn(number);
    } else {
      const isTyped = this.number.end();
      if (!(key === "Enter" && isTyped)) this.act(act, repeat);
    }
    return true;
  }

  /* Any key or touch ends a black or white screen, and the list of the keys, and does nothing else. */
  isDone() {
    const list = this.root.querySelector("dialog");
    const isOpen = Boolean(list && list.open);
    if (isOpen) list.close();
    if (isOpen || !["black", "white"].includes(this.screen)) return isOpen;
    this.blank("");
    return true;
  }

  /** @param {SlideAct} act @param {boolean} [repeat] of a key that is held down */
  act(act, repeat) {
    /** @type {Record<string, number>} */
    const slides = { next: this.slide + 1, previous: this.slide - 1, first: 1,
      last: this.slides.length };
    if (act in slides) this.turn(slides[act]);
    else if (act === "down") this.scrollOrTurn(1);
    else if (act === "up") this.scrollOrTurn(-1);
    else if (repeat) return;
    else if (act === "map") this.wholeMap();
    else if (act === "full") this.fullScreen(!document.fullscreenElement);
    else if (act === "fill") this.fullScreen(true);
    else if (act === "speaker" && !this.isSpeaker) this.pair.openSpeaker();
    else if (act === "keys") this.root.querySelector("dialog").showModal();
    else if (act === "leave") this.escape();
  }

  /** A slide that is longer than its screen scrolls first.
     @param {1 | -1} step */
  scrollOrTurn(step) {
    const box = this.scroller();
    const before = box ? box.scrollTop : 0;
    if (box) box.scrollTop += step * box.clientHeight * 0.8;
    if (!box || box.scrollTop === before) this.turn(this.slide + step);
  }

  scroller() {
    const slide = this.slides[this.slide - 1];
    return [slide, ...slide.querySelectorAll(".body, .words, .column")].find((box) =>
      box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY === "auto");
  }

  /** Makes the screen black or white, or shows the slide again.
     @param {string} screen */
  blank(screen) {
    this.showScreen(screen === this.screen ? "" : screen);
    this.pair.tell({ screen: this.screen });
  }

  /** @param {string} screen */
  showScreen(screen) {
    this.screen = screen;
    document.documentElement.dataset.screen = this.isSpeaker ? "" : screen;
    const said = /** @type {HTMLElement} */ (this.root.querySelector("[data-screen]"));
    said.textContent = screen ? said.dataset[screen] : "";
    said.dataset.screen = screen;
  }

  /** @param {boolean} [on] */
  wholeMap(on = !this.stage.classList.contains("whole-map")) {
    if (!this.stage.classList.contains("has-map")) return;
    this.stage.classList.toggle("whole-map", on);
    this.map.place();
  }

  /** @param {boolean} on */
  fullScreen(on) {
    if (!on) document.exitFullscreen();
    else if (!document.fullscreenElement && !this.isSpeaker) {
      document.documentElement.requestFullscreen().catch(() => {});
    }
  }

  /* Escape goes one step out: of the map, of the full screen, of the presentation. */
  escape() {
    if (this.stage.classList.contains("whole-map")) this.wholeMap(false);
    else if (document.fullscreenElement) document.exitFullscreen();
    else this.leave();
  }

  /* A live page needs the server: without it nothing may wait that would end the presentation later. */
  leave() {
    if (this.isSpeaker) { window.close(); return; }
    if (!globalThis.zmosConnection.isThere()) return;
    const slide = this.slides[this.slide - 1];
    globalThis.zmosWayBack.keep(this.slide);
    this.go(slide ? JSON.parse(slide.dataset.nav) : { page: "", view: {} });
  }

  /** @param {MouseEvent} event */
  click(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const timer = target.closest("[data-timer]");
    if (timer) { this.clock[/** @type {"turn" | "reset"} */ (timer.dataset.timer)](); return; }
    const control = target.closest("[data-act], [data-jump]");
    if (control && (event.metaKey || event.ctrlKey || event.shiftKey)) return;
    if (control) event.preventDefault();
    const { act, jump } = control ? control.dataset : { act: "", jump: "" };
    if (act === "black" || act === "white") this.blank(act);
    else if (this.isDone()) return;
    else if (jump) this.turn(Number(jump));
    else if (act === "out") this.leave();
    else if (act) this.act(/** @type {SlideAct} */ (act));
    if (act) control.blur();
  }

  tick() {
    if (this.isOver()) return;
    this.map.find();
    if (this.clock) this.clock.show(this.root);
    this.stage.classList.toggle("away", !globalThis.zmosConnection.isThere());
    setTimeout(() => this.tick(), this.map.inner || this.isSpeaker ? Deck.TICK_MS : 50);
  }
}
