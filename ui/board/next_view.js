/* Asks the server for the view that a click leads to, on a way of its own: what Streamlit sends of it
   takes as long again as the page's script. The click itself is said as soon as that is written, so that the
   server writes a view once and sends a part once; or after a while, so that it never waits for long. */
globalThis.zmosNextView = globalThis.zmosNextView || (function () {
  "use strict";

  const WAIT_MS = 250; // then the click is said, whatever is shown of it
  const PAUSE_MS = 60000; // without a question, where the answer came by Streamlit as soon
  let turn = 0; // of the click that asks
  let resumes = 0; // when the pause is over; a server may ask for one too, when many visitors act

  /** Shows the view that an action leads to, as soon as it has come.
     @param {Action} action @param {string} view that the control was written for
     @param {(answer: NextView) => void} show
     @returns {Promise<void> | undefined} what the click waits for; undefined where nothing is asked */
  function ask(action, view, show) {
    if (performance.now() < resumes || !isOfView(action)) return undefined;
    const mine = turn;
    const shown = fetched(action, view).then((answer) => {
      if (!answer || mine !== turn) return undefined;
      if (!globalThis.zmosConnection.isWaiting()) {
        resumes = performance.now() + PAUSE_MS;
        return undefined;
      }
      show(answer);
      // The next task comes before the next frame as a rule, and costs it nothing: measured, the
      // answer to the click is there 8 ms sooner than if it were said behind that frame.
      return new Promise((done) => { setTimeout(done); });
    }).catch((error) => console.error("next view:", error));
    return Promise.race([shown, new Promise((done) => { setTimeout(done, WAIT_MS); })]);
  }

  /** Whether an action changes the view of the page that stands.
     @param {Action} action */
  function isOfView(action) {
    return !("page" in action) && ("set" in action || "toggle" in action || "years" in action);
  }

  /** @param {Action} action @param {string} view @returns {Promise<NextView | null>} */
  async function fetched(action, view) {
    const answer = await fetch(new URL("app/static/next-view", document.baseURI), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ page: location.pathname.split("/").pop(), view, action,
        has: globalThis.zmosHeld.shownMarks() }),
    });
    const later = Number(answer.headers.get("Retry-After")); // in seconds; 0 where none is said
    if (later) resumes = performance.now() + later * 1000;
    return answer.status === 200 ? answer.json() : null;
  }

  /* What was asked for is wanted no longer: another click has come. */
  function drop() {
    turn += 1;
  }

  return { ask, drop };
})();
