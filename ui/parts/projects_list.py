"""The list of the view's projects on screen."""

from __future__ import annotations

from content import paging
from content.page import Page
from content.projects_list import PAGE_SIZE, heads, other_way_round, rows, sort_choice
from ui.board import board
from zmos_data.facet import Positions
from zmos_data.ordering import order_projects, view_positions


@board.cached_part
def render_all(page: Page) -> None:
    """Draw the list of all projects of the view."""
    render_list(page)


def render_list(page: Page, positions: Positions | None = None, *, with_town: bool = True) -> None:
    """Draw the list of projects: of the view, or those at the positions given."""
    text, dataset = page.text, page.dataset
    if positions is None:
        ordered = view_positions(dataset, page.selection)
    else:
        ordered = order_projects(dataset, positions, page.selection.sort)
    shown = dataset.projects.iloc[paging.shown(page, ordered, PAGE_SIZE)]
    board.render(
        "projects_list.html",
        page,
        "projects",
        caption=text.count("{n} project", "{n} projects", len(ordered)),
        hint=text.say("Select a project name for details and sources."),
        sort=sort_choice(page),
        turn=other_way_round(page),
        heads=[head for head in heads(page) if with_town or head["id"] != "sort-town"],
        with_town=with_town,
        rows=rows(page, shown),
        pager=paging.pager(page, len(ordered), PAGE_SIZE),
    )
