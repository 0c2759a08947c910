/* Shows a board: parts of HTML that the server has written (every value in it escaped there),
   and hands back the view that a control leads to. Controls are plain HTML: anything
   with data-nav, a select whose options are views, a form with data-base; an option of a facet
   is a label with data-code. What is sent, and what comes, stands in README.md beside this file. */
const { actionOf, visit, lead, follow, nameOf } = globalThis.zmosLinks; // links.js

/** @param {Component<SentData>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  /** @type {Board} */
  const root = parentElement.querySelector(".zmos-board");
  const { act } = globalThis.zmosConnection; // connection.js
  /** @param {Click} click */
  const send = (click) => setTriggerValue("navigate", { has: globalThis.zmosHeld.shownMarks(), ...click });
  speak(root, data);
  globalThis.zmosDrawer.attend(); // drawer.js
  // With the view that the HTML was written for: a click may come before the next has arrived.
  root.go = (value) => {
    const action = globalThis.zmosKeptSlides.onto(actionOf(value));
    zmosTravel.arrived();
    travels = "page" in action;
    if (travels) zmosTravel.leaveOnce();
    const { view } = root.written;
    zmosAhead.paint(action, view, (first) => act(send, { action, view }, first)); // ahead.js
  };
  root.show = (written) => {
    root.written = written;
    showParts(root, written); // at once: what one message changes is laid out and painted once
    follow(written.view);
  };
  if (!root.listening) { listen(root); claimBoxes(root); }
  const found = globalThis.zmosHeld.whole(data); // held.js
  // Without what the server takes it to have the browser asks for everything.
  if (!found) send({ action: { wake: String(Math.random()) }, view: data.view, number: 0, has: null });
  else {
    root.sent = found;
    if (!zmosAhead.isLate(data.view)) root.show(found);
  }
  globalThis.zmosWayBack.attend(); // way_back.js
  globalThis.zmosKeptSlides.attend(); // kept_slides.js
  root.stood = true;
}

/* Names what Streamlit wraps a board in, so that the styles may take it for no box. */
/** @param {Board} root */
function claimBoxes(root) {
  const outermost = root.closest("[class*=st-key-]");
  if (!outermost) return;
  for (let box = root.parentElement; box !== outermost; box = box.parentElement) {
    box.dataset.boardBox = "";
  }
}

/** @param {Board} root */
function listen(root) {
  root.listening = true;
  root.classList.add("board");
  root.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const summary = target.closest("summary");
    if (summary) /** @type {Details} */ (summary.parentElement).byReader = true;
    /** @type {HTMLAnchorElement} */
    const file = target.closest("a[data-file]");
    if (file) { globalThis.zmosFiles.take(file, event); return; } // files.js
    const copy = target.closest("[data-copy]");
    if (copy) { copyLink(root, copy); return; }
    const picture = target.closest("[data-picture]");
    if (picture) { globalThis.zmosPicture.copy(picture); return; } // picture.js
    /** @type {HTMLElement & {disabled?: boolean}} */
    const control = target.closest("[data-nav]");
    if (!control || control.disabled || control.tagName === "SELECT") return;
    if (control.tagName === "A") {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      sought = control.dataset.place || "";
      toPlace(document);
    }
    globalThis.zmosAfter.expect(control); // after.js
    root.go(control.dataset.nav || visit(control.getAttribute("href")));
  });
  root.addEventListener("keydown", (event) => {
    globalThis.zmosArrows.move(event); // arrows.js
    /** @type {HTMLElement} */
    const close = event.key === "Escape" ? root.querySelector("[data-esc]") : null;
    if (close) close.click();
  });
  root.addEventListener("change", (event) => {
    const target = /** @type {HTMLSelectElement} */ (event.target);
    if (target.tagName === "SELECT" && target.dataset.nav !== undefined) root.go(target.value);
  });
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    globalThis.zmosAfter.expect(form);
    const fields = new URLSearchParams(/** @type {any} */ (new FormData(form))).toString();
    root.go(form.dataset.base + "&" + fields);
  });
}

