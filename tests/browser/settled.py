"""Reads of a page that comes to its end: what is wrong is asked until nothing is."""

from __future__ import annotations

from playwright.sync_api import Frame, Page, TimeoutError

SETTLING_MS = 10_000  # until letters, pictures and frames have their places


def faults(place: Page | Frame, script: str, given: object = None) -> list[object]:
    """Return what a script finds wrong, once it finds nothing or the time to settle is over."""
    nothing = f"(given) => !({script})(given).length"
    try:
        place.wait_for_function(nothing, arg=given, timeout=SETTLING_MS)
    except TimeoutError:
        found: list[object] = place.evaluate(script, given)
        return found
    return []
