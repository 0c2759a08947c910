"""Pictures of the slides in large type: bars, the two periods, the matrix."""

from __future__ import annotations

from dataclasses import replace

from content import amounts, labels, matrix, programmes, store
from content.matrix import picture_rows
from content.page import Page
from content.slides import Slide
from content.theme_badge import theme_badge, theme_badges
from zmos_data.amounts import AMOUNTS, amount
from zmos_data.periods import PERIODS
from zmos_data.rows import ProgrammeFigure, rows_in

Bar = dict[str, object]


def bars(slide: Slide) -> list[Bar]:
    """Write the bars of a slide; none on one without."""
    drawn = {"map": by_theme, "theme": by_period, "town": of_town, "known": known}
    kind = slide.kind
    return drawn[kind](slide.page) if kind in drawn else []


def _bar(label: str, figure: str, value: float, whole: float, **more: object) -> Bar:
    share = round(100 * value / whole, 1) if whole else 0
    return {"label": label, "figure": figure, "share": share, "theme": None, "track": False} | more


def _projects(page: Page, n: int) -> str:
    return page.text.count("{n} project", "{n} projects", n)


def _counted(page: Page) -> dict[str, int]:
    """Count the view's projects by theme; a joint theme has none of its own."""
    return {
        code: page.view.themes[code].projects
        for code, row in page.rows.themes.items()
        if not row.joint_via_association
    }


def by_theme(page: Page) -> list[Bar]:
    """Draw the view's projects by theme against the most (pure)."""
    counts = _counted(page)
    return [
        _bar(
            page.text.of(page.rows.themes[code], "short"),
            _projects(page, n),
            n,
            max(counts.values()),
            theme=theme_badge(page, code),
        )
        for code, n in counts.items()
    ]


def by_period(page: Page) -> list[Bar]:
    """Draw the view's projects by period; a period that does not cover the theme says so."""
    counts = {p: _in_period(page, p).view.headline.projects for p in PERIODS}
    return [
        _bar(
            labels.period(period),
            _said(page, page.selection.themes, period, _projects(page, n)),
            n,
            max(counts.values()),
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


def of_town(page: Page) -> list[Bar]:
    """Draw the town's projects by theme."""
    code = page.selection.municipality_code or ""
    own = store.page(page.dataset, replace(page.selection, towns=(code,)), page.text.language)
    return by_theme(own)


def known(page: Page) -> list[Bar]:
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
        _bar(
            label,
            text.say(
                "{part} of {whole} ({share})",
                part=text.number(n),
                whole=text.number(whole),
                share=text.percent(n / whole),
            ),
            n,
            whole,
            track=True,
        )
        for label, n, whole in counts
        if whole
    ]


def periods(page: Page) -> list[dict[str, object]]:
    """Write both periods: the programme's published figures, and the projects collected."""
    views = {period: _in_period(page, period) for period in PERIODS}
    most = max(n for view in views.values() for n in _counted(view).values())
    figures = page.dataset.programmes
    columns: list[dict[str, object]] = []
    for period, view in views.items():
        own = figures[
            (figures["programme_code"] == f"iti-{period}") & (figures["status"] == "latest")
        ]
        columns.append(
            {
                "title": labels.period(period),
                "figures": [
                    programmes.published_figure(page.text, figure)
                    for figure in rows_in(own, ProgrammeFigure)
                ],
                "heading": page.text.say(
                    "In the collected data: {projects}",
                    projects=_projects(page, view.view.headline.projects),
                ),
                "bars": [
                    _theme_bar(view, code, period, n, most) for code, n in _counted(view).items()
                ],
            }
        )
    return columns


def _theme_bar(page: Page, code: str, period: str, n: int, most: int) -> Bar:
    """Draw a theme in a period; the heading above says that the figures are projects."""
    figure = page.text.number(n)
    if _said(page, (code,), period, figure) != figure:
        figure = page.text.say("not covered")
    label = page.text.of(page.rows.themes[code], "short")
    return _bar(label, figure, n, most, theme=theme_badge(page, code))


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
