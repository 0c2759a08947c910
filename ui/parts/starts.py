"""The starts of the projects on screen."""

from __future__ import annotations

from content.page import Page
from content.starts import by_year
from ui.board import board, scripts


@board.cached_part
def render_starts(page: Page) -> None:
    """Draw when the projects began: a chart a town, and a player over the years."""
    if found := by_year(page):
        board.render("starts.html", page, "starts", script=scripts.address("starts"), **found)
