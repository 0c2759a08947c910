"""Projects summed by group, on screen."""

from __future__ import annotations

from content import amounts
from content.page import Page
from content.project_groups import (
    _added_up,
    counting,
    group_figures,
    group_rows,
    rounding,
)
from ui.board import board
from zmos_data.aggregation import Group, group_projects
from zmos_data.amounts import AMOUNTS


@board.cached_part
def render_groups(page: Page) -> None:
    """Draw the projects added up by the chosen grouping, with their sum."""
    text, headline = page.text, page.view.headline
    groups = group_projects(page.dataset, page.selection)
    if not groups:
        return
    whole = Group("", headline.projects, headline.amounts)
    board.render(
        "project_groups.html",
        page,
        "groups",
        caption=_added_up(page),
        heads=[
            text.say("Group"),
            text.say("Projects"),
            *(amounts.head(text, column) for column in AMOUNTS),
        ],
        rows=group_rows(page, groups),
        whole={"label": text.say("Together"), **group_figures(page, whole)},
        counting=counting(page).note,
        rounding=rounding(page),
        differing=amounts.of_other_projects(text, [headline.amounts]),
    )
