"""Projects summed by group, on screen."""

from __future__ import annotations

import pandas as pd

from content import amounts, charts
from content.page import Page
from content.project_groups import (
    _added_up,
    _filtered,
    _group_label,
    counting,
    group_figures,
    group_rows,
    rounding,
)
from ui.board import board, chart
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


@board.cached_part
def render_group_chart(page: Page) -> None:
    """Draw the groups as bars of their number of projects; a click filters by the group."""
    text = page.text
    chart.render(
        page,
        "groups-chart",
        charts.bars("n", "name", text.say("Projects"), _added_up(page)),
        _bars(page),
    )


def _bars(page: Page) -> pd.DataFrame:
    """Return a row a group for the chart."""
    rows = []
    for place, group in enumerate(group_projects(page.dataset, page.selection)):
        name = _group_label(page, group.code)
        count = page.text.count("{n} project", "{n} projects", group.projects)
        rows.append(
            {
                "place": place,
                "name": name,
                "n": group.projects,
                "tip": f"{name}: {count}",
                "go": _filtered(page, group.code),
            }
        )
    return pd.DataFrame(rows)
