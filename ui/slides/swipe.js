/* A finger that is drawn to the left or right turns the slides, on the map as well. */
/* exported listenForSwipes */

/** Calls back with 1 for the next slide and -1 for the one before.
   @param {Document} page @param {(step: number) => void} turn */
function listenForSwipes(page, turn) {
  const LEAST = 50; // px
  /** @type {Touch} */
  let start = null;
  page.addEventListener("touchstart", (event) => {
    const [touch] = event.touches;
    start = event.touches.length === 1 && !scrollsAcross(touch.target) ? touch : null;
  }, { passive: true });
  page.addEventListener("touchend", (event) => {
    if (!start) return;
    const [touch] = event.changedTouches;
    const across = touch.clientX - start.clientX;
    const along = touch.clientY - start.clientY;
    start = null;
    if (Math.abs(across) > LEAST && Math.abs(across) > 2 * Math.abs(along)) turn(across < 0 ? 1 : -1);
  }, { passive: true });
}

/** Whether a finger there moves something else from side to side.
   @param {EventTarget} target */
function scrollsAcross(target) {
  for (let box = /** @type {Element} */ (target); box; box = box.parentElement) {
    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible" &&
      getComputedStyle(box).overflowX !== "hidden") return true;
  }
  return false;
}
