"""The starts of the projects on screen."""

from __future__ import annotations

from content.page import Page
from content.starts import by_year, player
from ui.board import board, scripts
from ui.parts import wall


@board.cached_part
def render_player(page: Page) -> None:
    """Draw what plays the years, on the map and in the charts."""
    if page.view.headline.projects and (found := player(page)):
        address = scripts.address("starts")
        board.render("player.html", page, "player", script=address, **found)


@board.cached_part
def render_starts(page: Page) -> None:
    """Draw when the projects began: a chart a town.

    Where the view has no project, the arms wall of all data stands in its place.
    """
    if not page.view.headline.projects:
        wall.render_empty(page)
    elif found := by_year(page):
        board.render("starts.html", page, "starts", **found)
