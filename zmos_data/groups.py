"""Projects added up by town, theme, priority or year; every sum says what it stands on."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from zmos_data.model import Dataset
from zmos_data.queries import Amount, amount, by_town, filter_projects
from zmos_data.selection import UNKNOWN, Counting, Grouping, Selection

COLUMNS = {
    Grouping.TOWN: "municipality_code",
    Grouping.THEME: "theme",
    Grouping.PRIORITY: "priority",
    Grouping.YEAR: "start_year",
}


@dataclass(frozen=True)
class Group:
    """One group of projects.

    Attributes
    ----------
    code : str
        Code of the town, theme or priority, or the year; ``"unknown"`` where there is none.
    projects : int
        How many projects.
    total, eu : Amount
        Whole investment and EU part.
    """

    code: str
    projects: int
    total: Amount
    eu: Amount


def group_of(code: str, projects: pd.DataFrame) -> Group:
    """Add up projects under a code."""
    return Group(code, len(projects), amount(projects, "total_eur"), amount(projects, "eu_eur"))


def group_projects(dataset: Dataset, selection: Selection) -> list[Group]:
    """Add up the view's projects by ``selection.grouping``; empty without one.

    Returns
    -------
    list of Group
        In the order of the tables, years rising, unknown last; groups without a project are
        left out. The groups are the whole view, unless projects are counted in each town.
    """
    if selection.grouping is Grouping.NONE:
        return []
    projects = filter_projects(dataset, selection)
    if selection.grouping is Grouping.TOWN:
        projects = by_town(dataset, projects, selection.counting)
    codes = projects[COLUMNS[selection.grouping]].astype("string").fillna(UNKNOWN)
    found = {str(code): group_of(str(code), own) for code, own in projects.groupby(codes)}
    order = [code for code in _order(dataset, selection.grouping) if code in found]
    rest = sorted(set(found) - set(order) - {UNKNOWN})
    return [found[code] for code in [*order, *rest, UNKNOWN] if code in found]


def _order(dataset: Dataset, grouping: Grouping) -> list[str]:
    return {
        Grouping.TOWN: dataset.municipalities["municipality_code"].tolist(),
        Grouping.THEME: dataset.themes["theme_code"].tolist(),
        Grouping.PRIORITY: dataset.priorities["priority_code"].tolist(),
    }.get(grouping, [])


def counted_twice(dataset: Dataset, selection: Selection) -> Group:
    """Say by how much the towns' sum exceeds the whole where each town counts a project.

    Returns
    -------
    Group
        Projects, total cost and EU part that would be counted more than once; no project
        where no project of the view has several towns.
    """
    projects = filter_projects(dataset, selection)
    each = by_town(dataset, projects, Counting.EACH)
    again = each[each.duplicated("project_id")]
    return group_of("", again)
