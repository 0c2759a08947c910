"""The data before and after a release, beside one another: figures, matrices, what reconciles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from content import amounts, credits, labels, matrix, phrases
from content.page import Page, View, rows_of
from content.text import Text
from content.theme_badge import theme_badges
from zmos_data.amounts import AMOUNTS
from zmos_data.editing.proposal import Proposal
from zmos_data.matrix import Cell, theme_matrix
from zmos_data.model import Dataset
from zmos_data.reconciliation import Discrepancy, check_sums
from zmos_data.selection import Measure, Selection

MEASURES = (Measure.PROJECTS, *map(Measure, AMOUNTS))


def page_of(page: Page, data: Dataset, measure: Measure) -> Page:
    """Return what a page would know of data that nobody else sees; nothing of it is kept.

    Parameters
    ----------
    page : Page
        A page, for its words and files.
    data : Dataset
        The data.
    measure : Measure
        What is shown of them; all of them are.
    """
    view = Selection(measure=measure)
    return replace(page, dataset=data, selection=view, rows=rows_of(data), view=View(data, view))


def measure_of(proposal: Proposal) -> Measure:
    """Return what shows most of a change: projects, or else the first amount that changes."""
    if proposal.new:
        return Measure.PROJECTS
    columns = {column for table, _, column, _, _ in proposal.changes if table == "projects"}
    return next((measure for measure in MEASURES if measure.value in columns), Measure.PROJECTS)


def figures(before: Page, after: Page) -> dict[str, Any]:
    """Write the figures of all data before and after (pure)."""
    text, one, other = before.text, before.view.headline, after.view.headline
    rows = [
        [
            text.say("Projects"),
            text.number(one.projects),
            text.number(other.projects),
            _signed(before, other.projects - one.projects),
        ]
    ]
    for column in AMOUNTS:
        sums = one.amounts[column], other.amounts[column]
        rows.append(
            [
                amounts.title(text, column),
                *(f"{amounts.sum_in_full(text, s)}; {amounts.known_of(text, s)}" for s in sums),
                _signed(before, (sums[1].eur or 0) - (sums[0].eur or 0)),
            ]
        )
    return {
        "caption": text.say("The figures of all data"),
        "heads": [
            text.say("Figure"),
            text.say("Now"),
            text.say("After the release"),
            text.say("Difference"),
        ],
        "rows": rows,
        "more": "",
    }


def captions(page: Page) -> tuple[str, str]:
    """Name the two states (pure)."""
    return page.text.say("Now"), page.text.say("After the release")


def alternative(page: Page, caption: str) -> str:
    """Say what a map shows, for who does not see it; the matrix has its figures (pure)."""
    measure = labels.measure(page.text, page.selection.measure)
    return page.text.say("Map, {state}: {measure}", state=caption, measure=measure)


def _signed(page: Page, difference: float) -> str:
    """Write a difference with its sign, to the cent where it has cents."""
    cents = round(difference, 2)
    sign = "+" if cents > 0 else "−" if cents < 0 else ""
    return sign + amounts.in_full(page.text, abs(cents))


def matrices(before: Page, after: Page) -> list[dict[str, Any]]:
    """Write the matrix of towns and themes before and after, with what differs marked (pure)."""
    text, measure = before.text, matrix.measure_of(before)
    cells = [theme_matrix(page.dataset, Selection()) for page in (before, after)]
    name = labels.measure(text, measure)
    if measure.is_money:
        name = text.say("{amount}, EUR million", amount=amounts.name(text, measure.value))
    return [
        {
            "caption": f"{title}: {name}",
            "town": text.say("Town"),
            "heads": [badge.label for badge in theme_badges(page).values()],
            "rows": [
                {
                    "name": town_name,
                    "cells": [
                        {
                            "words": _short(page, own.get((town, theme)), measure),
                            "other": _differs(cells, town, theme, measure),
                        }
                        for theme in page.rows.themes
                    ],
                }
                for town, town_name in page.town_names.items()
            ],
        }
        for title, page, own in zip(captions(before), (before, after), cells, strict=True)
    ]


def _short(page: Page, cell: Cell | None, measure: Measure) -> str:
    if cell is None:
        return ""
    if not cell.projects:
        return matrix.sign(cell.status)
    if measure is Measure.PROJECTS:
        return page.text.number(cell.projects)
    return amounts.in_millions(page.text, cell.amounts[measure])


def _differs(
    cells: list[dict[tuple[str, str], Cell]], town: str, theme: str, measure: Measure
) -> bool:
    one, other = (own.get((town, theme)) for own in cells)
    if one is None or other is None:
        return one is not other
    values = [(c.status, c.projects, matrix.value(c, measure)) for c in (one, other)]
    return values[0] != values[1]


def reconciles(before: Page, after: Page) -> dict[str, Any]:
    """Write what reconciles before and after, and what does not (pure)."""
    text = before.text
    found = [tuple(check_sums(page.dataset, Selection())) for page in (before, after)]
    return {
        "good": not found[1],
        "words": text.say(
            "Now: {before}. After the release: {after}.",
            before=phrases.inside(credits.verdict(text, found[0])),
            after=phrases.inside(credits.verdict(text, found[1])),
        ),
        "table": _not_reconciled(text, found[1]),
    }


def _not_reconciled(text: Text, found: tuple[Discrepancy, ...]) -> dict[str, Any] | None:
    if not found:
        return None
    return {
        "caption": text.say("What does not reconcile"),
        "heads": [text.say("Way"), text.say("Figure"), text.say("Expected"), text.say("Found")],
        "rows": [
            [d.way, d.what, text.number(d.expected, 2), text.number(d.found, 2)] for d in found
        ],
        "more": "",
    }
