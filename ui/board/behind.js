/* What is done behind the frame that a click changes, so that what is seen is painted first: the parts
   below the window, and the addresses of the links. */
globalThis.zmosBehind = globalThis.zmosBehind || (function () {
  "use strict";

  /** @type {Map<Part, () => void>} */
  const waiting = new Map(); // what writes a part, by the part

  const sight = new IntersectionObserver((entries) => entries.forEach((entry) => {
    /** @type {Part} */ (entry.target).isBelow =
      !entry.isIntersecting && entry.boundingClientRect.top >= window.innerHeight;
  }));
  window.addEventListener("beforeprint", writeAll);

  /** Not in the browser's idle time: the answer of the server, which comes soon, would go first.
     @param {() => void} act */
  function run(act) {
    requestAnimationFrame(() => setTimeout(() => setTimeout(act)));
  }

  /** Writes a part: at once where it is seen, or has never been written; else later, and then does
     what has to follow that.
     @param {Part} part @param {() => void} write @param {() => void} then */
  function put(part, write, then) {
    waiting.delete(part);
    if (part.shown === undefined) sight.observe(part);
    if (!part.isBelow) { write(); return; }
    if (!waiting.size) run(writeAll);
    waiting.set(part, () => { write(); then(); });
  }

  function writeAll() {
    const found = [...waiting];
    waiting.clear();
    for (const [part, write] of found) if (part.isConnected) write();
  }

  return { run, put };
})();