/* The part of a page that a link leads to comes into sight as soon as it is there: that of a link
   on a page, or of the address that was opened. */
let sought = location.hash.slice(1);
/** @param {ParentNode} root */
function toPlace(root) {
  const place = sought && root.querySelector("#" + CSS.escape(sought));
  if (!place) return;
  sought = "";
  place.scrollIntoView({ block: "start" });
  stayAt(place);
}

let travels = false; // whether the last click led to another page

/* Puts the parts in their order; a part that has not changed is not touched, and one that stands
   where it should is not moved, which would take the focus from it. */
/** @param {Board} root @param {BoardData} data */
function showParts(root, data) {
  let back = ""; // from a part that is closed the focus goes back to what had opened it
  for (const part of /** @type {Part[]} */ ([...root.children])) {
    if (part.name in data.parts || isLeft(part, data)) continue;
    /** @type {HTMLElement} */
    const close = part.contains(document.activeElement) ? part.querySelector("[data-esc]") : null;
    if (close) back = close.dataset.esc;
    part.remove();
  }
  let place = root.firstElementChild;
  for (const [key, html] of Object.entries(data.parts)) {
    while (place && isLeft(/** @type {Part} */ (place), data)) place = place.nextElementSibling;
    /** @type {Part} */
    let part = root.querySelector(":scope > .part-" + key);
    if (!part) {
      part = /** @type {any} */ (document.createElement("div"));
      part.className = "part-" + key;
      part.name = key;
    }
    if (part === place) place = place.nextElementSibling;
    else root.insertBefore(part, place);
    if (part.shown !== html) {
      if (part.shown !== undefined) zmosTravel.stay();
      globalThis.zmosBehind.put(part, () => showPart(part, html, data), () => enlivenOf(key)); // behind.js
    }
    part.shown = html;
  }
  /** @type {HTMLElement} */
  const opener = back ? root.querySelector("#" + CSS.escape(back)) : null;
  if (opener) opener.focus({ preventScroll: true });
}

/* Whether a part stays as it is until the server has answered: it shows more than the view. */
/** @param {Part} part @param {BoardData} data */
function isLeft(part, data) {
  return Boolean(data.left) && !(part.name in data.parts) && data.left.includes(part.name);
}

/** @param {Part} part @param {string} html @param {BoardData} data */
function showPart(part, html, data) {
  const page = document.createElement("template");
  page.innerHTML = html; // eslint-disable-line no-restricted-properties -- escaped by the server
  lead(page.content, data.view);
  page.content.querySelectorAll("a[data-nav^='$']").forEach((link) => {
    link.className = "evidence";
    link.setAttribute("aria-label", nameOf(link, data.evidence));
  });
  page.content.querySelectorAll("label[data-code]").forEach(makeBox);
  globalThis.zmosArrows.show(page.content);
  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = page.content.querySelectorAll("table.labelled");
  tables.forEach(nameCells);
  globalThis.zmosLikeness.show(part, page.content); // likeness.js
  globalThis.zmosAfter.follow(part);
  part.querySelectorAll("form[data-script]").forEach(enliven);
  globalThis.zmosFiles.show(part);
  arrive(part);
  toPlace(part);
}

/** @type {Map<string, (form: HTMLElement) => void>} */
const lives = new Map(); // what brings forms to life, by its address

/* Brings a form to life that has a script of its own; it works without it, too. Once that has come it
   is called at once: a frame between would show the form as it is without it. What shows something in
   another part, too, waits until that is written. */
/** @param {HTMLElement} form */
function enliven(form) {
  const { script, shows } = form.dataset;
  const known = shows ? null : lives.get(script);
  try {
    if (known) known(form);
  } catch (error) { console.error("form:", error); }
  if (known) return;
  load(script).then((it) => { lives.set(script, it.default); it.default(form); })
    .catch((error) => console.error("form:", error));
}

