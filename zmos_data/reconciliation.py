"""Do all sums reconcile? Every way of adding up a view must give the same whole.

The tests and the badge on screen ask the same function.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import sub
from typing import Protocol

import numpy as np

from zmos_data.aggregation import counted_twice, group_projects
from zmos_data.amounts import AMOUNTS, Amounts
from zmos_data.facet import Positions
from zmos_data.facet_kinds import KINDS
from zmos_data.matrix import Cell, theme_matrix
from zmos_data.model import Dataset
from zmos_data.queries import headline, totals_by_theme
from zmos_data.selection import Counting, Grouping, Selection
from zmos_data.sums import Floats, Sums, options_of, sums_by
from zmos_data.town_totals import sums_by_municipality

# Divisions that the screen shows no sums of; themes and priorities are among the groups.
_FACETS = tuple(
    kind.name for kind in KINDS if not kind.of_town and kind.name not in ("themes", "priorities")
)
_GROUPINGS = (Grouping.THEME, Grouping.PRIORITY, Grouping.YEAR)


class _Summed(Protocol):
    """Something whose projects are counted and added up: a view, a theme, a group, a cell."""

    @property
    def projects(self) -> int: ...

    @property
    def amounts(self) -> Amounts: ...


# Projects and sums of something, in the order of ``FIELDS``: the number of projects, the sum of
# each amount in EUR (0 where not one is known), and how many projects have it (``*_known``).
Whole = tuple[float, ...]
FIELDS = ("projects", *(field for column in AMOUNTS for field in (column, f"{column}_known")))
_NOTHING: Whole = (0,) * len(FIELDS)


@dataclass(frozen=True)
class Discrepancy:
    """Two ways of adding up that differ.

    Attributes
    ----------
    way : str
        What was added up, for example ``by stages`` or ``matrix of town 011``.
    what : str
        What differs, of ``FIELDS``.
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
    positions = dataset.index.filtered(view).positions
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
    ways = [("headline", rows, _whole(head))]
    ways.append(("themes", rows, _sum(map(_whole, totals_by_theme(dataset, view).values()))))
    for kind in _FACETS:
        ways.append((f"by {kind}", rows, _sum(_by_facet(dataset, kind, positions))))
    for grouping in _GROUPINGS:
        groups = group_projects(dataset, replace(view, grouping=grouping))
        ways.append((f"groups by {grouping}", rows, _sum(map(_whole, groups))))
    return ways


def _by_town(dataset: Dataset, view: Selection, rows: Whole) -> list[tuple[str, Whole, Whole]]:
    """Compare the towns' sums with the whole, and the matrix and the groups with the towns.

    A view in which each town counts its projects is also checked counted once.
    """
    towns = _towns(dataset, view)
    again = _whole(counted_twice(dataset, view)) if view.counting is Counting.EACH else _NOTHING
    ways = [(f"towns, {view.counting}", rows, _less(_sum(towns.values()), again))]
    if view.counting is Counting.EACH:
        once = _towns(dataset, replace(view, counting=Counting.ONCE))
        ways.append((f"towns, {Counting.ONCE}", rows, _sum(once.values())))
    cells: dict[str, list[Cell]] = {}
    for (town, _), cell in theme_matrix(dataset, view).items():
        cells.setdefault(town, []).append(cell)
    groups = group_projects(dataset, replace(view, grouping=Grouping.TOWN))
    grouped = {group.code: _whole(group) for group in groups}
    for code, whole in towns.items():
        ways.append((f"matrix of town {code}", whole, _sum(map(_whole, cells[code]))))
        ways.append((f"group of town {code}", whole, grouped.get(code, _NOTHING)))
    return ways


def _towns(dataset: Dataset, view: Selection) -> dict[str, Whole]:
    """Add up by town as the screen does, whose table is made of the same sums."""
    sums, codes = sums_by_municipality(dataset, view), dataset.municipalities["municipality_code"]
    return dict(zip(codes, _wholes(sums.projects, sums.amounts), strict=True))


def _rows(dataset: Dataset, positions: Positions) -> Whole:
    """Add up the rows themselves, apart from everything that the screen uses."""
    whole: list[float] = [len(positions)]
    for column in AMOUNTS:
        values = dataset.projects[column].to_numpy(dtype=float)[positions]
        known = values[~np.isnan(values)]
        whole += [float(known.sum()), len(known)]
    return tuple(whole)


def _by_facet(dataset: Dataset, kind: str, positions: Positions) -> list[Whole]:
    """Add up the rows by the options of a facet."""
    index = dataset.index
    options, size = options_of(index, kind)[positions], len(index.facets[kind].codes)
    return _wholes(*sums_by(index.everything.of(positions), options, size))


def _wholes(projects: Positions, sums: dict[str, Sums]) -> list[Whole]:
    """Turn the sums of groups into rows of plain figures, a missing sum into nought."""
    fields: list[Floats | Positions] = [projects]
    for found in sums.values():
        fields += [np.nan_to_num(found.eur), found.known]
    return list(zip(*(field.tolist() for field in fields), strict=True))


def _whole(part: _Summed) -> Whole:
    whole: list[float] = [part.projects]
    for found in part.amounts.values():
        whole += (found.eur or 0.0, found.known)
    return tuple(whole)


def _sum(parts: Iterable[Whole]) -> Whole:
    return tuple(map(sum, zip(_NOTHING, *parts, strict=True)))


def _less(whole: Whole, part: Whole) -> Whole:
    return tuple(map(sub, whole, part))


def _differ(way: str, expected: Whole, found: Whole) -> list[Discrepancy]:
    if expected == found:
        return []
    pairs = zip(FIELDS, expected, found, strict=True)
    return [Discrepancy(way, field, a, b) for field, a, b in pairs if abs(a - b) >= _cent(a)]


def _cent(eur: float) -> float:
    """Return what counts as a difference: half a cent.

    Numbers of this kind hold sixteen digits, which above five billion is no longer a cent.
    """
    return max(0.005, 1e-12 * abs(eur))
