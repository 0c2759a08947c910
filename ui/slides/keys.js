/* What the keys of the presentation do. A clicker is a keyboard: it sends Page Up and Page Down, F5,
   Escape, and b or a full stop; the rest is what PowerPoint and Impress have taught. */
/* exported actOfKey, SlideNumber */

/** @type {Record<string, SlideAct>} */
const ACT_OF_KEY = {
  ArrowRight: "next", ArrowDown: "down", PageDown: "next", " ": "next", Enter: "next", n: "next",
  ArrowLeft: "previous", ArrowUp: "up", PageUp: "previous", Backspace: "previous",
  Home: "first", End: "last",
  b: "black", ".": "black", w: "white", ",": "white",
  m: "map", f: "full", F5: "fill", p: "speaker", "?": "keys", Escape: "leave",
};

/** Returns what a key does; nothing where it is the browser's.
   @param {string} key @param {boolean} [shift] @returns {SlideAct | ""} */
function actOfKey(key, shift) {
  if (key === " " && shift) return "previous";
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(ACT_OF_KEY, name) ? ACT_OF_KEY[name] : "";
}

/* The number of a slide as it is typed: one digit jumps at once; a second one soon after makes it
   ten and more, and Enter behind them is no step. */
class SlideNumber {
  static PAUSE_MS = 900;

  typed = "";

  /** @param {string} digit @param {number} slides how many there are @returns {number} */
  type(digit, slides) {
    clearTimeout(this.timer);
    const both = this.typed + digit;
    this.typed = Number(both) <= slides ? both : digit;
    this.timer = setTimeout(() => { this.typed = ""; }, SlideNumber.PAUSE_MS);
    return Number(this.typed);
  }

  /* Whether a number was being typed; it is done with. */
  end() {
    const was = this.typed !== "";
    clearTimeout(this.timer);
    this.typed = "";
    return was;
  }
}
