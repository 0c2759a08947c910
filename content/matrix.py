"""The themes: the town x theme matrix, a heat table whose figures lead on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from content import amounts, figure_links, labels, paging, phrases, store
from content.choices import Choice, Option
from content.page import Page
from content.text import Text
from content.theme_badge import theme_badges
from zmos_data.amounts import AMOUNTS
from zmos_data.links import change
from zmos_data.matrix import Cell
from zmos_data.queries import ThemeTotal
from zmos_data.selection import Measure

# What the matrix can show; the link's measure on its own scale, per inhabitant as in all.
_SHOWN = (Measure.PROJECTS, *map(Measure, AMOUNTS))
PAGE_SIZE = 50  # towns
SHADES = 5


@dataclass(frozen=True)
class MatrixCell:
    """What stands in a cell of the matrix.

    Attributes
    ----------
    id : str
        Its name on the page.
    words : str
        The figure in full, or why there is none.
    brief : str
        The same as it stands in the cell: amounts in millions of euros, a sign where it is empty.
    status : str
        Why it is empty, by its code; "" where it is not.
    go : str
        Where the figure leads: a count to its projects, a sum to its evidence; empty where there
        is none.
    known : str
        For how many of its projects the amount is known, where not for all.
    heat : int
        Its shade, 1 (light) to ``SHADES``; 0 where no figure is known.
    """

    id: str
    words: str
    brief: str
    status: str = ""
    go: str = ""
    known: str = ""
    heat: int = 0


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
    cells, highest = store.matrix(page), _highest(page, measure)
    return {
        "caption": text.say("Towns and themes: {measure}", measure=_measured(text, measure)),
        "heads": list(theme_badges(page).values()),
        "town": text.say("Town"),
        "rows": [
            {
                "name": name,
                "arms": page.assets.shield(town),
                "cells": [
                    _cell(page, town, theme, cells[town, theme], measure, highest)
                    for theme in page.rows.themes
                ],
            }
            for town, name in shown_towns(page).items()
        ],
        "pager": paging.pager(page, len(page.town_names), PAGE_SIZE),
    }


def _measured(text: Text, measure: Measure) -> str:
    """Name what the matrix shows; its amounts stand in millions."""
    named = labels.measure(text, measure)
    if measure.is_money:
        named = named.replace("EUR", text.say("EUR million"))
    return phrases.inside(named)


def shown_towns(page: Page) -> dict[str, str]:
    """Return the names by code of the towns on the present page of the matrix (pure)."""
    names = list(page.town_names.items())
    start = (paging.here(page, len(names), PAGE_SIZE) - 1) * PAGE_SIZE
    return dict(names[start : start + PAGE_SIZE])


def _cell(
    page: Page, town: str, theme: str, cell: Cell, measure: Measure, highest: float
) -> MatrixCell:
    place, said = f"cell-{town}-{theme}", words(page, cell, measure, town)
    if not cell.projects:
        return MatrixCell(place, said, sign(cell.status), cell.status)
    return MatrixCell(
        place,
        said,
        _in_picture(page, cell, measure),
        go=_leads(page, town, theme, measure),
        known=_known(page, cell, measure),
        heat=_heat(value(cell, measure), highest),
    )


def _leads(page: Page, town: str, theme: str, measure: Measure) -> str:
    """Lead from a count to its projects, from a sum to what it is of."""
    if measure.is_money:
        return figure_links.opened(page, measure.value, "", town, themes=(theme,)).go
    view = page.selection.view(towns=(town,), themes=(theme,))
    return change("projekti", page.selection, view)


def _known(page: Page, cell: Cell, measure: Measure) -> str:
    """Say for how many projects an amount is known; empty where for all of them, or for none."""
    if not measure.is_money:
        return ""
    amount = cell.amounts[measure]
    partly = 0 < amount.known < cell.projects
    return amounts.known_of(page.text, amount) if partly else ""


def _heat(figure: float | None, highest: float) -> int:
    """Return the shade of a figure; by the root, so that one high figure leaves room for others."""
    if figure is None or figure < 0:
        return 0
    return max(1, math.ceil(math.sqrt(figure / highest) * SHADES))


def _highest(page: Page, measure: Measure) -> float:
    figures = (value(cell, measure) or 0 for cell in store.matrix(page).values())
    return max(figures, default=0) or 1


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
    """Write the four kinds of empty, each with its pattern, sign and word (pure)."""
    return [
        {"pattern": status, "sign": sign(status), "label": labels.theme_status(page, status)}
        for status in ("no_project", "not_eligible", "no_strand", "joint")
    ]


def picture_rows(page: Page) -> pd.DataFrame:
    """Return the matrix as rows for slides and files, a row a cell (pure)."""
    measure = measure_of(page)
    cells = store.matrix(page)
    highest = _highest(page, measure)
    highest = highest / 1e6 if measure.is_money else highest
    rows = []
    for town, name in page.town_names.items():
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
                }
            )
    return pd.DataFrame(rows)


def _in_picture(page: Page, cell: Cell, measure: Measure) -> str:
    """Write a cell's figure as it stands in a cell, amounts in millions of euros."""
    figure = value(cell, measure)
    if figure is None:
        return "?"
    if not measure.is_money:
        return page.text.number(figure)
    written = page.text.number(figure / 1e6, 1 if figure >= 1e5 else 2)
    return f"≈ {written}" if cell.amounts[measure].rounded else written


def sign(status: str) -> str:
    """Return the sign of an empty cell; its word is in the tooltip and the legend."""
    return {"no_project": "–", "not_eligible": "×", "no_strand": "○", "joint": "ZMOS"}[status]
