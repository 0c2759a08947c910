"""The parameters of the web interface: those of the pages' links, and a few of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.schemas import Schema
from zmos_data.facet_kinds import KINDS
from zmos_data.languages import LANGUAGES
from zmos_data.parameters import (
    COMPARED,
    COUNTING,
    FACET_PARAMETERS,
    FROM_RELEASE,
    GROUPING,
    LANGUAGE,
    MEASURE,
    PAGE,
    PROJECT,
    RANGE,
    SEARCH,
    SEARCH_LIMIT,
    SINCE_DAY,
    SORT,
    SORTS,
    TO_RELEASE,
    TOWN,
    UNKNOWN_TOTAL,
    UNKNOWN_YEARS,
    YEAR_FROM,
    YEAR_TO,
    Codes,
)
from zmos_data.selection import COMPARED_LIMIT, Counting, Grouping, Measure

COMPARING = ("changes", "changes.csv")  # paths that compare two releases
FROM, TO = "from", "to"
_NOTHING = "Belongs to the pages of the dashboard; changes nothing here."


@dataclass(frozen=True)
class Parameter:
    """A parameter of a link: what it means and what it may say.

    Attributes
    ----------
    description, expected : str
        What it does, and what may stand there, for an error.
    schema : dict
        JSON Schema of the value; an array is written with commas.
    """

    description: str
    expected: str
    schema: Schema


def parameters(codes: Codes) -> dict[str, Parameter]:
    """Return the parameters of the web interface by name: those of the pages' links."""
    found = {
        kind.parameter: _several(f"{kind.meaning} to keep.", codes.facets[kind.name])
        for kind in KINDS
    }
    orders = [way for column in SORTS for way in (column, f"-{column}")]
    return found | {
        YEAR_FROM: _year(
            "Projects that were under way in this year or later, from the start to the end, "
            "planned ends too. Where only one of the two is known, it must settle the matter.",
            "not later than `do`",
        ),
        YEAR_TO: _year(
            "Projects that were under way in this year or earlier.", "not earlier than `od`"
        ),
        UNKNOWN_YEARS: _one(
            "Keep projects whose years do not say whether they were under way then; without "
            "`od` and `do`, projects without any year.",
            ("da",),
        ),
        RANGE: Parameter(
            "Bounds of the total cost in whole EUR, both included.",
            "two bounds with a hyphen between them, the lower one first, such as "
            "1000000-5000000; either may be left out",
            {"type": "string", "pattern": r"^[0-9]{0,13}-[0-9]{0,13}$"},
        ),
        UNKNOWN_TOTAL: _one("Keep projects whose total cost is not known.", ("da",)),
        SEARCH: Parameter(
            "Words that must all be found, in any form and order, in names, beneficiary and "
            "town, by their synonyms too; in notes where no name has them. A phrase in quotes "
            "stands so. The id of a project, or how it begins.",
            f"at most {SEARCH_LIMIT} characters",
            {"type": "string", "maxLength": SEARCH_LIMIT},
        ),
        MEASURE: _one("Figure in `value` of the municipalities.", [*Measure]),
        COUNTING: _one(
            "How a project of several towns counts: once, with its lead, or in each.", [*Counting]
        ),
        SORT: _one("Order of the projects; a hyphen turns it round.", orders),
        LANGUAGE: _one("Language of the sentence on the view.", LANGUAGES),
        TOWN: _one(f"Chosen town. {_NOTHING} To filter, use `mesta`.", codes.towns),
        COMPARED: _several(_NOTHING, codes.towns, COMPARED_LIMIT),
        PROJECT: Parameter(
            _NOTHING, "the id of a project", {"type": "string", "pattern": "^[0-9]{3}-[0-9]{2,}$"}
        ),
        GROUPING: _one(_NOTHING, [*Grouping]),
        PAGE: Parameter(
            _NOTHING, "a number from 1 to 9999", {"type": "integer", "minimum": 1, "maximum": 9999}
        ),
        FROM_RELEASE: _release("lower than `do_izdaje`"),
        TO_RELEASE: _release("higher than `od_izdaje`"),
        SINCE_DAY: Parameter(
            f"{_NOTHING} To compare, use `changes`.",
            "a day, such as 2027-01-12",
            {"type": "string", "format": "date"},
        ),
    }


def parameters_of(path: str, codes: Codes) -> dict[str, Parameter]:
    """Return the parameters of a path by name."""
    if path == "openapi.json":
        return {}
    known = parameters(codes)
    if path == "releases.atom":
        theme = FACET_PARAMETERS["themes"]
        known |= {
            TOWN: _one("Town of which a release must have changed something.", codes.towns),
            theme: _several(
                "Themes of which a release must have changed something.", codes.facets["themes"]
            ),
        }
    return known | {FROM: _named(_BEFORE), TO: _named(_AFTER)} if path in COMPARING else known


_BEFORE = (
    "The earlier release: its number, its version, or a day (the release that was current at its "
    "end in Slovenia); the one before `to` unless told."
)
_AFTER = "The later release: its number, its version, or a day; the newest unless told."


def _named(description: str) -> Parameter:
    schema = {"type": "string", "pattern": r"^[0-9A-Za-z][0-9A-Za-z.+_-]{0,39}$"}
    return Parameter(description, "the number or the version of a release, or a day", schema)


def _year(description: str, order: str) -> Parameter:
    schema = {"type": "integer", "minimum": 1000, "maximum": 9999}
    return Parameter(description, f"a year of four digits, {order}", schema)


def _release(order: str) -> Parameter:
    schema = {"type": "integer", "minimum": 1, "maximum": 999_999_999}
    words = f"{_NOTHING} To compare, use `changes`."
    return Parameter(words, f"the number of a release, {order}", schema)


def _one(description: str, codes: Any) -> Parameter:
    allowed = [str(code) for code in codes]
    return Parameter(
        description, f"one of {', '.join(allowed)}", {"type": "string", "enum": allowed}
    )


def _several(description: str, codes: Any, limit: int = 0) -> Parameter:
    items = {"type": "string", "enum": list(codes)}
    many = f"at most {limit}" if limit else "one or more"
    schema = {"type": "array", "items": items, **({"maxItems": limit} if limit else {})}
    return Parameter(description, f"{many} of {', '.join(codes)}, with commas between them", schema)
