"""The index of the projects, read out of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from zmos_data.amounts import AMOUNTS, is_rounded
from zmos_data.facet import Facet, Positions
from zmos_data.facet_kinds import KINDS
from zmos_data.facets import ProjectIndex
from zmos_data.search.query import Search
from zmos_data.selection import UNKNOWN
from zmos_data.years import read_years


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
    positions, each = place.loc[links["project_id"]].to_numpy(), np.arange(len(projects))
    by_code = towns.set_index("municipality_code", drop=False)
    facets = {}
    for kind in KINDS:
        order = orders.get(kind.name, kind.order)
        if kind.of_town:
            values = links["municipality_code"].map(by_code[kind.column])
            facets[kind.name] = _facet(values, positions, order)
        else:
            facets[kind.name] = _facet(projects[kind.column], each, order)
    town_place = {code: n for n, code in enumerate(facets["towns"].codes)}
    return ProjectIndex(
        size=len(projects),
        facets=facets,
        amounts={column: projects[column].to_numpy(dtype=float) for column in AMOUNTS},
        rounded={column: is_rounded(projects, column).to_numpy(dtype=bool) for column in AMOUNTS},
        dated={
            column: projects[f"{column}_as_of"].notna().to_numpy(dtype=bool) for column in AMOUNTS
        },
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
