"""What a link may say: the names of its parameters, the codes they take, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import parse_qs

from zmos_data.amounts import AMOUNTS
from zmos_data.facet_kinds import KINDS
from zmos_data.facets import ProjectIndex
from zmos_data.languages import LANGUAGES
from zmos_data.model import Dataset
from zmos_data.selection import (
    COMPARED_LIMIT,
    FACETS,
    FIGURES,
    UNKNOWN,
    Counting,
    Grouping,
    Measure,
    Selection,
)

TOWN, MEASURE, PAGE, LANGUAGE = "obcina", "kazalnik", "stran", "lang"
RANGE, UNKNOWN_TOTAL, SEARCH = "vrednost", "neznana", "isci"
YEAR_FROM, YEAR_TO, UNKNOWN_YEARS = "od", "do", "brez_let"
COMPARED, PROJECT, SORT, GROUPING, COUNTING = (
    "primerjaj",
    "projekt",
    "razvrsti",
    "skupine",
    "stetje",
)
FIGURE, FIGURE_YEAR = "stevilka", "leto"
FROM_RELEASE, TO_RELEASE, SINCE_DAY = "od_izdaje", "do_izdaje", "od_dne"
FACET_PARAMETERS = {kind.name: kind.parameter for kind in KINDS}
SORTS = ("name", "town", "theme", "period", "priority", "stage", *AMOUNTS, "start_year")
SEARCH_LIMIT = 200
_FIELDS = 100  # of a query
# Two boxes of a form stand for one range in the link.
FORM_MIN, FORM_MAX = "vrednost_od", "vrednost_do"


@dataclass(frozen=True)
class Codes:
    """The codes that a link may name."""

    facets: Mapping[str, tuple[str, ...]]
    towns: tuple[str, ...]
    projects: frozenset[str]


@dataclass(frozen=True)
class Ignored:
    """A value of the link that is not known: parameter and what it said."""

    parameter: str
    value: str


def codes_of(dataset: Dataset) -> Codes:
    """Return the codes that the data set knows."""
    index: ProjectIndex = dataset.index
    return Codes(
        facets={name: facet.codes for name, facet in index.facets.items()},
        towns=tuple(dataset.town_rows),
        projects=index.ids,
    )


class _Link:
    """The parameters of a link, and what of them was not understood."""

    def __init__(self, params: Mapping[str, Sequence[str]]) -> None:
        self.params = params
        self.ignored: list[Ignored] = []

    def several(self, name: str, allowed: Sequence[str]) -> tuple[str, ...]:
        """Return the known codes in the order of the tables."""
        values = [v for value in self.params.get(name, ()) for v in value.split(",") if v]
        self.ignored += [Ignored(name, v) for v in dict.fromkeys(values) if v not in allowed]
        return tuple(code for code in allowed if code in values)

    def listed(self, name: str, allowed: Sequence[str], limit: int) -> tuple[str, ...]:
        """Return the known codes in the order of the link, at most ``limit`` of them."""
        values = [v for value in self.params.get(name, ()) for v in value.split(",") if v]
        known = [v for v in dict.fromkeys(values) if v in allowed]
        self.ignored += [Ignored(name, v) for v in values if v not in allowed]
        self.ignored += [Ignored(name, v) for v in known[limit:]]
        return tuple(known[:limit])

    def last(self, name: str, allowed: Sequence[str] | frozenset[str]) -> str | None:
        """Return the last known code."""
        found = None
        for value in self.params.get(name, ()):
            if value in allowed:
                found = value
            elif value:
                self.ignored.append(Ignored(name, value))
        return found

    def page(self) -> int:
        """Return the page; what is not a page number counts as the first one."""
        page = 1
        for value in self.params.get(PAGE, ()):
            if value.isascii() and value.isdigit() and 1 <= len(value) <= 4 and int(value) >= 1:
                page = int(value)
            else:
                self.ignored.append(Ignored(PAGE, value))
        return page

    def search(self) -> str:
        """Return what is searched for; what is too long is cut and said."""
        words = " ".join(" ".join(self.params.get(SEARCH, ())).split())
        if len(words) > SEARCH_LIMIT:
            self.ignored.append(Ignored(SEARCH, words[SEARCH_LIMIT:]))
        return words[:SEARCH_LIMIT].strip()

    def year(self) -> str:
        """Return the year of a figure, or that it is not known; anything else is said."""
        found = ""
        for value in self.params.get(FIGURE_YEAR, ()):
            if value == UNKNOWN or (len(value) == 4 and value.isascii() and value.isdigit()):
                found = value
            elif value:
                self.ignored.append(Ignored(FIGURE_YEAR, value))
        return found

    def years(self) -> tuple[int | None, int | None]:
        """Return the first and the last year; years in the wrong order are left out and said."""
        first, last = (self._bound(name) for name in (YEAR_FROM, YEAR_TO))
        if first is not None and last is not None and first > last:
            self.ignored += [Ignored(YEAR_FROM, str(first)), Ignored(YEAR_TO, str(last))]
            return None, None
        return first, last

    def releases(self) -> tuple[int | None, int | None]:
        """Return the numbers of two releases; in the wrong order they are left out and said."""
        first, last = (self._number(name) for name in (FROM_RELEASE, TO_RELEASE))
        if first is not None and last is not None and first >= last:
            self.ignored += [Ignored(FROM_RELEASE, str(first)), Ignored(TO_RELEASE, str(last))]
            return None, None
        return first, last

    def _number(self, name: str) -> int | None:
        found = None
        for value in self.params.get(name, ()):
            if _NUMBER.fullmatch(value):
                found = int(value)
            elif value:
                self.ignored.append(Ignored(name, value))
        return found

    def day(self) -> str:
        """Return the day whose release is compared; anything else is said."""
        found = ""
        for value in self.params.get(SINCE_DAY, ()):
            if _is_day(value):
                found = value
            elif value:
                self.ignored.append(Ignored(SINCE_DAY, value))
        return found

    def _bound(self, name: str) -> int | None:
        found = None
        for value in self.params.get(name, ()):
            if _YEAR.fullmatch(value):
                found = int(value)
            elif value:
                self.ignored.append(Ignored(name, value))
        return found

    def range(self) -> tuple[float | None, float | None]:
        """Return the bounds of the total cost; a range that is none is left out and said."""
        low = high = None
        for value in self.params.get(RANGE, ()):
            first, dash, second = value.partition("-")
            low, high = _euros(first), _euros(second)
            bad = not dash or (first and low is None) or (second and high is None)
            if bad or (low is not None and high is not None and low > high):
                self.ignored.append(Ignored(RANGE, value))
                low = high = None
        return low, high


_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)
_NUMBER = re.compile(r"[1-9]\d{0,8}", re.ASCII)
_DAY = re.compile(r"[1-9]\d{3}-\d{2}-\d{2}", re.ASCII)


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


# People write 1000000, 1.000.000 or 1,000,000, and cents after a comma or a point.
_EUROS = re.compile(
    r"(\d{1,13}|\d{1,3}(?:(?P<between>[.,' \u00a0])\d{3})(?:(?P=between)\d{3}){0,3})"
    r"(?:(?!(?P=between))[.,](?P<cents>\d{1,2}))?",
    re.ASCII,
)


def _euros(value: str) -> float | None:
    found = _EUROS.fullmatch(value.strip())
    if not found:
        return None
    whole, cents = re.sub("[^0-9]", "", found[1]), found["cents"] or "0"
    return float(f"{whole}.{cents}")


def parse(
    params: Mapping[str, Sequence[str]], codes: Codes
) -> tuple[Selection, str | None, tuple[Ignored, ...]]:
    """Read a view out of the address's parameters (pure).

    Parameters
    ----------
    params : mapping of str to sequence of str
        Every value of every parameter; unknown parameters are somebody else's.
    codes : Codes
        What may be named.

    Returns
    -------
    (Selection, str or None, tuple of Ignored)
        The view, the language asked for, and the values that were not understood. A bad
        value never spoils the rest of the link.
    """
    link = _Link(params)
    facets: dict[str, Any] = {
        name: link.several(FACET_PARAMETERS[name], codes.facets[name]) for name in FACETS
    }
    first, last = link.years()
    low, high = link.range()
    earlier, later = link.releases()
    selection = Selection(
        **facets,
        year_from=first,
        year_to=last,
        years_unknown=link.last(UNKNOWN_YEARS, ("da",)) is not None,
        total_min=low,
        total_max=high,
        total_unknown=link.last(UNKNOWN_TOTAL, ("da",)) is not None,
        search=link.search(),
        municipality_code=link.last(TOWN, codes.towns),
        measure=Measure(link.last(MEASURE, [m.value for m in Measure]) or Measure.PROJECTS),
        page=link.page(),
        compared=link.listed(COMPARED, codes.towns, COMPARED_LIMIT),
        project_id=link.last(PROJECT, codes.projects),
        sort=link.last(SORT, [*SORTS, *(f"-{column}" for column in SORTS)]) or "",
        grouping=Grouping(link.last(GROUPING, [g.value for g in Grouping]) or Grouping.NONE),
        counting=Counting(link.last(COUNTING, [c.value for c in Counting]) or Counting.ONCE),
        figure=link.last(FIGURE, FIGURES) or "",
        figure_year=link.year(),
        from_release=earlier,
        to_release=later,
        since_day=link.day(),
    )
    return selection, link.last(LANGUAGE, LANGUAGES), tuple(link.ignored)


def parse_query(query: str) -> dict[str, list[str]]:
    """Read a query string; the two boxes of the range become one parameter (pure).

    Of what no page writes, more than a hundred fields, the rest is left out.
    """
    fields = [field for field in query.split("&") if field][:_FIELDS]
    params = parse_qs("&".join(fields), keep_blank_values=True)
    low, high = (params.pop(name, [""])[-1].strip() for name in (FORM_MIN, FORM_MAX))
    if low or high:
        params[RANGE] = [f"{low}-{high}"]
    return params
