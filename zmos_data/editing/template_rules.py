"""What a spreadsheet lets into the cells of the template, and what it says where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.numbers import format_decimal

from zmos_data import limits
from zmos_data.catalogue import say_in
from zmos_data.dictionary import Dictionary
from zmos_data.editing import template_lists
from zmos_data.editing.sheets import Column, layout
from zmos_data.phrase import Phrase

TITLE, MESSAGE = 32, 255  # letters that spreadsheets take
Bounds = Mapping[str, tuple[float, float]]
_EARLIEST, _LATEST = (date(limits.YEARS[0], 1, 1), date(limits.YEARS[1], 12, 31))


def bounds_of(dictionary: Dictionary, sheet: str) -> Bounds:
    """Return the least and the greatest value of the columns that the descriptor bounds."""
    columns = next((table.columns for table in dictionary.tables if table.name == sheet), ())
    limited = {column.name: dict(column.limits) for column in columns}
    return {
        name: (float(own["minimum"]), float(own["maximum"]))
        for name, own in limited.items()
        if own.keys() >= {"minimum", "maximum"}
    }


def rule_of(column: Column, bounds: Bounds, language: str, first: str) -> dict[str, Any]:
    """Write the rule of a column as XlsxWriter takes it, with the hint that a cell shows.

    Parameters
    ----------
    column : Column
        Column of a sheet.
    bounds : mapping of str to (float, float)
        Least and greatest value by column.
    language : str
        Language of the messages.
    first : str
        The first cell that the rule holds for, such as ``D2``.
    """
    heading = column.heading.of(language)
    hint = {
        "input_title": _cut(heading, TITLE),
        "input_message": _cut(column.hint.of(language), MESSAGE),
    }
    rule, refusal = _rule(column, bounds, language, first)
    if not refusal:
        return {"validate": "any", **hint}
    said = _cut(say_in(language, refusal), MESSAGE)
    return {
        **hint,
        "error_title": _cut(heading, TITLE),
        "error_message": said,
        "error_type": "warning" if template_lists.is_free(column) else "stop",
        **rule,
    }


def _rule(column: Column, bounds: Bounds, language: str, first: str) -> tuple[dict[str, Any], str]:
    """Return the rule and what is said where it does not hold; ("", {}) for a free column."""
    if entries := template_lists.list_of(column):
        return {"validate": "list", "source": f"={template_lists.name_of(entries)}"}, (
            _unknown_project(language)
            if template_lists.is_free(column)
            else Phrase("Choose one of the words in the list, or leave the cell empty.")
        )
    if column.kind in ("year", "amount", "number", "integer"):
        return _number(column, bounds, language)
    if column.kind == "day":
        return _between("date", _EARLIEST, _LATEST), Phrase(
            "Write a whole day, such as 12. 4. 2019."
        )
    if column.kind == "date":
        # What is typed as text is left to the check; a bare 2019 would be a day of 1905.
        earliest = f"DATE({limits.YEARS[0] + 50},1,1)"
        return {"validate": "custom", "value": f"=OR(ISTEXT({first}),{first}>={earliest})"}, (
            Phrase(
                "Write a day (12. 4. 2019) or, with an apostrophe in front, a month "
                "('April 2019) or a year ('2019)."
            )
        )
    return {}, ""


def _number(column: Column, bounds: Bounds, language: str) -> tuple[dict[str, Any], str]:
    low, high = bounds.get(column.name, (0.0, limits.NUMBER))
    said = {"low": _written(low, language), "high": _written(high, language)}
    if column.kind == "year":
        said = {"low": f"{low:.0f}", "high": f"{high:.0f}"}
        return _between("integer", int(low), int(high)), Phrase(
            "Write a year from {low} to {high} in four digits.", **said
        )
    if column.kind == "integer":
        return _between("integer", 1, limits.ROWS), Phrase("Write a whole number from 1 on.")
    if column.kind == "amount":
        return _between("decimal", 0, limits.NUMBER), Phrase(
            "Write the euros as a number, not below 0. An amount that is not known stays empty."
        )
    if column.name in bounds:
        return _between("decimal", low, high), Phrase(
            "Write a number from {low} to {high}.", **said
        )
    return _between("decimal", 0, limits.NUMBER), Phrase("Write a number, not below 0.")


def _between(what: str, least: object, most: object) -> dict[str, Any]:
    return {"validate": what, "criteria": "between", "minimum": least, "maximum": most}


def _unknown_project(language: str) -> str:
    sheet = layout().sheets["projects"].title.of(language)
    return Phrase(
        "No project on the sheet {sheet} has this id, and no new one has this name. Choose from "
        "the list, or first write the project there.",
        sheet=sheet,
    )


def _written(number: float, language: str) -> str:
    return str(format_decimal(number, locale=language))


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
