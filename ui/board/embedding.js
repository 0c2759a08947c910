const ASKED = / width="\d+" height="\d+"/; // in the code: what its text says is escaped
// Behind it Streamlit's own option for the colours; the first address of the code is the frame's.
const COLOURED = /(\?embed=true(?:&amp;|&))(?:embed_options=\w+(?:&amp;|&))?/;
const EDGES = 2; // px, of the preview
/** Lets the reader choose how wide a frame is, on the page alone: the code and the preview follow.
   Without this script the code of the width that the server has written stands there.
   @param {EmbeddingForm} form */
export default function embedding(form) {
  if (form.wide) widthOf(form).value = String(form.wide); // what has come since leaves it there
  show(form);
  if (form.chooses) return;
  form.chooses = true;
  form.addEventListener("input", () => show(form));
  form.addEventListener("click", (event) => {
    const { width, colours } = /** @type {HTMLElement} */ (event.target).dataset;
    if (width) widthOf(form).value = width;
    if (colours !== undefined) form.colours = colours;
    show(form);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); event.stopPropagation(); });
  new ResizeObserver(() => fit(form)).observe(form);
}

/** @param {HTMLElement} form @returns {HTMLInputElement} */
function widthOf(form) {
  return form.querySelector("#embedding-width");
}

/** Writes the colours that are asked for into code and preview; the reader's own unless told.
   @param {EmbeddingForm} form */
function colour(form) {
  const asked = form.colours || "";
  /** @param {string} address @param {string} and */
  const written = (address, and) =>
    address.replace(COLOURED, "$1" + (asked ? `embed_options=${asked}${and}` : ""));
  const code = form.querySelector("textarea");
  code.textContent = written(code.textContent, "&amp;");
  const frame = form.querySelector("iframe");
  const shown = written(frame.getAttribute("src"), "&");
  if (shown !== frame.getAttribute("src")) frame.setAttribute("src", shown);
  form.querySelectorAll("[data-colours]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.colours === asked));
  });
}

/** Writes the width that is asked for, and the height that suits it, into code and preview; a width
   out of bounds changes nothing yet.
   @param {EmbeddingForm} form */
function show(form) {
  colour(form);
  const field = widthOf(form);
  const width = Math.round(Number(field.value));
  if (!(width >= Number(field.min) && width <= Number(field.max))) return;
  form.wide = width;
  const height = heightFor(JSON.parse(form.dataset.heights), width);
  const code = form.querySelector("textarea");
  code.textContent = code.textContent.replace(ASKED, ` width="${width}" height="${height}"`);
  const frame = form.querySelector("iframe");
  frame.setAttribute("width", String(width));
  frame.setAttribute("height", String(height));
  form.querySelectorAll("[data-width]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.width === String(width)));
  });
  fit(form);
}

/** The height of the next lower width of which one is told.
   @param {Record<string, number>} heights @param {number} width */
function heightFor(heights, width) {
  const lower = Object.keys(heights).map(Number).filter((told) => told <= width);
  return heights[String(Math.max(...lower))];
}

/** A preview that is wider than its place is shown smaller.
   @param {HTMLElement} form */
function fit(form) {
  const frame = form.querySelector("iframe");
  const place = frame.parentElement;
  const width = Number(frame.getAttribute("width"));
  const scale = Math.min(1, (form.clientWidth - EDGES) / width);
  frame.style.transform = `scale(${scale})`;
  place.style.width = `${Math.floor(scale * width)}px`;
  place.style.height = `${Math.ceil(scale * Number(frame.getAttribute("height")))}px`;
}
