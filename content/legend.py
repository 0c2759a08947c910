"""The map's own legend: classes with units, the kinds of empty, the ring of themes."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from content import change_marks, labels, palette, specimen
from content.page import Page
from content.specimen import Quarter
from content.text import MILLION
from webmap.tokens import RING, Ring
from zmos_data.selection import Measure

LONG = 24  # letters of a title that has more than two lines in the corner of a map


@dataclass(frozen=True)
class ClassKey:
    """A class of the map: its colour, and the figures from which to which it reaches."""

    colour: str
    range: str


@dataclass(frozen=True)
class EmptyKey:
    """A kind of empty on the map: its pattern, and why a town has it."""

    pattern: str
    label: str


@dataclass(frozen=True)
class Legend:
    """The legend of a map.

    Attributes
    ----------
    title : str
        What colours the map, with its unit.
    classes, empties : tuple of ClassKey, tuple of EmptyKey
        The classes, lowest first, and the kinds of empty that are on the map.
    is_long : bool
        Whether the title takes more than two lines in the corner of the map.
    """

    title: str
    classes: tuple[ClassKey, ...]
    empties: tuple[EmptyKey, ...]
    is_long: bool = False


@dataclass(frozen=True)
class Reading:
    """How the arms on the map are to be read.

    Attributes
    ----------
    title : str
        The heading.
    quarters : tuple of Quarter
        The specimen ring.
    lines : tuple of (str, str)
        Kind and meaning of the lines that are on the map now.
    ring : Ring
        Measures of the ring.
    changes : str
        What the count above the arms is; "" where there is none.
    """

    title: str
    quarters: tuple[Quarter, ...]
    lines: tuple[tuple[str, str], ...]
    ring: Ring
    changes: str


def legend_classes(page: Page) -> tuple[ClassKey, ...]:
    """Write the classes of the map, lowest first (pure)."""
    found = {measure.value for measure in page.view.measures.values()}
    return classes(page, page.selection.measure, page.view.breaks, found)


def classes(
    page: Page, measure: Measure, breaks: Sequence[float], values: Collection[float] = ()
) -> tuple[ClassKey, ...]:
    """Write the classes of a measure (pure).

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
        found.append(ClassKey(colour, _range(page, measure, least, upper)))
        lower = upper
    return tuple(found)


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


def legend_empties(page: Page) -> tuple[EmptyKey, ...]:
    """Write the kinds of empty that are on the map now."""
    present = {measure.status for measure in page.view.measures.values()}
    return tuple(
        EmptyKey(pattern, labels.status(page, status))
        for status, pattern in palette.STATUS_FILLS.items()
        if status in present
    )


def legend(page: Page) -> Legend:
    """Write the legend of the view's map (pure)."""
    title = labels.measure_dated(page, page.selection.measure)
    return Legend(title, legend_classes(page), legend_empties(page), is_long=len(title) > LONG)


def reading(page: Page) -> Reading:
    """Write how the arms are to be read: the specimen ring and what its lines mean (pure)."""
    return Reading(
        title=page.text.say("How to read the arms"),
        quarters=tuple(specimen.quarters(page)),
        lines=tuple(specimen.lines(page)),
        ring=RING,
        changes=change_marks.words(page),
    )


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
