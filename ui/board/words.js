/* Puts our words in the place of Streamlit's own, which are English on every page. The words come
   from ui/streamlit_words.py: where a word of Streamlit's stands, how it is written, and ours.
   Streamlit adds elements at any time; those of our own boards are left out unseen. */
globalThis.zmosWords = globalThis.zmosWords || (function () {
  const OWN = ".zmos-board, #vg-tooltip-element";
  /** @typedef {{selector: string, attribute: string, theirs: RegExp, ours: string}} Entry */
  /** @type {SaidWords} */
  const said = new WeakMap(); // element -> {attribute: {theirs, ours}}
  const words = { language: "", speak };
  /** @type {Entry[]} */
  let entries = [];
  let every = ""; // one selector for all of them

  /** @param {string} language @param {WordEntry[]} given */
  function speak(language, given) {
    if (words.language === language) return;
    if (!words.language) watch();
    words.language = language;
    document.documentElement.lang = language;
    entries = given.map(([selector, attribute, theirs, ours]) =>
      ({ selector, attribute, theirs: new RegExp("^(?:" + theirs + ")$", "s"), ours }));
    every = entries.map((entry) => entry.selector).join();
    document.querySelectorAll(every).forEach(put);
  }

  /** @param {Element} element */
  function put(element) {
    entries.forEach((entry) => {
      if (!element.matches(entry.selector)) return;
      if (entry.attribute !== "hidden") change(element, entry);
      else if (entry.theirs.test(element.textContent)) {
        /** @type {HTMLElement} */ (element).style.display = "none";
      }
    });
  }

  /** What Streamlit wrote is kept, for when the language changes.
     @param {Element} element @param {Entry} entry */
  function change(element, { attribute, theirs, ours }) {
    const present = read(element, attribute);
    const kept = said.get(element) || {};
    const before = kept[attribute];
    const written = before && present === before.ours ? before.theirs : present;
    if (written === null || !theirs.test(written)) return;
    const wanted = written.replace(theirs, ours);
    said.set(element, { ...kept, [attribute]: { theirs: written, ours: wanted } });
    if (wanted !== present) write(element, attribute, wanted);
  }

  /** @param {Element} element @param {string} attribute */
  function read(element, attribute) {
    return attribute ? element.getAttribute(attribute) : element.textContent;
  }

  /** The text node stays where it is, for it is Streamlit's to change or to take away.
     @param {Element} element @param {string} attribute @param {string} value */
  function write(element, attribute, value) {
    const only = element.childNodes.length === 1 ? element.firstChild : null;
    if (attribute) element.setAttribute(attribute, value);
    else if (only instanceof Text) only.data = value;
    else element.textContent = value;
  }

  function watch() {
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const place = target instanceof Element ? target : target.parentElement;
        if (!place || place.closest(OWN)) continue;
        if (place.matches(every)) put(place);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          if (node.matches(every)) put(node);
          node.querySelectorAll(every).forEach(put);
        }
      }
    }).observe(document.documentElement,
      { subtree: true, childList: true, characterData: true, attributeFilter: ["aria-label"] });
  }

  return words;
})();
