"""The order of the list of projects."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from zmos_data.amounts import AMOUNTS
from zmos_data.collation import collation_key
from zmos_data.facet import Positions
from zmos_data.model import Dataset
from zmos_data.selection import UNKNOWN, Selection
from zmos_data.sums import options_of

Ranks = npt.NDArray[Any]


def view_positions(dataset: Dataset, selection: Selection) -> Positions:
    """Return where the projects of a view stand in their table, in the order of its list."""
    return order_projects(dataset, dataset.index.filtered(selection).positions, selection.sort)


def order_projects(dataset: Dataset, positions: Positions, sort: str) -> Positions:
    """Sort projects by a column; what is not known comes last either way.

    Parameters
    ----------
    positions : numpy.ndarray of int
        Positions of the projects in the table.
    sort : str
        ``name``, ``town``, ``theme``, ``period``, ``priority``, ``stage``, one of
        ``AMOUNTS`` or ``start_year``, with ``-`` in front for falling; empty keeps the
        order of the table, which is by town.
    """
    if not sort:
        return positions
    ranks = _ranks(dataset, sort.removeprefix("-"))[positions]
    ranks = -ranks if sort.startswith("-") else ranks
    order = np.argsort(np.where(np.isnan(ranks), np.inf, ranks), kind="stable")
    return positions[order]


def _ranks(dataset: Dataset, column: str) -> Ranks:
    """Return a number for each project that sorts it; NaN where it is not known."""
    index = dataset.index
    if column == "name":
        return dataset.name_ranks
    if column == "town":
        place = {code: n for n, code in enumerate(_towns(dataset))}
        return np.array([place[code] for code in index.facets["towns"].codes], float)[index.leads]
    if column in AMOUNTS:
        return index.amounts[column]
    if column == "start_year":
        return dataset.projects[column].to_numpy(dtype=float, na_value=np.nan)
    kind = {"theme": "themes", "period": "periods", "priority": "priorities", "stage": "stages"}
    codes = index.facets[kind[column]].codes
    ranks = np.array([np.nan if code == UNKNOWN else n for n, code in enumerate(codes)])
    return ranks[options_of(index, kind[column])]


def _towns(dataset: Dataset) -> list[str]:
    towns = dataset.municipalities
    names = zip(towns["municipality_code"], towns["name"], strict=True)
    return [code for code, _ in sorted(names, key=lambda town: collation_key(town[1]))]
