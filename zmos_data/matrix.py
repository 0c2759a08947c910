"""The town x theme matrix: projects and amounts a cell, or why a cell is empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from zmos_data.eligibility import theme_status_by_municipality
from zmos_data.facets import passing
from zmos_data.model import Dataset
from zmos_data.periods import PERIODS
from zmos_data.queries import AMOUNTS, Amount, amounts
from zmos_data.selection import Selection
from zmos_data.sums import options_of, sum_by, town_pairs


@dataclass(frozen=True)
class Cell:
    """What a view holds of one town in one theme.

    Attributes
    ----------
    status : str
        ``takes_part``, or why the cell is empty; see `theme_status_by_municipality`.
    projects : int
        How many projects.
    total, eu : Amount
        Total cost and EU contribution.
    """

    status: str
    projects: int
    total: Amount
    eu: Amount


def theme_matrix(dataset: Dataset, selection: Selection) -> dict[tuple[str, str], Cell]:
    """Return a cell for each town and theme, in the order of the tables."""
    index = dataset.index
    positions, groups = town_pairs(index, passing(index, selection), selection.counting)
    towns, themes = index.facets["towns"].codes, index.facets["themes"].codes
    cells = groups * len(themes) + options_of(index, "themes")[positions]
    size = len(towns) * len(themes)
    count = np.bincount(cells, minlength=size)
    total, eu = (
        amounts(sum_by(index, column, positions, cells, size), count) for column in AMOUNTS
    )
    place = {(town, theme): n for n, (town, theme) in enumerate(product(towns, themes))}
    return {
        (town, theme): Cell(status, n, total[place[town, theme]], eu[place[town, theme]])
        for town, theme, n, status in theme_status_by_municipality(dataset, selection).itertuples(
            index=False, name=None
        )
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
