"""What frictionless finds wrong, said in the project's own form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from zmos_data import expectations
from zmos_data.model import Problem
from zmos_data.phrase import Phrase
from zmos_data.tables import references

_CONSTRAINT = re.compile(r'constraint "(\w+)"')


def said(table: str, error: Any, schema: Mapping[str, Any]) -> Problem:
    """Say an error of frictionless as a problem of a table.

    Parameters
    ----------
    table : str
        Name of the table, or of the descriptor.
    error : frictionless.Error
        What was found.
    schema : mapping
        Schema of the table; empty where it has none.
    """
    of_key = error.type == "foreign-key"
    keys = getattr(error, "field_names", None) if of_key else None
    cells = getattr(error, "field_cells", None) if of_key else None
    column = ", ".join(keys) if keys else getattr(error, "field_name", None)
    fields = {field["name"]: field for field in schema.get("fields", [])}
    return Problem(
        table=table,
        row=getattr(error, "row_number", None),
        column=column,
        rule=_rule(error),
        found=_found(error, cells),
        expected=_expected(error, fields.get(column or "", {}), schema, column),
        advice=Phrase("correct the cell in the table"),
    )


def _rule(error: Any) -> str:
    """Name what is broken; in the words of frictionless where there are no others."""
    return {
        "type-error": Phrase("type of the value"),
        "constraint-error": Phrase("what the column allows"),
        "foreign-key": Phrase("a value that another table has"),
        "primary-key": Phrase("a key of its own for each row"),
        "unique-error": Phrase("a value of its own for each row"),
    }.get(error.type) or str(error.title).lower()


def _found(error: Any, cells: list[Any] | None) -> str:
    if cells:
        return ", ".join(str(cell) for cell in cells)
    cell = getattr(error, "cell", None)
    if cell in (None, "") and error.type == "constraint-error":
        return Phrase("an empty cell")
    if error.type == "primary-key":
        return Phrase("a repeated or an empty key")
    return str(cell or error.note)


def _expected(
    error: Any, field: Mapping[str, Any], schema: Mapping[str, Any], column: str | None
) -> str:
    """Say what the schema asks; in the words of frictionless where there are no others."""
    named = _CONSTRAINT.search(error.note)
    if error.type == "type-error" and field:
        return expectations.of_type(field["type"])
    if error.type == "constraint-error" and named and field:
        return expectations.of_constraint(named[1], field)
    if error.type == "foreign-key":
        target = references(schema).get((column or "").split(", ")[0], "?")
        return Phrase("a value of the table {table}", table=target)
    if error.type in ("primary-key", "unique-error"):
        return expectations.of_constraint("unique", field)
    return str(error.note)
