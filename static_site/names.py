"""What is found by its name where no server searches: towns, themes and projects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from content import labels
from content.page import Page
from static_site.addresses import FILES, own_file
from static_site.axes import THEME, left_out
from static_site.contents import json_of
from static_site.taken import Place, page_of
from zmos_data.facet_kinds import KINDS
from zmos_data.parameters import (
    COMPARED,
    GROUPING,
    PROJECT,
    RANGE,
    SEARCH,
    TOWN,
    UNKNOWN_TOTAL,
    UNKNOWN_YEARS,
    YEAR_FROM,
)
from zmos_data.selection import Grouping

_YES = "da"  # what a link says of an option that is on


class Name(NamedTuple):
    """A name and where it leads.

    Attributes
    ----------
    group : int
        0 of towns, 1 of themes, 2 of projects.
    name, beside : str
        The name, and what tells it apart, such as the town of a project.
    address : str
        From a page of the same language.
    """

    group: int
    name: str
    beside: str
    address: str


def script(language: str) -> bytes:
    """Write the names in a language as a script: no page that is opened as a file may fetch."""
    page = page_of(Place("", "", language))
    text = page.text
    said = {
        "filters": _filters(page),
        "values": _values(page),
        "groups": [text.say("Towns"), text.say("Themes"), text.say("Projects")],
        "names": list(names(page)),
        "only": text.say(
            "This edition finds the beginnings of words in names of towns, themes and projects; "
            "it finds nothing else, and no other filter narrows it."
        ),
        "none": text.say(
            "No name of a town, a theme or a project has these words. This edition searches in "
            "nothing else."
        ),
    }
    return f"zmosSite.know({json_of(said)});\n".encode()


def names(page: Page) -> Iterator[Name]:
    """Give every name that has a page or a view of its own."""
    left, rows = left_out(page.dataset), page.rows
    if TOWN not in left:
        for code, town in page.town_names.items():
            yield Name(0, town, "", own_file("town", code))
    for code, theme in rows.themes.items():
        yield Name(1, page.text.of(theme, "title"), "", f"{FILES['map']}?{THEME}={code}")
    if PROJECT not in left:
        for project in page.dataset.project_rows.at(range(len(page.dataset.projects))):
            town = page.town_names[project.municipality_code]
            name = labels.project_name(page.text.language, project)
            yield Name(2, name, town, own_file("project", project.project_id))


def _filters(page: Page) -> dict[str, str]:
    named = {kind.parameter: kind.name for kind in KINDS}
    named |= {YEAR_FROM: "years", UNKNOWN_YEARS: "years", RANGE: "total", UNKNOWN_TOTAL: "total"}
    named |= {SEARCH: "search", TOWN: "towns"}
    found = {parameter: labels.facet(page.text, name) for parameter, name in named.items()}
    return {
        **found,
        COMPARED: page.text.say("Towns compared"),
        GROUPING: page.text.say("Totals"),
    }


def _values(page: Page) -> dict[str, str]:
    """Name the values of filters, such as ``obcina=061``: one code has several meanings."""
    facets, text = page.dataset.index.facets, page.text
    found = {
        f"{kind.parameter}={code}": labels.filter_value(page, kind.name, code)
        for kind in KINDS
        for code in facets[kind.name].codes
    }
    towns = page.town_names.items()
    found |= {f"{each}={code}": name for each in (TOWN, COMPARED) for code, name in towns}
    found |= {f"{GROUPING}={code.value}": labels.grouping(text, code) for code in Grouping}
    return found | {
        f"{UNKNOWN_YEARS}={_YES}": text.say("years not known"),
        f"{UNKNOWN_TOTAL}={_YES}": text.say("total cost not known"),
    }
