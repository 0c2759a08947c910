"""The list of the view's projects on screen."""

from __future__ import annotations

from content import paging, project_groups
from content.page import Page
from content.projects_list import heads, other_way_round, page_size, rows, sort_choice
from ui.board import board
from ui.parts import wall
from zmos_data.facet import Positions
from zmos_data.ordering import order_projects, view_positions
from zmos_data.selection import Grouping


@board.cached_part
def render_controls(page: Page) -> None:
    """Draw what the list of the view is ordered and added up by, in one line."""
    if not page.view.headline.projects:
        return
    choices = [("sort", sort_choice(page)), ("grouping", project_groups.group_choice(page))]
    if page.selection.grouping is not Grouping.NONE:
        choices.append(("counting", project_groups.counting(page)))
    board.render(
        "list_controls.html", page, "list-controls", choices=choices, turn=other_way_round(page)
    )


@board.cached_part
def render_all(page: Page) -> None:
    """Draw the list of all projects of the view, under its controls; without any, the wall."""
    if not page.view.headline.projects:
        wall.render_empty(page)
        return
    _render(page, view_positions(page.dataset, page.selection), with_town=True)


def render_list(page: Page, positions: Positions) -> None:
    """Draw the projects of a town at the positions given, with their own order."""
    if not len(positions):
        return
    ordered = order_projects(page.dataset, positions, page.selection.sort)
    _render(page, ordered, with_town=False)


def _render(page: Page, ordered: Positions, *, with_town: bool) -> None:
    text, size = page.text, page_size(len(ordered))
    shown = page.dataset.projects.iloc[paging.shown(page, ordered, size)]
    board.render(
        "projects_list.html",
        page,
        "projects",
        caption=text.count("{n} project", "{n} projects", len(ordered)),
        hint="" if with_town else text.say("Select a project name for details and sources."),
        choices=[] if with_town else [("sort", sort_choice(page))],
        turn=None if with_town else other_way_round(page),
        heads=[head for head in heads(page) if with_town or head["id"] != "sort-town"],
        with_town=with_town,
        rows=rows(page, shown),
        pager=paging.pager(page, len(ordered), size),
    )
