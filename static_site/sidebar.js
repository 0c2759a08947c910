/* Opens and closes the pages and filters, as Streamlit's own sidebar does (ui/board/drawer.js
   presses its buttons). */
(function () {
  "use strict";

  /** @type {HTMLElement} */
  const sidebar = document.querySelector("[data-testid=stSidebar]");
  if (!sidebar) return;
  const put = (/** @type {boolean} */ isOpen) => { sidebar.dataset.collapsed = String(!isOpen); };
  put(window.matchMedia("(min-width: 769px)").matches);
  document.querySelector("[data-testid=stExpandSidebarButton]")
    .addEventListener("click", () => put(true));
  document.querySelector("[data-testid=stSidebarCollapseButton] button")
    .addEventListener("click", () => put(false));
})();
