"""Filters of the projects: what each option keeps, and how many it would leave.

A facet is held as pairs (project, option), because a project may lie in several towns. With
100,000 projects all facets are counted in a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from zmos_data.aside import kept
from zmos_data.brought import Brought, everything
from zmos_data.facet import Facet, Mask, Positions
from zmos_data.search.query import Search
from zmos_data.selection import FACETS, UNKNOWN, Counting, Selection
from zmos_data.years import Years

Array = TypeVar("Array", bound=npt.NDArray[Any])

# Views whose masks are kept, and those asked aside; with 100,000 projects one holds 1 to 4 MB.
_KEPT, _BESIDE = 8, 4


@dataclass(frozen=True)
class ProjectIndex:
    """Everything that the filters ask of the projects, in the order of the table.

    Attributes
    ----------
    size : int
        Number of projects.
    facets : dict of str to Facet
        By the name of the selection's field.
    amounts : dict of str to numpy.ndarray of float
        Each of ``AMOUNTS`` in EUR, NaN where it is not known.
    rounded : dict of str to numpy.ndarray of bool
        Whether the amount is rounded in its source.
    dated : dict of str to numpy.ndarray of bool
        Whether the day of the amount is known.
    years : Years
        First and last year of each.
    leads : numpy.ndarray of int
        Position of the lead town in the ``towns`` facet's codes.
    ids : frozenset of str
        Ids of the projects.
    search : Search
        What a search asks of the projects.
    """

    size: int
    facets: dict[str, Facet]
    amounts: dict[str, npt.NDArray[np.float64]]
    rounded: dict[str, Mask]
    dated: dict[str, Mask]
    years: Years
    leads: Positions
    ids: frozenset[str]
    search: Search

    @cached_property
    def everything(self) -> Brought:
        """What each project brings to the sums."""
        return everything(self.amounts, self.rounded)

    def filtered(self, selection: Selection) -> Filtered:
        """Return which projects pass a view's filters; kept, for a page asks some twenty times."""
        return self._filtered(replace(selection.filters, counting=Counting.ONCE))

    @cached_property
    def _filtered(self) -> Callable[[Selection], Filtered]:
        return kept(partial(Filtered, self), _KEPT, _BESIDE)


@dataclass(frozen=True)
class Filtered:
    """Which projects pass the filters of a view; its arrays are read-only.

    Attributes
    ----------
    index : ProjectIndex
        The projects.
    selection : Selection
        The view; nothing but its filters is asked.
    """

    index: ProjectIndex
    selection: Selection

    @cached_property
    def kinds(self) -> dict[str, Mask]:
        """Which projects pass each kind of filter that is on."""
        return masks(self.index, self.selection)

    @cached_property
    def mask(self) -> Mask:
        """Which projects pass every filter."""
        return self._all_of(self.kinds)

    @cached_property
    def positions(self) -> Positions:
        """Positions in the table of the projects that pass."""
        return _read_only(np.flatnonzero(self.mask))

    def town_pairs(self, counting: Counting) -> tuple[Positions, Positions]:
        """Return the projects that pass with the town that counts them; see `town_pairs`."""
        return self._once if counting is Counting.ONCE else self._in_each

    @cached_property
    def _once(self) -> tuple[Positions, Positions]:
        return self._pairs(Counting.ONCE)

    @cached_property
    def _in_each(self) -> tuple[Positions, Positions]:
        return self._pairs(Counting.EACH)

    def _pairs(self, counting: Counting) -> tuple[Positions, Positions]:
        positions, towns = town_pairs(self.index, self.mask, counting)
        return _read_only(positions), _read_only(towns)

    def brought(self, counting: Counting) -> Brought:
        """Return what each pair of `town_pairs` brings to the sums."""
        return self._brought if counting is Counting.ONCE else self._brought_in_each

    @cached_property
    def _brought(self) -> Brought:
        return self.index.everything.of(self.positions)

    @cached_property
    def _brought_in_each(self) -> Brought:
        return self.index.everything.of(self._in_each[0])

    def all_but(self, kind: str) -> Mask:
        """Tell which projects pass every filter, those of a kind left out."""
        if kind not in self.kinds:
            return self.mask
        return self._all_of([other for other in self.kinds if other != kind])

    def positions_but(self, kind: str) -> Positions:
        """Return the positions of those projects."""
        return np.flatnonzero(self.all_but(kind)) if kind in self.kinds else self.positions

    def _all_of(self, kinds: Iterable[str]) -> Mask:
        mask = np.ones(self.index.size, dtype=bool)
        for kind in kinds:
            mask &= self.kinds[kind]
        return _read_only(mask)


def _read_only(array: Array) -> Array:
    array.flags.writeable = False
    return array


def town_pairs(index: ProjectIndex, mask: Mask, counting: Counting) -> tuple[Positions, Positions]:
    """Return the projects that pass with the town that counts them: (projects, towns).

    Counted in each town, a project of several towns has a pair with each of them.
    """
    if counting is Counting.ONCE:
        positions = np.flatnonzero(mask)
        return positions, index.leads[positions]
    facet = index.facets["towns"]
    kept = mask[facet.positions]
    return facet.positions[kept], facet.options[kept]


