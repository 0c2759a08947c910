"""The order of the list of projects."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from zmos_data.collation import collation_key
from zmos_data.facets import STAGES
from zmos_data.model import Dataset

Ranks = npt.NDArray[Any]


def order_projects(dataset: Dataset, projects: pd.DataFrame, sort: str) -> pd.DataFrame:
    """Sort projects by a column; what is not known comes last either way.

    Parameters
    ----------
    projects : pandas.DataFrame
        Rows of ``dataset.projects``.
    sort : str
        ``name``, ``town``, ``theme``, ``period``, ``priority``, ``stage``, ``total_eur``,
        ``eu_eur`` or ``start_year``, with ``-`` in front for falling; empty keeps the
        order of the table, which is by town.
    """
    if not sort:
        return projects
    ranks = _ranks(dataset, projects, sort.removeprefix("-"))
    ranks = -ranks if sort.startswith("-") else ranks
    order = np.argsort(np.where(np.isnan(ranks), np.inf, ranks), kind="stable")
    return projects.iloc[order]


def _ranks(dataset: Dataset, projects: pd.DataFrame, column: str) -> Ranks:
    """Return a number for each project that sorts it; NaN where it is not known."""
    if column == "name":
        return _by_rank(projects["name_sl"], sorted(set(projects["name_sl"]), key=collation_key))
    if column in ("total_eur", "eu_eur", "start_year"):
        return projects[column].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    source, codes = {
        "town": ("municipality_code", _towns(dataset)),
        "theme": ("theme", dataset.themes["theme_code"].tolist()),
        "period": ("period", ["2014-2020", "2021-2027"]),
        "priority": ("priority", dataset.priorities["priority_code"].tolist()),
        "stage": ("stage", list(STAGES)),
    }[column]
    return _by_rank(projects[source], codes)


def _towns(dataset: Dataset) -> list[str]:
    towns = dataset.municipalities
    names = zip(towns["municipality_code"], towns["name"], strict=True)
    return [code for code, _ in sorted(names, key=lambda town: collation_key(town[1]))]


def _by_rank(values: pd.Series[str], order: list[str]) -> Ranks:
    return values.map({code: rank for rank, code in enumerate(order)}).to_numpy(dtype=float)
