"""What the answers of the web interface hold, as JSON Schema for its description."""

from __future__ import annotations

from typing import Any

from content import store
from zmos_data.amounts import AMOUNTS
from zmos_data.exports.fields import Field, fields_of, project_fields
from zmos_data.former_names import UNTIL, aliases_of
from zmos_data.selection import Measure

Schema = dict[str, Any]


def ref(name: str) -> Schema:
    """Point to a schema of the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def schemas() -> Schema:
    """Describe the answers; the columns as the descriptor of the data package does."""
    package = store.dataset().package
    project = {field.name: _column(field) for field in project_fields(package)}
    totals = {"projects": _typed("integer", "Projects of the view")}
    for column in AMOUNTS:
        totals |= _sum(column, project[column]["title"])
    project["municipality_codes"] = _typed(
        "string", "Codes of all towns of the project, the lead first, with semicolons between them"
    )
    project |= {
        old: _former(project[new], new) for old, new in aliases_of("projects", project).items()
    }
    theme = {field.name: _column(field) for field in fields_of(package, "themes")}
    town = {
        "municipality_code": _typed("string", "Code of the municipality"),
        "name": _typed("string", "Name of the town"),
        "confirmed_on": _typed("string", "Day of the municipality's last answer", empty=True),
        "confirmed_version": _typed("string", "Version that it was given for", empty=True),
        "projects_own": _typed("integer", "Projects that the municipality leads, of any view"),
        "projects_confirmed": _typed("integer", "Those that it confirmed as they are now"),
        "population": _typed("integer", "Inhabitants", empty=True),
        "population_date": _typed("string", "Day of the number of inhabitants", empty=True),
        "eligible": _typed("boolean", "Whether it could take part in the periods of the view"),
        "themes": _typed("integer", "Themes with a project"),
        "measure": {"type": "string", "enum": [m.value for m in Measure]},
        "value": _typed("number", "The measure, null where there is none", empty=True),
        "status": {"type": "string", "enum": ["value", "no_project", "unknown", "not_eligible"]},
    }
    return {
        "View": _view(),
        "Project": _object(project),
        "Theme": _object(theme | totals | {"towns": _typed("integer", "Towns with a project")}),
        "Projects": _object({"view": ref("View"), "projects": _array(ref("Project"))}),
        "Themes": _object({"view": ref("View"), "themes": _array(ref("Theme"))}),
        "MunicipalityFeatures": _features(_object(town | totals), ["Polygon", "MultiPolygon"]),
        "ProjectFeatures": _features(ref("Project"), ["Point"]),
        "Description": {"type": "object", "required": ["openapi", "info", "paths"]},
        "Problem": _problem(),
    }


def _view() -> Schema:
    words = {
        "sentence": "What is shown, in one sentence",
        "coverage": "How much of the programme the collected data hold",
        "query": "The view as the parameters of a link, in one order",
        "language": "Language of the sentences",
        "data_version": "Version of the data",
        "data_checksum": "SHA-256 over the data package",
        "licence": "Licence of the data",
        "attribution": "Whom to name",
    }
    return _object({name: _typed("string", title) for name, title in words.items()})


def _problem() -> Schema:
    error = {name: {"type": "string"} for name in ("parameter", "found", "expected")}
    problem = {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    }
    errors = {"errors": _array(_object(error) | {"title": "One for each bad parameter"})}
    described = _object(problem)
    described["properties"] |= errors
    return described


def _features(properties: Schema, kinds: list[str]) -> Schema:
    geometry = _object({"type": {"enum": kinds}, "coordinates": {"type": "array"}})
    feature = _object(
        {
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "properties": properties,
            "geometry": {"oneOf": [geometry, {"type": "null"}]},
        }
    )
    kind = {"const": "FeatureCollection"}
    return _object({"type": kind, "view": ref("View"), "features": _array(feature)})


def _object(properties: Schema) -> Schema:
    return {"type": "object", "required": list(properties), "properties": properties}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _typed(kind: str, title: str, *, empty: bool = False) -> Schema:
    return {"type": [kind, "null"] if empty else kind, "title": title}


def _sum(name: str, title: str) -> Schema:
    return {
        name: _typed("number", f"{title}: sum of the known figures in EUR", empty=True),
        f"{name}_known": _typed("integer", "Projects with a known figure"),
        f"{name}_rounded": _typed("boolean", "Whether a rounded figure is in the sum"),
    }


def _former(column: Schema, name: str) -> Schema:
    """Describe a column under the name that it had before."""
    said = f"The same as `{name}`, under its former name; answered until {UNTIL}."
    return column | {"description": said, "deprecated": True}


def _column(field: Field) -> Schema:
    kind = {"date": "string"}.get(field.type, field.type)
    column = _typed(kind, field.title_en, empty=not field.required)
    return column | {"description": field.description_en}
