"""A chart on a page: its drawing and its rows, its heading, and words for who cannot see it."""

from __future__ import annotations

import json

import pandas as pd
from babel.numbers import get_decimal_symbol, get_group_symbol

from content.charts import ROW_HEIGHT, Spec
from content.page import Page
from content.text import Text
from ui.board import board, scripts

NEEDED = ("board", "chart", "vega")
_AROUND = 60  # px; axis and legend


def render(
    page: Page,
    key: str,
    spec: Spec,
    rows: pd.DataFrame,
    *,
    title: str = "",
    words: str = "",
    lines: int | None = None,
    row_height: int = ROW_HEIGHT,
) -> None:
    """Draw a chart of rows under its heading; without rows the heading alone.

    Parameters
    ----------
    page : Page
        The page.
    key : str
        Name of the part on the page.
    spec : Spec
        The drawing; see `ui.charts` for its rows. It may be empty without rows.
    rows : pandas.DataFrame
        A row a mark.
    title, words : str
        Heading, and what is to be said of the chart; may be empty.
    lines : int or None
        How many rows stand below one another, if not each of ``rows``.
    row_height : int
        Height of a row of the drawing in px.
    """
    if rows.empty and not title:
        return
    missing = [name for name in NEEDED if not scripts.address(name)]
    without = page.text.say("The chart cannot be drawn. The table holds the same figures.")
    if missing and not rows.empty:
        words = f"{words} {without}".strip()
    drawn = not rows.empty and not missing
    board.render(
        "chart.html",
        page,
        key,
        title=title,
        words=words,
        drawing=_with_options(page.text, spec) if drawn else None,
        rows=columns(rows),
        description=_label(page.text, spec) if drawn else "",
        script=scripts.address("chart") if drawn else "",
        library=scripts.address("vega") if drawn else "",
        without=without,
        height=row_height * (len(rows) if lines is None else lines) + _AROUND,
    )


def _label(text: Text, spec: Spec) -> str:
    """Name a chart for who cannot see it, and say where its figures are to be had."""
    return text.say(
        "{chart}. The same figures are in a table or a list on this page.",
        chart=json.loads(spec)["description"],
    )


def columns(rows: pd.DataFrame) -> dict[str, list[object]]:
    """Write rows as lists by column, which is shorter; a missing value is None (pure)."""
    return {
        str(name): column.astype(object).where(column.notna(), None).tolist()
        for name, column in rows.items()
    }


def _with_options(text: Text, spec: Spec) -> dict[str, object]:
    """Add how vega-embed shows a chart, and the numbers of the page's language."""
    numbers = {
        "decimal": get_decimal_symbol(text.locale),
        "grouping": [3],
        "thousands": get_group_symbol(text.locale),
        "currency": ["", ""],
    }
    options = {"renderer": "svg", "actions": False, "defaultStyle": False, "formatLocale": numbers}
    return {**json.loads(spec), "usermeta": {"embedOptions": options}}
