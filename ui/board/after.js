/* What follows a control once the page has heard it: where the focus goes (data-then), and what a screen
   reader is told (data-told). A slide that moves takes the focus along. */
globalThis.zmosAfter = globalThis.zmosAfter || (function () {
  "use strict";

  /** @type {{part: Element, to: string, told: string} | null} */
  let waiting = null;

  /** @param {HTMLElement} control that was pressed, or the form that was sent */
  function expect(control) {
    const { then = "", told = "" } = control.dataset;
    waiting = then || told ? { part: control.closest("[class^=part-]"), to: then, told } : null;
  }

  /** @param {Element} part that has been shown anew */
  function follow(part) {
    if (!waiting || waiting.part !== part) return;
    const { to, told } = waiting;
    waiting = null;
    const next = /** @type {HTMLElement} */ (to && part.querySelector("#" + CSS.escape(to)));
    if (next) next.focus();
    const status = part.querySelector("[role=status]");
    if (status) status.textContent = told;
  }

  return { expect, follow };
})();
