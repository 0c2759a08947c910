"""The map's own legend: classes with units, the kinds of empty, the ring of themes."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from content import change_marks, labels, palette, specimen
from content.page import Page
from content.text import MILLION
from webmap.tokens import RING
from zmos_data.selection import Measure

LONG = 24  # letters of a title that has more than two lines in the corner of a map


def legend_classes(page: Page) -> list[dict[str, str]]:
    """Write the classes of the map: colour and range, lowest first (pure)."""
    found = {measure.value for measure in page.view.measures.values()}
    return classes(page, page.selection.measure, page.view.breaks, found)


def classes(
    page: Page, measure: Measure, breaks: Sequence[float], values: Collection[float] = ()
) -> list[dict[str, str]]:
    """Write the classes of a measure: colour and range (pure).

    Parameters
    ----------
    page : Page
        The page, for its words.
    measure : Measure
        What is counted or summed.
    breaks : sequence of float
        Upper limits of the classes.
    values : collection of float
        The figures themselves, where they are at hand: counts that have a class each are written
        as they are, "11" and not "1–11".
    """
    single = measure.is_count and set(breaks) == {v for v in values if not math.isnan(v)}
    lower: float | None = None
    found = []
    for colour, upper in zip(palette.class_colours(len(breaks)), breaks, strict=True):
        least = upper - 1 if single else lower
        found.append({"colour": colour, "range": _range(page, measure, least, upper)})
        lower = upper
    return found


def _range(page: Page, measure: Measure, lower: float | None, upper: float) -> str:
    def write(value: float) -> str:
        if measure.is_money:
            return page.text.short_number(value)
        return labels.measure_figure(page.text, measure, value)

    if measure.is_count:
        first = 1 if lower is None else round(lower) + 1
        return write(upper) if first >= upper else f"{write(first)}–{write(upper)}"
    if lower is None:
        return page.text.say("up to {figure}", figure=write(upper))
    in_millions = measure.is_money and lower >= MILLION
    least = page.text.number(lower / MILLION) if in_millions else write(lower)
    return page.text.say("over {lower} to {upper}", lower=least, upper=write(upper))


def legend_empties(page: Page) -> list[dict[str, str]]:
    """Write the kinds of empty that are on the map now."""
    present = {measure.status for measure in page.view.measures.values()}
    return [
        {"pattern": pattern, "label": labels.status(page, status)}
        for status, pattern in palette.STATUS_FILLS.items()
        if status in present
    ]


def legend_values(page: Page) -> dict[str, object]:
    """Write everything that the legend shows (pure)."""
    title = labels.measure_dated(page, page.selection.measure)
    return {
        "title": title,
        "is_long": len(title) > LONG,
        "classes": legend_classes(page),
        "empties": legend_empties(page),
    }


def reading_values(page: Page) -> dict[str, object]:
    """Write how the arms are to be read: the specimen ring and what its lines mean (pure)."""
    return {
        "title": page.text.say("How to read the arms"),
        "quarters": specimen.quarters(page),
        "lines": specimen.lines(page),
        "ring": RING,
        "changes": change_marks.words(page),
    }


def ring_words(page: Page) -> str:
    """Say what the ring round the arms means, and the count above them where there is one."""
    words = page.text.say(
        "Ring round the arms: a coloured part with a letter means that the town has a project in "
        "that theme; a grey part, {none}; a dashed part, {not_eligible}; a double line, a joint "
        "project of the association.",
        none=labels.no_project(page),
        not_eligible=labels.not_eligible(page),
    )
    return " ".join(filter(None, (words, change_marks.words(page))))
