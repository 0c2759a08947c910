"""The sheets of the workbook that is edited, and the words of their headings and codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zmos_data.dictionary import Words

_FILE = Path(__file__).resolve().parent / "sheets.yaml"


@dataclass(frozen=True)
class Column:
    """A column of a sheet.

    Attributes
    ----------
    name : str
        Name in a `Row` of the sheet; that of the table's column where there is one.
    kind : str
        How its cells are understood; see `zmos_data.editing.values`.
    heading, hint : Words
        What stands in the first row, and what says how to fill it.
    also : tuple of str
        Other headings that mean it.
    codes : str
        List of ``CODES`` that its cells are of; "" where they are of none.
    is_protected, is_needed : bool
        Whether nobody should type in it, and whether each row must have it.
    since : int
        The first year that its days can have; 0 where it is open.
    """

    name: str
    kind: str
    heading: Words
    hint: Words
    also: tuple[str, ...] = ()
    codes: str = ""
    is_protected: bool = False
    is_needed: bool = False
    since: int = 0


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name in code and on the tab, and its columns in their order."""

    name: str
    title: Words
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return a column by its name."""
        return next(column for column in self.columns if column.name == name)


@dataclass(frozen=True)
class Code:
    """A code of the tables: its words, those of our other files, and spellings that mean it."""

    words: Words
    also: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The whole workbook.

    Attributes
    ----------
    sheets : mapping of str to Sheet
        By name, in the order of the tabs.
    flat : tuple of Column
        What a file of one table may have in a project's own row besides its own columns.
    codes : mapping of str to mapping of str to Code
        Lists of codes by name, each in its order.
    town_fields : tuple of str
        Columns of ``municipalities`` that the sheet of the towns has.
    themes : mapping of str to tuple of str
        Everyday words that mean a theme, by its code.
    unlisted : mapping of str to tuple of str
        Usual words for which a list of codes has none, by the name of the list.
    """

    sheets: Mapping[str, Sheet]
    flat: tuple[Column, ...]
    codes: Mapping[str, Mapping[str, Code]] = field(default_factory=dict)
    town_fields: tuple[str, ...] = ()
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unlisted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@cache
def layout() -> Layout:
    """Return the workbook as ``sheets.yaml`` declares it."""
    said = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    sheets = {
        sheet["name"]: Sheet(sheet["name"], _words(sheet), tuple(map(_column, sheet["columns"])))
        for sheet in said["sheets"]
    }
    codes = {
        name: {code: _code(words) for code, words in own.items()}
        for name, own in said["codes"].items()
    }
    themes, unlisted = (
        {name: _texts(words) for name, words in said[part].items()}
        for part in ("themes", "unlisted")
    )
    flat = tuple(map(_column, said["flat"]))
    return Layout(sheets, flat, codes, tuple(said["town_fields"]), themes, unlisted)


def _code(said: Mapping[str, Any]) -> Code:
    return Code(_words(said), _texts(said.get("also")), _texts(said.get("files")))


def _column(said: Mapping[str, Any]) -> Column:
    return Column(
        name=said["name"],
        kind=said["kind"],
        heading=_words(said),
        hint=Words(said.get("hint_sl", ""), said.get("hint_en", "")),
        also=_texts(said.get("also")),
        codes=said.get("codes", ""),
        is_protected=bool(said.get("is_protected")),
        is_needed=bool(said.get("is_needed")),
        since=int(said.get("since", 0)),
    )


def _words(said: Mapping[str, Any]) -> Words:
    return Words(str(said["sl"]), str(said["en"]))


def _texts(said: list[object] | None) -> tuple[str, ...]:
    """Return other spellings; YAML takes ``true`` and ``1`` for values, which are texts here."""
    return tuple(str(one).lower() if isinstance(one, bool) else str(one) for one in said or ())
