"""Up to four towns among all twelve, and the median; no order of merit."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from content import amounts, figure_links, labels, matrix, phrases, store
from content.bars import Bar, bar
from content.figure_links import FigureLink
from content.page import Page
from content.rounding import density_digits
from content.theme_badge import theme_badge
from zmos_data.comparison import Line, compare, is_in_view, largest, similar, thinly_known
from zmos_data.links import change
from zmos_data.selection import COMPARED_LIMIT, MEDIAN

BEGINNING = 2  # towns that are compared before one is chosen
ALIKE = 3  # towns that are offered as similar
_NEAR = 0.025  # of the line: chosen towns nearer than this would hide one another


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


def with_towns(page: Page) -> Page:
    """Return the page with towns to begin with: those of the link, or two of the most inhabitants.

    A chosen town comes first, beside the one that is most like it.
    """
    selection = page.selection
    if selection.compared:
        return page
    chosen = selection.municipality_code
    towns = (
        (chosen, *similar(page.dataset, chosen, 1)) if chosen else largest(page.dataset, BEGINNING)
    )
    return replace(page, selection=replace(selection, compared=towns))


def alike(page: Page) -> dict[str, object]:
    """Offer the towns that are like the first one; nothing where no more can be chosen (pure)."""
    compared = page.selection.compared
    if not 0 < len(compared) < COMPARED_LIMIT:
        return {}
    first = compared[0]
    offered = similar(page.dataset, first, ALIKE + len(compared) - 1)
    return {
        "label": page.text.say(
            "Similar to {town} by inhabitants and area:", town=page.town_names[first]
        ),
        "towns": [
            {
                "id": f"alike-{code}",
                "name": page.town_names[code],
                "go": change("", page.selection, page.selection.compared_with(code)),
            }
            for code in [code for code in offered if code not in compared][:ALIKE]
        ],
    }


def lines(page: Page) -> list[dict[str, object]]:
    """Write a row a measure and scale: all towns as dots, the chosen ones and the median (pure)."""
    return [_line(page, line) for line in compare(page.dataset, page.selection)]


def _line(page: Page, line: Line) -> dict[str, object]:
    text = page.text
    return {
        "label": text.say("Projects")
        if line.measure == "projects"
        else amounts.head(text, line.measure),
        "scale": _scale(page, line.scale),
        "first": line.scale == "absolute",
        "dots": _dots(page, line),
        "values": [_chosen(page, line, code) for code in page.selection.compared],
        "known": [_known(page, line, code) for code in page.selection.compared],
        "median": figure_links.opened(
            page, _figure(line) + MEDIAN, _value(page, line, line.median, rounded=line.rounded)
        ),
        "towns": text.count("from {n} town", "from {n} towns", line.towns),
    }


def _chosen(page: Page, line: Line, code: str) -> FigureLink:
    """Write the figure of a chosen town with its evidence, or why there is none."""
    if not page.view.totals[code].projects:
        return FigureLink(_why_none(page, code))
    words = _value(page, line, line.values[code], rounded=_rounded(page, line, code))
    return figure_links.opened(page, _figure(line), words, code)


def _known(page: Page, line: Line, code: str) -> str:
    """Say for how many projects a town's amount is known; a count is known of all."""
    total = page.view.totals[code]
    if line.measure == "projects" or not total.projects or line.values[code] is None:
        return ""
    return amounts.stands_on(page.text, total.amounts[line.measure].known, total.projects)


def _dots(page: Page, line: Line) -> dict[str, object]:
    """Place the towns of a row between nothing and its highest figure; in words, all of them."""
    known = {code: figure for code, figure in line.values.items() if figure is not None}
    highest = max(known.values(), default=0) or 1
    compared = page.selection.compared
    lifts = _lifts({code: known[code] / highest for code in compared if code in known})
    said = {
        code: _value(page, line, figure, rounded=_rounded(page, line, code))
        for code, figure in known.items()
    }
    return {
        "towns": [
            {
                "at": f"{figure / highest:.1%}",
                "tip": f"{page.town_names[code]}: {said[code]}",
                "mark": compared.index(code) + 1 if code in compared else 0,
                "lift": lifts.get(code, 0),
            }
            # The chosen ones come last: they lie over the others.
            for code, figure in sorted(known.items(), key=lambda item: item[0] in compared)
        ],
        "median": "" if line.median is None else f"{line.median / highest:.1%}",
        "range": _range(page, known, said) if known else "",
        "all": [
            (name, said.get(code) or _unknown(page, code), code in compared)
            for code, name in page.town_names.items()
        ],
    }


def _range(page: Page, known: dict[str, float], said: dict[str, str]) -> str:
    """Say between which figures the towns lie; with chosen towns or regions, those of the view."""
    low, high = (said[find(known, key=known.__getitem__)] for find in (min, max))
    inside = all(is_in_view(page.dataset, page.selection, code) for code in page.town_names)
    if inside:
        return page.text.say("all towns: from {low} to {high}", low=low, high=high)
    return page.text.say("towns of the view: from {low} to {high}", low=low, high=high)


def _lifts(places: dict[str, float]) -> dict[str, float]:
    """Part the chosen towns that lie on one another: by how many marks each is moved up or down."""
    groups: list[list[str]] = []
    for code in sorted(places, key=places.__getitem__):
        if groups and places[code] - places[groups[-1][-1]] < _NEAR:
            groups[-1].append(code)
        else:
            groups.append([code])
    return {code: n - (len(own) - 1) / 2 for own in groups for n, code in enumerate(own)}


def _unknown(page: Page, code: str) -> str:
    """Say why a town has no figure in a row."""
    if page.view.totals[code].projects:
        return page.text.say("not known")
    return _why_none(page, code)


def _why_none(page: Page, code: str) -> str:
    if not is_in_view(page.dataset, page.selection, code):
        return page.text.say("outside the chosen towns or regions")
    eligible = page.view.totals[code].eligible
    return labels.status(page, "no_project" if eligible else "not_eligible", code)


def _figure(line: Line) -> str:
    """Return the code of the line's figure."""
    return line.measure + ("" if line.scale == "absolute" else f"_{line.scale}")


def _rounded(page: Page, line: Line, code: str) -> bool:
    return page.view.totals[code].is_rounded(line.measure)


def _value(page: Page, line: Line, value: float | None, *, rounded: bool) -> str:
    text = page.text
    if value is None:
        return text.say("not known")
    if line.measure == "projects":
        counted = 0 if value.is_integer() else 1  # the middle of two counts
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


class ThemeCell:
    """A row of `multiples`: what a compared town has of a theme."""

    town: str
    theme: str
    theme_name: str
    town_name: str
    value: float | None
    words: str
    projects: int


def multiples(page: Page) -> pd.DataFrame:
    """Return the compared towns theme by theme, for their table (pure)."""
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


def opened_sums(page: Page, cell: ThemeCell) -> FigureLink:
    """Write a theme's figure of a town, with its evidence where it has projects."""
    if not cell.projects:
        return FigureLink(cell.words)
    measure = matrix.measure_of(page).value
    return figure_links.opened(page, measure, cell.words, cell.town, themes=(cell.theme,))


def theme_bar(page: Page, cell: ThemeCell, longest: float) -> Bar | None:
    """Write the bar of a theme's figure of a town; None where it is not known or there is none."""
    if cell.value is None or pd.isna(cell.value) or not cell.projects:
        return None
    return bar(
        page,
        (cell.value, longest),
        f"{cell.theme_name}, {cell.town_name}: {cell.words}",
        theme_badge(page, cell.theme).colour,
        themes=(cell.theme,),
        towns=(cell.town,),
    )
