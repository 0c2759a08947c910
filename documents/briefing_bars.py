"""The bar charts of a briefing: names, values and what is left out (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from content import labels, matrix, palette, phrases, towns_table
from content.page import Page
from content.theme_badge import theme_badge
from documents import slide_pictures
from webmap.tokens import COLOURS
from zmos_data.selection import Measure


@dataclass(frozen=True)
class Bars:
    """A bar chart.

    Attributes
    ----------
    name : str
        What it shows with its unit.
    names : tuple of str
        Names of the bars, from the top.
    values : tuple of float
        Their lengths; money in millions of euros where it is a sum.
    colours : tuple of str
        Their colours.
    digits : int
        Decimals of a value.
    notes : tuple of str
        What has no bar and why, and which values are approximate.
    """

    name: str
    names: tuple[str, ...]
    values: tuple[float, ...]
    colours: tuple[str, ...]
    digits: int
    notes: tuple[str, ...] = ()


def town_bars(page: Page) -> Bars:
    """Write the towns by the view's measure, highest first; a town without a figure is named."""
    text, measure = page.text, page.selection.measure
    order = towns_table.towns_in_order(page)
    measures = page.view.measures
    have = [code for code in order if measures[code].is_known]
    notes = []
    for status in ("unknown", "no_project", "not_eligible"):
        towns = [page.town_names[c] for c in order if measures[c].status == status]
        if towns:
            notes.append(f"{labels.status(page, status)}: {phrases.join(text, towns)}")
    if measure.is_money:
        totals = page.view.totals
        loose = [page.town_names[code] for code in have if totals[code].is_rounded(measure.base)]
        notes += _approximate(page, loose)
    return Bars(
        name=_title(page, measure),
        names=tuple(page.town_names[code] for code in have),
        values=tuple(measures[code].value / _unit(measure) for code in have),
        colours=(palette.CLASS_COLOURS[3],) * len(have),
        digits=_digits(measure),
        notes=tuple(notes),
    )


def theme_bars(page: Page) -> Bars:
    """Write the themes by the measure that the matrix shows; one without a figure is named."""
    text, measure = page.text, matrix.measure_of(page)
    labels = {code: text.of(row, "short") for code, row in page.rows.themes.items()}
    found = {code: matrix.value(total, measure) for code, total in page.view.themes.items()}
    have = {code: value for code, value in found.items() if value is not None}
    notes = [f"{labels[code]}: {_why(page, code)}" for code in found if code not in have]
    if measure.is_money:
        loose = [labels[code] for code in have if page.view.themes[code].amounts[measure].rounded]
        notes += _approximate(page, loose)
    return Bars(
        name=_title(page, measure),
        names=tuple(labels[code] for code in have),
        values=tuple(value / _unit(measure) for value in have.values()),
        colours=tuple(theme_badge(page, code).colour for code in have),
        digits=_digits(measure),
        notes=tuple(notes),
    )


def period_bars(page: Page) -> Bars:
    """Write how many of the projects collected each programming period has."""
    columns = slide_pictures.periods(page)
    return Bars(
        name=page.text.say("Projects in the collected data"),
        names=tuple(column.title for column in columns),
        values=tuple(float(column.projects) for column in columns),
        colours=(COLOURS["accent"],) * len(columns),
        digits=0,
    )


def known_bars(page: Page) -> Bars:
    """Write for how many projects each figure is known, as a share of all."""
    found = slide_pictures.known(page)
    return Bars(
        name=page.text.say("Projects with a known figure (%)"),
        names=tuple(f"{bar.label}: {bar.figure}" for bar in found),
        values=tuple(bar.share for bar in found),
        colours=(COLOURS["accent"],) * len(found),
        digits=0,
    )


def _why(page: Page, code: str) -> str:
    """Say why a theme has no bar."""
    if page.view.themes[code].projects:
        return labels.status(page, "unknown")
    return labels.why_empty(page, code)


def _approximate(page: Page, names: list[str]) -> list[str]:
    if not names:
        return []
    return [
        page.text.say(
            "approximate, for a rounded figure is in the sum: {names}",
            names=phrases.join(page.text, names),
        )
    ]


def _is_sum(measure: Measure) -> bool:
    return measure.is_money and not measure.is_per_1000


def _unit(measure: Measure) -> float:
    return 1e6 if _is_sum(measure) else 1.0


def _digits(measure: Measure) -> int:
    if measure is Measure.PROJECTS_PER_1000:
        return 3
    return 2 if _is_sum(measure) else 0


def _title(page: Page, measure: Measure) -> str:
    name = labels.measure_dated(page, measure)
    return name.replace("EUR", page.text.say("EUR million")) if _is_sum(measure) else name


def bars_in_words(bars: Bars) -> str:
    """Say a chart in words: every bar with its value."""
    pairs = zip(bars.names, bars.values, strict=True)
    return ", ".join(f"{name} {value:.{bars.digits}f}" for name, value in pairs)
