"""The description of the web interface (OpenAPI 3.1), built from the codes of the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from api.schemas import Schema, ref, schemas
from zmos_data.facet_kinds import KINDS
from zmos_data.former_names import FORMER, UNTIL
from zmos_data.languages import LANGUAGES
from zmos_data.parameters import (
    COMPARED,
    COUNTING,
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

BASE = "/api/v1"
PROBLEM = "application/problem+json"
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


def describe(codes: Codes, version: str, address: str = BASE) -> Schema:
    """Describe every path of the web interface.

    Parameters
    ----------
    codes : Codes
        What may be named.
    version : str
        Version of the data.
    address : str
        Where the interface is, with the operator's base path.
    """
    known = parameters(codes)
    refs = [{"$ref": f"#/components/parameters/{name}"} for name in known]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Urban municipalities of Slovenia and integrated territorial investments",
            "version": version,
            "description": "Read-only. The parameters are those of the dashboard's links, so "
            "that the part behind the question mark can be taken over. A figure that is not "
            "known is null, never zero; a sum says for how many projects it is known and "
            "whether a rounded figure is in it. Total cost, EU contribution and co-financing are "
            "different figures and are never added to one another.",
            "license": {
                "name": "CC-BY-4.0",
                "url": "https://creativecommons.org/licenses/by/4.0/",
            },
        },
        "servers": [{"url": address}],
        "paths": {
            f"/{path}": {"get": _operation(path, *words, refs if path != "openapi.json" else [])}
            for path, words in _PATHS.items()
        },
        "components": {
            "parameters": {name: _parameter(name, p) for name, p in known.items()},
            "schemas": schemas(),
        },
    }


_FORMER = ", ".join(f"`{old}` (now `{new}`)" for old, new in FORMER["projects"].items())
_PATHS: dict[str, tuple[str, str, str]] = {
    "municipalities.geojson": (
        "The twelve municipalities with the totals of the view",
        "application/geo+json",
        "Polygons of the layer that the map draws, WGS 84, generalised.",
    ),
    "projects.csv": (
        "Projects of the view as a table",
        "text/csv",
        "For programs: UTF-8, commas, decimal points; an empty cell is a value that is not known. "
        "Text stands as the tables have it, also where a spreadsheet would take it for a formula. "
        f"Deprecated columns, answered until {UNTIL}: {_FORMER}.",
    ),
    "projects.json": ("Projects of the view", "application/json", "Columns of the data package."),
    "projects.geojson": (
        "Projects of the view as points",
        "application/geo+json",
        "A project has no place of its own: its point is the seat of its lead municipality.",
    ),
    "themes.json": ("The four themes with the totals of the view", "application/json", ""),
    "openapi.json": ("This description", "application/json", ""),
}


def media_type(path: str) -> str:
    """Return the media type of a path's answer."""
    return _PATHS[path][1]


def _parameter(name: str, parameter: Parameter) -> Schema:
    described: Schema = {
        "name": name,
        "in": "query",
        "description": parameter.description,
        "schema": parameter.schema,
    }
    if parameter.schema["type"] == "array":
        described |= {"style": "form", "explode": False}
    return described


def _operation(path: str, summary: str, media: str, words: str, refs: list[Schema]) -> Schema:
    schema = {"type": "string"} if media == "text/csv" else ref(_SCHEMA_NAMES[path])
    etag = {"description": "Of this view of this state of the data.", "schema": {"type": "string"}}
    match = {
        "name": "If-None-Match",
        "in": "header",
        "schema": {"type": "string"},
        "description": "ETag of an earlier answer; while it holds, the answer is 304.",
    }
    problem = {PROBLEM: {"schema": ref("Problem")}}
    return {
        "operationId": path.replace(".", "_"),
        "summary": summary,
        "description": words or summary,
        "parameters": [*refs, match],
        "responses": {
            "200": {
                "description": summary,
                "headers": {"ETag": etag},
                "content": {media: {"schema": schema}},
            },
            "304": {"description": "Unchanged", "headers": {"ETag": etag}},
            "400": {
                "description": "A parameter is not known or says what is not known",
                "content": problem,
            },
            "405": {"description": "Only reading is offered", "content": problem},
            "503": {"description": "The data do not pass their checks", "content": problem},
        },
    }


_SCHEMA_NAMES = {
    "municipalities.geojson": "MunicipalityFeatures",
    "projects.json": "Projects",
    "projects.geojson": "ProjectFeatures",
    "themes.json": "Themes",
    "openapi.json": "Description",
}
