"""The starts of the projects on screen."""

from __future__ import annotations

from content.page import Page
from content.starts import by_year, has_many_towns, player
from ui import url_state
from ui.board import board, scripts
from ui.parts import wall


@board.cached_part
def render_player(page: Page) -> None:
    """Draw what plays the years, on the map and in the charts."""
    if page.view.headline.projects and (found := player(page)):
        address = scripts.address("starts")
        board.render("player.html", page, "player", script=address, **found)


def render_starts(page: Page) -> None:
    """Draw when the projects began: a chart a town; of many towns, where they are asked for.

    Where the view has no project, the arms wall of all data stands in its place.
    """
    if has_many_towns(page) and not url_state.starts_wanted():
        _render_sums(page)
    else:
        _render_charts(page)


@board.cached_part
def _render_charts(page: Page) -> None:
    _render(page, by_town=True)


@board.cached_part
def _render_sums(page: Page) -> None:
    _render(page, by_town=False)


def _render(page: Page, *, by_town: bool) -> None:
    if not page.view.headline.projects:
        wall.render_empty(page)
    elif found := by_year(page, by_town=by_town):
        board.render("starts.html", page, "starts", **found)
