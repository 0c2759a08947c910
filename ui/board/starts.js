const STEP_MS = 1100; // a year, long enough to read its sentence
/** Plays the starts of the projects year by year, on the page alone: the server hears of nothing.
   Where less motion is wished, the button takes one step. Without this script every sentence stands
   below the charts.
   @param {StartsForm} form */
export default function starts(form) {
  form.querySelector(".starts-player").hidden = false;
  const slider = yearOf(form);
  if (form.year) slider.value = String(form.year); // what has come since leaves it there
  show(form);
  if (form.plays) return;
  form.plays = true;
  form.addEventListener("input", () => { stop(form); to(form, Number(slider.value)); });
  buttonOf(form).addEventListener("click", () => press(form));
  form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); });
}

/** @param {StartsForm} form @returns {HTMLInputElement} */
function yearOf(form) {
  return form.querySelector("#starts-year");
}

/** @param {StartsForm} form @returns {HTMLButtonElement} */
function buttonOf(form) {
  return form.querySelector("#starts-play");
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

/** The year after the one that is shown; after the last one, and at first, the first.
   @param {StartsForm} form */
function step(form) {
  const { min, max } = yearOf(form);
  const isOver = !form.year || form.year >= Number(max);
  to(form, isOver ? Number(min) : form.year + 1);
  if (form.timer && (form.year >= Number(max) || !form.isConnected)) {
    stop(form);
    show(form);
  }
}

/** @param {StartsForm} form */
function stop(form) {
  clearInterval(form.timer);
  form.timer = 0;
}

/** @param {StartsForm} form @param {number} year */
function to(form, year) {
  form.year = year;
  yearOf(form).value = String(year);
  show(form);
}

/** Shows a year: its columns stand out, the later ones are faint, and its sentence is said. While it
   plays a screen reader is not talked to every second; it hears where it stops.
   @param {StartsForm} form */
function show(form) {
  const button = buttonOf(form);
  const { play, stop: halt, next } = button.dataset;
  button.textContent = form.timer ? halt : isCalm() ? next : play;
  const said = form.querySelector(".starts-said");
  said.setAttribute("aria-live", form.timer ? "off" : "polite");
  if (!form.year) return;
  const place = form.year - Number(yearOf(form).min);
  said.textContent = form.querySelectorAll(".starts-words li")[place].textContent;
  form.querySelectorAll(".starts-columns i").forEach((column) => {
    const at = Number(column.style.getPropertyValue("--at"));
    column.className = at > place ? "later" : at < place ? "before" : "";
  });
}
