"""Codes of the tables -> what stands in a cell: words of a language, numbers and days."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from babel.dates import format_date

from zmos_data import dictionary as dictionaries
from zmos_data.casting import holds_days
from zmos_data.catalogue import say_in
from zmos_data.dictionary import Dictionary, Words
from zmos_data.editing.sheets import Column, layout
from zmos_data.phrase import Phrase

Value = str | int | float | date
LOCALES = {"sl": "sl", "en": "en_GB"}
BETWEEN = "; "  # several in a cell
# A spreadsheet counts days from 1900 on: an earlier one stays text.
FIRST_DAY = date(1900, 3, 1)
_KINDS_OF_TYPES = {"integer": "integer", "number": "number", "date": "day"}


@dataclass(frozen=True)
class CellLabels:
    """What the codes of one package are called in a language.

    Attributes
    ----------
    language : str
        "sl" or "en".
    towns, themes, facts, town_facts : mapping of str to str
        Names by code: of the municipalities, of the themes, of what a source proves, and of
        what the sheet of the towns holds.
    town_kinds : mapping of str to str
        Kind of the value of each fact of a town.
    """

    language: str
    towns: Mapping[str, str]
    themes: Mapping[str, str]
    facts: Mapping[str, str]
    town_facts: Mapping[str, str]
    town_kinds: Mapping[str, str]

    def cells(self, column: Column, rows: Sequence[Mapping[str, str]]) -> list[Value]:
        """Return what the cells of a column hold, row by row; "" where one is empty.

        Parameters
        ----------
        column : Column
            Column of a sheet.
        rows : sequence of mapping of str to str
            Rows of the sheet in the codes of the tables.
        """
        texts = [row.get(column.name, "") for row in rows]
        if column.kind == "any":
            kinds = [self.town_kinds.get(row["field"], "text") for row in rows]
            return [self._typed(kind, text) for kind, text in zip(kinds, texts, strict=True)]
        if column.kind == "code":
            return [self.code(column.codes, text) for text in texts]
        once = {text: self._typed(column.kind, text) for text in set(texts)}
        return [once[text] for text in texts]

    def code(self, codes: str, code: str) -> str:
        """Return the word of a code of a list; the code where it has none."""
        known = layout().codes[codes].get(code)
        return known.words.of(self.language) if known else code

    def priority(self, code: str) -> str:
        """Name a priority by its code: PN and SC in Slovenian, IP and SO in English."""
        kind, _, number = code.partition(" ")
        kinds = {"PN": Phrase("IP"), "SC": Phrase("SO")}
        return f"{say_in(self.language, kinds.get(kind, kind))} {number}"

    def day(self, text: str) -> str | date:
        """Return a day as a date, a month in words and a year in digits, as texts."""
        if len(text) == len("2019-04-12"):
            day = date.fromisoformat(text)
            return (
                day if day >= FIRST_DAY else format_date(day, "long", locale=LOCALES[self.language])
            )
        if len(text) == len("2019-04"):
            month = date.fromisoformat(f"{text}-01")
            return str(format_date(month, "LLLL y", locale=LOCALES[self.language]))
        return text

    def in_full(self, day: date) -> str:
        """Write a day in words."""
        return str(format_date(day, "long", locale=LOCALES[self.language]))

    def _typed(self, kind: str, text: str) -> Value:
        if not text:
            return ""
        write: dict[str, Callable[[str], Value]] = {
            "amount": float,
            "number": float,
            "integer": int,
            "year": int,
            "date": self.day,
            "day": self.day,
            "town": lambda code: self.towns.get(code, code),
            "towns": lambda codes: _several(codes, self.towns),
            "theme": lambda code: self.themes.get(code, code),
            "priority": self.priority,
            "columns": lambda names: _several(names, self.facts),
            "town_field": lambda name: self.town_facts.get(name, name),
        }
        return write[kind](text) if kind in write else text


def cell_labels(
    frames: Mapping[str, pd.DataFrame], dictionary: Dictionary, language: str
) -> CellLabels:
    """Read what the codes of a package are called.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame of str
        The tables as text.
    dictionary : Dictionary
        What the package says of its columns.
    language : str
        "sl" or "en".
    """
    towns, themes = frames["municipalities"], frames["themes"]
    columns = {table.name: table.columns for table in dictionary.tables}["municipalities"]
    return CellLabels(
        language=language,
        towns=dict(zip(towns["municipality_code"], towns["name"], strict=True)),
        themes=dict(zip(themes["theme_code"], themes[f"title_{language}"], strict=True)),
        facts={name: words.of(language) for name, words in fact_words().items()},
        town_facts={column.name: column.title.of(language) for column in columns},
        town_kinds={column.name: _kind(column) for column in columns},
    )


def fact_words() -> dict[str, Words]:
    """Name what a source can prove, by the headings that stand over it in the workbook."""
    sheets = layout().sheets
    columns = [*layout().flat, *sheets["projects"].columns]
    return {column.name: column.heading for column in columns} | {
        "outputs": sheets["outputs"].title,
        "site": sheets["sites"].title,
    }


def _kind(column: dictionaries.Column) -> str:
    """Return the kind of a fact of a town, of the type that the descriptor gives its column."""
    if holds_days({"constraints": dict(column.limits)}):
        return "date"
    return _KINDS_OF_TYPES.get(column.kind, "text")


def _several(codes: str, names: Mapping[str, str]) -> str:
    return BETWEEN.join(names.get(code, code) for code in codes.split(";"))
