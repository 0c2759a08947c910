"""Which views of a page are written: every combination of the values of its axes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from zmos_data.model import Dataset
from zmos_data.parameters import FACET_PARAMETERS, MEASURE, PROJECT, TOWN, codes_of
from zmos_data.selection import Measure

THEME, PERIOD = FACET_PARAMETERS["themes"], FACET_PARAMETERS["periods"]


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


def axes_of(page: str, dataset: Dataset) -> tuple[Axis, ...]:
    """Return the axes of a page; all its other parameters are not written.

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
    measure = Axis(MEASURE, ("", *other))
    town = Axis(TOWN, ("", *codes.towns))
    return {
        "map": (theme, period, measure),
        "projects": (theme, period, town),
        "project": (Axis(PROJECT, tuple(sorted(codes.projects))),),
        "town": (Axis(TOWN, codes.towns), theme, period),
        "themes": (theme, period, measure),
        "comparison": (theme, period),
        "presentation": (),
        "data": (theme, period),
        "about": (),
    }[page]


def combinations(axes: tuple[Axis, ...]) -> Iterator[Mapping[str, str]]:
    """Give the parameters of every combination; what is empty is left out."""
    for values in product(*(axis.values for axis in axes)):
        named = zip((axis.parameter for axis in axes), values, strict=True)
        yield {name: value for name, value in named if value}
