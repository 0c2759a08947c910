"""The sentence on a view as a control: its words, and for each filter in it a list of choices."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from content import filters, labels, view_description
from content.choices import Choice, FacetOption, Option
from content.page import Page
from zmos_data.facets import counts_between_years
from zmos_data.links import change
from zmos_data.parameters import FACET_PARAMETERS
from zmos_data.selection import FACETS, Selection

# Always there, so that a filter that is not on can be chosen in the sentence too.
OFFERED = ("themes", "towns", "periods", "years")
_ORDER = (*OFFERED, "measure")  # of the lists that are always there
_OPEN, _NAMED, _SHUT = "\ue000", "\ue001", "\ue002"  # of no language; see `_marked`
_MARKS = dict.fromkeys(map(ord, (_OPEN, _NAMED, _SHUT)))
_BRACKET = re.compile(f"{_OPEN}(\\w+){_NAMED}(.*?){_SHUT}", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """Some words of the sentence.

    Attributes
    ----------
    words : str
        As they stand in it.
    kind : str
        The filter that they are of; empty where nothing can be chosen.
    title : str
        Name of the filter.
    remove, go : str
        What takes the filter off, in words, and its view; empty where it is not on.
    number : int
        The how manyth of the filters that are on it is, from 1; 0 where it is not on.
    """

    words: str
    kind: str = ""
    title: str = ""
    remove: str = ""
    go: str = ""
    number: int = 0


@dataclass(frozen=True)
class Entry:
    """A choice of one out of a list: its name, how many projects it leaves, and its view."""

    label: str
    count: str
    on: bool
    go: str


@dataclass(frozen=True)
class Choices:
    """What can be chosen for some words of the sentence.

    Attributes
    ----------
    kind, title : str
        The filter, and its name.
    entries : tuple of Entry
        Of which one is chosen, the one of no filter first.
    parameter : str
        Of a facet, its name in links.
    options : tuple of FacetOption
        Of a facet, those that can be chosen together.
    bounds : tuple of Choice
        Of the years, their first and their last.
    """

    kind: str
    title: str
    entries: tuple[Entry, ...]
    parameter: str = ""
    options: tuple[FacetOption, ...] = ()
    bounds: tuple[Choice, ...] = ()


def pieces(page: Page, *, coloured: bool = False) -> list[Piece]:
    """Write the sentence of `describe_view` in pieces, with what could be chosen besides (pure).

    Parameters
    ----------
    page : Page
        The page.
    coloured : bool
        Whether it says what colours the map.
    """

    def mark(kind: str, words: str) -> str:
        return _marked(kind, words or (_none(page, kind) if kind in OFFERED else ""))

    return [*_split(page, view_description.describe_view(page, mark=mark, is_coloured=coloured))]


def choices(page: Page, shown: list[Piece]) -> list[Choices]:
    """Write the lists of the pieces that are shown, each option with its count (pure)."""
    counts = filters.shown_counts(page)
    listed = sorted((piece for piece in shown if piece.kind), key=_place)
    return [_choices(page, piece, counts.get(piece.kind, {})) for piece in listed]


def _place(piece: Piece) -> int:
    """Return where a list stands, so that one that is open stays where it is."""
    return _ORDER.index(piece.kind) if piece.kind in _ORDER else len(_ORDER)


def _marked(kind: str, words: str) -> str:
    """Mark words as those of a filter; what a reader has typed holds no mark."""
    return words and f"{_OPEN}{kind}{_NAMED}{words.translate(_MARKS)}{_SHUT}"


def _split(page: Page, marked: str) -> Iterator[Piece]:
    active = list(dict.fromkeys(_kind(kind) for kind, _ in page.selection.active_filters))
    end = 0
    for found in _BRACKET.finditer(marked):
        yield Piece(marked[end : found.start()])
        kind, words = found.groups()
        number = active.index(kind) + 1 if kind in active else 0
        remove, go = _removal(page, kind) if number else ("", "")
        yield Piece(words, kind, _title(page, kind), remove, go, number)
        end = found.end()
    yield Piece(marked[end:])


def _kind(kind: str) -> str:
    """Return the kind in whose words a filter stands: unknown years stand with the years."""
    return kind.removesuffix("_unknown")


def _removal(page: Page, kind: str) -> tuple[str, str]:
    """Say what takes a filter off: one option by its name, several by that of the filter."""
    text, selection = page.text, page.selection
    chosen = [chip for chip in selection.active_filters if _kind(chip[0]) == kind]
    name = labels.chip(page, *chosen[0]) if len(chosen) == 1 else labels.facet(text, kind)
    return text.say("Remove filter: {filter}", filter=name), change(
        "", selection, _without(selection, kind)
    )


def _without(selection: Selection, kind: str) -> Selection:
    whole = selection.without(kind)
    return whole.without(f"{kind}_unknown") if kind in ("years", "total") else whole


def _title(page: Page, kind: str) -> str:
    if kind == "measure":
        return page.text.say("Colour of the map")
    return labels.facet(page.text, kind)


def _none(page: Page, kind: str) -> str:
    """Say that a filter is not on."""
    text = page.text
    return {
        "themes": text.say("all themes"),
        "towns": text.say("all towns"),
        "periods": text.say("all programming periods"),
        "years": text.say("all years"),
    }.get(kind) or text.say("without this filter")


def _choices(page: Page, piece: Piece, counts: dict[str, int]) -> Choices:
    kind, title = piece.kind, piece.title
    if kind == "measure":
        measures = filters.measures(page)
        return Choices(kind, title, tuple(Entry(m.label, "", m.on, m.go) for m in measures))
    none = Entry(_none(page, kind), "", not piece.number, piece.go)
    if kind == "years":
        return Choices(kind, title, (none,), bounds=_bounds(page))
    if kind not in FACETS:
        return Choices(kind, title, (none,))
    options = tuple(filters.options(page, kind, counts))
    return Choices(kind, title, (none,), FACET_PARAMETERS[kind], options)


def _bounds(page: Page) -> tuple[Choice, ...]:
    """Write from and up to which year the projects are under way, each with what it would leave.

    A year that leaves none is left out, and so is one beyond the other bound.
    """
    text, selection = page.text, page.selection
    first, last = selection.year_from, selection.year_to
    counts_from, counts_to = counts_between_years(page.dataset.index, selection)
    return (
        _bound(
            page,
            text.say_as("year", "From"),
            first,
            {year: n for year, n in counts_from.items() if last is None or int(year) <= last},
            lambda year: selection.view(year_from=year),
        ),
        _bound(
            page,
            text.say_as("year", "To"),
            last,
            {year: n for year, n in counts_to.items() if first is None or int(year) >= first},
            lambda year: selection.view(year_to=year),
        ),
    )


def _bound(
    page: Page,
    label: str,
    chosen: int | None,
    counts: dict[str, int],
    view: Callable[[int | None], Selection],
) -> Choice:
    text = page.text

    def option(words: str, year: int | None) -> Option:
        return Option(words, year == chosen, change("", page.selection, view(year)))

    years_on = [
        option(f"{year} ({text.number(n)})", int(year))
        for year, n in counts.items()
        if n or int(year) == chosen
    ]
    return Choice(label, (option(text.say_as("year", "any"), None), *years_on))
