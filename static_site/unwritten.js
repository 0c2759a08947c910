/* What is said of a view that is not written: which it would be, what is nearest to it, and, of a
   search, whose names have its words. The names came with the edition (names.py); nothing is
   counted or added up here. */
globalThis.zmosUnwritten = (function () {
  "use strict";

  const [SEARCH, FROM, TO, RANGE] = ["isci", "od", "do", "vrednost"];
  const ENDING = 2; // letters of a long word that may be an ending

  /** The view that keeps most of another one; of several the one that comes first.
     @param {View} view @param {(view: View) => boolean} isWritten @returns {View} */
  function nearest(view, isWritten) {
    const set = Object.entries(view).filter(([, value]) => value);
    const parts = Array.from({ length: 2 ** set.length }, (_, n) => set.filter((_each, at) => n & (1 << at)));
    parts.sort((one, other) => other.length - one.length);
    const found = parts.map((part) => Object.fromEntries(part)).find(isWritten);
    return found || null;
  }

  /** Names the filters of a view; what has no name is left out, for it filters nothing.
     @param {View} view @param {Names} known @param {string} lang */
  function described(view, { filters, values }, lang) {
    const bound = (/** @type {string} */ amount) => amount ? Number(amount).toLocaleString(lang) : "…";
    const said = (/** @type {string} */ name, /** @type {string} */ value) => name === RANGE
      ? value.split("-").map(bound).join("–")
      : value.split(",").map((code) => values[`${name}=${code}`] || code).join(", ");
    const years = view[FROM] || view[TO] ? { [FROM]: `${view[FROM] || "…"}–${view[TO] || "…"}` } : {};
    const shown = { ...view, [TO]: "", ...years };
    return Object.entries(shown).filter(([name, value]) => value && filters[name])
      .map(([name, value]) => `${filters[name]}: ${said(name, value)}`);
  }

  /** Says it in the page's notice.
     @param {HTMLElement} notice @param {View} view @param {Names} known */
  function tell(notice, view, known) {
    const searched = view[SEARCH] || "";
    const which = notice.querySelector(".which");
    which.replaceChildren(...described(view, known, document.documentElement.lang).map((words) => element("li", words)));
    const found = notice.querySelector(".found");
    found.replaceChildren();
    if (!searched) return;
    const names = matching(searched, known.names);
    const groups = known.groups.map((title, n) => group(title, names.filter(([of]) => of === n)));
    found.replaceChildren(element("p", names.length ? known.only : known.none),
      ...groups.filter(Boolean));
  }

  /** The names in which each searched word begins a word, whatever its ending.
     @param {string} searched @param {Name[]} names */
  function matching(searched, names) {
    const words = fold(searched).split(/[^\p{L}\p{N}]+/u).filter(Boolean).map(begun);
    const isFound = (/** @type {string} */ name) => {
      const within = " " + fold(name).replace(/[^\p{L}\p{N}]+/gu, " ");
      return words.every((word) => within.includes(" " + word));
    };
    return words.length ? names.filter(([, name, beside]) => isFound(`${name} ${beside}`)) : [];
  }

  /** @param {string} word */
  const begun = (word) => word.slice(0, Math.max(4, word.length - ENDING));

  /** @param {string} title @param {Name[]} names */
  function group(title, names) {
    if (!names.length) return null;
    const section = document.createElement("section");
    const list = document.createElement("ul");
    list.append(...names.map(([, name, beside, address]) => {
      const [line, link] = [document.createElement("li"), document.createElement("a")];
      link.href = address;
      link.textContent = name;
      line.append(link, beside ? element("small", beside) : "");
      return line;
    }));
    section.append(element("h2", title), list);
    return section;
  }

  /** @param {string} tag @param {string} words */
  function element(tag, words) {
    const made = document.createElement(tag);
    made.textContent = words;
    return made;
  }

  return { nearest, tell, matching, described };
})();
