"""Who may take part in what: towns and themes by the periods of a view."""

from __future__ import annotations

from itertools import product
from typing import NamedTuple

import numpy as np

from zmos_data.facet import Mask
from zmos_data.model import Dataset
from zmos_data.periods import PERIODS
from zmos_data.selection import Selection
from zmos_data.sums import options_of

JOINT_PROGRAMME = "higher"  # of the association's own project, in the table of the programmes


class ThemeStatus(NamedTuple):
    """A town's part in a theme: its projects, and why it has none; see `theme_statuses`."""

    municipality_code: str
    theme: str
    projects: int
    status: str


def is_eligible(dataset: Dataset, selection: Selection) -> Mask:
    """Tell for each town whether it could take part in any period of the view.

    Of chosen themes only the periods count in which one of them has a strand.

    Returns
    -------
    numpy.ndarray of bool
        In the order of the table. Source: ``eligible_*`` of the municipalities.
    """
    towns = dataset.municipalities
    found = np.zeros(len(towns), dtype=bool)
    for period in _periods(dataset, selection):
        column = towns[f"eligible_{period.replace('-', '_')}"]
        found |= column.to_numpy(dtype=bool, na_value=False)
    return found


def _periods(dataset: Dataset, selection: Selection) -> set[str]:
    """Return the periods of the view in which there is something to take part in."""
    view = set(selection.periods or PERIODS)
    strands = _strands(dataset, selection)
    chosen = [strands[theme] for theme in selection.themes]
    if None in chosen:  # the association's own project is credited to no town
        return view
    return {period for periods in chosen for period in periods or ()} or view


def ineligible_periods(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return for each town, by its code, the periods in which it was not eligible."""
    return {
        code: tuple(period for period in PERIODS if period not in eligible)
        for code, eligible in _eligible_by_period(dataset).items()
    }


def theme_statuses(dataset: Dataset, selection: Selection) -> list[ThemeStatus]:
    """Tell each town's part in each theme under the present filters.

    Returns
    -------
    list of ThemeStatus
        One a town and theme, in the order of the tables. Its status: ``takes_part``; ``joint``
        (the association's own project, credited to no town); ``no_strand`` (the theme has no
        strand in the periods of the view); ``not_eligible`` (it has, but not for this
        town); ``no_project`` (none in the collected data).
    """
    pairs = _projects_by_town_and_theme(dataset, selection)
    strands = _strands(dataset, selection)
    found = []
    for town, eligible in _eligible_by_period(dataset).items():
        for theme, periods in strands.items():
            count = pairs[town, theme]
            status = "takes_part" if count else _empty_status(periods, eligible)
            found.append(ThemeStatus(town, theme, count, status))
    return found


def _projects_by_town_and_theme(
    dataset: Dataset, selection: Selection
) -> dict[tuple[str, str], int]:
    """Count the view's projects of each town and theme."""
    index = dataset.index
    positions, groups = index.filtered(selection).town_pairs(selection.counting)
    towns, themes = index.facets["towns"].codes, index.facets["themes"].codes
    cells = groups * len(themes) + options_of(index, "themes")[positions]
    counts = np.bincount(cells, minlength=len(towns) * len(themes))
    return dict(zip(product(towns, themes), counts.tolist(), strict=True))


def _eligible_by_period(dataset: Dataset) -> dict[str, set[str]]:
    """Return for each town the periods in which it is eligible."""
    towns = dataset.municipalities
    columns = [towns[f"eligible_{period.replace('-', '_')}"].tolist() for period in PERIODS]
    return {
        code: {period for period, yes in zip(PERIODS, row, strict=True) if yes}
        for code, *row in zip(towns["municipality_code"].tolist(), *columns, strict=True)
    }


def _strands(dataset: Dataset, selection: Selection) -> dict[str, set[str] | None]:
    """Return for each theme the periods of the view with a strand; None for a joint theme.

    The association's project ran in the periods for which its programme has figures.
    """
    themes, periods = dataset.themes, selection.periods or PERIODS
    figures = zip(dataset.programmes["programme_code"], dataset.programmes["period"], strict=True)
    ran = any(code == JOINT_PROGRAMME and period in periods for code, period in figures)
    strands = [themes[f"strand_{period.replace('-', '_')}"] for period in periods]
    rows = zip(themes["theme_code"], themes["joint_via_association"], *strands, strict=True)
    return {
        code: (None if ran else set())
        if joint
        else {period for period, name in zip(periods, names, strict=True) if isinstance(name, str)}
        for code, joint, *names in rows
    }


def _empty_status(strands: set[str] | None, eligible: set[str]) -> str:
    """Tell why a cell of the town x theme matrix is empty."""
    if strands is None:
        return "joint"
    if not strands:
        return "no_strand"
    return "no_project" if strands & eligible else "not_eligible"
