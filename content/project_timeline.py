"""A project in time: its bar on an axis of years, and what is known of each day and year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from content import dates, labels
from content.page import Page
from content.text import Text
from zmos_data.periods import ELIGIBLE_UNTIL
from zmos_data.rows import Project

_TICKS = 8  # years that are named, at most


@dataclass(frozen=True)
class Event:
    """Something that happened to a project, or is planned.

    Attributes
    ----------
    key : str
        When, as the tables have it (``"2019"``, ``"2019-04"``, ``"2019-04-02"``).
    when, what : str
        The same in words, and what it was.
    """

    key: str
    when: str
    what: str


@dataclass(frozen=True)
class Axis:
    """The years of a project as places on a strip, in per cent of its width.

    Attributes
    ----------
    ticks : tuple of (int, float)
        Year that is named, and where it begins.
    window : tuple of (float, float)
        Left edge and width of the programming period until its money had to be paid.
    bar : tuple of (float, float) or None
        Of the project; None where its start is not known. Its first and its last year are
        whole, and an unknown end leaves the first year alone.
    is_open : bool
        Whether the end is not known.
    marks : tuple of float
        Of the events that have a month or a day.
    """

    ticks: tuple[tuple[int, float], ...]
    window: tuple[float, float]
    bar: tuple[float, float] | None
    is_open: bool
    marks: tuple[float, ...]


def events(page: Page, project: Project) -> list[Event]:
    """Write what is known of the project in time, the earliest first (pure)."""
    text = page.text
    known = [
        _begins(text, project),
        _event(text, project.stage_as_of, _stage(text, project)),
        _ends(text, project),
    ]
    # Of one year the end is the last: what was planned has no day.
    return sorted(filter(None, known), key=lambda event: event.key[:4])


def briefly(page: Page, project: Project) -> str:
    """Write from when to when a project is, in one line; said where neither is known (pure)."""
    text = page.text
    ends = filter(None, (_begins(text, project), _ends(text, project)))
    return " – ".join(f"{end.when} ({end.what})" for end in ends) or nothing_known(text)


def nothing_known(text: Text) -> str:
    """Say that a project has no place in time."""
    return text.say("Neither start nor end is known.")


def axis(project: Project, happened: list[Event]) -> Axis:
    """Place the project, its period and its events on a strip of whole years (pure)."""
    until = ELIGIBLE_UNTIL[project.period]
    opens = int(project.period[:4])
    years = [opens, until.year, *(int(event.key[:4]) for event in happened)]
    first, last = min(years), max(years) + 1

    def place(year: float) -> float:
        return round(100 * (year - first) / (last - first), 2)

    start, end = _whole(project.start_year), _whole(project.end_year)
    step = 1 + (last - first) // _TICKS
    return Axis(
        ticks=tuple((year, place(year)) for year in range(first, last, step)),
        window=(place(opens), place(until.year + 1) - place(opens)),
        bar=None if start is None else (place(start), place((end or start) + 1) - place(start)),
        is_open=end is None,
        marks=tuple(place(_in_years(e.key)) for e in happened if len(e.key) > len("2019")),
    )


def window(page: Page, project: Project) -> str:
    """Say until when the money of the project's period could be paid, or can (pure)."""
    return page.text.say(
        "The grey band is the period {period}: expenditure is eligible until {day}.",
        period=labels.period(project.period),
        day=page.text.day(ELIGIBLE_UNTIL[project.period]),
    )


def _begins(text: Text, project: Project) -> Event | None:
    return _year(text, project.start_year, _start(text, project))


def _ends(text: Text, project: Project) -> Event | None:
    return _year(text, project.end_year, _end(text, project))


def _start(text: Text, project: Project) -> str:
    basis = {"decision": text.say("grant decision"), "works": text.say("start of works")}
    return basis.get(_words(project.start_basis) or "", text.say("start"))


def _stage(text: Text, project: Project) -> str:
    return text.say("last known stage: {stage}", stage=labels.stage(text, _words(project.stage)))


def _end(text: Text, project: Project) -> str:
    kinds = {"planned": text.say("planned end"), "actual": text.say("end")}
    return kinds.get(_words(project.end_basis) or "", text.say("end (actual or planned)"))


def _year(text: Text, year: Any, what: str) -> Event | None:
    return None if pd.isna(year) else _event(text, str(int(year)), what)


def _event(text: Text, key: Any, what: str) -> Event | None:
    return Event(key, dates.day(text, key), what) if isinstance(key, str) and key else None


def _whole(year: Any) -> int | None:
    return None if pd.isna(year) else int(year)


def _in_years(key: str) -> float:
    """Return a day or a month of the tables in years: 2019-07 is 2019.5."""
    day = date.fromisoformat(key if len(key) > len("2019-04") else f"{key}-15")
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _words(value: Any) -> str | None:
    return value if isinstance(value, str) else None
