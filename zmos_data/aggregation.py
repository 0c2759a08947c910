"""Projects added up by town, theme, priority or year; every sum says what it stands on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from zmos_data.amounts import AMOUNTS, Amount, Amounts, amounts
from zmos_data.facet import Positions
from zmos_data.facets import passing
from zmos_data.model import Dataset
from zmos_data.queries import by_town, filter_projects
from zmos_data.selection import UNKNOWN, Counting, Grouping, Selection
from zmos_data.sums import amounts_by, options_of


@dataclass(frozen=True)
class Group:
    """One group of projects.

    Attributes
    ----------
    code : str
        Code of the town, theme or priority, or the year; ``"unknown"`` where there is none.
    projects : int
        How many projects.
    amounts : dict of str to Amount
        The sum of each of ``AMOUNTS``.
    """

    code: str
    projects: int
    amounts: Amounts


def group_of(code: str, projects: pd.DataFrame) -> Group:
    """Add up projects under a code."""
    return Group(code, len(projects), amounts(projects))


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
    index = dataset.index
    filtered = index.filtered(selection)
    if selection.grouping is Grouping.TOWN:
        counting, groups = selection.counting, filtered.town_pairs(selection.counting)[1]
        codes = index.facets["towns"].codes
    else:
        counting = Counting.ONCE
        groups, codes = _groups(dataset, selection.grouping, filtered.positions)
    found = zip(codes, *amounts_by(filtered.brought(counting), groups, len(codes)), strict=True)
    return [Group(code, count, sums) for code, count, sums in found if count]


def _groups(
    dataset: Dataset, grouping: Grouping, positions: Positions
) -> tuple[Positions, tuple[str, ...]]:
    """Return the group of each project, and the codes of the groups in their order."""
    index = dataset.index
    if grouping is not Grouping.YEAR:
        kind = {Grouping.THEME: "themes", Grouping.PRIORITY: "priorities"}[grouping]
        return options_of(index, kind)[positions], index.facets[kind].codes
    years = dataset.projects["start_year"].to_numpy(dtype=float, na_value=np.inf)[positions]
    found, groups = np.unique(years, return_inverse=True)
    return groups, tuple(UNKNOWN if np.isinf(year) else str(int(year)) for year in found)


def counted_twice(dataset: Dataset, selection: Selection) -> Group:
    """Say by how much the towns' sum exceeds the whole where each town counts a project.

    Returns
    -------
    Group
        What is counted beyond the first time: a project of three towns stands in it twice. No
        project where no project of the view has several towns.
    """
    if len(dataset.project_municipalities) == len(dataset.projects):
        return Group("", 0, dict.fromkeys(AMOUNTS, Amount(None, 0, 0, False)))
    projects = filter_projects(dataset, selection)
    each = by_town(dataset, projects, Counting.EACH)
    again = each[each.duplicated("project_id")]
    return group_of("", again)


def in_several_towns(dataset: Dataset, selection: Selection) -> int:
    """Count the projects of the view that lie in several towns, each once."""
    facet = dataset.index.facets["towns"]
    towns = np.bincount(facet.positions, minlength=dataset.index.size)
    return int((passing(dataset.index, selection) & (towns > 1)).sum())
