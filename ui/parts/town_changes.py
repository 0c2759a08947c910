"""What the last release changed of a town, on screen."""

from __future__ import annotations

from content import town_changes
from content.page import Page
from ui.board import board


def render_changes(page: Page) -> None:
    """Draw the line, where something changed; it is not kept, for a release may have come."""
    if said := town_changes.line(page):
        board.render("town_changes.html", page, "town-changes", **said)
