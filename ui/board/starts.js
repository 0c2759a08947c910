const STEP_MS = 1100; // a year, long enough to read its sentence
/** Plays the starts of the projects year by year, on the map and in the charts, on the page alone: the
   server hears of nothing. After the last year, and where the view has changed, everything shows the
   view again. Where less motion is wished, the button takes one step. Without this script every
   sentence stands below the charts.
   @param {StartsForm} form */
export default function starts(form) {
  form.hidden = false;
  whole(form);
  if (form.plays) return;
  form.plays = true;
  yearOf(form).addEventListener("input", () => withCharts(() => {
    stop(form);
    to(form, Number(yearOf(form).value));
  }));
  buttonOf(form, "play").addEventListener("click", () => withCharts(() => press(form)));
  buttonOf(form, "all").addEventListener("click", () => {
    whole(form);
    buttonOf(form, "play").focus();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); });
}

/** @returns {HTMLElement | null} what shows the charts, where they are closed */
function closedCharts() {
  return document.querySelector("#starts-by-town[aria-expanded=false]");
}

/** What is played stands in the charts; those of many towns are asked for first.
   @param {() => void} act */
function withCharts(act) {
  const more = closedCharts();
  if (!more) {
    act();
    return;
  }
  const watch = new MutationObserver(() => {
    if (!document.querySelector("#starts .starts-towns")) return;
    watch.disconnect();
    act();
  });
  watch.observe(more.closest(".board"), { childList: true, subtree: true });
  more.click();
}

/** @param {StartsForm} form @returns {HTMLInputElement} */
function yearOf(form) {
  return form.querySelector("#player-year");
}

/** @param {StartsForm} form @param {string} name @returns {HTMLButtonElement} */
function buttonOf(form, name) {
  return form.querySelector("#player-" + name);
}

function isCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** @param {StartsForm} form */
function press(form) {
  if (form.timer) {
    stop(form);
    show(form);
  } else if (isCalm()) step(form);
  else {
    form.timer = setInterval(() => step(form), STEP_MS);
    step(form);
  }
}

/** The year after the one that is shown, at first the first; after the last one the whole view.
   @param {StartsForm} form */
function step(form) {
  const { min, max } = yearOf(form);
  if (!form.isConnected || closedCharts() || form.year >= Number(max)) whole(form);
  else to(form, form.year ? form.year + 1 : Number(min));
}

/** @param {StartsForm} form */
function stop(form) {
  clearInterval(form.timer);
  form.timer = 0;
}

/** Shows the view of the address.
   @param {StartsForm} form */
function whole(form) {
  stop(form);
  to(form, 0);
}

/** @param {StartsForm} form @param {number} year 0 for all of them */
function to(form, year) {
  form.year = year;
  yearOf(form).value = year ? String(year) : yearOf(form).max;
  show(form);
}

/** While it plays a screen reader is not talked to every second; it hears where it stops.
   @param {StartsForm} form */
function show(form) {
  const charts = document.querySelector("#starts");
  if (!charts) form.year = 0; // the page was left while it played, or the view has no project
  const { play, pause, next } = buttonOf(form, "play").dataset;
  write(buttonOf(form, "play"), form.timer ? pause : isCalm() ? next : play);
  buttonOf(form, "all").hidden = !form.year || Boolean(form.timer);
  const aside = form.querySelector("#player-aside");
  if (aside) /** @type {HTMLElement} */ (aside).hidden = !form.year;
  const said = form.querySelector(".starts-said");
  said.setAttribute("aria-live", form.timer ? "off" : "polite");
  const place = form.year - Number(yearOf(form).min);
  const words = form.year ? charts.querySelectorAll(".starts-words li")[place].textContent
    : /** @type {HTMLElement} */ (said).dataset.whole;
  write(said, words);
  if (charts) {
    write(charts.querySelector(".starts-said"), words);
    charts.querySelectorAll(".starts-columns a").forEach((/** @type {HTMLElement} */ column) => {
      const at = numberAt(column, "--at");
      column.dataset.when = !form.year || at === place ? "" : at > place ? "later" : "before";
    });
  }
  showOnMap(form, charts, place);
}

/** Words that stand already are not written again: a screen reader would read them once more.
   @param {Element} node @param {string} words */
function write(node, words) {
  if (node.textContent !== words) node.textContent = words;
}
