"""What the schema of a column allows, in words: one place for every check that asks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zmos_data.phrase import Phrase


def of_type(kind: str) -> str:
    """Say what a cell of a type of the descriptor holds."""
    return {
        "integer": Phrase("whole number"),
        "number": Phrase("number"),
        "boolean": Phrase("true or false"),
        "date": Phrase("a day such as 2026-11-24"),
    }.get(kind, Phrase("text"))


def of_constraint(name: str, field: Mapping[str, Any]) -> str:
    """Say what a constraint of a column asks; its name where there are no words for it."""
    value = field.get("constraints", {}).get(name)
    if name == "enum":
        return Phrase("one of: {values}", values=", ".join(map(str, value or ())))
    return {
        "required": Phrase("a value"),
        "unique": Phrase("a value that no other row has"),
        "minimum": Phrase("at least {value}", value=value),
        "maximum": Phrase("at most {value}", value=value),
        "pattern": Phrase("the form {pattern}", pattern=value),
    }.get(name, name)
