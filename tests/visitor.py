"""A visitor in a browser of a test or a benchmark: pages that are open, ready and at rest."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

PATIENCE_MS = 180_000
READY = """
() => document.querySelector('.sentence, .town-head, .slide.on, [data-testid=stText]')
"""
# Who has been here gets the map at once, without the arms wall (ui/wall/overlay.js). A page from a
# disk may keep nothing.
SEEN = "try { localStorage.setItem('zmos-wall', '1'); } catch { /* kept nowhere */ }"
# The sign in the corner is no help: the dashboard's settings hide it.
# A click may wait until its view is shown before Streamlit hears of it (ui/board/next_view.js).
AT_REST = """() => !globalThis.zmosConnection?.isWaiting()
  && document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')"""


def new_page(browser: Browser, height: int = 900) -> Page:
    """Return a page of a visitor of their own, 1280 px wide; every wait on it has an end."""
    size = {"width": 1280, "height": height}
    # `wait_for_function` evaluates a string, which the pages' policy forbids (ui/guard/policy.py).
    context = browser.new_context(
        locale="sl-SI",
        viewport=size,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    context.add_init_script(SEEN)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    return page


def visit(browser: Browser, address: str, height: int = 900) -> Page:
    """Open an address as a new visitor and wait until it is ready and at rest."""
    page = new_page(browser, height)
    page.goto(address)
    wait_for_rest(page)
    return page


def wait_for_rest(page: Page) -> None:
    """Wait until the page shows something and its script is at rest."""
    page.wait_for_function(READY)
    page.wait_for_function(AT_REST)
