"""A town's projects in time: a bar a project on one axis of years, each leading to its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from content import project_page, store
from content.labels import project_name
from content.page import Page
from content.theme_badge import ThemeBadge, theme_badge
from zmos_data.rows import Project
from zmos_data.selection import Selection

LIMIT = 40  # projects, as many as can be read
_TICKS = 6  # years that are named, at most


@dataclass(frozen=True)
class Span:
    """A project on the axis.

    Attributes
    ----------
    name, years : str
        Its name, and from when to when it runs.
    theme : ThemeBadge
        Its theme, whose colour the bar has.
    left, width : float
        Per cent of the axis. Its first and its last year are whole.
    is_open : bool
        Whether its end is not known: a mark in its first year then, and no bar.
    go : str
        Link to its page.
    """

    name: str
    years: str
    theme: ThemeBadge
    left: float
    width: float
    is_open: bool
    go: str


def timeline(page: Page) -> dict[str, Any]:
    """Write the projects of the page's town in time, the earliest first (pure).

    Returns
    -------
    dict of str to object
        ``spans``, ``ticks`` as (year, place in per cent) and ``words``; without a known start
        there are words alone. The axis is that of all projects of the town, so that a filter
        leaves it as it is.
    """
    code = page.selection.municipality_code or ""
    own = store.town_projects(page, page.selection, code)
    dated = _dated(own)
    first, last = _bounds(_dated(store.town_projects(page, Selection(), code)))
    drawn = page.dataset.project_rows.at(dated.head(LIMIT).index)
    return {
        "spans": [_span(page, project, first, last) for project in drawn],
        "ticks": _ticks(first, last),
        "words": _words(page, len(own) - len(dated), max(0, len(dated) - LIMIT)),
    }


def _dated(projects: pd.DataFrame) -> pd.DataFrame:
    """Return the projects whose start is known, by their start."""
    return projects[projects["start_year"].notna()].sort_values("start_year", kind="stable")


def _bounds(dated: pd.DataFrame) -> tuple[int, int]:
    """Return the first and the last year of an axis; of no project both are 0."""
    if dated.empty:
        return 0, 0
    return int(dated["start_year"].min()), int(dated[["start_year", "end_year"]].max().max())


def _ticks(first: int, last: int) -> list[tuple[int, float]]:
    """Return the years that are named, with where each begins."""
    step = -(-(last + 1 - first) // _TICKS)
    return [(year, _place(year, first, last)) for year in range(first, last + 1, step)]


def _place(year: int, first: int, last: int) -> float:
    return round(100 * (year - first) / (last + 1 - first), 2)


def _span(page: Page, project: Project, first: int, last: int) -> Span:
    start, is_open = int(project.start_year), bool(pd.isna(project.end_year))
    end: int = start if is_open else int(project.end_year)
    left = _place(start, first, last)
    return Span(
        name=project_name(page.text.language, project),
        years=_years(page, start, None if is_open else end),
        theme=theme_badge(page, project.theme_code),
        left=left,
        width=round(_place(end + 1, first, last) - left, 2),
        is_open=is_open,
        go=project_page.opened(page, project.project_id),
    )


def _years(page: Page, start: int, end: int | None) -> str:
    if end is None:
        return page.text.say("{year}, end not known", year=start)
    return str(start) if end == start else f"{start}–{end}"


def _words(page: Page, without: int, more: int) -> str:
    """Say what is drawn, and how many projects are not."""
    text = page.text
    said = [
        text.say(
            "A bar shows the time from start to end; a diamond marks a start without a known end."
        )
    ]
    if without:
        said.append(
            text.count(
                "Without a known start: {n} project.",
                "Without a known start: {n} projects.",
                without,
            )
        )
    if more:
        said.append(
            text.count(
                "The {shown} earliest are drawn; {n} more is in the list.",
                "The {shown} earliest are drawn; {n} more are in the list.",
                more,
                shown=LIMIT,
            )
        )
    return " ".join(said)
