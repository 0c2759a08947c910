/* Shows a board: parts of HTML that the server has written (every value in it escaped there),
   and hands back the view that a control leads to. Controls are plain HTML: anything
   with data-nav, a select whose options are views, a form with data-base; an option of a facet
   is a label with data-code. What is sent, and what comes, stands in README.md beside this file. */
const EVIDENCE = /^\$([^;&]*)(?:;([^&]*))?(.*)$/; // a figure, its town, what narrows the view

const OF_SESSION = ["share", "downloads", "take", "embedding"]; // parts that the reader opens

/** @param {Component<SentData>} component */
export default function ({ data, parentElement, setTriggerValue }) {
  /** @type {Board} */
  const root = parentElement.querySelector(".zmos-board");
  const { act } = globalThis.zmosConnection; // connection.js
  /** @param {Click} click */
  const send = (click) => setTriggerValue("navigate", click);
  speak(root, data);
  globalThis.zmosDrawer.attend(); // drawer.js
  // With the view that the HTML was written for: a click may come before the next has arrived.
  root.go = (value) => {
    const action = globalThis.zmosKeptSlides.onto(actionOf(value));
    zmosTravel.arrived();
    travels = "page" in action;
    if (travels) zmosTravel.leaveOnce();
    const { view } = root.written;
    act(send, { action, view, has: globalThis.zmosHeld.shownMarks() });
    zmosAhead.paint(action, view); // ahead.js
  };
  root.show = (written) => {
    root.written = written;
    showParts(root, written); // at once: what one message changes is laid out and painted once
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
    const state = html.includes("<a ") ? data.view + html : html;
    if (part.shown !== state) {
      if (part.shown !== undefined) zmosTravel.stay();
      showPart(part, html, data);
    }
    part.shown = state;
  }
  /** @type {HTMLElement} */
  const opener = back ? root.querySelector("#" + CSS.escape(back)) : null;
  if (opener) opener.focus({ preventScroll: true });
}

/* Whether a part stays as it is until the server has answered: it shows more than the view. */
/** @param {Part} part @param {BoardData} data */
function isLeft(part, data) {
  return Boolean(data.isAhead) && !(part.name in data.parts) && OF_SESSION.includes(part.name);
}

/** @param {Part} part @param {string} html @param {BoardData} data */
function showPart(part, html, data) {
  const page = document.createElement("template");
  page.innerHTML = html; // eslint-disable-line no-restricted-properties -- escaped by the server
  page.content.querySelectorAll("a[data-nav]:not([href])").forEach((link) => {
    const place = link.dataset.place ? "#" + link.dataset.place : "";
    link.setAttribute("href", address(link.dataset.nav, data.view) + place);
    if (!link.dataset.nav.startsWith("$")) return;
    link.className = "evidence";
    link.setAttribute("aria-label", nameOf(link, data.evidence));
  });
  page.content.querySelectorAll("label[data-code]").forEach(makeBox);
  globalThis.zmosArrows.show(page.content);
  /** @type {NodeListOf<HTMLTableElement>} */
  const tables = page.content.querySelectorAll("table.labelled");
  tables.forEach(nameCells);
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const names = focused ? namesOf(focused) : [];
  becomeLike(part, page.content);
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = part.querySelectorAll("input[type=checkbox]");
  boxes.forEach((box) => { box.checked = box.defaultChecked; });
  part.querySelectorAll("select").forEach((list) => {
    const chosen = [...list.options].findIndex((option) => option.defaultSelected);
    list.selectedIndex = Math.max(0, chosen);
  });
  if (focused) keepFocus(part, focused, names);
  globalThis.zmosAfter.follow(part);
  part.querySelectorAll("form[data-script]").forEach(enliven);
  globalThis.zmosFiles.show(part);
  arrive(part);
  toPlace(part);
}

/* Brings a form to life that has a script of its own; it works without it, too. */
/** @param {HTMLElement} form */
async function enliven(form) {
  await load(form.dataset.script)
    .then((it) => it.default(form), (error) => console.error("form:", error));
}

/* Fetches a script; a page that is opened as a file may load no module, and has its own way. */
/** @param {string} source @returns {Promise<{default: any}>} */
function load(source) {
  if (globalThis.zmosSite) return globalThis.zmosSite.load(source);
  return import(new URL(source, document.baseURI).href);
}

/* Reads what a control does: an action, in JSON or not, or a link that says what its view differs
   by, on this page or another. */
/** @param {string | Action} value @returns {Action} */
function actionOf(value) {
  if (typeof value !== "string") return value;
  if (value.startsWith("{")) return JSON.parse(value);
  const [path, changes] = value.replace(EVIDENCE, evidenceLink).split("?");
  const set = Object.fromEntries(new URLSearchParams(changes));
  const page = path.replace("./", "");
  const here = location.pathname.split("/").pop();
  return !path || page === here ? { set } : { page, set };
}

/* A link that stands whole leads to its view, whatever the present one is. */
/** @param {string} href @returns {Action} */
function visit(href) {
  const [page, query] = href.split("?");
  const view = Object.fromEntries(new URLSearchParams(query));
  return { page: page.replace("./", ""), view };
}

