/* Carries out what a reader does, or says that it has to wait. Streamlit drops what is sent while
   the server is away; a session that is new to the server (after a restart, or a cut of some
   minutes) knows no control until the page has run once to its end; and a click that is sent before
   the address has followed the one before undoes it. So clicks go one by one, and a page whose
   connection has come back asks for a run first. A click has a number, so that one that is sent
   again is carried out once (ui/url_state.py). */
globalThis.zmosConnection = globalThis.zmosConnection || (function () {
  "use strict";

  const ANSWER_MS = 4000; // a click without any answer for so long is spoken of
  const AWAY_MS = 400; // shorter than this nobody notices that it waits
  /** @type {Waiting[]} */
  let clicks = []; // what has no answer yet, in its order
  let number = 0;
  let session = "";
  let isRun = true; // whether the server has begun to run the page
  let isKnown = true; // whether it has run it to its end
  /** @type {() => void} */
  let wake = null; // asks it for a run
  /** @type {AwayWords} */
  let words = null;
  /** @type {HTMLElement} */
  let app = null;
  /** @type {any} */
  let timer = 0;
  let isLate = false;

  const isThere = () => !app || app.dataset.testConnectionState === "CONNECTED";
  const isAtRest = () => !app || app.dataset.testScriptState === "notRunning";

  /* A board has come: its session, the last click that the server has heard, the words, and how
     the server is asked for a run. A quick run begins and ends between two looks at the page's
     state, and a click may go out within the run of the one before: only the number tells. */
  /** @type {Connection["attend"]} */
  function attend(data, send) {
    words = data.away;
    wake = () => send({ action: { wake: String(Math.random()) }, view: data.view, number: 0 });
    watch();
    isRun = isRun || data.session !== session;
    session = data.session;
    forget((click) => click.number <= data.heard);
    deliver();
  }

  /* A click may wait for what is shown of it first (next_view.js), but no later one for that. One that
     lapses is not carried out later, where the connection is gone or something else was done. */
  /** @type {Connection["act"]} */
  function act(send, said, first, lapses = false) {
    number = Math.max(number + 1, Date.now());
    for (const earlier of clicks) earlier.isHeld = false;
    /** @type {Waiting} */
    const click = { send, number, said: { ...said, number }, isHeld: Boolean(first), isSent: false,
      isRunning: false, lapses };
    clicks.push(click);
    if (first) first.then(() => { click.isHeld = false; deliver(); });
    deliver();
  }

  function deliver() {
    isKnown = isKnown || (isRun && isAtRest());
    if (isKnown && isThere() && (isLate || !clicks.some((click) => click.isSent))) {
      const next = clicks.find((click) => !click.isSent);
      if (next && !next.isHeld) {
        next.isSent = true;
        next.send(next.said);
      }
    }
    settle();
  }

  /** @param {(click: Waiting) => boolean} isOver */
  function forget(isOver) {
    const open = clicks.filter((click) => !click.isSent || !isOver(click));
    if (open.length < clicks.length) rest();
    clicks = open;
  }

  function watch() {
    const found = document.querySelector("[data-testid=stApp]");
    if (!found || found === app) return;
    app = found;
    new MutationObserver((changes) => {
      for (const { attributeName } of changes) {
        if (attributeName === "data-test-connection-state") reconnect();
        else if (isAtRest()) forget((click) => click.isRunning); // also one that no board answers
        else clicks.forEach((click) => { click.isRunning = click.isSent; });
      }
      deliver();
    }).observe(app, { attributeFilter: ["data-test-connection-state", "data-test-script-state"] });
  }

  /* What was sent into a connection that is gone may not have arrived. */
  function reconnect() {
    if (isThere()) {
      if (!isRun) wake();
      return;
    }
    isKnown = false;
    isRun = false;
    isLate = false;
    lapse();
    clicks.forEach((click) => { click.isSent = click.isRunning = false; });
  }

  function lapse() {
    clicks = clicks.filter((click) => !click.lapses);
    settle();
  }

  /* Says after a while that something waits, and is silent again where nothing does. */
  function settle() {
    if (!clicks.length) rest();
    else if (!timer) timer = setTimeout(say, isKnown ? ANSWER_MS : AWAY_MS);
  }

  function rest() {
    clearTimeout(timer);
    timer = 0;
    isLate = false;
    const notice = document.getElementById("zmos-away");
    if (notice) notice.remove();
  }

  function say() {
    isLate = isKnown; // what comes after an answer that never came does not wait for it
    const notice = document.createElement("div");
    notice.id = "zmos-away";
    notice.setAttribute("role", "alert");
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = words.reload;
    again.addEventListener("click", () => location.reload());
    notice.append(words.said, " ", again);
    document.body.append(notice);
  }

  /* How many clicks have no answer yet. */
  const waiting = () => clicks.length;
  const isWaiting = () => clicks.length > 0;

  return { act, attend, isThere, isWaiting, lapse, waiting };
})();
