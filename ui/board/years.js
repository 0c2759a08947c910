/** Brings the two handles of the filter by years to life. What they bound shows at once, and a move
   that has ended leads to its view; of a key that is held down the last step alone does. Without
   this script the years are applied by a button.
   @param {YearsForm} form */
export default function years(form) {
  form.querySelector("[type=submit]").hidden = true;
  settle(form);
  show(form);
  if (form.moves) return;
  form.moves = true;
  form.addEventListener("input", (event) => move(form, /** @type {HTMLInputElement} */ (event.target)));
  form.addEventListener("keydown", (event) => { form.holds = event.repeat; });
  form.addEventListener("keyup", () => {
    const waits = form.holds && form.waits;
    form.holds = form.waits = false;
    if (waits) lead(form);
  });
  form.addEventListener("change", () => {
    if (form.holds) form.waits = true;
    else lead(form);
  });
  for (const name of ["click", "popstate"]) {
    window.addEventListener(name, ({ target }) => {
      if (!(target instanceof Node && form.contains(target))) form.moved = null;
    }, true);
  }
}

/** @param {YearsForm} form @returns {NodeListOf<HTMLInputElement>} */
function handlesOf(form) {
  return form.querySelectorAll("input[type=range]");
}

/** Keeps the handles where the reader has moved them since: the page may show an earlier move.
   @param {YearsForm} form */
function settle(form) {
  if (!form.moved) return;
  const handles = [...handlesOf(form)];
  if (handles.every((handle, n) => handle.getAttribute("value") === form.moved[n])) {
    form.moved = null;
  } else handles.forEach((handle, n) => { handle.value = form.moved[n]; });
}

/** @param {YearsForm} form @param {HTMLInputElement} handle */
function move(form, handle) {
  const [low, high] = handlesOf(form);
  if (Number(low.value) > Number(high.value)) {
    handle.value = handle === low ? high.value : low.value; // it stops at the other one
  }
  form.moved = [low.value, high.value];
  show(form);
}

/** At its end a handle bounds nothing.
   @param {YearsForm} form */
function lead(form) {
  const [low, high] = handlesOf(form);
  const first = low.value === low.min ? null : Number(low.value);
  const last = high.value === high.max ? null : Number(high.value);
  /** @type {Board} */ (form.closest(".zmos-board")).go({ years: [first, last] });
}

/** @param {YearsForm} form */
function show(form) {
  const [low, high] = handlesOf(form);
  const [first, last] = [Number(low.value), Number(high.value)];
  form.querySelector("b").textContent = first === last ? low.value : `${first}–${last}`;
  form.querySelectorAll("i").forEach((bar, n) => {
    const year = Number(low.min) + n;
    bar.classList.toggle("in", first <= year && year <= last);
  });
  // Where both stand at the upper end, the lower one must be the one to take hold of.
  low.style.zIndex = first - Number(low.min) > Number(low.max) - first ? "1" : "";
}
