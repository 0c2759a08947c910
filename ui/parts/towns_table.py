"""The table of the towns on screen."""

from __future__ import annotations

from markupsafe import Markup

from content import cache
from content.page import Page
from content.towns_table import TownRow, shown_rows, towns_table
from ui import html
from ui.board import board


@board.cached_part
def render_towns_table(page: Page) -> None:
    """Draw the table under the map, long ones page by page."""
    rows, pager = shown_rows(page)
    values, written = vars(towns_table(page, rows)), list(map(_written, rows))
    board.render("towns_table.html", page, "towns", **values, written=written, pager=pager)


@cache.kept(500)  # a click on a town changes two rows of the table
def _written(row: TownRow) -> Markup:
    return Markup(html.fill("towns_table_row.html", row=row))
