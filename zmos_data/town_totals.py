"""What a view holds of each town, as plain values: its totals, and the measure of the map."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from zmos_data.amounts import Amounts
from zmos_data.eligibility import is_eligible
from zmos_data.facet import Positions
from zmos_data.model import Dataset
from zmos_data.selection import Measure, Selection
from zmos_data.sums import Sums, amounts_of, distinct, options_of, sums_by

_NOT_KNOWN = math.nan


@dataclass(frozen=True, slots=True)
class TownTotal:
    """What a view holds of one town.

    Attributes
    ----------
    projects, themes : int
        Projects of the town and the different themes they are of.
    amounts : dict of str to Amount
        The sum of each of ``AMOUNTS``.
    eligible : bool
        Whether the town could take part in any period of the view.
    """

    projects: int
    themes: int
    amounts: Amounts
    eligible: bool

    def value(self, measure: Measure) -> float:
        """Return what a measure is read from, before it is divided; NaN where it is not known."""
        base = measure.base
        if base in self.amounts:
            eur = self.amounts[base].eur
            return _NOT_KNOWN if eur is None else eur
        return float(self.themes if base == Measure.THEMES else self.projects)

    def is_rounded(self, base: str) -> bool:
        """Tell whether a rounded figure is in an amount; a count is never rounded."""
        return base in self.amounts and self.amounts[base].rounded


@dataclass(frozen=True, slots=True)
class TownMeasure:
    """The chosen measure of one town.

    Attributes
    ----------
    value : float
        The figure; NaN where there is none.
    status : str
        ``value``; ``not_eligible`` (could not take part in the periods of the view);
        ``no_project`` (no project in the collected data); ``unknown`` (projects, but not one
        with the figure).
    """

    value: float
    status: str

    @property
    def is_known(self) -> bool:
        """Whether there is a figure."""
        return self.status == "value"


@dataclass(frozen=True)
class TownSums:
    """The sums of a view by town, in the order of the table of the municipalities.

    Attributes
    ----------
    projects, themes : numpy.ndarray of int
        Projects of each town and the different themes they are of.
    amounts : dict of str to Sums
        The sums of each of ``AMOUNTS``.
    """

    projects: Positions
    themes: Positions
    amounts: dict[str, Sums]


def sums_by_municipality(dataset: Dataset, selection: Selection) -> TownSums:
    """Sum the view by town."""
    index = dataset.index
    filtered = index.filtered(selection)
    positions, groups = filtered.town_pairs(selection.counting)
    size, themes = len(dataset.municipalities), options_of(index, "themes")[positions]
    projects, sums = sums_by(filtered.brought(selection.counting), groups, size)
    return TownSums(projects, distinct(groups, themes, size), sums)


def town_totals(dataset: Dataset, selection: Selection) -> dict[str, TownTotal]:
    """Total the view by town: every town by its code, in the order of the table."""
    sums = sums_by_municipality(dataset, selection)
    counts: list[int] = sums.projects.tolist()
    could: list[bool] = is_eligible(dataset, selection).tolist()
    amounts = amounts_of(sums.amounts, counts)
    found = map(TownTotal, counts, sums.themes.tolist(), amounts, could)
    return dict(zip(dataset.municipalities["municipality_code"].tolist(), found, strict=True))


def town_measures(
    dataset: Dataset, totals: Mapping[str, TownTotal], measure: Measure
) -> dict[str, TownMeasure]:
    """Pick the measure out of the totals of `town_totals`, and say why a town has none."""
    values = [total.value(measure) for total in totals.values()]
    if measure.is_per_1000:
        people = dataset.municipalities["population"].to_numpy(dtype=float, na_value=np.nan)
        values = (np.array(values) / people * 1000).tolist()
    return {
        code: measured(value, total.projects, eligible=total.eligible)
        for value, (code, total) in zip(values, totals.items(), strict=True)
    }


def measured(value: float, projects: int, *, eligible: bool) -> TownMeasure:
    """Give a figure of a town its status; without a project there is no figure."""
    if not projects:
        return TownMeasure(_NOT_KNOWN, "no_project" if eligible else "not_eligible")
    return TownMeasure(value, "unknown" if math.isnan(value) else "value")
