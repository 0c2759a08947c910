"""The town x theme matrix: projects and amounts a cell, or why a cell is empty."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from zmos_data.model import Dataset
from zmos_data.queries import (
    AMOUNTS,
    PERIODS,
    Amount,
    by_town,
    filter_projects,
    theme_status_by_municipality,
)
from zmos_data.selection import Selection


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
        Whole investment and EU part.
    """

    status: str
    projects: int
    total: Amount
    eu: Amount


def theme_matrix(dataset: Dataset, selection: Selection) -> dict[tuple[str, str], Cell]:
    """Return a cell for each town and theme, in the order of the tables."""
    projects = by_town(dataset, filter_projects(dataset, selection), selection.counting)
    sums = {column: _sums(projects, column) for column in AMOUNTS}
    cells = {}
    for town, theme, n, status in theme_status_by_municipality(dataset, selection).itertuples(
        index=False, name=None
    ):
        total, eu = (_amount(sums[column].get((town, theme)), n) for column in AMOUNTS)
        cells[town, theme] = Cell(status, n, total, eu)
    return cells


def _sums(projects: pd.DataFrame, column: str) -> dict[Any, tuple[float, int, bool]]:
    """Sum a money column by town and theme: (EUR, known, whether a rounded one is in it)."""
    known = projects[projects[column].notna()]
    frame = pd.DataFrame({
        "town": known["municipality_code"], "theme": known["theme"], "eur": known[column],
        "rounded": known["figures"] == "rounded",
    })  # fmt: skip
    sums = frame.groupby(["town", "theme"]).agg(
        eur=("eur", "sum"), known=("eur", "size"), rounded=("rounded", "any")
    )
    return {key: (float(e), int(k), bool(r)) for key, e, k, r in sums.itertuples(name=None)}


def _amount(found: tuple[float, int, bool] | None, projects: int) -> Amount:
    if found is None:
        return Amount(None, 0, projects, False)
    eur, known, rounded = found
    return Amount(eur, known, projects, rounded)


def themes_by_period(
    dataset: Dataset, selection: Selection, code: str
) -> dict[str, dict[str, Cell]]:
    """Return a town's cells by period and theme; a period that is filtered out is left out."""
    found = {}
    for period in selection.periods or PERIODS:
        cells = theme_matrix(dataset, replace(selection, periods=(period,)))
        found[period] = {theme: cell for (town, theme), cell in cells.items() if town == code}
    return found
