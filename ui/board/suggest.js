/* Suggests words while one types in the search: a listbox under its field, by the pattern of the
   combobox. The words and their counts came with the page, in the field's datalist, so that
   nothing is asked of the server. Without this script the browser shows the datalist itself. */
const MOST = 8;

/** @param {SearchForm} form */
export default function suggest(form) {
  /** @type {HTMLInputElement} */
  const field = form.querySelector("input[type=search]");
  const list = form.querySelector("[role=listbox]");
  field.removeAttribute("list");
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  close(field, list);
  if (form.suggests) return;
  form.suggests = true;
  field.addEventListener("input", () => {
    if (field.value.trim()) open(form, field, list);
    else close(field, list);
  });
  field.addEventListener("keydown", (event) => press(event, form, field, list));
  field.addEventListener("blur", () => close(field, list));
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const line = target.closest("[role=option]");
    if (line) choose(line, form, field, list);
  });
}

/** @param {KeyboardEvent} event @param {SearchForm} form
   @param {HTMLInputElement} field @param {HTMLElement} list */
function press(event, form, field, list) {
  /** @type {number | undefined} */
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const chosen = list.querySelector("[aria-selected=true]");
  if (step) {
    if (list.hidden) open(form, field, list);
    move(step, field, list);
  } else if (event.key === "Escape" && !list.hidden) close(field, list);
  else if (event.key === "Enter" && chosen) choose(chosen, form, field, list);
  else return;
  event.preventDefault();
}

/** @param {SearchForm} form @param {HTMLInputElement} field @param {HTMLElement} list */
function open(form, field, list) {
  const typed = fold(field.value);
  /** @type {NodeListOf<HTMLOptionElement>} */
  const options = form.querySelectorAll("datalist option");
  const words = [...options];
  const begun = words.filter((word) => fold(word.value).startsWith(typed));
  const within = words.filter((word) => typed && fold(word.value).includes(" " + typed));
  const shown = [...new Set([...begun, ...within])].slice(0, MOST);
  list.replaceChildren(...shown.map((word, n) => option(word, `${list.id}-${n}`)));
  field.removeAttribute("aria-activedescendant");
  list.hidden = !shown.length || (shown.length === 1 && fold(shown[0].value) === typed);
  field.setAttribute("aria-expanded", String(!list.hidden));
}

/** @param {HTMLOptionElement} word @param {string} id */
function option(word, id) {
  const line = document.createElement("li");
  line.id = id;
  line.setAttribute("role", "option");
  line.setAttribute("aria-selected", "false");
  line.dataset.word = word.value;
  const count = document.createElement("small");
  count.textContent = word.textContent;
  line.append(word.value + " ", count);
  return line;
}

/** Moves the choice; from the last on and from the first back it leaves the list for the field.
   @param {number} step @param {HTMLInputElement} field @param {HTMLElement} list */
function move(step, field, list) {
  const lines = [...list.children];
  const now = lines.findIndex((line) => line.getAttribute("aria-selected") === "true");
  const places = lines.length + 1; // the last stands for the field
  const next = ((now < 0 ? lines.length : now) + step + places) % places;
  lines.forEach((line, n) => line.setAttribute("aria-selected", String(n === next)));
  if (lines[next]) {
    field.setAttribute("aria-activedescendant", lines[next].id);
    lines[next].scrollIntoView({ block: "nearest" });
  } else field.removeAttribute("aria-activedescendant");
}

/** @param {HTMLElement} line @param {SearchForm} form
   @param {HTMLInputElement} field @param {HTMLElement} list */
function choose(line, form, field, list) {
  field.value = line.dataset.word;
  close(field, list);
  form.requestSubmit();
}

/** @param {HTMLInputElement} field @param {HTMLElement} list */
function close(field, list) {
  list.hidden = true;
  list.replaceChildren();
  field.setAttribute("aria-expanded", "false");
  field.removeAttribute("aria-activedescendant");
}
