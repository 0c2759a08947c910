/* Makes a part like the HTML that it is to show: what differs is changed, the rest is left, so that
   what is typed, open, scrolled or in focus stays, and the browser lays out and paints the
   difference alone. */
globalThis.zmosLikeness = globalThis.zmosLikeness || (function () {
  "use strict";

  /** @param {Part} part @param {DocumentFragment} wanted */
  function show(part, wanted) {
    const focused = part.contains(document.activeElement) ? document.activeElement : null;
    const names = focused ? namesOf(focused) : [];
    becomeLike(part, wanted);
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = part.querySelectorAll("input[type=checkbox]");
    boxes.forEach((box) => { box.checked = box.defaultChecked; });
    part.querySelectorAll("select").forEach((list) => {
      const chosen = [...list.options].findIndex((option) => option.defaultSelected);
      list.selectedIndex = Math.max(0, chosen);
    });
    if (focused) keepFocus(part, focused, names);
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
    for (const name of node.getAttributeNames()) {
      const value = node.getAttribute(name);
      if (old.getAttribute(name) === value || isKept(old, name)) continue;
      old.setAttribute(name, value);
      // A handle that the reader has moved on stays there: its next step begins where it stands.
      if (name === "value" && old.tagName === "INPUT" && !(old.form && old.form.moved)) {
        old.value = value;
      }
    }
    for (const name of old.getAttributeNames()) {
      if (!node.hasAttribute(name) && !isKept(old, name)) old.removeAttribute(name);
    }
  }

  /* What the reader has opened or closed stays so, and so does what holds the focus. */
  /** @param {any} old @param {string} name */
  function isKept(old, name) {
    if (name !== "open" || old.tagName !== "DETAILS") return false;
    old.byReader = old.byReader || (old.open && old.contains(document.activeElement));
    return old.byReader;
  }

  return { show, isKept, isSamePlace };
})();
