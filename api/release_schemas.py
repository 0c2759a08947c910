"""What the answers about releases hold, as JSON Schema for the description."""

from __future__ import annotations

from api.schemas import Schema, array_of, object_of, ref, typed
from zmos_data.amounts import AMOUNTS
from zmos_data.change_sums import AFTER, BEFORE, PARTS
from zmos_data.changes import KINDS


def release_schemas() -> Schema:
    """Describe the releases and the changes between two of them."""
    return {
        "Release": object_of(
            {
                "number": typed("integer", "Number, from 1; the newest has the highest"),
                "version": typed("string", "Version of the data"),
                "released": _moment(),
                "checksum": typed("string", "SHA-256 over the data package"),
            }
        ),
        "News": object_of(
            {
                "number": typed("integer", "Number; null of a version without one", empty=True),
                "version": typed("string", "Version of the data"),
                "released": _moment(),
                "checksum": typed("string", "SHA-256; null where it is not kept", empty=True),
                "changelog": typed("string", "What changed, in one language"),
                "before": typed("integer", "Number of the release before", empty=True),
                "restores": typed(
                    "integer", "Number of the earlier release that it returns to", empty=True
                ),
            }
        ),
        "Releases": object_of(
            {
                "data_version": typed("string", "Version of the data that are served"),
                "data_checksum": typed("string", "SHA-256 over the data that are served"),
                "language": typed("string", "Language of the words"),
                "licence": typed("string", "Licence of the data"),
                "attribution": typed("string", "Whom to name"),
                "releases": array_of(ref("News")),
            }
        ),
        "Changes": _changes(),
    }


def _moment() -> Schema:
    return typed("string", "When, with a time zone") | {"format": "date-time"}


def _changes() -> Schema:
    project = {
        "project_id": typed("string", "Id of the project"),
        "name_sl": typed("string", "Slovenian name"),
        "name_en": typed("string", "English name", empty=True),
        "municipality_codes": typed(
            "string", "Codes of its towns, the lead first, with semicolons"
        ),
        "theme_code": typed("string", "Theme"),
    }
    amounts = {
        column: typed("number", "EUR; null where not known", empty=True) for column in AMOUNTS
    }
    whole = array_of(object_of(project | amounts))
    either = {"type": ["string", "number", "boolean", "null"]}
    texts = {name: typed("string", name, empty=True) for name in ("before", "after")}
    cells = {"field": typed("string", "Column or table"), "before": either, "after": either}
    moved = texts | {"as_of": typed("string", "Day of the later stage", empty=True)}
    amount = {
        "amount": {"enum": list(AMOUNTS)},
        **{name: typed("number", "EUR", empty=True) for name in ("before", "after")},
        **{
            name: typed("string", "Precision", empty=True)
            for name in ("precision_before", "precision_after")
        },
    }
    town = {"municipality_code": typed("string", "Code of the municipality")}
    source = {"source_id": typed("string", "Id"), "title": typed("string", "Title")}
    return object_of(
        {
            "from": ref("Release"),
            "to": ref("Release"),
            "sentence": typed("string", "What changed, in one sentence"),
            "language": typed("string", "Language of the sentence"),
            "query": typed("string", "The view as the parameters of a link"),
            "licence": typed("string", "Licence of the data"),
            "attribution": typed("string", "Whom to name"),
            "reconciles": typed("boolean", "Whether before and the parts give after, to the cent"),
            "sums": array_of(_sum()),
            "by_town": array_of(object_of(town | _counts())),
            "by_theme": array_of(object_of({"theme_code": typed("string", "Theme")} | _counts())),
            **dict.fromkeys(("new", "withdrawn", "entered", "left"), whole),
            "moved": array_of(object_of(project | moved)),
            "amounts": array_of(object_of(project | amount)),
            "other": array_of(object_of(project | cells)),
            "facts": array_of(object_of(town | cells)),
            "confirmed": array_of(object_of(town | _answer())),
            "sources": array_of(object_of(source)),
        }
    )


def _answer() -> Schema:
    """Describe what a town answered."""
    return {
        "day": typed("string", "Day of the answer"),
        "right": typed("integer", "Rows that it said to be right"),
        "wrong": typed("integer", "Rows that it said to be wrong"),
        "missing": typed("integer", "Projects that it missed"),
    }


def _sum() -> Schema:
    found: Schema = {
        "part": {"enum": [BEFORE, *PARTS, AFTER]},
        "projects": typed("integer", "Projects; negative where it takes some away"),
    }
    for column in AMOUNTS:
        found[column] = typed("number", "EUR")
        found[f"{column}_known"] = typed("integer", "Known figures")
    return object_of(found)


def _counts() -> Schema:
    return {kind: typed("integer", "Projects that changed so") for kind in KINDS}
