"""What a visitor has chosen: the filters, the town, the measure and the order, as codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from zmos_data.amounts import AMOUNTS
from zmos_data.facet_kinds import KINDS

UNKNOWN = "unknown"  # option of a facet for the projects whose value is not known
COMPARED_LIMIT = 4


class Measure(StrEnum):
    """The figure that colours the map; the value is the code used in links."""

    PROJECTS = "projects"
    TOTAL = "total_eur"
    COFINANCING = "cofin_total_eur"
    EU = "eu_eur"
    PROJECTS_PER_1000 = "projects_per_1000"
    TOTAL_PER_1000 = "total_eur_per_1000"
    COFINANCING_PER_1000 = "cofin_total_eur_per_1000"
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

    @property
    def is_count(self) -> bool:
        """Whether the figure is a number of things, a whole one."""
        return self in (Measure.PROJECTS, Measure.THEMES)


class Grouping(StrEnum):
    """By what the projects are added up."""

    NONE = "none"
    TOWN = "town"
    THEME = "theme"
    PRIORITY = "priority"
    YEAR = "year"


class Counting(StrEnum):
    """How a project of several towns counts: once, with its lead town, or in each of them."""

    ONCE = "once"
    EACH = "each"


_COUNTED = ("projects", "towns", "themes")
_SCALED = ("projects", *AMOUNTS)
SCALES = ("", "_per_1000", "_per_km2")
MEDIAN = "_median"
# Figures that open their evidence, by the code used in links.
FIGURES = (
    *_COUNTED,
    *AMOUNTS,
    *(base + scale for base in _SCALED for scale in SCALES[1:]),
    *(base + scale + MEDIAN for base in _SCALED for scale in SCALES),
)

FACETS = tuple(kind.name for kind in KINDS)
# Every field that filters.
FILTERS = (
    *FACETS,
    "year_from",
    "year_to",
    "years_unknown",
    "total_min",
    "total_max",
    "total_unknown",
    "search",
)


@dataclass(frozen=True)
class Selection:
    """One view of the data.

    Attributes
    ----------
    themes, periods, priorities, funds, stages, towns, regions, cohesion_regions, figures,
    confirmed : tuple of str
        Codes to keep, in the order of the tables; empty means all, ``"unknown"`` the projects
        without a value. ``regions`` and ``cohesion_regions`` are NUTS 3 and NUTS 2 codes.
    year_from, year_to : int or None
        Years in which a project was under way, both included; what counts as such stands in
        `zmos_data.years`. A project whose years are not known falls out.
    years_unknown : bool
        Keep the projects whose years are not known: alone, or besides those of the years.
    total_min, total_max : float or None
        Bounds of the total cost in EUR, both included; a project without one falls out.
    total_unknown : bool
        Keep the projects whose total cost is not known: alone, or besides those in the range.
    search : str
        What was typed into the search; see `zmos_data.search.query.Search`.
    municipality_code : str or None
        The chosen town (``"061"``). It opens the panel and does not filter the map.
    measure : Measure
        What colours the map.
    page : int
        Page of a list, from 1.
    compared : tuple of str
        Up to four towns to compare.
    project_id : str or None
        The project whose card is open.
    sort : str
        Column of the list of projects; a leading ``-`` turns the order round.
    grouping : Grouping
        By what the projects are added up.
    counting : Counting
        How a project of several towns counts.
    figure : str
        The figure whose evidence are open, of ``FIGURES``; "" where none is. It is the figure of
        ``municipality_code``, where there is one, else of the whole view.
    figure_year : str
        Year of the start that the figure is about, or ``"unknown"``; "" for all.
    from_release, to_release : int or None
        Numbers of the releases of the data that are compared; see `content.releases.pair`.
    since_day : str
        The day (ISO) whose release is the earlier one, in the place of ``from_release``; "" where
        no day is said.
    """

    themes: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    funds: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    cohesion_regions: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    years_unknown: bool = False
    total_min: float | None = None
    total_max: float | None = None
    total_unknown: bool = False
    search: str = ""
    municipality_code: str | None = None
    measure: Measure = Measure.PROJECTS
    page: int = 1
    compared: tuple[str, ...] = ()
    project_id: str | None = None
    sort: str = ""
    grouping: Grouping = Grouping.NONE
    counting: Counting = Counting.ONCE
    figure: str = ""
    figure_year: str = ""
    from_release: int | None = None
    to_release: int | None = None
    since_day: str = ""

    @property
    def has_range(self) -> bool:
        """Whether the total cost is bounded."""
        return self.total_min is not None or self.total_max is not None

    @property
    def is_of_unknown_total(self) -> bool:
        """Whether it keeps nothing but projects whose total cost is not known."""
        return self.total_unknown and not self.has_range

    @property
    def has_years(self) -> bool:
        """Whether the years are bounded."""
        return self.year_from is not None or self.year_to is not None

    @property
    def active_filters(self) -> tuple[tuple[str, str], ...]:
        """The filters that are on, as (kind, code) pairs: one removable chip each."""
        chosen = [(kind, code) for kind in FACETS for code in getattr(self, kind)]
        if self.has_years:
            bounds = (("od", self.year_from), ("do", self.year_to))
            chosen.append(("years", "-".join(f"{word}-{y}" for word, y in bounds if y is not None)))
        if self.years_unknown:
            chosen.append(("years_unknown", "brez-let"))
        if self.has_range:
            chosen.append(("total", "range"))
        if self.total_unknown:
            chosen.append(("total_unknown", "yes"))
        if self.search:
            chosen.append(("search", self.search))
        return tuple(chosen)

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter besides the period is on: what is not shown may be in the data."""
        return any(kind != "periods" for kind, _ in self.active_filters)

    @property
    def compares_releases(self) -> bool:
        """Whether it says which releases of the data are compared."""
        return bool(self.from_release or self.to_release or self.since_day)

    @property
    def filters(self) -> Selection:
        """The selection with nothing but its filters and its way of counting."""
        return Selection(**{name: getattr(self, name) for name in (*FILTERS, "counting")})

    @property
    def on_map(self) -> Selection:
        """The selection with nothing but what the map shows of it."""
        return replace(
            self.filters,
            measure=self.measure,
            compared=self.compared,
            municipality_code=self.municipality_code,
            from_release=self.from_release,
            to_release=self.to_release,
            since_day=self.since_day,
        )

    @property
    def pictured(self) -> Selection:
        """The selection with nothing but what a picture of a page shows of it."""
        return replace(self.on_map, project_id=self.project_id)

    def view(self, **changes: Any) -> Selection:
        """Return the selection with changes, back on the first page of its lists."""
        return replace(self, **{"page": 1, **changes})

    def toggled(self, kind: str, code: str) -> Selection:
        """Return the selection with an option of a facet switched on or off."""
        chosen = getattr(self, kind)
        if code in chosen:
            return self.view(**{kind: tuple(c for c in chosen if c != code)})
        return self.view(**{kind: (*chosen, code)})

    def without(self, kind: str, code: str = "") -> Selection:
        """Return the selection with one active filter taken off; all of its kind if no code."""
        if kind == "years":
            return self.view(year_from=None, year_to=None)
        if kind == "years_unknown":
            return self.view(years_unknown=False)
        if kind == "total":
            return self.view(total_min=None, total_max=None)
        if kind == "total_unknown":
            return self.view(total_unknown=False)
        if kind == "search":
            return self.view(search="")
        kept = tuple(c for c in getattr(self, kind) if code and c != code)
        return self.view(**{kind: kept})

    def without_filters(self) -> Selection:
        """Return the selection with every filter off; town, measure and order stay."""
        none = Selection()
        return self.view(**{name: getattr(none, name) for name in FILTERS})

    def compared_with(self, code: str) -> Selection:
        """Return the selection with a town put into the comparison, or taken out of it.

        A fifth town changes nothing: no choice is lost unasked. The first one joins the chosen
        town, if another is chosen.
        """
        if code in self.compared:
            return self.view(compared=tuple(c for c in self.compared if c != code))
        if len(self.compared) == COMPARED_LIMIT:
            return self
        chosen = self.municipality_code
        first = (chosen,) if not self.compared and chosen and chosen != code else ()
        return self.view(compared=(*first, *self.compared, code))
