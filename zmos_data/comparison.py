"""Towns side by side with the median of all: absolute, by inhabitants and by area."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from zmos_data.amounts import AMOUNTS
from zmos_data.facet_kinds import KINDS
from zmos_data.model import Dataset
from zmos_data.queries import totals_by_municipality
from zmos_data.selection import Selection

MEASURES = ("projects", *AMOUNTS)
SCALES = ("absolute", "per_1000", "per_km2")


Values = npt.NDArray[np.float64]  # of each town, NaN where there is none


@dataclass(frozen=True)
class Line:
    """One measure on one scale for the towns compared.

    Attributes
    ----------
    measure, scale : str
        Of ``MEASURES`` and ``SCALES``.
    values : dict of str to float or None
        Of all towns, by municipality code; None where not one figure is known, where the town was
        not eligible in the periods of the view and has no project, and where the view leaves it
        out: its own towns or regions are others.
    median : float or None
        Over the towns of the view that have the figure. An eligible town without a project
        counts as one with none.
    towns : int
        How many towns that is.
    rounded : bool
        Whether a rounded figure is in the median.
    """

    measure: str
    scale: str
    values: dict[str, float | None]
    median: float | None
    towns: int
    rounded: bool


def compare(dataset: Dataset, selection: Selection) -> list[Line]:
    """Compare all towns under the present filters."""
    totals = totals_by_municipality(dataset, selection)
    divisors = _divisors(dataset, totals)
    codes = [str(code) for code in totals.index]
    inside = np.array([is_in_view(dataset, selection, code) for code in codes])
    has_projects = totals["projects"].to_numpy() > 0
    could = has_projects | (totals["eligible"].to_numpy(dtype=bool) & inside)
    lines = []
    for measure in MEASURES:
        values = np.where(could, totals[measure].to_numpy(dtype=float), np.nan)
        column = f"{measure}_rounded"
        rounded = totals[column].to_numpy(dtype=bool) if column in totals else np.zeros_like(could)
        for scale in SCALES:
            scaled = values / divisors[scale]
            known = ~np.isnan(scaled)
            figures = (float(v) if k else None for v, k in zip(scaled, known, strict=True))
            lines.append(
                Line(
                    measure,
                    scale,
                    dict(zip(codes, figures, strict=True)),
                    float(np.median(scaled[known])) if known.any() else None,
                    int(known.sum()),
                    bool(rounded[known].any()),
                )
            )
    return lines


def is_in_view(dataset: Dataset, selection: Selection, code: str) -> bool:
    """Tell whether a town is one of those of the view: of its towns, its regions."""
    town = dataset.town_rows[code]
    chosen = {kind.column: getattr(selection, kind.name) for kind in KINDS if kind.of_town}
    return all(not codes or getattr(town, column) in codes for column, codes in chosen.items())


def _divisors(dataset: Dataset, totals: pd.DataFrame) -> dict[str, Values]:
    towns = (dataset.town_rows[str(code)] for code in totals.index)
    return {
        "absolute": np.ones(len(totals)),
        "per_1000": totals["population"].to_numpy(dtype=float, na_value=np.nan) / 1000,
        "per_km2": np.array([town.area_km2 for town in towns], dtype=float),
    }


def thinly_known(dataset: Dataset, selection: Selection) -> dict[str, tuple[str, ...]]:
    """Name the compared towns with under half of a money figure known, by the figure."""
    totals = totals_by_municipality(dataset, selection)
    found = {}
    for column in AMOUNTS:
        thin = totals[f"{column}_known"].astype(float) < totals["projects"].astype(float) / 2
        found[column] = tuple(code for code in selection.compared if thin[code])
    return found


def largest(dataset: Dataset, n: int) -> tuple[str, ...]:
    """Return the codes of the ``n`` towns with the most inhabitants, in that order."""
    towns = dataset.municipalities.set_index("municipality_code")["population"].astype(float)
    return tuple(towns.nlargest(n).index)


def similar(dataset: Dataset, code: str, n: int) -> tuple[str, ...]:
    """Return the codes of the ``n`` towns that are most like one by inhabitants and area.

    How far two towns are apart is the sum of the squared logarithms of both ratios: twice as
    many and half as many inhabitants are equally far. A town of which one is not known is like
    none.
    """
    towns = dataset.municipalities.set_index("municipality_code")
    sizes = towns[["population", "area_km2"]].astype(float).apply(np.log)
    apart = ((sizes - sizes.loc[code]) ** 2).sum(axis=1, skipna=False).drop(code).dropna()
    return tuple(apart.nsmallest(n).index)
