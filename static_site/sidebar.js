/* Opens and closes the pages and filters, as Streamlit's own sidebar does (ui/board/drawer.js
   presses its buttons). */
(function () {
  "use strict";

  /** @type {HTMLElement} */
  const sidebar = document.querySelector("[data-testid=stSidebar]");
  if (!sidebar) return;
  globalThis.zmosSidebar = { close: () => put(wide.matches && sidebar.dataset.collapsed !== "true") };
  const put = (/** @type {boolean} */ isOpen) => { sidebar.dataset.collapsed = String(!isOpen); };
  const wide = window.matchMedia("(min-width: 769px)");
  put(wide.matches);
  wide.addEventListener("change", () => put(wide.matches)); // a tablet is turned
  // After the click, which drawer.js would take for one beside the open drawer.
  document.querySelector("[data-testid=stExpandSidebarButton]")
    .addEventListener("click", () => setTimeout(put, 0, true));
  document.querySelector("[data-testid=stSidebarCollapseButton] button")
    .addEventListener("click", () => put(false));
})();
