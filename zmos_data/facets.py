"""Filters of the projects: what each option keeps, and how many it would leave.

A facet is held as pairs (project, option), because a project may lie in several towns. With
100,000 projects all facets are counted in a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from zmos_data.amounts import AMOUNTS, is_rounded
from zmos_data.facet_kinds import KINDS
from zmos_data.search.query import Search
from zmos_data.selection import FACETS, UNKNOWN, Selection
from zmos_data.years import Years, read_years

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Facet:
    """One facet: which project has which option.

    Attributes
    ----------
    codes : tuple of str
        Options in the order of the tables, those without a project too; ``"unknown"`` last,
        where a project has no value.
    positions, options : numpy.ndarray of int, same length
        Pairs: position of the project in the table, and position of its option in ``codes``.
        Each pair stands once.
    """

    codes: tuple[str, ...]
    positions: Positions
    options: Positions


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
    years: Years
    leads: Positions
    ids: frozenset[str]
    search: Search


def build_index(
    projects: pd.DataFrame,
    links: pd.DataFrame,
    towns: pd.DataFrame,
    orders: dict[str, list[str]],
    search: Search,
) -> ProjectIndex:
    """Read the facets out of the tables.

    Parameters
    ----------
    projects, links, towns : pandas.DataFrame
        Tables ``projects``, ``project_municipalities`` and ``municipalities``.
    orders : dict of str to list of str
        Order of the options of ``themes``, ``priorities`` and ``towns``, as in their tables.
    search : Search
        What a search asks of the projects.
    """
    place = pd.Series(np.arange(len(projects)), index=projects["project_id"])
    positions = place.loc[links["project_id"]].to_numpy()
    by_code = towns.set_index("municipality_code", drop=False)
    facets = {}
    for kind in KINDS:
        order = orders.get(kind.name, kind.order)
        if kind.of_town:
            values = links["municipality_code"].map(by_code[kind.column])
            facets[kind.name] = _facet(values, positions, order)
        else:
            facets[kind.name] = _facet(projects[kind.column], np.arange(len(projects)), order)
    town_place = {code: n for n, code in enumerate(facets["towns"].codes)}
    return ProjectIndex(
        size=len(projects),
        facets=facets,
        amounts={column: projects[column].to_numpy(dtype=float) for column in AMOUNTS},
        rounded={column: is_rounded(projects, column).to_numpy(dtype=bool) for column in AMOUNTS},
        years=read_years(projects),
        leads=_places(projects["municipality_code"], town_place),
        ids=frozenset(projects["project_id"]),
        search=search,
    )


def _places(values: pd.Series[Any], place: dict[str, int]) -> Positions:
    return np.fromiter((place[value] for value in values), dtype=np.intp, count=len(values))


def _facet(values: pd.Series[Any], positions: Positions, order: Sequence[str]) -> Facet:
    """Build a facet from a value for each position; missing values become an option."""
    filled = values.fillna(UNKNOWN).astype(str).to_numpy()
    present = set(np.unique(filled))
    codes = [*order, *sorted(present - set(order) - {UNKNOWN})]
    codes += [UNKNOWN] if UNKNOWN in present else []
    place = {code: n for n, code in enumerate(codes)}
    options = np.fromiter((place[value] for value in filled), dtype=np.intp, count=len(filled))
    if len(np.unique(positions)) == len(positions):
        return Facet(tuple(codes), positions, options)
    pairs = np.unique(np.stack([positions, options]), axis=1)
    return Facet(tuple(codes), pairs[0], pairs[1])


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
    present = {facet.codes[option] for option in np.unique(facet.options)}
    return len(chosen) > 1 and present <= set(chosen)


def passing(index: ProjectIndex, selection: Selection) -> Mask:
    """Tell which projects pass every filter."""
    mask = np.ones(index.size, dtype=bool)
    for kept in masks(index, selection).values():
        mask &= kept
    return mask


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
    found = masks(index, selection)
    counts = {}
    for kind, facet in index.facets.items():
        base = _all_but(index, found, kind)
        n = np.bincount(facet.options[base[facet.positions]], minlength=len(facet.codes))
        counts[kind] = dict(zip(facet.codes, n.tolist(), strict=True))
    unknown = _all_but(index, found, "total") & np.isnan(index.amounts["total_eur"])
    counts["total"] = {UNKNOWN: int(unknown.sum())}
    others = _all_but(index, found, "years")
    undecided = others & index.years.not_known(selection.year_from, selection.year_to)
    counts["years"] = {**index.years.counts(others), UNKNOWN: int(undecided.sum())}
    return counts


def without_years(index: ProjectIndex, selection: Selection, town: str | None = None) -> int:
    """Count the projects, or those of a town, that pass all filters but whose years are not known.

    Zero where the selection bounds no years, or takes these projects in.
    """
    if not selection.has_years or selection.years_unknown:
        return 0
    left = index.years.not_known(selection.year_from, selection.year_to)
    left &= _all_but(index, masks(index, selection), "years")
    return int((left & _of_town(index, town)).sum())


def _of_town(index: ProjectIndex, town: str | None) -> Mask | bool:
    """Tell which projects lie in a town; all do where none is given."""
    return _facet_mask(index, index.facets["towns"], (town,)) if town else True


def _all_but(index: ProjectIndex, found: dict[str, Mask], kind: str) -> Mask:
    mask = np.ones(index.size, dtype=bool)
    for other, kept in found.items():
        if other != kind:
            mask &= kept
    return mask


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
    found = masks(index, selection)
    within = _of_town(index, town)
    gains = {kind: int((_all_but(index, found, kind) & within).sum()) for kind in found}
    best = max(gains, key=gains.__getitem__, default=None)
    return None if best is None or not gains[best] else (best, gains[best])
