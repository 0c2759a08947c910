"""Pictures of the slides in large type: bars, the two periods, the matrix."""

from __future__ import annotations

from dataclasses import dataclass, replace

from content import amounts, labels, matrix, programmes, store
from content.matrix import picture_rows
from content.page import Page
from content.slides import Slide
from content.theme_badge import ThemeBadge, theme_badge, theme_badges
from zmos_data.amounts import AMOUNTS, amount
from zmos_data.periods import PERIODS
from zmos_data.rows import ProgrammeFigure, rows_in


@dataclass(frozen=True)
class SlideBar:
    """A bar on a slide, in large type.

    Attributes
    ----------
    label, figure : str
        What it is of, and its figure in words.
    share : float
        Its length in per cent of the longest, or of the whole; 0 where no bar is drawn.
    theme : ThemeBadge or None
        The theme that it is of.
    track : bool
        Whether the whole is drawn, too.
    """

    label: str
    figure: str
    share: float
    theme: ThemeBadge | None = None
    track: bool = False


def bars(slide: Slide) -> list[SlideBar]:
    """Write the bars of a slide; none on one without."""
    drawn = {"map": by_theme, "theme": by_period, "town": of_town, "known": known}
    kind = slide.kind
    return _several(drawn[kind](slide.page)) if kind in drawn else []


def _several(rows: list[SlideBar]) -> list[SlideBar]:
    """Leave the figures alone where no second bar stands beside the first: it compares nothing."""
    if sum(bool(row.share) for row in rows) > 1:
        return rows
    return [row if row.track else replace(row, share=0) for row in rows]


def _share(value: float, whole: float) -> float:
    return round(100 * value / whole, 1) if whole else 0


def _projects(page: Page, n: int) -> str:
    return page.text.count("{n} project", "{n} projects", n)


def _counted(page: Page) -> dict[str, int]:
    """Count the view's projects by theme; a joint theme has none of its own.

    A theme that the view leaves out is not counted: none shown is not none there.
    """
    chosen = page.selection.themes or tuple(page.rows.themes)
    return {
        code: page.view.themes[code].projects
        for code, row in page.rows.themes.items()
        if code in chosen and not row.joint_via_association
    }


def by_theme(page: Page) -> list[SlideBar]:
    """Draw the view's projects by theme against the most (pure)."""
    counts = _counted(page)
    return [
        SlideBar(
            page.text.of(page.rows.themes[code], "short"),
            _projects(page, n),
            _share(n, max(counts.values())),
            theme_badge(page, code),
        )
        for code, n in counts.items()
    ]


def by_period(page: Page) -> list[SlideBar]:
    """Draw the view's projects by period; a period that does not cover the theme says so."""
    counts = {p: _in_period(page, p).view.headline.projects for p in PERIODS}
    return [
        SlideBar(
            labels.period(period),
            _said(page, page.selection.themes, period, _projects(page, n)),
            _share(n, max(counts.values())),
        )
        for period, n in counts.items()
    ]


def _in_period(page: Page, period: str) -> Page:
    view = replace(page.selection, periods=(period,))
    return store.page(page.dataset, view, page.text.language)


def _said(page: Page, codes: tuple[str, ...], period: str, figure: str) -> str:
    """Return the figure, or say that the period does not cover the themes."""
    column = f"strand_{period.replace('-', '_')}"
    strands = [getattr(page.rows.themes[code], column) for code in codes]
    if strands and not any(isinstance(strand, str) for strand in strands):
        return labels.theme_status(page, "no_strand")
    return figure


def of_town(page: Page) -> list[SlideBar]:
    """Draw the town's projects by theme."""
    code = page.selection.municipality_code or ""
    own = store.page(page.dataset, replace(page.selection, towns=(code,)), page.text.language)
    return by_theme(own)


def known(page: Page) -> list[SlideBar]:
    """Draw for how many projects a figure is known, and how many of those approved are read."""
    text, projects = page.text, page.dataset.projects
    approved, first = page.rows.coverage.approved, page.rows.coverage.first
    counts = [
        (text.say("Projects collected of those approved, 2014–2020"), first, approved),
        *(
            (amounts.name(text, column), amount(projects, column).known, len(projects))
            for column in AMOUNTS
        ),
        (text.say("Year of the start"), int(projects["start_year"].notna().sum()), len(projects)),
    ]
    return [
        SlideBar(
            label,
            text.say(
                "{part} of {whole} ({share})",
                part=text.number(n),
                whole=text.number(whole),
                share=text.percent(n / whole),
            ),
            _share(n, whole),
            track=True,
        )
        for label, n, whole in counts
        if whole
    ]


@dataclass(frozen=True)
class Part:
    """A theme's part of a period's bar: its projects, and its width as a part of the bar."""

    badge: ThemeBadge
    projects: int
    share: float


@dataclass(frozen=True)
class Period:
    """A programming period on its slide.

    Attributes
    ----------
    title : str
        The period.
    projects, words : int, str
        Its projects in the collected data, and the same in words.
    share : float
        Length of its bar in per cent of the longest.
    parts : tuple of Part
        The bar by theme; a joint theme has no projects of its own.
    figures : tuple of str
        What the programme has published of it.
    """

    title: str
    projects: int
    words: str
    share: float
    parts: tuple[Part, ...]
    figures: tuple[str, ...]


def periods(page: Page) -> list[Period]:
    """Write both periods: the projects collected, and the programme's published figures."""
    views = {period: _in_period(page, period) for period in PERIODS}
    most = max(view.view.headline.projects for view in views.values()) or 1
    return [_period(view, period, most) for period, view in views.items()]


def _period(view: Page, period: str, most: int) -> Period:
    projects, badges = view.view.headline.projects, theme_badges(view)
    counts = {code: n for code, n in _counted(view).items() if n}
    return Period(
        title=labels.period(period),
        projects=projects,
        words=view.text.say(
            "In the collected data: {projects}", projects=_projects(view, projects)
        ),
        share=round(100 * projects / most, 1),
        parts=tuple(
            Part(badges[code], n, round(100 * n / projects, 1)) for code, n in counts.items()
        ),
        figures=tuple(programmes.published_figure(view.text, f) for f in _published(view, period)),
    )


def _published(page: Page, period: str) -> list[ProgrammeFigure]:
    figures = page.dataset.programmes
    own = figures["programme_code"] == f"iti-{period}"
    return [*rows_in(figures[own & (figures["status"] == "latest")], ProgrammeFigure)]


def signs(page: Page) -> list[dict[str, str]]:
    """Write the four kinds of empty of the matrix with their signs (pure)."""
    return matrix.empties(page)


def matrix_in_signs(page: Page) -> dict[str, object]:
    """Write the matrix in figures and signs, for a hall."""
    cells = {(row["town"], row["theme"]): row for row in picture_rows(page).to_dict("records")}
    statuses = {place: cell.status for place, cell in store.matrix(page).items()}
    return {
        "town": page.text.say("Town"),
        "heads": list(theme_badges(page).values()),
        "rows": [
            {
                "name": name,
                "cells": [
                    {
                        "words": cells[code, theme]["words"],
                        "tip": cells[code, theme]["tip"],
                        "status": ""
                        if statuses[code, theme] == "takes_part"
                        else statuses[code, theme],
                    }
                    for theme in page.rows.themes
                ],
            }
            for code, name in page.town_names.items()
        ],
    }