/* A form may show something in another part, such as the years that are played in the charts. */
/** @param {string} name of that part */
function enlivenOf(name) {
  /** @type {NodeListOf<HTMLElement>} */
  const forms = document.querySelectorAll(`form[data-shows="${name}"]`);
  forms.forEach(enliven);
}

/* Fetches a script; a page that is opened as a file may load no module, and has its own way. */
/** @param {string} source @returns {Promise<{default: any}>} */
function load(source) {
  if (globalThis.zmosSite) return globalThis.zmosSite.load(source);
  return import(new URL(source, document.baseURI).href);
}

const BOX = document.createElement("input"); // copied: one is made anew only as a field of text first
BOX.type = "checkbox";

/* Makes the box of an option, which is written short: its name, and how many it would leave. */
/** @param {HTMLElement} option */
function makeBox(option) {
  const { facet } = option.closest("[data-facet]").dataset;
  const box = /** @type {HTMLInputElement} */ (BOX.cloneNode());
  box.dataset.nav = JSON.stringify({ toggle: [facet, option.dataset.code] });
  box.toggleAttribute("checked", "on" in option.dataset);
  box.disabled = "off" in option.dataset;
  option.classList.toggle("off", box.disabled);
  const name = document.createElement("span");
  const words = option.childNodes[option.childNodes.length - 2];
  name.textContent = words.textContent;
  words.replaceWith(name);
  option.prepend(box);
  for (const said of ["data-code", "data-on", "data-off"]) option.removeAttribute(said);
}

/* Gives each cell the name of its column, for screens where a row stands as a block. */
/** @param {HTMLTableElement} table */
function nameCells(table) {
  const names = [...table.tHead.rows[0].cells].map((head) => {
    const words = /** @type {Element} */ (head.cloneNode(true)); // without the arrow of the order
    words.querySelectorAll("[aria-hidden]").forEach((sign) => sign.remove());
    return words.textContent.trim();
  });
  for (const row of table.rows) {
    for (const cell of row.cells) {
      if (cell.tagName === "TD") cell.dataset.label = names[cell.cellIndex];
    }
  }
}

/* What a click has opened is brought into sight where it opened below it, as on a phone; a page
   that is opened by its address begins at its beginning. */
/** @param {Part} part */
function arrive(part) {
  const opened = part.querySelector("[data-arrive]");
  const what = opened ? opened.dataset.arrive : "";
  const isNew = what && what !== part.arrived && (part.parentElement.stood || travels);
  part.arrived = what;
  if (!isNew) return;
  /** @type {HTMLElement} */
  const heading = opened.querySelector("#" + CSS.escape(opened.dataset.focus || "none"));
  if (heading) heading.focus({ preventScroll: true });
  const place = opened.getBoundingClientRect();
  const low = "land" in opened.dataset ? 0.2 : 0.7; // an answer is to be read whole, at once
  if (place.top > low * window.innerHeight || place.top < 0) {
    opened.scrollIntoView({ block: "start" });
    if (!heading) opened.focus({ preventScroll: true });
    stayAt(opened);
  }
}

/* Parts that come later move it again: it stays in sight until the reader moves. */
/** @param {Element} opened */
function stayAt(opened) {
  const page = document.querySelector(".st-key-page");
  if (!page) return;
  const keep = new ResizeObserver(() => opened.scrollIntoView({ block: "start" }));
  const stop = () => keep.disconnect();
  keep.observe(page);
  setTimeout(stop, 3000);
  for (const move of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    window.addEventListener(move, stop, { once: true, passive: true });
  }
}

/** @param {Element} root @param {HTMLElement} button */
function copyLink(root, button) {
  /** @type {HTMLInputElement} */
  const box = root.querySelector("#" + button.dataset.copy);
  const done = () => { button.textContent = button.dataset.done; };
  box.select();
  if (navigator.clipboard && window.isSecureContext) {
    navigator.clipboard.writeText(box.value).then(done);
  } else if (document.execCommand("copy")) done();
}
