"""The paths of the web interface, and what writes the answer of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from api import feed, openapi, releases, responses
from api.changes_csv import changes_csv
from api.errors import RequestError
from content import geometries
from content import releases as kept
from content.page import Page
from content.releases import Pair
from zmos_data import parameters
from zmos_data.changes import Changes
from zmos_data.model import DataError, Dataset


@dataclass(frozen=True)
class Asked:
    """What an answer is written for, besides its view.

    Attributes
    ----------
    address : str
        Path where the interface is.
    site : str
        Absolute address of the dashboard, without a slash at the end.
    pair : Pair or None
        The releases that are compared, where any are.
    """

    address: str
    site: str
    pair: Pair | None = None


@dataclass(frozen=True)
class Resource:
    """A path of the interface.

    Attributes
    ----------
    build : callable
        Writes the answer for a view; it is told what else is asked.
    used : tuple of str
        Fields of the view besides its filters that change the answer.
    of_releases : bool
        Whether it changes with the releases that are kept.
    absolute : bool
        Whether the answer holds addresses of the dashboard.
    """

    build: Callable[[Page, Asked], bytes]
    used: tuple[str, ...] = ()
    of_releases: bool = False
    absolute: bool = False


def _found(page: Page, asked: Asked) -> tuple[Pair, Changes]:
    """Compare two releases; nothing of it is kept.

    Raises
    ------
    RequestError
        If this version of the program cannot read one of them.
    """
    pair = asked.pair
    if pair is None:
        raise RequestError(404, "Fewer than two releases of the data are kept here.")
    try:
        found = kept.unkept_changes(pair.before, pair.after, page.dataset, page.selection)
    except DataError as error:
        problems = [str(problem) for problem in error.problems]
        words = "This version of the program cannot read one of the two releases."
        raise RequestError(404, words, problems=problems) from error
    return pair, found


def describe(dataset: Dataset, address: str) -> bytes:
    """Write the description of the interface."""
    found = openapi.describe(parameters.codes_of(dataset), dataset.version, address)
    return json.dumps(found, ensure_ascii=False).encode()


RESOURCES: dict[str, Resource] = {
    "municipalities.geojson": Resource(
        lambda page, _: responses.municipalities(page, lambda: geometries.geometries().shapes),
        ("measure",),
    ),
    "projects.csv": Resource(lambda page, _: responses.projects_csv(page), ("sort",)),
    "projects.json": Resource(lambda page, _: responses.projects_json(page), ("sort",)),
    "projects.geojson": Resource(lambda page, _: responses.projects_geojson(page), ("sort",)),
    "sites.geojson": Resource(lambda page, _: responses.sites(page), ("sort",)),
    "themes.json": Resource(lambda page, _: responses.themes(page)),
    "releases": Resource(lambda page, _: releases.listed(page), of_releases=True),
    "releases.atom": Resource(
        lambda page, asked: feed.feed(page, asked.site),
        ("municipality_code",),
        of_releases=True,
        absolute=True,
    ),
    "changes": Resource(
        lambda page, asked: releases.compared(page, *_found(page, asked)), of_releases=True
    ),
    "changes.csv": Resource(
        lambda page, asked: changes_csv(_found(page, asked)[1]), of_releases=True
    ),
    "openapi.json": Resource(lambda page, asked: describe(page.dataset, asked.address)),
}
