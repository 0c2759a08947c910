"""Reads of a page that has come to its end: nothing is measured while something may still move."""

from __future__ import annotations

from playwright.sync_api import Frame, Page, TimeoutError

from tests.browser.map_page import wait_for_rest

SETTLING_MS = 10_000  # until letters, pictures and frames have their places


def wait_until_settled(page: Page) -> None:
    """Wait until the script is at rest and the letters of the page are there."""
    wait_for_rest(page)
    page.evaluate("document.fonts.ready.then(() => null)")


def faults(place: Page | Frame, script: str, given: object = None) -> list[object]:
    """Return what a script finds wrong, once it finds nothing or the time to settle is over."""
    nothing = f"(given) => !({script})(given).length"
    try:
        place.wait_for_function(nothing, arg=given, timeout=SETTLING_MS)
    except TimeoutError:
        found: list[object] = place.evaluate(script, given)
        return found
    return []
