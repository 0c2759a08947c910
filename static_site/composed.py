"""Views that differ from recorded ones in some parts alone: these the live page's functions draw.

To run a page takes six times as long as to draw what a chosen town, or an opened figure, changes.
What does not change is that of the recorded view; a test compares whole views with recorded ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from itertools import product
from urllib.parse import parse_qsl, urlencode

from content import cache, store
from content.map_state import MapState, build_state
from content.page import Page
from static_site.axes import name_of
from ui import page_shell
from ui.board.board import parts_of
from ui.first import view as first_view
from ui.parts import (
    data_page,
    evidence,
    release_changes,
    starts,
    summary,
    town_panel,
    towns_table,
)
from ui.recording import Element, View
from zmos_data.parameters import FIGURE, MEASURE, PAGE, TOWN

Draw = Callable[[Page], None]
# What a chosen town changes on the map's page: whatever colours the map, and by what does.
_OF_TOWN: tuple[Draw, ...] = (
    town_panel.render_panel,
    summary.render_headline,
    starts.render_starts,
)
_OF_TOWN_AND_MEASURE: tuple[Draw, ...] = (
    towns_table.render_towns_table,
    page_shell.render_credits,
)
_FIGURE = re.compile(r'data-nav="\$([^;&"]*)(?:;([^&"]*))?([^"]*)"')
_NEXT_PAGE = re.compile(rf'data-nav="\?{PAGE}=(\d+)"')


def of_towns(views: Iterable[View], towns: Sequence[str], language: str) -> Iterator[View]:
    """Give the views of the map's page with a town that is chosen, out of those without.

    All towns of a view follow one another: its figures are kept no longer than some views.

    Parameters
    ----------
    views : iterable of View
        Those without, of every measure.
    towns : sequence of str
        Codes of the municipalities.
    language : str
        ``sl`` or ``en``.
    """
    drawn: dict[str, tuple[dict[str, str], MapState]] = {}
    for whole, town in product(views, towns):
        shown = {**dict(parse_qsl(whole.query)), TOWN: town}
        filters = name_of({**shown, MEASURE: ""})
        if filters not in drawn:
            page = first_view.of_view("", language, filters)
            drawn[filters] = _drawn(page, _OF_TOWN), build_state(page, has_table=True)
        parts, state = drawn[filters]
        page = first_view.of_view("", language, urlencode(shown))
        yield _changed(
            whole, name_of(shown), {**parts, **_drawn(page, _OF_TOWN_AND_MEASURE)}, state
        )


def of_data(shown: Mapping[str, str], whole: View, language: str) -> View:
    """Return a view of the page of the data with a town or an open figure.

    Parameters
    ----------
    shown : mapping of str to str
        Parameters of the view.
    whole : View
        The view without town and figure.
    language : str
        ``sl`` or ``en``.
    """
    page = first_view.of_view("podatki", language, urlencode(shown))
    draws: tuple[Draw, ...] = (release_changes.render_changes, page_shell.render_credits)
    if FIGURE in shown:
        draws = (*draws, summary.render_summary, _evidence, page_shell.render_navigation)
    return _changed(whole, name_of(shown), _drawn(page, draws))


def _evidence(page: Page) -> None:
    sums = data_page.sums(page, store.discrepancies(page))
    evidence.render_evidence(page, data_page.contents(page.text), sums)


def _drawn(page: Page, draws: Iterable[Draw]) -> dict[str, str]:
    return {name: html for draw in draws for name, html in parts_of(page, draw).items()}


def _changed(
    whole: View,
    query: str,
    parts: Mapping[str, str],
    state: Mapping[str, object] | None = None,
) -> View:
    """Put other parts, and another state of the map, in the places of those of a view."""

    def other(element: Element) -> Element:
        if element.kind == "board":
            own = {name: parts.get(name, html) for name, html in element.data["parts"].items()}
            return replace(element, data={**element.data, "parts": own})
        if element.kind == "map" and state is not None:
            return replace(element, data={**state, "towns": element.data["towns"]})
        return element

    return View(query, tuple(map(other, whole.elements)))


def figures_of(*views: View) -> set[str]:
    """Name the views of the page of the data to which the figures of views lead."""
    found: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for view in views:  # of all measures in one, for the evidence is of none of them
        without = name_of({**dict(parse_qsl(view.query)), MEASURE: ""})
        found[without].update(*map(_figures_in, _html_of(view)))
    return {
        name_of(_evidence_view(dict(parse_qsl(without)), *figure))
        for without, figures in found.items()
        for figure in figures
    }


def _html_of(view: View) -> Iterator[str]:
    for element in view.elements:
        if element.kind == "board":
            yield from element.data["parts"].values()


@cache.kept(1000)  # most parts stand in many views, one after the other
def _figures_in(html: str) -> frozenset[tuple[str, str, str]]:
    return frozenset(_FIGURE.findall(html))


def _evidence_view(
    present: Mapping[str, str], figure: str, town: str, narrowed: str
) -> dict[str, str]:
    return {**present, FIGURE: figure, **_changes(narrowed), **({TOWN: town} if town else {})}


@cache.kept(1000)  # a hundred figures of a page narrow it in the same few ways
def _changes(narrowed: str) -> Mapping[str, str]:
    return dict(parse_qsl(unescape(narrowed), keep_blank_values=True))


def pages_of(view: View) -> list[str]:
    """Return the numbers of the further pages of the projects behind a figure."""
    html = next(e.data["parts"]["evidence"] for e in view.elements if e.key == "main")
    return sorted({number for number in _NEXT_PAGE.findall(html) if int(number) > 1})
