"""Every view of a page in a language, by the file that holds it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import parse_qsl

from static_site import composed
from static_site.axes import (
    KEPT,
    LEFT,
    PERIOD,
    THEME,
    Axes,
    axes_of,
    combinations,
    file_of,
    left_out,
    more_of,
    name_of,
)
from static_site.states import States, Written, as_it_is
from ui.recording import Recorder, View
from zmos_data.model import Dataset
from zmos_data.parameters import FIGURE, PAGE, TOWN, codes_of


def recorded(
    recorder: Recorder,
    dataset: Dataset,
    figures: Iterable[str] = (),
    part: Written = as_it_is,
    most: int = 0,
) -> tuple[dict[str, bytes], set[str]]:
    """Record every view of a page in a language.

    Parameters
    ----------
    recorder : Recorder
        Of the page and the language.
    dataset : Dataset
        What is shown.
    figures : iterable of str
        Names of the views of the page of the data in which a figure is open.
    part : callable
        Writes a part as the edition has it.
    most : int
        How many values of each axis are written, and no further views; 0 for all of them.

    Returns
    -------
    tuple
        Files by their paths, the first of them the one that the page begins with; and the views
        of the page of the data to which the figures lead.
    """
    name, language = recorder.name, recorder.language
    said = {"kept": KEPT.get(name, ()), "left": LEFT}
    states = States(f"{name}-{language}", said, part)
    axes = axes_of(name, dataset)
    if most:
        axes = tuple(replace(axis, values=axis.values[:most]) for axis in axes)
    first = list(_run(recorder, (axes,)))
    if name == "data":
        first = [*first, *_of_towns(first, dataset, language)]
    states.add_first(first)
    if most:
        return states.files(), set()
    for file, views in _in_files(_further(recorder, dataset, first, figures)).items():
        states.add(file, views)
        first += [view for view in views if file.startswith(f"{TOWN}=")]
    return states.files(), composed.figures_of(*first)


def _run(recorder: Recorder, products: Iterable[Axes]) -> Iterator[View]:
    for axes in products:
        for shown in combinations(axes):
            yield replace(recorder.record(shown), query=name_of(shown))


def _further(
    recorder: Recorder, dataset: Dataset, first: list[View], figures: Iterable[str]
) -> Iterator[View]:
    """Give the views that do not come with the page."""
    yield from _run(recorder, more_of(recorder.name, dataset))
    left = left_out(dataset)
    if recorder.name == "map" and TOWN not in left:
        yield from composed.of_towns(first, codes_of(dataset).towns, recorder.language)
    if recorder.name == "data" and FIGURE not in left:
        yield from _of_figures(first, figures, recorder.language)


def _of_towns(first: list[View], dataset: Dataset, language: str) -> Iterator[View]:
    """Give the views of the page of the data with a town, which changes little on it."""
    for town in () if TOWN in left_out(dataset) else codes_of(dataset).towns:
        for whole in first:
            yield composed.of_data({**dict(parse_qsl(whole.query)), TOWN: town}, whole, language)


def _of_figures(first: list[View], figures: Iterable[str], language: str) -> Iterator[View]:
    """Give the views with an open figure, page by page of the projects behind it."""
    wholes = {view.query: view for view in first}
    for figure in sorted(figures):
        shown = dict(parse_qsl(figure))
        whole = wholes.get(name_of(_without_figure(shown)))
        wanted = [shown] if whole else []
        seen: set[str] = set()
        while whole and wanted:
            view = composed.of_data(wanted.pop(), whole, language)
            seen.add(view.query)
            yield view
            pages = ({**shown, PAGE: number} for number in composed.pages_of(view))
            wanted += [each for each in pages if name_of(each) not in seen]


def _without_figure(shown: Mapping[str, str]) -> dict[str, str]:
    return {key: value for key, value in shown.items() if key in (THEME, PERIOD)}


def _in_files(views: Iterable[View]) -> dict[str, list[View]]:
    found: dict[str, list[View]] = defaultdict(list)
    for view in views:
        found[file_of(dict(parse_qsl(view.query)))].append(view)
    return found
