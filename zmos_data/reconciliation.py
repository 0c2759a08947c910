"""Do all sums reconcile? Every way of adding up a view must give the same whole.

The tests and the badge on screen ask the same function.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from zmos_data.facets import Positions, passing
from zmos_data.groups import Group, counted_twice, group_projects
from zmos_data.matrix import Cell, theme_matrix
from zmos_data.model import Dataset
from zmos_data.queries import AMOUNTS, Amount, headline, totals_by_municipality, totals_by_theme
from zmos_data.selection import Counting, Grouping, Selection
from zmos_data.sums import options_of

# Divisions that the screen shows no sums of; themes and priorities are among the groups.
_FACETS = ("periods", "funds", "stages", "figures", "confirmed")
_GROUPINGS = (Grouping.THEME, Grouping.PRIORITY, Grouping.YEAR)


@dataclass(frozen=True)
class Whole:
    """Projects and sums of something.

    Attributes
    ----------
    projects : int
        How many projects.
    total_eur, eu_eur : float
        Sums of the known amounts in EUR; 0 where not one is known.
    total_known, eu_known : int
        For how many projects the amount is known; the others are counted apart.
    """

    projects: int
    total_eur: float
    total_known: int
    eu_eur: float
    eu_known: int


@dataclass(frozen=True)
class Discrepancy:
    """Two ways of adding up that differ.

    Attributes
    ----------
    way : str
        What was added up, for example ``by stages`` or ``matrix of town 011``.
    what : str
        Field of `Whole` that differs.
    expected, found : float
        The whole, and what the way gives; amounts in EUR.
    """

    way: str
    what: str
    expected: float
    found: float


def check_sums(dataset: Dataset, selection: Selection) -> list[Discrepancy]:
    """Add a view up in every way that the screen does, and name what differs.

    Returns
    -------
    list of Discrepancy
        Empty where the rows, the headline, the sums by theme, town (once, and in each of
        its towns less what counts again), stage, priority, period, fund and year, and the
        matrix agree to the cent, with the numbers of projects and of known amounts.
    """
    view = selection.filters
    positions = np.flatnonzero(passing(dataset.index, view))
    rows = _rows(dataset, positions)
    ways = [*_whole_view(dataset, view, positions, rows), *_by_town(dataset, view, rows)]
    return [
        difference for way, expected, found in ways for difference in _differ(way, expected, found)
    ]


def _whole_view(
    dataset: Dataset, view: Selection, positions: Positions, rows: Whole
) -> list[tuple[str, Whole, Whole]]:
    """Compare the headline with the rows, and with the sums of every division of the view."""
    head = headline(dataset, view)
    ways = [("headline", rows, _of(head.projects, head.total, head.eu))]
    themes = totals_by_theme(dataset, view).values()
    ways.append(("themes", rows, _sum(_of(t.projects, t.total, t.eu) for t in themes)))
    for kind in _FACETS:
        ways.append((f"by {kind}", rows, _sum(_by_facet(dataset, kind, positions))))
    for grouping in _GROUPINGS:
        groups = group_projects(dataset, replace(view, grouping=grouping))
        ways.append((f"groups by {grouping}", rows, _sum(map(_group, groups))))
    return ways


def _by_town(dataset: Dataset, view: Selection, rows: Whole) -> list[tuple[str, Whole, Whole]]:
    """Compare the towns' sums with the whole, and the matrix and the groups with the towns.

    A view in which each town counts its projects is also checked counted once.
    """
    towns = _towns(dataset, view)
    again = _group(counted_twice(dataset, view)) if view.counting is Counting.EACH else _NOTHING
    ways = [(f"towns, {view.counting}", rows, _less(_sum(towns.values()), again))]
    if view.counting is Counting.EACH:
        once = _towns(dataset, replace(view, counting=Counting.ONCE))
        ways.append((f"towns, {Counting.ONCE}", rows, _sum(once.values())))
    cells: dict[str, list[Cell]] = {}
    for (town, _), cell in theme_matrix(dataset, view).items():
        cells.setdefault(town, []).append(cell)
    groups = group_projects(dataset, replace(view, grouping=Grouping.TOWN))
    grouped = {group.code: _group(group) for group in groups}
    for code, whole in towns.items():
        ways.append((f"matrix of town {code}", whole, _sum(map(_cell, cells[code]))))
        ways.append((f"group of town {code}", whole, grouped.get(code, _NOTHING)))
    return ways


def _towns(dataset: Dataset, view: Selection) -> dict[str, Whole]:
    totals = totals_by_municipality(dataset, view)
    columns = (totals[column].tolist() for column in _TOWN_COLUMNS)
    return {
        str(code): _town(projects, figures)
        for code, projects, *figures in zip(totals.index, *columns, strict=True)
    }


_NOTHING = Whole(0, 0, 0, 0, 0)
_FIELDS = tuple(Whole.__dataclass_fields__)
_TOWN_COLUMNS = ["projects", "total_eur", "total_eur_known", "eu_eur", "eu_eur_known"]


def _rows(dataset: Dataset, positions: Positions) -> Whole:
    """Add up the rows themselves, apart from everything that the screen uses."""
    figures: list[Any] = []
    for column in AMOUNTS:
        values = dataset.projects[column].to_numpy(dtype=float)[positions]
        known = values[~np.isnan(values)]
        figures += [float(known.sum()), len(known)]
    return Whole(len(positions), *figures)


def _by_facet(dataset: Dataset, kind: str, positions: Positions) -> list[Whole]:
    """Add up the rows by the options of a facet, in the plainest way."""
    index = dataset.index
    options, size = options_of(index, kind)[positions], len(index.facets[kind].codes)
    found: list[Any] = [np.bincount(options, minlength=size)]
    for values in (index.totals[positions], index.eu_contributions[positions]):
        known = ~np.isnan(values)
        found.append(np.bincount(options, np.where(known, values, 0.0), minlength=size))
        found.append(np.bincount(options, known, minlength=size))
    return [Whole(*row) for row in zip(*(column.tolist() for column in found), strict=True)]


def _of(projects: int, total: Amount, eu: Amount) -> Whole:
    return Whole(projects, total.eur or 0.0, total.known, eu.eur or 0.0, eu.known)


def _group(group: Group) -> Whole:
    return _of(group.projects, group.total, group.eu)


def _cell(cell: Cell) -> Whole:
    return _of(cell.projects, cell.total, cell.eu)


def _town(projects: int, figures: list[float]) -> Whole:
    total, total_known, eu, eu_known = figures
    sums = [0.0 if math.isnan(eur) else eur for eur in (total, eu)]
    return Whole(int(projects), sums[0], int(total_known), sums[1], int(eu_known))


def _sum(parts: Iterable[Whole]) -> Whole:
    values = [[getattr(part, field) for field in _FIELDS] for part in parts]
    return Whole(*map(sum, zip(*values, strict=True))) if values else _NOTHING


def _less(whole: Whole, part: Whole) -> Whole:
    return Whole(*(getattr(whole, field) - getattr(part, field) for field in _FIELDS))


def _differ(way: str, expected: Whole, found: Whole) -> list[Discrepancy]:
    pairs = ((field, getattr(expected, field), getattr(found, field)) for field in _FIELDS)
    return [Discrepancy(way, field, a, b) for field, a, b in pairs if abs(a - b) >= _cent(a)]


def _cent(eur: float) -> float:
    """Return what counts as a difference: half a cent.

    Numbers of this kind hold sixteen digits, which above five billion is no longer a cent.
    """
    return max(0.005, 1e-12 * abs(eur))
