"""The themes: the town x theme matrix as a table and as a picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from content import amounts, figure_links, labels, paging, phrases, store
from content.choices import Choice, Option
from content.figure_links import FigureLink
from content.page import Page
from content.theme_badge import theme_badges
from zmos_data.amounts import AMOUNTS
from zmos_data.links import change
from zmos_data.matrix import Cell
from zmos_data.queries import ThemeTotal
from zmos_data.selection import Measure

# What the matrix can show; the link's measure on its own scale, per inhabitant as in all.
_SHOWN = (Measure.PROJECTS, *map(Measure, AMOUNTS))
PAGE_SIZE = 50  # towns


@dataclass(frozen=True)
class MatrixCell:
    """What stands in a cell of the matrix.

    Attributes
    ----------
    id : str
        Its name on the page.
    words : str
        The figure, or why there is none.
    status : str
        Why it is empty, by its code; "" where it is not.
    go : str
        The view of its projects; empty where there is none.
    evidence : FigureLink or None
        What the figure stands on; None where there is none.
    """

    id: str
    words: str
    status: str = ""
    go: str = ""
    evidence: FigureLink | None = None


def measure_of(page: Page) -> Measure:
    """Return what the matrix shows: the view's measure, projects where it has no sum."""
    base = page.selection.measure.base
    return Measure(base) if base in _SHOWN else Measure.PROJECTS


def value(cell: Cell | ThemeTotal, measure: Measure) -> float | None:
    """Return the figure of a cell or a theme; None where it is empty or not known."""
    if not cell.projects:
        return None
    if measure is Measure.PROJECTS:
        return float(cell.projects)
    return cell.amounts[measure].eur


def words(page: Page, cell: Cell, measure: Measure, town: str) -> str:
    """Write what stands in a town's cell of the matrix."""
    if not cell.projects:
        return labels.theme_status(page, cell.status, town)
    if measure is Measure.PROJECTS:
        return page.text.number(cell.projects)
    return amounts.sum_in_full(page.text, cell.amounts[measure])


def matrix(page: Page) -> dict[str, object]:
    """Write the matrix as a table; a cell leads to its projects (pure)."""
    text, measure = page.text, measure_of(page)
    cells = store.matrix(page)
    return {
        "caption": text.say(
            "Towns and themes: {measure}", measure=phrases.inside(labels.measure(text, measure))
        ),
        "heads": list(theme_badges(page).values()),
        "town": text.say("Town"),
        "rows": [
            {
                "name": name,
                "arms": page.assets.shield(town),
                "cells": [
                    _cell(page, town, theme, cells[town, theme], measure)
                    for theme in page.rows.themes
                ],
            }
            for town, name in shown_towns(page).items()
        ],
        "pager": paging.pager(page, len(page.town_names), PAGE_SIZE),
    }


def shown_towns(page: Page) -> dict[str, str]:
    """Return the names by code of the towns on the present page of the matrix (pure)."""
    names = list(page.town_names.items())
    start = (paging.here(page, len(names), PAGE_SIZE) - 1) * PAGE_SIZE
    return dict(names[start : start + PAGE_SIZE])


def _cell(page: Page, town: str, theme: str, cell: Cell, measure: Measure) -> MatrixCell:
    place, said = f"cell-{town}-{theme}", words(page, cell, measure, town)
    if not cell.projects:
        return MatrixCell(place, said, cell.status)
    view = page.selection.view(towns=(town,), themes=(theme,))
    stands_on = _stands_on(page, cell, measure)
    return MatrixCell(
        place,
        said,
        go=change("projekti", page.selection, view),
        evidence=figure_links.opened(page, measure.value, stands_on, town, themes=(theme,)),
    )


def _stands_on(page: Page, cell: Cell, measure: Measure) -> str:
    """Say what a cell stands on: this leads to its evidence, the figure to its projects."""
    known = (
        "" if measure is Measure.PROJECTS else amounts.known_of(page.text, cell.amounts[measure])
    )
    return known or page.text.say("sources")


def measures(page: Page, label: str) -> Choice:
    """Write the choice of what the matrix shows, or another table of its figures (pure)."""
    text, shown = page.text, measure_of(page)
    return Choice(
        label,
        tuple(
            Option(
                labels.measure_briefly(text, measure),
                measure is shown,
                change("", page.selection, page.selection.view(measure=measure)),
            )
            for measure in _SHOWN
        ),
    )


def empties(page: Page) -> list[dict[str, str]]:
    """Write the four kinds of empty, each with its pattern and word (pure)."""
    return [
        {"pattern": status, "label": labels.theme_status(page, status)}
        for status in ("no_project", "not_eligible", "no_strand", "joint")
    ]


def picture_rows(page: Page, towns: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Return the matrix as rows for the picture: of the towns by code, or of all (pure)."""
    measure = measure_of(page)
    cells = store.matrix(page)
    highest = max((value(cell, measure) or 0 for cell in cells.values()), default=0) or 1
    highest = highest / 1e6 if measure.is_money else highest
    rows = []
    for town, name in (page.town_names if towns is None else towns).items():
        for theme, row in page.rows.themes.items():
            cell = cells[town, theme]
            figure = value(cell, measure)
            if figure is not None and measure.is_money:
                figure /= 1e6
            label = page.text.of(row, "short")
            said = words(page, cell, measure, town)
            rows.append(
                {
                    "town": town,
                    "theme": theme,
                    "town_name": name,
                    "theme_name": label,
                    "value": figure,
                    "share": (figure or 0) / highest,
                    "words": _in_picture(page, cell, measure)
                    if cell.projects
                    else sign(cell.status),
                    "tip": f"{name}, {label}: {said}",
                    "go": _narrowed(page, town, theme) if cell.projects else "",
                }
            )
    return pd.DataFrame(rows)


def _narrowed(page: Page, town: str, theme: str) -> str:
    """Lead to the view of this page that is filtered by a town and a theme."""
    view = page.selection.view(towns=(town,), themes=(theme,))
    return change("", page.selection, view)


def _in_picture(page: Page, cell: Cell, measure: Measure) -> str:
    """Write a cell's figure in the picture, amounts in millions of euros."""
    figure = value(cell, measure)
    if figure is None:
        return "?"
    if not measure.is_money:
        return page.text.number(figure)
    written = page.text.number(figure / 1e6, 1)
    return f"≈ {written}" if cell.amounts[measure].rounded else written


def sign(status: str) -> str:
    """Return the sign of an empty cell in the picture; its word is in the tooltip and legend."""
    return {"no_project": "–", "not_eligible": "×", "no_strand": "∅", "joint": "ZMOS"}[status]
