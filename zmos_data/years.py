"""The years of the projects: which of them were under way in a span of years.

A project has the years from its start to its end, both included. A planned end counts as its
end. Where one of the two is not known, the other is the one year that is known for certain. It
settles the matter where it lies in the span, and where the project cannot reach the span: a
start after it, an end before it. Otherwise the years do not say whether the project was under
way, and they are not known.

=========  ==========  =========================
start      end         under way in 2021-2024
=========  ==========  =========================
2019       2021        yes
2019       2020        no
2022       not known   yes
2025       not known   no
2019       not known   not known
not known  2023        yes
not known  2020        no
not known  2026        not known
not known  not known   not known
=========  ==========  =========================
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int_]


@dataclass(frozen=True)
class Years:
    """The years of the projects, in the order of the table.

    Attributes
    ----------
    starts, ends : numpy.ndarray of float
        First and last year; minus and plus infinity where it is not known.
    """

    starts: npt.NDArray[np.float64]
    ends: npt.NDArray[np.float64]

    @cached_property
    def span(self) -> tuple[int, int] | None:
        """The first and the last year that is known of any project; None where none is."""
        every = np.concatenate([self.starts, self.ends])
        known = every[np.isfinite(every)]
        return (int(known.min()), int(known.max())) if len(known) else None

    def under_way(self, first: int | None, last: int | None) -> Mask:
        """Tell which projects were certainly under way in a span; None leaves its side open."""
        low, high = _bounds(first, last)
        meets = (self.starts <= high) & (self.ends >= low)
        return meets & ~self.not_known(first, last)

    def not_known(self, first: int | None, last: int | None) -> Mask:
        """Tell of which projects the years do not say whether they were under way in a span."""
        low, high = _bounds(first, last)
        no_start, no_end = np.isinf(self.starts), np.isinf(self.ends)
        before = no_end & (self.starts < low)  # begun before it, and the end is not known
        after = no_start & (self.ends > high)
        return before | after | (no_start & no_end)

    def counts(self, positions: Places) -> dict[str, int]:
        """Count for each year of the span how many of some projects were then under way."""
        if self.span is None:
            return {}
        first, last = self.span
        size = last - first + 3  # before the span, its years, and after it
        begun, over = (np.bincount(years[positions], minlength=size) for years in self._certain)
        n = np.cumsum(begun - over)[1:-1].tolist()
        return {str(year): count for year, count in zip(range(first, last + 1), n, strict=True)}

    def counts_from(self, kept: Mask, last: int | None = None) -> dict[str, int]:
        """Count for each year of the span how many of the projects kept were under way from it on.

        As `under_way` tells it, up to the last year that is given.
        """
        if self.span is None:
            return {}
        begun, over = self._certain
        size = self.span[1] - self.span[0] + 3
        meets = kept if last is None else kept & (begun <= last - self.span[0] + 1)
        n = np.cumsum(np.bincount(over[meets], minlength=size)[::-1])[::-1].tolist()
        return self._by_year(n[2:])

    def counts_to(self, kept: Mask, first: int | None = None) -> dict[str, int]:
        """Count for each year of the span how many of the projects kept were under way up to it.

        As `under_way` tells it, from the first year that is given.
        """
        if self.span is None:
            return {}
        begun, over = self._certain
        size = self.span[1] - self.span[0] + 3
        meets = kept & (over > (0 if first is None else first - self.span[0] + 1))
        return self._by_year(np.cumsum(np.bincount(begun[meets], minlength=size)).tolist()[1:])

    def _by_year(self, numbers: list[int]) -> dict[str, int]:
        """Name numbers by the years of the span, from its first on."""
        first, last = self.span or (0, -1)
        return {str(year): n for year, n in zip(range(first, last + 1), numbers, strict=False)}

    @cached_property
    def _certain(self) -> tuple[Places, Places]:
        """The first certain year of each and the one after its last, counted from the span.

        1 is its first year; both are 0 where no year is known.
        """
        before = (self.span[0] if self.span else 0) - 1
        first = np.where(np.isinf(self.starts), self.ends, self.starts) - before
        last = np.where(np.isinf(self.ends), self.starts, self.ends) - before
        begun, over = (np.nan_to_num(years, posinf=0, neginf=0) for years in (first, last + 1))
        return begun.astype(int), over.astype(int)


def read_years(projects: pd.DataFrame) -> Years:
    """Read the years out of ``start_year`` and ``end_year`` of the projects."""
    return Years(_column(projects["start_year"], -np.inf), _column(projects["end_year"], np.inf))


def _column(years: pd.Series[Any], missing: float) -> npt.NDArray[np.float64]:
    return years.to_numpy(dtype=float, na_value=missing)


def _bounds(first: int | None, last: int | None) -> tuple[float, float]:
    return -np.inf if first is None else first, np.inf if last is None else last
