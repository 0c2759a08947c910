/* Puts our words in the place of Streamlit's own, which are English on every page. The words come
   from ui/streamlit_words.py: where a word of Streamlit's stands, how it is written, and ours.
   Streamlit adds elements at any time; those of our own boards are left out unseen. */
globalThis.zmosWords = globalThis.zmosWords || (function () {
  const OWN = ".zmos-live, #vg-tooltip-element";
  const said = new WeakMap(); // element -> {attribute: {theirs, ours}}
  const words = { language: "", speak };
  let entries = [];
  let every = ""; // one selector for all of them

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

  function put(element) {
    entries.forEach((entry) => {
      if (!element.matches(entry.selector)) return;
      if (entry.attribute !== "hidden") change(element, entry);
      else if (entry.theirs.test(element.textContent)) element.style.display = "none";
    });
  }

  /* What Streamlit wrote is kept, for when the language changes. */
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

  function read(element, attribute) {
    return attribute ? element.getAttribute(attribute) : element.textContent;
  }

  /* The text node stays where it is, for it is Streamlit's to change or to take away. */
  function write(element, attribute, value) {
    const only = element.childNodes.length === 1 ? element.firstChild : null;
    if (attribute) element.setAttribute(attribute, value);
    else if (only && only.nodeType === Node.TEXT_NODE) only.data = value;
    else element.textContent = value;
  }

  function watch() {
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const place = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
        if (!place || place.closest(OWN)) continue;
        if (place.matches(every)) put(place);
        for (const node of addedNodes) {
          if (node.nodeType !== Node.ELEMENT_NODE) continue;
          if (node.matches(every)) put(node);
          node.querySelectorAll(every).forEach(put);
        }
      }
    }).observe(document.documentElement,
      { subtree: true, childList: true, characterData: true });
  }

  return words;
})();
