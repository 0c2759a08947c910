"""What changed since an earlier release of the data, on screen."""

from __future__ import annotations

from content.page import Page
from content.release_changes import values
from ui.board import board


def render_changes(page: Page) -> None:
    """Draw the comparison of two releases; without two, say that there is nothing to compare.

    It is not kept for a view: a release that came meanwhile changes it.
    """
    board.render("release_changes.html", page, "releases", **values(page))
