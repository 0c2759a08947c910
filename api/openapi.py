"""The description of the web interface (OpenAPI 3.1), built from the codes of the data."""

from __future__ import annotations

from collections.abc import Mapping

from api import oembed_description
from api.parameters import COMPARING, Parameter, parameters, parameters_of
from api.release_schemas import release_schemas
from api.schemas import Schema, ref, schemas
from zmos_data.former_names import FORMER, UNTIL
from zmos_data.parameters import Codes

BASE = "/api/v1"
PROBLEM = "application/problem+json"
NO_RELEASES = "Fewer than two releases are kept, or one of them cannot be read any more"


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
            f"/{path}": {"get": _operation(path, *words, _references(path, known, codes))}
            for path, words in _PATHS.items()
        }
        | {oembed_description.PATH: oembed_description.path(address.removesuffix(BASE))},
        "components": {
            "parameters": {name: _parameter(name, p) for name, p in known.items()},
            "schemas": schemas() | release_schemas() | {"OEmbed": oembed_description.schema()},
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
        "The point of a project is the seat of its lead municipality; places that are known are in "
        "`sites.geojson`.",
    ),
    "sites.geojson": (
        "Known places of the projects of the view",
        "application/geo+json",
        "Points, WGS 84. `precision` says how exact one is: an address, a street, a line or an "
        "area; `point_is_sl` and `point_is_en` say what it is. A project without a known place has "
        "no point, one with several has several.",
    ),
    "themes.json": ("The four themes with the totals of the view", "application/json", ""),
    "releases": (
        "Releases of the data, the newest first",
        "application/json",
        "Where no releases are kept, the versions that the data tell of, without number and "
        "checksum. Of the parameters `lang` alone changes the answer.",
    ),
    "releases.atom": (
        "Releases of the data as a feed",
        "application/atom+xml",
        "Atom (RFC 4287), at most twenty entries, each with a link to the comparison with the "
        "release before. Of the parameters `obcina`, `tema` and `lang` alone change the answer.",
    ),
    "changes": (
        "What changed between two releases of the data, in the projects of the view",
        "application/json",
        "The sums of before, with every part between, are those of after, to the cent. In lists "
        "of changes `null` is a value that is not known; of a table that holds rows of a project "
        "or a town, before and after are how many it has.",
    ),
    "changes.csv": (
        "The cells that differ between two releases of the data, in the projects of the view",
        "text/csv",
        "UTF-8, commas, decimal points, a cell a row: kind of change, project or town, column or "
        "table, before and after. An empty cell is a value that is not known; a row of a table "
        "that came or went stands in one cell. A text that a spreadsheet would take for a formula "
        "has an apostrophe before it.",
    ),
    "openapi.json": ("This description", "application/json", ""),
}


def _references(path: str, known: Mapping[str, Parameter], codes: Codes) -> list[Schema]:
    """Point to the parameters that all paths share, and write those that a path has of its own."""
    return [
        {"$ref": f"#/components/parameters/{name}"}
        if known.get(name) == parameter
        else _parameter(name, parameter)
        for name, parameter in parameters_of(path, codes).items()
    ]


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
    schema = ref(_SCHEMA_NAMES[path]) if path in _SCHEMA_NAMES else {"type": "string"}
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
            **(
                {"404": {"description": NO_RELEASES, "content": problem}}
                if path in COMPARING
                else {}
            ),
            "405": {"description": "Only reading is offered", "content": problem},
            "414": {"description": "The query is too long", "content": problem},
            "429": {"description": "Too many requests; see Retry-After", "content": problem},
            "503": {
                "description": "The data do not pass their checks, or too much is asked at once",
                "content": problem,
            },
        },
    }


_SCHEMA_NAMES = {
    "municipalities.geojson": "MunicipalityFeatures",
    "projects.json": "Projects",
    "projects.geojson": "ProjectFeatures",
    "sites.geojson": "SiteFeatures",
    "themes.json": "Themes",
    "releases": "Releases",
    "changes": "Changes",
    "openapi.json": "Description",
}