/* Makes the box of an option, which is written short: its name, and how many it would leave. */
/** @param {HTMLElement} option */
function makeBox(option) {
  const { facet } = option.closest("[data-facet]").dataset;
  const box = document.createElement("input");
  box.type = "checkbox";
  box.dataset.nav = JSON.stringify({ toggle: [facet, option.dataset.code] });
  box.toggleAttribute("checked", "on" in option.dataset);
  box.disabled = "off" in option.dataset;
  option.classList.toggle("off", box.disabled);
  const name = document.createElement("span");
  const words = option.childNodes[option.childNodes.length - 2];
  name.textContent = words.textContent;
  words.replaceWith(name);
  option.prepend(box);
  for (const said of ["code", "on", "off"]) delete option.dataset[said];
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

/* Writes the link of a figure out; its town comes last, for the chosen one is taken off. */
/** @param {string} _ @param {string} figure @param {string} town @param {string} narrowed */
function evidenceLink(_, figure, town, narrowed) {
  return "podatki?stevilka=" + figure + narrowed + (town ? "&obcina=" + town : "");
}

/* Writes the address of a link out of what its view differs by; what is empty is left out. */
/** @param {string} change @param {string} view */
function address(change, view) {
  const [path, changes] = change.replace(EVIDENCE, evidenceLink).split("?");
  const query = new URLSearchParams(view);
  new URLSearchParams(changes).forEach((value, name) => {
    if (value) query.set(name, value);
    else query.delete(name);
  });
  const written = query.toString().replaceAll("%2C", ",");
  return globalThis.zmosSite ? globalThis.zmosSite.href(path, written) : path + "?" + written;
}

/* Names the link of a figure: the figure, what it measures, its town. */
/** @param {HTMLElement} link @param {BoardData["evidence"]} names */
function nameOf(link, { words, measures, scales, towns }) {
  const [, figure, town] = link.dataset.nav.match(EVIDENCE);
  const base = Object.keys(measures).find((code) => figure.startsWith(code));
  const scaled = Object.keys(scales).filter((code) => figure.includes(code));
  const name = [towns[town], measures[base], ...scaled.map((code) => scales[code])];
  return words.replace("{figure}", () => link.textContent.trim())
    .replace("{name}", () => name.filter(Boolean).join(", "));
}

/* Where the control that had the focus is gone or takes none any more, another has it: the same
   one written anew, that before it, or one beside it. */
/** @param {Part} part @param {Element} focused @param {string[]} names */
function keepFocus(part, focused, names) {
  if (focused.isConnected && !focused.matches(":disabled")) return;
  const row = focused.isConnected ? [...focused.parentElement.querySelectorAll(":enabled"),
    focused.closest("details") && focused.closest("details").querySelector("summary")]
    : names.map((name) => part.querySelector(name));
  const again = /** @type {HTMLElement} */ (row.find(Boolean));
  if (again) again.focus({ preventScroll: true });
}

/* How the control that had the focus is found again. */
/** @param {Element} control */
function namesOf(control) {
  const names = [];
  if (control.id) names.push("#" + CSS.escape(control.id));
  for (const name of ["data-nav", "href"]) {
    const value = control.getAttribute(name);
    if (value) names.push("[" + name + "=\"" + CSS.escape(value) + "\"]");
  }
  const before = control.previousElementSibling;
  if (before && before.id) names.push("#" + CSS.escape(before.id));
  return names;
}

/* Changes what differs and leaves the rest: what is typed, open, scrolled or in focus stays,
   and the browser lays out and paints the difference alone. */
/** @param {ParentNode & Node} present @param {Node} wanted */
function becomeLike(present, wanted) {
  /** @type {any} */
  let old = present.firstChild;
  /** @type {any} */
  let node = wanted.firstChild;
  while (node) {
    const next = node.nextSibling;
    if (!old) present.append(node);
    else if (isSamePlace(old, node)) {
      if (old.nodeType !== Node.ELEMENT_NODE) {
        if (old.data !== node.data) old.data = node.data;
      } else if (!old.isEqualNode(node)) {
        takeAttributes(old, node);
        becomeLike(old, node);
      }
      old = old.nextSibling;
    } else {
      const gone = old;
      old = old.nextSibling;
      gone.replaceWith(node);
    }
    node = next;
  }
  while (old) {
    const gone = old;
    old = old.nextSibling;
    gone.remove();
  }
}

/** @param {any} old @param {any} node */
function isSamePlace(old, node) {
  return old.nodeName === node.nodeName && (old.id || "") === (node.id || "");
}

/** @param {any} old @param {Element} node */
function takeAttributes(old, node) {
  for (const { name, value } of node.attributes) {
    if (old.getAttribute(name) === value || isKept(old, name)) continue;
    old.setAttribute(name, value);
    // A handle that the reader has moved on stays there: its next step begins where it stands.
    if (name === "value" && old.tagName === "INPUT" && !(old.form && old.form.moved)) {
      old.value = value;
    }
  }
  for (const { name } of [...old.attributes]) {
    if (!node.hasAttribute(name) && !isKept(old, name)) old.removeAttribute(name);
  }
}

/* What the reader has opened or closed stays so. */
/** @param {any} old @param {string} name */
function isKept(old, name) {
  return name === "open" && old.tagName === "DETAILS" && old.byReader;
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
  const page = document.querySelector("[data-testid=stMainBlockContainer]");
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
