"""The town x theme matrix: projects and amounts a cell, or why a cell is empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from zmos_data.amounts import Amounts
from zmos_data.eligibility import theme_statuses
from zmos_data.model import Dataset
from zmos_data.periods import PERIODS
from zmos_data.selection import Selection
from zmos_data.sums import amounts_by, options_of


@dataclass(frozen=True)
class Cell:
    """What a view holds of one town in one theme.

    Attributes
    ----------
    status : str
        ``takes_part``, or why the cell is empty; see `theme_statuses`.
    projects : int
        How many projects.
    amounts : dict of str to Amount
        The sum of each of ``AMOUNTS``.
    """

    status: str
    projects: int
    amounts: Amounts


def theme_matrix(dataset: Dataset, selection: Selection) -> dict[tuple[str, str], Cell]:
    """Return a cell for each town and theme, in the order of the tables."""
    index = dataset.index
    positions, groups = index.filtered(selection).town_pairs(selection.counting)
    towns, themes = index.facets["towns"].codes, index.facets["themes"].codes
    cells = groups * len(themes) + options_of(index, "themes")[positions]
    brought = index.filtered(selection).brought(selection.counting)
    _, sums = amounts_by(brought, cells, len(towns) * len(themes))
    place = {(town, theme): n for n, (town, theme) in enumerate(product(towns, themes))}
    return {
        (town, theme): Cell(status, n, sums[place[town, theme]])
        for town, theme, n, status in theme_statuses(dataset, selection)
    }


def themes_by_period(
    dataset: Dataset, selection: Selection, code: str
) -> dict[str, dict[str, Cell]]:
    """Return a town's cells by period and theme; a period that is filtered out is left out."""
    found = {}
    for period in selection.periods or PERIODS:
        cells = theme_matrix(dataset, replace(selection, periods=(period,)))
        found[period] = {theme: cell for (town, theme), cell in cells.items() if town == code}
    return found
