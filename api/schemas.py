"""What the answers of the web interface hold, as JSON Schema for its description."""

from __future__ import annotations

from typing import Any

from api.responses import OF_SITE
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
    totals = {"projects": typed("integer", "Projects of the view")}
    for column in AMOUNTS:
        totals |= _sum(column, project[column]["title"])
    project["municipality_codes"] = typed(
        "string", "Codes of all towns of the project, the lead first, with semicolons between them"
    )
    project |= {
        old: _former(project[new], new) for old, new in aliases_of("projects", project).items()
    }
    theme = {field.name: _column(field) for field in fields_of(package, "themes")}
    site = {name: project[name] for name in OF_SITE}
    site |= {field.name: _column(field) for field in fields_of(package, "sites")}
    town = {
        "municipality_code": typed("string", "Code of the municipality"),
        "name": typed("string", "Name of the town"),
        "confirmed_on": typed("string", "Day of the municipality's last answer", empty=True),
        "confirmed_version": typed("string", "Version that it was given for", empty=True),
        "projects_own": typed("integer", "Projects that the municipality leads, of any view"),
        "projects_confirmed": typed("integer", "Those that it confirmed as they are now"),
        "population": typed("integer", "Inhabitants", empty=True),
        "population_date": typed("string", "Day of the number of inhabitants", empty=True),
        "eligible": typed("boolean", "Whether it could take part in the periods of the view"),
        "themes": typed("integer", "Themes with a project"),
        "measure": {"type": "string", "enum": [m.value for m in Measure]},
        "value": typed("number", "The measure, null where there is none", empty=True),
        "status": {"type": "string", "enum": ["value", "no_project", "unknown", "not_eligible"]},
    }
    return {
        "View": _view(),
        "Project": object_of(project),
        "Theme": object_of(theme | totals | {"towns": typed("integer", "Towns with a project")}),
        "Projects": object_of({"view": ref("View"), "projects": array_of(ref("Project"))}),
        "Themes": object_of({"view": ref("View"), "themes": array_of(ref("Theme"))}),
        "MunicipalityFeatures": _features(object_of(town | totals), ["Polygon", "MultiPolygon"]),
        "ProjectFeatures": _features(ref("Project"), ["Point"]),
        "SiteFeatures": _features(object_of(site), ["Point"]),
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
    return object_of({name: typed("string", title) for name, title in words.items()})


def _problem() -> Schema:
    error = {name: {"type": "string"} for name in ("parameter", "found", "expected")}
    problem = {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    }
    errors = {"errors": array_of(object_of(error) | {"title": "One for each bad parameter"})}
    described = object_of(problem)
    described["properties"] |= errors
    return described


def _features(properties: Schema, kinds: list[str]) -> Schema:
    geometry = object_of({"type": {"enum": kinds}, "coordinates": {"type": "array"}})
    feature = object_of(
        {
            "type": {"const": "Feature"},
            "id": {"type": "string"},
            "properties": properties,
            "geometry": {"oneOf": [geometry, {"type": "null"}]},
        }
    )
    kind = {"const": "FeatureCollection"}
    return object_of({"type": kind, "view": ref("View"), "features": array_of(feature)})


def object_of(properties: Schema) -> Schema:
    """Describe an object with all of these members."""
    return {"type": "object", "required": list(properties), "properties": properties}


def array_of(items: Schema) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": items}


def typed(kind: str, title: str, *, empty: bool = False) -> Schema:
    """Describe a value; ``empty`` says that it may be null."""
    return {"type": [kind, "null"] if empty else kind, "title": title}


def _sum(name: str, title: str) -> Schema:
    return {
        name: typed("number", f"{title}: sum of the known figures in EUR", empty=True),
        f"{name}_known": typed("integer", "Projects with a known figure"),
        f"{name}_rounded": typed("boolean", "Whether a rounded figure is in the sum"),
    }


def _former(column: Schema, name: str) -> Schema:
    """Describe a column under the name that it had before."""
    said = f"The same as `{name}`, under its former name; answered until {UNTIL}."
    return column | {"description": said, "deprecated": True}


def _column(field: Field) -> Schema:
    kind = {"date": "string"}.get(field.type, field.type)
    column = typed(kind, field.title_en, empty=not field.required)
    return column | {"description": field.description_en}
