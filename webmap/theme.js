/* The map is dark where the page around it is: Streamlit says it on its own element, whatever the
   reader or the link has chosen. Paper and files are light. */
(function () {
  "use strict";

  function isDark() {
    const app = window.parent.document.querySelector(".st-key-page");
    return Boolean(app) && window.parent.getComputedStyle(app).colorScheme === "dark";
  }

  window.zmosTheme = function () {
    const follow = () => document.documentElement.classList.toggle("zmos-dark", isDark());
    follow();
    // The page hears of it at the same time and draws itself anew first.
    window.matchMedia("(prefers-color-scheme: dark)")
      .addEventListener("change", () => requestAnimationFrame(() => setTimeout(follow)));
  };
})();
