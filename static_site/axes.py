"""Which views of a page are written: every combination of the values of its axes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from ui import slide_set_address, url_state
from ui.slides.address import SLIDE, SPEAKER
from zmos_data import slide_sets
from zmos_data.facets import ProjectIndex
from zmos_data.links import ORDER
from zmos_data.model import Dataset
from zmos_data.parameters import (
    FACET_PARAMETERS,
    FIGURE,
    FORM_MAX,
    FORM_MIN,
    GROUPING,
    LANGUAGE,
    MEASURE,
    PROJECT,
    SORT,
    SORTS,
    TOWN,
    YEAR_FROM,
    YEAR_TO,
    codes_of,
)
from zmos_data.selection import Measure

THEME, PERIOD = FACET_PARAMETERS["themes"], FACET_PARAMETERS["periods"]
TOWNS = FACET_PARAMETERS["towns"]
MOST = 100  # values of an axis; a longer one is left out
MANY = 5_000  # projects; of more of them the overview alone is written
_OF_LIST = (SORT, GROUPING)  # which only the list of the projects shows
_FILTERS = (THEME, PERIOD, MEASURE, TOWN, TOWNS, YEAR_FROM, YEAR_TO)
# What a page shows nothing of; its address keeps it, and so do its links.
KEPT = {
    "map": _OF_LIST,
    "projects": (MEASURE, TOWN),
    "project": (*_FILTERS, *_OF_LIST),
    "town": _OF_LIST,
    "comparison": (TOWN, *_OF_LIST),
    "data": (MEASURE, *_OF_LIST),
    "themes": (TOWN, *_OF_LIST),
    "about": (MEASURE, TOWN, *_OF_LIST),
    "presentation": (*_FILTERS, *_OF_LIST),
}
# What a page is not written for, and shows nothing or little of: links to it leave it out.
LEFT = {
    "town": (MEASURE, *_OF_LIST),
    "project": (*_FILTERS, *_OF_LIST),
    "about": (YEAR_FROM, YEAR_TO),
}
# What the live page reads of an address. Anything else, such as what a social network adds to a
# link that is shared, makes no other view. A page has its language by its folder.
READ = (
    *(name for name in ORDER if name != LANGUAGE),
    *(FORM_MIN, FORM_MAX, SLIDE, SPEAKER),
    *(slide_sets.PARAMETER, slide_set_address.PREPARING, url_state.EDITING),
)
# Whose views stand in files of their own, which are fetched when one of them is asked for.
APART = (FIGURE, TOWN, TOWNS, SORT)


@dataclass(frozen=True)
class Axis:
    """One parameter of the address, with the values that are written.

    Attributes
    ----------
    parameter : str
        Its name in the address.
    values : tuple of str
        Codes; an empty one is the view without it.
    """

    parameter: str
    values: tuple[str, ...]


Axes = tuple[Axis, ...]


def axes_of(page: str, dataset: Dataset) -> Axes:
    """Return the axes of a page's first views, of theme and period where nothing else is said.

    See `more_of` for the others.

    Parameters
    ----------
    page : str
        Its name, of `ui.page_shell.PAGES`.
    dataset : Dataset
        For the themes, periods, towns and projects.
    """
    codes = codes_of(dataset)
    theme = Axis(THEME, ("", *codes.facets["themes"]))
    period = Axis(PERIOD, ("", *codes.facets["periods"]))
    other = (measure.value for measure in Measure if measure is not Measure.PROJECTS)
    measure = Axis(MEASURE, ("", *(() if is_overview(dataset) else other)))
    own = {
        "map": (theme, period, measure),
        "project": (Axis(PROJECT, _own(tuple(sorted(codes.projects)), MANY)),),
        "town": (Axis(TOWN, _own(codes.towns)), theme, period),
        "themes": (theme, period, measure),
        "comparison": (theme, period, measure),
        "presentation": (Axis(SPEAKER, ("", "da")),),
    }
    return own.get(page, (theme, period))


def more_of(page: str, dataset: Dataset) -> tuple[Axes, ...]:
    """Return the axes of a page's further views, each a view that the page is run for."""
    if is_overview(dataset):
        return ()
    first = axes_of(page, dataset)
    towns = Axis(TOWNS, _short(codes_of(dataset).facets["towns"]))
    if page == "map":
        return ((towns, first[0]), *_years(dataset))
    if page == "projects":
        theme, period = first
        orders = Axis(SORT, tuple(order for name in SORTS for order in (name, f"-{name}")))
        periods = replace(period, values=period.values[1:])
        return ((towns, theme, period), (orders, theme), (orders, periods))
    return ()


def is_overview(dataset: Dataset) -> bool:
    """Tell whether there are too many projects for more than the overview."""
    return len(dataset.projects) > MANY


def left_out(dataset: Dataset) -> tuple[str, ...]:
    """Name the parameters of the address that are written otherwise, and are left out here."""
    if is_overview(dataset):
        return (MEASURE, TOWN, TOWNS, PROJECT, FIGURE, SORT, YEAR_FROM, YEAR_TO)
    return (TOWN, TOWNS) if len(codes_of(dataset).towns) > MOST else ()


def _years(dataset: Dataset) -> Iterator[Axes]:
    """Give every span of years that the two handles of the filter can bound."""
    index: ProjectIndex = dataset.index
    span = index.years.span
    if span is None:
        return
    first, last = span
    for year in range(first, last + 1):
        ends = (str(end) for end in range(year, last))
        begin = "" if year == first else str(year)
        yield Axis(YEAR_FROM, (begin,)), Axis(YEAR_TO, (*ends, *([""] if begin else [])))


def _own(values: tuple[str, ...], most: int = 0) -> tuple[str, ...]:
    """Return values of which each has a page of its own, behind the page without one."""
    return tuple(dict.fromkeys(("", *_short(values, most))))


def _short(values: tuple[str, ...], most: int = 0) -> tuple[str, ...]:
    """Return values, or the view without any where there are too many of them."""
    return values if len(values) <= (most or MOST) else ("",)


def combinations(axes: Axes) -> Iterator[Mapping[str, str]]:
    """Give the parameters of every combination; what is empty is left out."""
    for values in product(*(axis.values for axis in axes)):
        named = zip((axis.parameter for axis in axes), values, strict=True)
        yield {name: value for name, value in named if value}


def name_of(shown: Mapping[str, str]) -> str:
    """Name a view: its parameters in the order of their names, as ``site.js`` names it."""
    return "&".join(f"{name}={value}" for name, value in sorted(shown.items()) if value)


def file_of(shown: Mapping[str, str]) -> str:
    """Name the file that holds a view, such as ``obcina=061``; empty for the page's first one."""
    if shown.get(YEAR_FROM) or shown.get(YEAR_TO):
        return YEAR_FROM
    return next((f"{name}={shown[name]}" for name in APART if shown.get(name)), "")
