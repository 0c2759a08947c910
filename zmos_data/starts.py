"""In which year the projects of a view began, by town and programming period.

A project stands in the year of its start; one whose start is not known stands in none and is
counted beside. The years of the projects as a span are the matter of `zmos_data.years`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from zmos_data.model import Dataset
from zmos_data.periods import PERIODS
from zmos_data.selection import Selection
from zmos_data.sums import options_of

Counts = npt.NDArray[np.int_]


@dataclass(frozen=True)
class Starts:
    """How many projects began when.

    Attributes
    ----------
    years : range
        The years from the first start of any project of the data to the last one.
    towns : dict of str to numpy.ndarray of int
        By municipality code, projects by period and year; the last column holds those whose start
        is not known.
    projects : numpy.ndarray of int
        Projects of the view by year, each counted once; the last entry as above.
    first : dict of str to dict of str to int
        By municipality code and theme, the place among the years in which the first project
        began; only where one began in a known year.
    """

    years: range
    towns: dict[str, Counts]
    projects: Counts
    first: dict[str, dict[str, int]]

    @property
    def unknown(self) -> int:
        """Projects of the view whose start is not known."""
        return int(self.projects[-1])

    def towns_in(self, year: int) -> int:
        """Count the towns in which a project began in a year."""
        place = self.years.index(year)
        return sum(bool(counts[:, place].any()) for counts in self.towns.values())


def starts(dataset: Dataset, selection: Selection) -> Starts | None:
    """Count the projects of a view by the year of their start; None where no start is known."""
    index = dataset.index
    known = index.years.starts[np.isfinite(index.years.starts)]
    if not len(known):
        return None
    first, last = int(known.min()), int(known.max())
    n = last - first + 2  # the years, and what is not known
    column = np.where(np.isfinite(index.years.starts), index.years.starts - first, n - 1)
    columns = column.astype(int)
    filtered = index.filtered(selection)
    positions, groups = filtered.town_pairs(selection.counting)
    facets = index.facets["periods"].codes, index.facets["towns"].codes
    periods = options_of(index, "periods")[positions]
    cells = (groups * len(facets[0]) + periods) * n + columns[positions]
    size = len(facets[1]) * len(facets[0]) * n
    counts = np.bincount(cells, minlength=size).reshape(len(facets[1]), len(facets[0]), n)
    order = [facets[0].index(period) for period in PERIODS]
    return Starts(
        range(first, last + 1),
        {code: counts[place][order] for place, code in enumerate(facets[1])},
        np.bincount(columns[filtered.positions], minlength=n),
        _first(dataset, groups, options_of(index, "themes")[positions], columns[positions], n),
    )


def _first(
    dataset: Dataset, towns: Counts, themes: Counts, columns: Counts, n: int
) -> dict[str, dict[str, int]]:
    """Find the first column by town and theme, but not the last, of what is not known."""
    facets = dataset.index.facets
    found = np.full((len(facets["towns"].codes), len(facets["themes"].codes)), n - 1)
    np.minimum.at(found, (towns, themes), columns)
    return {
        code: {
            theme: int(place)
            for theme, place in zip(facets["themes"].codes, row, strict=True)
            if place < n - 1
        }
        for code, row in zip(facets["towns"].codes, found, strict=True)
    }
