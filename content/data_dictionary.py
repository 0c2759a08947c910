"""The data dictionary on screen, generated from the descriptor, and how complete the tables are."""

from __future__ import annotations

from content import labels
from content.text import Text
from zmos_data.completeness import Known, by_column, frames_of, known_in, whole_table
from zmos_data.dictionary import Column, Dictionary, Table
from zmos_data.model import Dataset
from zmos_data.periods import PERIODS

# What is asked most of the projects; the rest stands with each table.
_MAIN = (
    "total_eur",
    "eu_eur",
    "cofin_total_eur",
    "start_year",
    "end_year",
    "stage",
    "priority_code",
    "fund",
    "beneficiary",
)


def tables(text: Text, dictionary: Dictionary, dataset: Dataset) -> list[dict[str, object]]:
    """Write every table with its columns and how often each is known (pure)."""
    found = _known(dictionary, dataset)
    return [_table(text, table, found[table.name]) for table in dictionary.tables]


def _known(dictionary: Dictionary, dataset: Dataset) -> dict[str, dict[str, Known]]:
    frames = {**frames_of(dataset), "corrections": dictionary.corrections}
    return {name: by_column(frame) for name, frame in frames.items()}


def _table(text: Text, table: Table, found: dict[str, Known]) -> dict[str, object]:
    rows = next(iter(found.values())).rows
    return {
        "id": f"table-{table.name}",
        "title": table.title.of(text.language),
        "name": table.name,
        "description": table.description.of(text.language),
        "rows": text.count("{n} row", "{n} rows", rows),
        "path": table.path,
        "columns": [_column(text, column, found[column.name]) for column in table.columns],
    }


def _column(text: Text, column: Column, known: Known) -> dict[str, object]:
    return {
        "name": column.name,
        "title": column.title.of(text.language),
        "description": column.description.of(text.language),
        "kind": ", ".join(
            part for part in (kind(text, column.kind), unit(text, column.unit)) if part
        ),
        "rules": rules(text, column),
        "example": column.example,
        "known": share(text, known),
    }


def kind(text: Text, code: str) -> str:
    """Name a type of the descriptor."""
    return {
        "string": text.say("text"),
        "integer": text.say("whole number"),
        "number": text.say("number"),
        "boolean": text.say("yes or no"),
        "date": text.say("date"),
    }.get(code, code)


def unit(text: Text, code: str) -> str:
    """Name a unit of the descriptor."""
    return {
        "persons": text.say("persons"),
        "degrees": text.say("degrees"),
        "settlements": text.say("settlements"),
        "km2": text.say("km²"),
    }.get(code, code)


def rules(text: Text, column: Column) -> list[str]:
    """Say what may stand in a column (pure)."""
    limits = dict(column.limits)
    said = [
        (column.key, text.say("part of the key")),
        (column.required, text.say("always given")),
        (column.refers_to, text.say("points to: {table}", table=column.refers_to)),
        (column.values, text.say("one of: {values}", values=", ".join(column.values))),
        ("minimum" in limits, text.say("at least {value}", value=limits.get("minimum", ""))),
        ("maximum" in limits, text.say("at most {value}", value=limits.get("maximum", ""))),
    ]
    return [words for holds, words in said if holds]


def share(text: Text, known: Known) -> str:
    """Write how often something is known: 68 of 89 (76 %)."""
    if known.share is None:
        return text.say("no row")
    return text.say(
        "{known} of {all} ({share})",
        known=text.number(known.known),
        all=text.number(known.rows),
        share=text.percent(known.share),
    )


def completeness(text: Text, dictionary: Dictionary, dataset: Dataset) -> dict[str, object]:
    """Write how complete each table is, and the main columns of the projects by period (pure)."""
    found = _known(dictionary, dataset)
    return {
        "tables_caption": text.say("Tables"),
        "tables_heads": [
            text.say("Table"),
            text.say("Rows"),
            text.say("Cells with a value"),
            text.say("Columns with a gap"),
        ],
        "tables": [_summary(text, table, found[table.name]) for table in dictionary.tables],
        "projects_caption": text.say("Projects: known values by period"),
        "projects_heads": [text.say("Column"), *map(labels.period, PERIODS), text.say("in all")],
        "projects": _main_columns(text, dictionary, dataset),
        "note": text.say(
            "An empty cell is not always a gap: a project may have no English name, "
            "a town no Italian one."
        ),
    }


def _summary(text: Text, table: Table, found: dict[str, Known]) -> dict[str, str]:
    gaps = sum(known.known < known.rows for known in found.values())
    return {
        "id": f"table-{table.name}",
        "title": table.title.of(text.language),
        "rows": text.number(next(iter(found.values())).rows),
        "known": share(text, whole_table(found)),
        "gaps": text.say(
            "{gaps} of {columns}", gaps=text.number(gaps), columns=text.number(len(found))
        ),
    }


def _main_columns(text: Text, dictionary: Dictionary, dataset: Dataset) -> list[dict[str, object]]:
    projects = dataset.projects
    frames = [*(projects[projects["period"] == period] for period in PERIODS), projects]
    table = next(table for table in dictionary.tables if table.name == "projects")
    return [
        {
            "title": column.title.of(text.language),
            "name": column.name,
            "cells": [share(text, known_in(frame, column.name)) for frame in frames],
        }
        for column in table.columns
        if column.name in _MAIN
    ]
