"""Streamlit's lists of choices in the browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, TimeoutError

ATTEMPTS, PATIENCE_MS = 12, 5_000


def pick(page: Page, box: Locator, label: str) -> None:
    """Choose from a list; a change of the page closes a list that is open, so it is opened again.

    Raises
    ------
    AssertionError
        If the choice is never to be had.
    """
    option = page.get_by_role("option", name=label, exact=True)
    for _ in range(ATTEMPTS):
        box.click()
        try:
            option.click(timeout=PATIENCE_MS)
        except TimeoutError:
            continue
        return
    raise AssertionError(f"{label}: not to be chosen in {ATTEMPTS} attempts")
