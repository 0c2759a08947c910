"""The towns of a view with their totals: what a map export carries beside the geometry."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from zmos_data.facet import Mask
from zmos_data.model import Dataset
from zmos_data.queries import measure_by_municipality, totals_by_municipality
from zmos_data.selection import Counting, Measure, Selection

_AREAS = {"towns": "municipality_code", "regions": "nuts3_code", "cohesion_regions": "nuts2_code"}


def municipality_totals(
    dataset: Dataset, selection: Selection, *, of_town: bool = False
) -> pd.DataFrame:
    """Total a view by town, as the map shows it.

    Parameters
    ----------
    dataset : Dataset
        The data.
    selection : Selection
        Filters and way of counting.
    of_town : bool
        Keep the chosen town alone, with every project that lies in it.

    Returns
    -------
    pandas.DataFrame
        A row a town in the order of the table, with ``municipality_code``, ``name`` and the
        columns of `totals_by_municipality` but eligibility; ``status`` says whether it has
        projects (``value``) or why not: ``no_project``, ``not_eligible``. Towns that a filter
        by place leaves out are not there. A sum without a known figure is NaN.
    """
    if of_town:
        selection = replace(selection, counting=Counting.EACH)
    towns = dataset.municipalities
    totals = totals_by_municipality(dataset, selection)
    totals["status"] = measure_by_municipality(totals, Measure.PROJECTS)["status"]
    totals.insert(0, "name", towns.set_index("municipality_code")["name"])
    kept = (totals["projects"] > 0).to_numpy() | _within(towns, selection)
    if of_town:
        kept = (towns["municipality_code"] == selection.municipality_code).to_numpy()
    found: pd.DataFrame = totals[kept].drop(columns=["eligible"]).reset_index()
    return found


def _within(towns: pd.DataFrame, selection: Selection) -> Mask:
    """Tell which towns pass the filters by place."""
    within = np.ones(len(towns), dtype=bool)
    for kind, column in _AREAS.items():
        if chosen := getattr(selection, kind):
            within &= towns[column].isin(chosen).to_numpy()
    return within
