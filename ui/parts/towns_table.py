"""The table of the towns on screen."""

from __future__ import annotations

from content.page import Page
from content.towns_table import shown_rows, towns_table
from ui.board import board


@board.cached_part
def render_towns_table(page: Page) -> None:
    """Draw the table under the map, long ones page by page."""
    rows, pager = shown_rows(page)
    board.render("towns_table.html", page, "towns", **vars(towns_table(page, rows)), pager=pager)