def masks(index: ProjectIndex, selection: Selection) -> dict[str, Mask]:
    """Tell for each kind of filter that is on which projects pass it."""
    found = {
        kind: _facet_mask(index, index.facets[kind], getattr(selection, kind))
        for kind in FACETS
        if getattr(selection, kind)
    }
    if selection.has_years or selection.years_unknown:
        found["years"] = _years_mask(index, selection)
    if selection.has_range or selection.total_unknown:
        found["total"] = _total_mask(index, selection)
    if selection.search:
        found["search"] = index.search.mask(selection.search)
    return found


def _facet_mask(index: ProjectIndex, facet: Facet, chosen: tuple[str, ...]) -> Mask:
    wanted = np.isin(np.asarray(facet.codes, dtype=object), list(chosen))
    if facet.is_single:
        return wanted[facet.options]
    mask = np.zeros(index.size, dtype=bool)
    mask[facet.positions[wanted[facet.options]]] = True
    return mask


def _years_mask(index: ProjectIndex, selection: Selection) -> Mask:
    bounds = (selection.year_from, selection.year_to)
    if not selection.has_years:
        return index.years.not_known(*bounds)
    within = index.years.under_way(*bounds)
    return within | index.years.not_known(*bounds) if selection.years_unknown else within


def _total_mask(index: ProjectIndex, selection: Selection) -> Mask:
    totals = index.amounts["total_eur"]
    unknown = np.isnan(totals)
    if not selection.has_range:
        return unknown
    low = -np.inf if selection.total_min is None else selection.total_min
    high = np.inf if selection.total_max is None else selection.total_max
    within = (totals >= low) & (totals <= high)
    return within | unknown if selection.total_unknown else within


def keeps_all(facet: Facet, chosen: tuple[str, ...]) -> bool:
    """Tell whether the options that were chosen are all that projects have: no condition then.

    A single option is said nevertheless.
    """
    return len(chosen) > 1 and facet.present <= set(chosen)


def passing(index: ProjectIndex, selection: Selection) -> Mask:
    """Tell which projects pass every filter; treat as read-only."""
    return index.filtered(selection).mask


def option_counts(index: ProjectIndex, selection: Selection) -> dict[str, dict[str, int]]:
    """Count for each option how many projects it would leave, were it the only one of its facet.

    Returns
    -------
    dict of str to dict of str to int
        By facet and code, every option of the data; the other filters stay on. ``total`` has
        ``"unknown"``: projects without a total cost under the other filters. ``years`` has each
        year of the data, and ``"unknown"``: projects of which the years do not say whether they
        were under way in the years of the selection.
    """
    found = index.filtered(selection)
    counts = {
        kind: facet.counts(found.all_but(kind), found.positions_but(kind))
        for kind, facet in index.facets.items()
    }
    unknown = found.all_but("total") & np.isnan(index.amounts["total_eur"])
    counts["total"] = {UNKNOWN: int(unknown.sum())}
    others = found.all_but("years")
    undecided = others & index.years.not_known(selection.year_from, selection.year_to)
    counts["years"] = {
        **index.years.counts(found.positions_but("years")),
        UNKNOWN: int(undecided.sum()),
    }
    return counts


def counts_between_years(
    index: ProjectIndex, selection: Selection
) -> tuple[dict[str, int], dict[str, int]]:
    """Count for each year of the data the projects that were under way from it on, and up to it.

    The other filters stay on, and so does the other bound of the years.
    """
    kept, years = index.filtered(selection).all_but("years"), index.years
    return years.counts_from(kept, selection.year_to), years.counts_to(kept, selection.year_from)


def without_years(index: ProjectIndex, selection: Selection, town: str | None = None) -> int:
    """Count the projects, or those of a town, that pass all filters but whose years are not known.

    Zero where the selection bounds no years, or takes these projects in.
    """
    if not selection.has_years or selection.years_unknown:
        return 0
    left = index.years.not_known(selection.year_from, selection.year_to)
    left &= index.filtered(selection).all_but("years")
    return int((left & _of_town(index, town)).sum())


def _of_town(index: ProjectIndex, town: str | None) -> Mask | bool:
    """Tell which projects lie in a town; all do where none is given."""
    return _facet_mask(index, index.facets["towns"], (town,)) if town else True


def loosen(
    index: ProjectIndex, selection: Selection, town: str | None = None
) -> tuple[str, int] | None:
    """Find the kind of filter whose removal brings back most projects, or most of a town.

    Returns
    -------
    (str, int) or None
        Kind, as in `masks`, and how many projects there would be; None where taking a single
        kind off brings nothing back.
    """
    found, within = index.filtered(selection), _of_town(index, town)
    gains = {kind: int((found.all_but(kind) & within).sum()) for kind in found.kinds}
    best = max(gains, key=gains.__getitem__, default=None)
    return None if best is None or not gains[best] else (best, gains[best])
