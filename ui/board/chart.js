/** Draws a chart that stands in a board: <div class="chart"> with its drawing (Vega-Lite) and its
   rows. The drawing is drawn once; afterwards only the rows change, in the same frame as the
   rest of the board. A click on a mark leads where its row says.
   @typedef {{drawing: string, rows: string, view?: VegaView}} Chart */
/** @type {Map<HTMLElement, Chart>} */
const charts = new Map(); // box -> {drawing, rows, view}
/** @type {Promise<unknown>} */
let library;

/** Returns a promise where the chart is drawn anew; it fails where it cannot be drawn.
   @param {HTMLElement} box */
export default function draw(box) {
  forgetGone();
  const { drawing, rows } = box.dataset;
  const chart = charts.get(box);
  if (!chart || chart.drawing !== drawing) return drawAnew(box);
  if (chart.rows !== rows) {
    chart.rows = rows;
    if (chart.view) chart.view.data("rows", rowsOf(rows)).run();
  }
  return undefined;
}

/** @param {HTMLElement} box */
async function drawAnew(box) {
  const old = charts.get(box);
  /** @type {Chart} */
  const chart = { drawing: box.dataset.drawing, rows: box.dataset.rows };
  charts.set(box, chart);
  try {
    await show(box, chart);
  } catch (error) {
    if (charts.get(box) === chart) charts.delete(box); // the next view tries anew
    throw error;
  } finally {
    if (old && old.view) old.view.finalize();
  }
}

/** @param {HTMLElement} box @param {Chart} chart */
async function show(box, chart) {
  const { zmosSite } = globalThis; // a static page loads scripts in its own way
  library = library || (zmosSite ? zmosSite.load(box.dataset.library)
    : import(new URL(box.dataset.library, document.baseURI).href));
  try {
    await library;
  } catch (error) {
    library = undefined;
    throw error;
  }
  const given = chart.rows;
  const drawing = JSON.parse(chart.drawing);
  drawing.data = { name: "rows", values: rowsOf(given) };
  const place = /** @type {HTMLElement} */ (box.firstElementChild);
  const { view } = await window.vegaEmbed(place, drawing, { ast: Boolean(globalThis.zmosSite) });
  if (charts.get(box) !== chart) { view.finalize(); return; }
  chart.view = view;
  silence(place);
  place.style.minHeight = ""; // it kept the place until now
  if (chart.rows !== given) view.data("rows", rowsOf(chart.rows)).run();
  view.addEventListener("click", (event, mark) => {
    const go = mark && mark.datum && mark.datum.go;
    if (!go) return;
    for (const tip of document.querySelectorAll("#vg-tooltip-element")) {
      tip.classList.remove("visible"); // its mark may be gone before the pointer leaves it
    }
    /** @type {Board} */ (box.closest(".zmos-board")).go(go);
  });
}

/** A chart is one picture, which its box names in the page's language; its figures stand in a table
   or a list beside it. Of its parts Vega says nothing
   (`aria` in ui/charts.py).
   @param {Element} drawn */
function silence(drawn) {
  for (const name of ["role", "aria-roledescription", "aria-label"]) drawn.removeAttribute(name);
  drawn.setAttribute("aria-hidden", "true");
}

/** Writes rows out of {column: values}, which is shorter.
   @param {string} written @returns {object[]} */
function rowsOf(written) {
  /** @type {[string, unknown[]][]} */
  const columns = Object.entries(JSON.parse(written));
  return columns[0][1].map((_, n) =>
    Object.fromEntries(columns.map(([name, values]) => [name, values[n]])));
}

function forgetGone() {
  forget((box) => !box.isConnected);
}

/** Lets go of what a board has drawn that is taken off the page: views listen to the window.
   @param {Element} board */
draw.forget = (board) => forget((box) => board.contains(box) || !box.isConnected);

/** @param {(box: HTMLElement) => boolean} isGone */
function forget(isGone) {
  for (const [box, chart] of charts) {
    if (!isGone(box)) continue;
    charts.delete(box);
    if (chart.view) chart.view.finalize();
  }
}
