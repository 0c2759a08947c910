/* The map of the towns. Geometry is fetched once by address; what a filter changes comes as
   a small object to zmosMap.update(). Text from data only ever becomes a text node. */
(function () {
  "use strict";

  const { html } = window.zmosDrawing;

  const STYLE_MS = 5000; // after which the map is drawn without its style

  /* Names are measured once: without its style each would keep the width that it had then. */
  async function styled() {
    /** @type {HTMLLinkElement[]} */
    const links = [...document.querySelectorAll("link")];
    await Promise.all(links.filter((link) => link.rel === "stylesheet" && !link.sheet)
      .map((link) => new Promise((done) => {
        link.addEventListener("load", done);
        link.addEventListener("error", done);
        setTimeout(done, STYLE_MS);
      })));
  }

  class TownMap {
    /** @type {MapLayers["context"]} */ context;
    /** @type {MapLayers["country"]} */ country;
    /** @type {MapLayers["municipalities"]} */ municipalities;
    /** @type {MapLayers["all"]} */ all;
    /** @type {MapLayers["neighbours"]} */ neighbours;
    /** @type {MapLayers["anchors"]} */ anchors;
    /** @type {MapLayers["towns"]} */ towns;
    /** @type {MapLayers["sites"]} */ sites;
    /** @type {MapState} */ view; // which the page says
    /** @type {MapState} */ state; // which is shown
    /** @type {MapState} */ sent; // by the page last
    /** @type {string} */ expected; // id of the view that is shown before the page has said it
    /** @type {Change | null} */ change;

    /** @param {L.Map} map @param {MapConfig} config */
    constructor(map, config) {
      this.map = map;
      this.config = config;
      this.bridge = new window.zmosBridge();
      const covered = new window.zmosCovered(map);
      this.places = new window.zmosPlaces(this);
      this.views = new window.zmosViews(this, this.places, covered);
      this.layers = new window.zmosLayers(this, this.places, covered);
      this.roving = new window.zmosRoving(map);
      this.markers = new window.zmosMarkers(this, this.places, covered);
      this.points = new window.zmosSites(this, this.places, covered);
      this.ready = false;
      this.focused = "";
      window.zmosTheme();
      this.holdStill(map.getContainer());
      // One finger scrolls the page, two move the map: a map may not hold a page fast.
      if (window.matchMedia("(pointer: coarse)").matches) map.dragging.disable();
      map.attributionControl.setPrefix(false);
      map.attributionControl.addAttribution(config.attribution);
    }

    /** Leaflet gives the frame the focus with the press of a button or a finger. Where the map lies
       partly below the screen, the page scrolled from under it, and there was no click.
       @param {HTMLElement} container */
    holdStill(container) {
      container.focus = () =>
        HTMLElement.prototype.focus.call(container, { preventScroll: true });
    }

    /* One file holds every layer: context, country, municipalities, neighbours, anchors, towns,
       and all municipalities where the official layers have been imported. A file that stands alone
       hands them over in the place of their address. */
    async load() {
      const layers = this.config.layers;
      Object.assign(this, typeof layers === "string" ? await this.fetched(layers) : layers);
      await styled();
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
      this.views.bounds = this.layers.draw();
      this.views.fit();
      this.map.on("zoomend", () => this.markers.place());
      this.map.on("moveend", () => { this.points.show(); this.layers.nameNeighbours(); });
      this.views.heed();
      window.zmosPrint(this.views);
    }

    /** @param {string} code */
    tooltip(code) {
      const town = (this.state && this.state.towns[code]) || { label: "" };
      const root = html("div", "zmos-tip");
      root.appendChild(html("strong", "", this.towns[code].name));
      root.appendChild(html("div", "", town.label));
      return root;
    }

    /** With Shift, Ctrl or Command a click adds a town to those that are compared.
       @param {MouseEvent | KeyboardEvent} event */
    several(event) {
      return Boolean(event && (event.shiftKey || event.ctrlKey || event.metaKey));
    }

    /** Chooses a town, or puts it into the comparison; a page that holds the state hears of it and
       the dashboard does not.
       @param {string} code @param {boolean} adds */
    choose(code, adds) {
      if (!held) this.bridge.choose(code + (adds ? "+" : ""));
      if (this.config.onChoose) this.config.onChoose(code, adds);
    }

    /** Opens the card of a project; a page that holds the state stays where it is.
       @param {string} project */
    open(project) {
      if (held) return;
      this.bridge.choose(project);
      if (this.config.onOpen) this.config.onOpen(project);
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

    /** Shows the view that the page is on its way to; what comes of another meanwhile waits.
       @param {MapState} state */
    ahead(state) {
      this.update(state);
      this.expected = state.id;
    }

    /** Shows what the page has said last: its answer was not what was shown before it. */
    settle() {
      this.expected = "";
      if (this.sent && this.sent !== this.view) this.update(this.sent);
    }

    /** @param {MapState} state */
    hear(state) {
      this.sent = state;
      if (this.expected && this.expected !== state.id) return;
      const isShown = Boolean(this.expected) && JSON.stringify(state) === JSON.stringify(this.view);
      this.expected = "";
      if (isShown) this.view = state;
      else this.update(state);
    }

    /** Another view of the page ends what is shown in the place of its figures.
       @param {MapState} state */
    update(state) {
      if (this.view && this.view.id !== state.id) this.change = null;
      this.view = state;
      this.show();
    }

    /** Shows something else in the place of the figures of the view, until it is told to stop.
       @param {Change | null} change makes a state of that of the view */
    during(change) {
      if (!change && !this.change) return;
      this.change = change;
      if (this.view) this.show();
    }

    show() {
      this.state = this.change ? this.change(this.view) : this.view;
      this.say();
      if (this.ready) this.apply();
    }

    /** Shows a state in its own view: what was zoomed or dragged before is put back.
       @param {MapState} state */
    present(state) {
      if (this.ready && (this.views.touched || this.focused || !this.presented)) {
        this.views.touched = false;
        this.presented = true;
        this.focused = "";
        this.views.fit();
      }
      this.update(state);
    }

    say() {
      window.zmosLabel(this.map.getContainer(), this.state.words, this.state.lang);
    }

    apply() {
      this.layers.colour();
      this.markers.mark();
      this.zoomButton = this.zoomButton || new window.zmosZoomButton(this.map,
        () => this.views.zoomToChosen());
      this.fullScreen = this.fullScreen || new window.zmosFullScreenButton(this.map);
      const words = this.state.words;
      const ofCountry = !this.chosenCodes().length;
      this.zoomButton.say(ofCountry ? words.zoom_all : words.zoom_chosen, ofCountry);
      this.fullScreen.say(words.full_screen);
      if (this.state.focus && this.focused !== this.state.focus) {
        this.focused = this.state.focus;
        this.views.zoomToChosen();
      }
      this.points.show();
      this.layers.nameNeighbours();
      const { dataset } = this.map.getContainer();
      dataset.state = this.state.id;
      dataset.year = String(this.state.year || "");
    }

    chosenCodes() {
      const state = this.state;
      return [...new Set([state.chosen, ...(state.compared || [])])]
        .filter((code) => code && this.layers.territories[code]);
    }

    /** @param {Error} error */
    fail(error) {
      const box = html("div", "zmos-missing");
      box.setAttribute("role", "alert");
      this.map.getContainer().appendChild(box);
      if (this.state) this.say();
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
      if (window.zmosTowns && !held) window.zmosTowns.hear(state);
    },
    /** @param {MapState} state */
    ahead(state) {
      if (window.zmosTowns) window.zmosTowns.ahead(state);
    },
    sent: () => (window.zmosTowns && window.zmosTowns.sent),
    forget() {
      if (window.zmosTowns) window.zmosTowns.expected = "";
    },
    settle() {
      if (window.zmosTowns) window.zmosTowns.settle();
    },
    /** @param {Change | null} change */
    during(change) {
      if (window.zmosTowns) window.zmosTowns.during(change);
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
