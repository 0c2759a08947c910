/* Streamlit's sidebar holds the pages and the filters. On a small screen it is a drawer over the
   page: what lies under it is out of reach as long as it is open, the focus goes into it and comes
   back, and Escape closes it. A slash leads to the search, wherever one is. */
globalThis.zmosDrawer = globalThis.zmosDrawer || (function () {
  "use strict";

  const SMALL = "(max-width: 768px)"; // where Streamlit lays the sidebar over the page
  /** @type {HTMLElement} */
  let sidebar = null;
  let wasOpen = false;

  const isOpen = () => Boolean(sidebar) && sidebar.dataset.collapsed === "false";
  const isDrawer = () => isOpen() && window.matchMedia(SMALL).matches;
  /** @param {string} name @returns {HTMLElement} */
  const named = (name) => document.querySelector(`[data-testid=${name}]`);

  /* A board has come: the sidebar may stand now, or be another one. */
  function attend() {
    const found = named("stSidebar");
    if (!found || found === sidebar) return;
    if (!sidebar) listen();
    sidebar = found;
    wasOpen = isOpen();
    new MutationObserver(settle).observe(found, { attributeFilter: ["data-collapsed"] });
    cover();
  }

  function listen() {
    document.addEventListener("click", (event) => press(/** @type {Element} */ (event.target)));
    document.addEventListener("keydown", key);
    window.addEventListener("resize", cover);
  }

  /** @param {Element} target */
  function press(target) {
    const control = target.closest("[data-drawer]");
    const isBeside = isDrawer() && target.isConnected && !sidebar.contains(target);
    if (isBeside || (isDrawer() && target.closest("nav.pages a"))) close();
    else if (control && control.dataset.drawer === "open") open();
    else if (control) close();
  }

  /** @param {KeyboardEvent} event */
  function key(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isDrawer()) close();
    else if (event.key === "/" && !isTyped(target) && toSearch()) event.preventDefault();
  }

  /** @param {HTMLElement} target */
  function isTyped(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }

  function toSearch() {
    const field = document.getElementById("search");
    if (!field) return false;
    open();
    setTimeout(() => field.focus()); // after what opens the drawer has taken the focus there
    return true;
  }

  function open() {
    const button = named("stExpandSidebarButton");
    if (button) button.click();
  }

  function close() {
    const button = sidebar.querySelector("[data-testid=stSidebarCollapseButton] button");
    if (isOpen() && button) button.click();
  }

  function settle() {
    if (isOpen() === wasOpen) return;
    wasOpen = isOpen();
    cover();
    if (wasOpen) focus(sidebar.querySelector("[data-testid=stSidebarCollapseButton] button"));
    else requestAnimationFrame(() => focus(named("stExpandSidebarButton")));
  }

  /** The button that was pressed is gone, and with it the focus.
     @param {HTMLElement} control */
  function focus(control) {
    const now = document.activeElement;
    if (control && (!now || now === document.body || sidebar.contains(now))) control.focus();
  }

  /* What is folded away is out of reach, too: Streamlit leaves it beside the screen with all its stops. */
  function cover() {
    sidebar.inert = !isOpen();
    const page = /** @type {HTMLElement} */ (sidebar.nextElementSibling);
    if (page) page.inert = isDrawer();
  }

  return { attend };
})();
