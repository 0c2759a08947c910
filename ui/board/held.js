/* What the browser has of the parts of a page: what has come once comes no more, and of what is like
   it the difference alone. The server knows it by what a click says (ui/sent.py). */
globalThis.zmosHeld = globalThis.zmosHeld || (function () {
  "use strict";

  const LINKS = "$evidence"; // marks what the links of figures are called (board.py)
  const MOST_HELD = 24; // of a part; the server takes half as many for held (ui/sent.py)
  /* What has come of each part, by its mark, what it shows last; and what the figures' links are called. */
  /** @type {Set<string>} */
  const asked = new Set(); // the boards that lacked something, by their parts
  /** @type {Map<string, Map<string, any>>} */
  const held = new Map();

  /* Puts in what the browser has already; nothing where it lacks some of that. */
  /** @param {SentData} data @returns {BoardData | null} */
  function whole(data) {
    const { parts, marks } = data;
    if (!marks) return /** @type {BoardData} */ (data);
    const found = Object.entries(marks).map(([name, mark]) =>
      [name, keep(name, mark, name === LINKS ? data.evidence : parts[name])]);
    const isWhole = found.every(([, body]) => body !== undefined);
    const board = Object.keys(marks).join();
    if (!isWhole && !asked.has(board)) {
      asked.add(board);
      return null;
    }
    if (isWhole) asked.delete(board); // what does not come when it is asked for is left out
    const { [LINKS]: evidence = null, ...bodies } = Object.fromEntries(
      found.filter(([, body]) => body !== undefined));
    return { ...data, parts: bodies, evidence };
  }

  /** @param {string} name @param {string} mark @param {any} sent @returns {any} */
  function keep(name, mark, sent) {
    if (!held.has(name)) held.set(name, new Map());
    const known = held.get(name);
    let body = known.get(mark); // of a message that the page takes up again, too
    if (body === undefined && sent !== undefined) body = sent.cuts ? spliced(known, sent) : sent;
    if (body === undefined) return body;
    known.delete(mark);
    known.set(mark, body);
    if (known.size > MOST_HELD) known.delete(known.keys().next().value);
    return body;
  }

  /* Makes a part of one that is like it: other tags stand in the place of some. */
  /** @param {Map<string, any>} known @param {Likeness} sent @returns {string | undefined} */
  function spliced(known, { of, cuts }) {
    if (!known.has(of)) return undefined;
    const tags = known.get(of).split("<");
    const found = [];
    let place = 0;
    for (const [from, to, words] of cuts) {
      found.push(...tags.slice(place, from));
      if (words !== null) found.push(words);
      place = to;
    }
    return [...found, ...tags.slice(place)].join("<");
  }

  /* What the browser says that it has: the parts as they stand on the page. */
  /** @returns {Record<string, string>} */
  function shownMarks() {
    const names = [...held.keys()].filter((name) => name === LINKS
      || document.querySelector(".zmos-board > .part-" + name));
    return Object.fromEntries(names.map((name) => [name, [...held.get(name).keys()].at(-1)]));
  }

  return { whole, shownMarks };
})();
