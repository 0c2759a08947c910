/* A year of the starts on the map: how many projects had begun by its end, in classes that stay the same,
   and the themes in which a town had one. */
/* exported numberAt, showOnMap */

/** @param {HTMLElement} column @param {string} name */
function numberAt(column, name) {
  return Number(column.style.getPropertyValue(name));
}

/** @param {StartsForm} form @param {Element | null} charts none where no year is shown
   @param {number} place of the year among them */
function showOnMap(form, charts, place) {
  const board = form.closest(".board");
  showLegend(form, board && board.querySelector(".part-legend"));
  if (board) board.classList.toggle("of-a-year", Boolean(form.year));
  /** @type {HTMLIFrameElement} */
  const frame = document.querySelector(".st-key-page iframe:not(:where(.zmos-board *))");
  const map = frame && frame.contentWindow.zmosMap;
  if (!map) return;
  const begun = form.year ? countsBy(charts, place) : null;
  map.during(begun && ((/** @type {MapState} */ view) => ofYear(form, begun, place, view)));
}

/** How many projects of each town had begun, and when the first of each theme did.
   @param {Element} charts @param {number} place @returns {Record<string, Begun>} */
function countsBy(charts, place) {
  const towns = /** @type {NodeListOf<HTMLElement>} */ (charts.querySelectorAll("li[data-code]"));
  return Object.fromEntries([...towns].map((town) => {
    const columns = /** @type {HTMLElement[]} */ ([...town.querySelectorAll(".starts-columns a")]);
    const n = columns.filter((column) => numberAt(column, "--at") <= place)
      .reduce((sum, column) => sum + numberAt(column, "--a") + numberAt(column, "--b"), 0);
    return [town.dataset.code, { n, first: town.dataset.ring.split(",") }];
  }));
}

/** The state of the map for a year: that of the view with other figures, colours and rings.
   @param {StartsForm} form @param {Record<string, Begun>} begun @param {number} place
   @param {MapState} view @returns {MapState} */
function ofYear(form, begun, place, view) {
  const title = said(form, "begun");
  const towns = Object.fromEntries(Object.entries(view.towns).map(([code, town]) => {
    const { n, first } = begun[code] || { n: 0, first: [] };
    const label = `${title}: ${n}`;
    // A part of the ring that is filled stays so where a project of its theme had begun.
    const ring = [...town.ring].map((part, theme) =>
      part === "t" && !(first[theme] && Number(first[theme]) <= place) ? "n" : part).join("");
    return [code, { ...town, label, ring, fill: fillOf(form, n, town.fill),
      figure: n ? String(n) : "", aria: `${town.aria.split(":")[0]}: ${label}` }];
  }));
  return { ...view, towns, year: form.year };
}

/** @param {StartsForm} form @param {string} name */
function said(form, name) {
  return form.dataset[name].replace("YYYY", String(form.year));
}

/** @param {StartsForm} form @param {number} n @param {string} fill in the view */
function fillOf(form, n, fill) {
  const { breaks, fills, empty, kept } = form.dataset;
  if (!n) return fill === kept ? kept : empty;
  return fills.split(",")[breaks.split(",").findIndex((most) => n <= Number(most))];
}

/** The legend of the year stands in the place of that of the view.
   @param {StartsForm} form @param {Element | null} part */
function showLegend(form, part) {
  if (!part) return;
  const stands = part.querySelector(".of-year");
  if (!form.year) {
    if (stands) stands.remove();
    return;
  }
  const template = /** @type {HTMLTemplateElement} */ (form.querySelector("#player-legend"));
  const legend = stands || /** @type {Element} */ (template.content.cloneNode(true)).firstElementChild;
  legend.classList.add("of-year");
  legend.querySelector("strong").textContent = said(form, "title");
  if (!stands) part.append(legend);
}
