"""Up to four towns beside one another and the median of all; no order of merit."""

from __future__ import annotations

from typing import Any

import pandas as pd

from content import amounts, figure_links, labels, matrix, phrases, store
from content.figure_links import FigureLink
from content.page import Page
from content.rounding import density_digits
from zmos_data.comparison import Line, compare, thinly_known
from zmos_data.links import change
from zmos_data.selection import COMPARED_LIMIT, MEDIAN


def choices(page: Page) -> dict[str, object]:
    """Write the towns as switches; beyond four the rest wait (pure)."""
    text, compared = page.text, page.selection.compared
    full = len(compared) >= COMPARED_LIMIT
    return {
        "label": text.say("Four towns are chosen. Remove one to add another.")
        if full
        else text.say("Choose up to four towns"),
        "towns": [
            {
                "id": f"compare-{code}",
                "name": name,
                "arms": page.assets.shield(code),
                "on": code in compared,
                "disabled": full and code not in compared,
                "go": change("", page.selection, page.selection.compared_with(code)),
            }
            for code, name in page.town_names.items()
        ],
    }


def lines(page: Page) -> list[dict[str, object]]:
    """Write a row a measure and scale: the towns, the median and what it stands on (pure)."""
    return [_line(page, line) for line in compare(page.dataset, page.selection)]


def _line(page: Page, line: Line) -> dict[str, object]:
    text = page.text
    return {
        "label": text.say("Projects")
        if line.measure == "projects"
        else amounts.head(text, line.measure),
        "scale": _scale(page, line.scale),
        "first": line.scale == "absolute",
        "values": [
            figure_links.opened(
                page,
                _figure(line),
                _value(page, line, line.values[code], rounded=_rounded(page, line, code)),
                code,
            )
            if page.view.totals[code]["projects"]
            else FigureLink(_why_none(page, code))
            for code in page.selection.compared
        ],
        "median": figure_links.opened(
            page, _figure(line) + MEDIAN, _value(page, line, line.median, rounded=line.rounded)
        ),
        "towns": text.count("from {n} town", "from {n} towns", line.towns),
    }


def _why_none(page: Page, code: str) -> str:
    eligible = page.view.totals[code]["eligible"]
    return labels.status(page, "no_project" if eligible else "not_eligible", code)


def _figure(line: Line) -> str:
    """Return the code of the line's figure."""
    return line.measure + ("" if line.scale == "absolute" else f"_{line.scale}")


def _rounded(page: Page, line: Line, code: str) -> bool:
    return bool(page.view.totals[code].get(f"{line.measure}_rounded"))


def _value(page: Page, line: Line, value: float | None, *, rounded: bool) -> str:
    text = page.text
    if value is None:
        return text.say("not known")
    if line.measure == "projects":
        counted = 0 if value.is_integer() else 2
        return text.number(value, counted if line.scale == "absolute" else density_digits(value))
    return amounts.approximate_sum(text, value) if rounded else text.number(round(value))


def _scale(page: Page, code: str) -> str:
    """Name a scale; per inhabitant with the day of the inhabitants."""
    words = labels.scale(page.text, code)
    return f"{words} ({labels.population_day(page)})" if code == "per_1000" else words


def warnings(page: Page) -> list[str]:
    """Say where under half of a town's figures are known (pure)."""
    text = page.text
    return [
        text.say(
            "{figure}: under half of the amounts are known for {towns}. The comparison is "
            "therefore not very reliable.",
            figure=amounts.title(text, column),
            towns=phrases.join(text, [page.town_names[code] for code in codes]),
        )
        for column, codes in thinly_known(page.dataset, page.selection).items()
        if codes
    ]


def multiples(page: Page) -> pd.DataFrame:
    """Return the compared towns theme by theme, for the chart and its table (pure)."""
    measure = matrix.measure_of(page)
    cells = store.matrix(page)
    return pd.DataFrame(
        [
            {
                "town": town,
                "theme": theme,
                "theme_name": page.text.of(row, "short"),
                "town_name": page.town_names[town],
                "value": matrix.value(cells[town, theme], measure),
                "words": matrix.words(page, cells[town, theme], measure, town),
                "projects": cells[town, theme].projects,
            }
            for theme, row in page.rows.themes.items()
            for town in page.selection.compared
        ]
    )


def opened_sums(page: Page, cell: Any) -> FigureLink:
    """Write a theme's figure of a town, with its evidence where it has projects."""
    if not cell.projects:
        return FigureLink(cell.words)
    measure = matrix.measure_of(page).value
    return figure_links.opened(page, measure, cell.words, cell.town, themes=(cell.theme,))


def rows_with_value(page: Page) -> pd.DataFrame:
    """Return the rows of the themes that have a value in one of the towns, for the chart."""
    frame = multiples(page)
    shown = frame[frame.groupby("theme_name")["value"].transform("count") > 0]
    return shown.assign(
        tip=shown["town_name"] + ": " + shown["words"],
        go=[
            change("", page.selection, page.selection.view(themes=(theme,)))
            for theme in shown["theme"]
        ],
    )[["theme_name", "town_name", "value", "words", "tip", "go"]]
