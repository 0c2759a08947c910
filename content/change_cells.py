"""The cells of two releases that differ, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from content import column_labels, dates
from content.page import Page
from content.text import Text
from zmos_data.change_kinds import Value
from zmos_data.change_rows import OF_PROJECTS, OF_TOWNS
from zmos_data.dictionary import Column, Dictionary
from zmos_data.exports.fields import Field, fields_of

_LONGEST = 160  # characters of a text that is shown in a list


@dataclass(frozen=True)
class Cells:
    """Names the columns of a table, and writes their cells.

    Attributes
    ----------
    text : Text
        The words.
    titles : dict of str to str
        Titles of the table's columns, and of all tables, by name.
    fields : dict of str to Field
        Columns of the table.
    towns : dict of str to str
        Names of the towns.
    say : callable
        Says a code of a column.
    """

    text: Text
    titles: dict[str, str]
    fields: dict[str, Field]
    towns: dict[str, str]
    say: Callable[[Field, str], str]

    def title(self, name: str) -> str:
        """Name a column or a table; one that the present data do not have, by its code."""
        return self.titles.get(name, name)

    def words(self, name: str, value: Value) -> str:
        """Write a cell; a count of rows where the name is that of a table."""
        field = self.fields.get(name)
        if value is None:
            return self.text.say("not known")
        if isinstance(value, int) and name in (*OF_PROJECTS, *OF_TOWNS):
            return self.text.count("{n} row", "{n} rows", value)
        if field is None:
            return _shortened(str(value))
        return _shortened(self._said(field, value))

    def _said(self, field: Field, value: Any) -> str:
        if field.refers_to == "municipalities":
            return self.towns.get(value, str(value))
        if isinstance(value, str):
            if field.name.endswith("_as_of"):
                return dates.day(self.text, value)
            return self.say(field, value) if field.is_coded else value
        if isinstance(value, pd.Timestamp):
            return self.text.day(value.date())
        if isinstance(value, bool):
            return self.text.say("yes") if value else self.text.say("no")
        return self._number(field, value)

    def _number(self, field: Field, value: Any) -> str:
        if field.name.endswith("_year"):
            return str(value)
        decimals = len(repr(float(value)).removesuffix(".0").partition(".")[2])
        return self.text.number(value, min(decimals, 6))


def cells(page: Page, dictionary: Dictionary, table: str) -> Cells:
    """Return what writes the cells of a table of the present data."""
    language = page.text.language
    titles = {found.name: found.title.of(language) for found in dictionary.tables}
    columns: tuple[Column, ...] = next(t.columns for t in dictionary.tables if t.name == table)
    titles |= {column.name: column.title.of(language) for column in columns}
    fields = {field.name: field for field in fields_of(page.dataset.package, table)}
    return Cells(page.text, titles, fields, page.town_names, _known_codes(page))


def _known_codes(page: Page) -> Callable[[Field, str], str]:
    """Say codes of the present data; one that only an earlier release has stays as it is."""
    say = column_labels.sayer(page)

    def said(field: Field, code: str) -> str:
        try:
            return say(field, code)
        except KeyError:
            return code

    return said


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
