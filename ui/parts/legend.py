"""The legend of the map on screen."""

from __future__ import annotations

from content.legend import legend_values
from content.page import Page
from ui.board import board


@board.cached_part
def render_legend(page: Page) -> None:
    """Draw the legend under the map."""
    board.render("legend.html", page, "legend", **legend_values(page))
