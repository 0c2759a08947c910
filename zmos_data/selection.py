"""What a visitor has chosen: the filters, the town and the measure, as codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Measure(StrEnum):
    """The figure that colours the map; the value is the code used in links."""

    PROJECTS = "projects"
    TOTAL = "total_eur"
    EU = "eu_eur"
    PROJECTS_PER_1000 = "projects_per_1000"
    TOTAL_PER_1000 = "total_eur_per_1000"
    EU_PER_1000 = "eu_eur_per_1000"
    THEMES = "themes"

    @property
    def base(self) -> str:
        """Column of the totals that the measure is read from."""
        return self.value.removesuffix("_per_1000")

    @property
    def is_per_1000(self) -> bool:
        """Whether the figure is divided by thousands of inhabitants."""
        return self.value.endswith("_per_1000")

    @property
    def is_money(self) -> bool:
        """Whether the figure is an amount in EUR."""
        return self.base.endswith("_eur")


@dataclass(frozen=True)
class Selection:
    """One view of the data.

    Attributes
    ----------
    themes, periods : tuple of str
        Codes to keep, in the order of the tables; empty means all.
    municipality_code : str or None
        The chosen town (``"061"``). It opens the panel and does not filter the map.
    measure : Measure
        What colours the map.
    page : int
        Page of the chosen town's project list, from 1.
    """

    themes: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    municipality_code: str | None = None
    measure: Measure = Measure.PROJECTS
    page: int = 1

    @property
    def active_filters(self) -> tuple[tuple[str, str], ...]:
        """The filters that are on, as (kind, code) pairs: one removable chip each."""
        return tuple(("theme", code) for code in self.themes) + tuple(
            ("period", code) for code in self.periods
        )

    def without(self, kind: str, code: str) -> Selection:
        """Return the selection with one active filter taken off."""
        if kind == "theme":
            return replace(self, themes=tuple(c for c in self.themes if c != code), page=1)
        return replace(self, periods=tuple(c for c in self.periods if c != code), page=1)

    def without_filters(self) -> Selection:
        """Return the selection with every filter off; town and measure stay."""
        return replace(self, themes=(), periods=(), page=1)
