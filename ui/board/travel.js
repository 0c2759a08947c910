/* On the way to another page Streamlit puts the new view into the address of the old one first.
   That is no place to come back to: Back is to lead to the page as it was. Such an address is held
   back until the other page comes, or until the run of the script that leads there has ended. */
globalThis.zmosTravel = globalThis.zmosTravel || (function () {
  "use strict";

  /** @type {Parameters<History["pushState"]>} */
  let heldBack = null;
  /** @type {MutationObserver} */
  let run = null;
  /** @type {ReturnType<typeof setTimeout>} */
  let settled = null;
  const SETTLED_MS = 300; // the run that leads away may be a second one, begun at the end of the first

  /** @param {boolean} [canStay] whether the page may change after all; slides never do */
  function leaveOnce(canStay = true) {
    const here = location.pathname;
    if (canStay) run = afterRun(end);
    history.pushState = (...entry) => {
      if (new URL(entry[2], location.href).pathname === here) {
        heldBack = entry;
        return;
      }
      arrived();
      history.pushState(...entry);
    };
  }

  function end() {
    if (!heldBack) return; // a run from before the click, that it came into
    stay();
    arrived();
  }

  function arrived() {
    if (run) run.disconnect();
    clearTimeout(settled);
    run = null;
    heldBack = null;
    delete history.pushState;
  }

  /* Calls back once the run of the script that a click starts has ended. */
  /** @param {() => void} done */
  function afterRun(done) {
    const app = document.querySelector("[data-testid=stApp]");
    let ran = false;
    const watcher = new MutationObserver(() => {
      clearTimeout(settled);
      if (app.dataset.testScriptState === "running") ran = true;
      else if (ran) {
        ran = false;
        settled = setTimeout(done, SETTLED_MS);
      }
    });
    watcher.observe(app, { attributeFilter: ["data-test-script-state"] });
    return watcher;
  }

  /* This page has changed after all, so that what was held back is the address of what it shows. */
  function stay() {
    if (heldBack) History.prototype.pushState.apply(history, heldBack);
    heldBack = null;
  }

  return { leaveOnce, arrived, stay };
})();
