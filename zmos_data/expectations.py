"""What the schema of a column allows, in words: one place for every check that asks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zmos_data import limits
from zmos_data.number_words import in_number
from zmos_data.phrase import Phrase


def of_type(kind: str, name: str = "") -> str:
    """Say what a cell of a type of the descriptor holds; ``name`` is its column."""
    first, last = limits.YEARS
    if is_year(name):
        return Phrase("whole number: a year from {first} to {last}", first=first, last=last)
    return {
        "integer": Phrase("whole number, such as 49007"),
        "number": Phrase("number with a decimal point, such as 1250000.50"),
        "boolean": Phrase("true or false"),
        "date": Phrase("a day from {first} to {last}, such as 2026-11-24", first=first, last=last),
    }.get(kind, Phrase("text"))


def is_year(name: str) -> bool:
    """Tell whether a column of whole numbers holds years."""
    return name == "year" or name.endswith("_year")


def of_days() -> str:
    """Say what a column of days, months or years holds."""
    first, last = limits.YEARS
    return Phrase(
        "a day, month or year from {first} to {last}, such as 2026-11-24, 2026-11 or 2026",
        first=first,
        last=last,
    )


def of_constraint(name: str, field: Mapping[str, Any]) -> str:
    """Say what a constraint of a column asks; its name where there are no words for it."""
    value = field.get("constraints", {}).get(name)
    if name == "enum":
        return Phrase("one of: {values}", values=", ".join(map(str, value or ())))
    return {
        "required": Phrase("a value"),
        "unique": Phrase("a value that no other row has"),
        "minimum": Phrase("at least {value}", value=_bound(field, value)),
        "maximum": Phrase("at most {value}", value=_bound(field, value)),
        "pattern": Phrase("the form {pattern}", pattern=value),
    }.get(name, name)


def _bound(field: Mapping[str, Any], value: Any) -> object:
    """Write what a column's values may reach; a year is no quantity."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or is_year(field.get("name", "")):
        return value
    return in_number(value, str(field.get("unit", "")))
