"""Text -> numbers, days and truth values: what cannot be read is named, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, cast

import pandas as pd

from zmos_data import expectations, limits
from zmos_data.cells import shortened
from zmos_data.model import Problem
from zmos_data.phrase import Phrase

Field = Mapping[str, Any]
_CELL = Phrase("correct the cell in the table")

# Neither inf nor 1e6, 1_000, 1.000,00 or digits of another script.
_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")
_WHOLE = re.compile(r"-?[0-9]{1,20}")
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def cast_column(
    table: str, column: pd.Series[Any], field: Field
) -> tuple[pd.Series[Any], list[Problem]]:
    """Cast one column of text by its type; an empty cell becomes a missing value.

    Parameters
    ----------
    table : str
        Name of the table, for the problems.
    column : pandas.Series of str
        Text, cleaned; the index is the row's position.
    field : mapping
        The column as the descriptor has it.

    Returns
    -------
    (pandas.Series, list of Problem)
        Values, missing where the text is none of the type, and a problem for each such cell.
    """
    kind = field["type"]
    if kind == "string":
        return column.mask(column == ""), list(_bad_days(table, column, field))
    codes, texts = pd.factorize(column)
    values, bad = [], set()
    for n, text in enumerate(texts):
        try:
            values.append(None if text == "" else _CASTERS[kind](text, field["name"]))
        except ValueError:
            values.append(None)
            bad.add(n)
    found = pd.Series(values, dtype=KINDS[kind]).take(codes).set_axis(column.index)
    wrong = column[[code in bad for code in codes]].head(limits.PROBLEMS) if bad else column[:0]
    return found, [_problem(table, cast("int", row), field, text) for row, text in wrong.items()]


def _problem(table: str, row: int, field: Field, text: str) -> Problem:
    name, kind = field["name"], field["type"]
    advice = (
        Phrase("write all digits, without separators of thousands and without an exponent")
        if kind in ("number", "integer") and not expectations.is_year(name)
        else _CELL
    )
    return Problem(
        table,
        row + 2,
        name,
        Phrase("type of the value"),
        shortened(text),
        expectations.of_type(kind, name),
        advice,
    )


def _bad_days(table: str, column: pd.Series[Any], field: Field) -> Iterator[Problem]:
    """Find the texts of a column of days, months or years that no calendar has."""
    if not holds_days(field):
        return
    bad = {text for text in column.unique() if _DAY.fullmatch(text) and not is_day(text)}
    for row, text in column[column.isin(bad)].head(limits.PROBLEMS).items():
        yield Problem(
            table,
            int(str(row)) + 2,
            field["name"],
            Phrase("a day of the calendar"),
            text,
            expectations.of_days(),
            _CELL,
        )


def holds_days(field: Field) -> bool:
    """Tell whether a column of text holds days, months or years: its pattern asks for a year."""
    pattern = str(field.get("constraints", {}).get("pattern", ""))
    return pattern.startswith("^[0-9]{4}(-[0-9]{2}")


def is_day(text: str) -> bool:
    """Tell whether a day, a month or a year is one of the calendar, and of our time."""
    parts = _DAY.fullmatch(text)
    if not parts:
        return False
    year, month, day = parts.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return limits.YEARS[0] <= int(year) <= limits.YEARS[1]


def _number(text: str, name: str) -> float:
    if not _NUMBER.fullmatch(text) or abs(float(text)) >= limits.NUMBER:
        raise ValueError
    return float(text)


def _whole(text: str, name: str) -> int:
    if not _WHOLE.fullmatch(text) or abs(int(text)) >= limits.WHOLE:
        raise ValueError
    if expectations.is_year(name) and not limits.YEARS[0] <= int(text) <= limits.YEARS[1]:
        raise ValueError
    return int(text)


def _boolean(text: str, name: str) -> bool:
    """Read true and false in any case: spreadsheets write TRUE."""
    if text.lower() not in ("true", "false"):
        raise ValueError
    return text.lower() == "true"


def _date(text: str, name: str) -> pd.Timestamp:
    if len(text) != 10 or not is_day(text):
        raise ValueError
    return pd.Timestamp(text)


_CASTERS: dict[str, Callable[[str, str], Any]] = {
    "number": _number,
    "integer": _whole,
    "boolean": _boolean,
    "date": _date,
}
# Types that a column may have, and those of its frame.
KINDS: dict[str, Any] = {
    "string": object,
    "number": "float64",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "datetime64[ns]",
}
