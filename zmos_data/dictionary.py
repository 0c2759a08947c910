"""The data dictionary: what the descriptor says of the package, its tables and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from zmos_data.package import Package
from zmos_data.tables import TextTables, read_tables, references, several

_LIMITS = ("minimum", "maximum", "pattern")


@dataclass(frozen=True)
class Words:
    """A title or a description in both languages."""

    sl: str
    en: str

    def of(self, language: str) -> str:
        """Return the words in a language."""
        return self.en if language == "en" else self.sl


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name, kind, unit, example : str
        Name in the file, type of the descriptor, unit and an example; "" where there is none.
    title, description : Words
        What it is called and what it means.
    required, key : bool
        Whether every row has a value, and whether it belongs to the table's key.
    values : tuple of str
        Values that may stand there; empty where others may.
    limits : tuple of (str, str)
        Least and greatest value and pattern, as the descriptor has them.
    refers_to : str
        Table that its values point to; "" where to none.
    """

    name: str
    kind: str
    unit: str
    example: str
    title: Words
    description: Words
    required: bool
    key: bool
    values: tuple[str, ...]
    limits: tuple[tuple[str, str], ...]
    refers_to: str


@dataclass(frozen=True)
class Table:
    """One table: its name, words and columns."""

    name: str
    path: str
    title: Words
    description: Words
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Change:
    """What changed in the data: version, day and words."""

    version: str
    date: str
    words: Words


@dataclass(frozen=True)
class Dictionary:
    """The descriptor of the package.

    Attributes
    ----------
    name, version, created : str
        Name, version and day of the package.
    title : Words
        Title of the package.
    licence : str
        Code of the compilation's licence.
    tables : tuple of Table
        In the order of the descriptor.
    changes : tuple of Change
        The latest first.
    corrections : pandas.DataFrame of str
        The corrections table as text, which `Dataset` does not hold.
    """

    name: str
    version: str
    created: str
    title: Words
    licence: str
    tables: tuple[Table, ...]
    changes: tuple[Change, ...]
    corrections: pd.DataFrame


def read_dictionary(package: Package) -> Dictionary:
    """Read the dictionary out of the descriptor of a package that passes."""
    return dictionary_of(read_tables(package))


def dictionary_of(tables: TextTables) -> Dictionary:
    """Return the dictionary of tables that were read."""
    found = tables.descriptor
    licence: dict[str, Any] = next(iter(found.get("licenses", [])), {})
    changes = [
        Change(c["version"], c["date"], _words(c, "text", "text_sl"))
        for c in found.get("changelog", [])
    ]
    return Dictionary(
        name=str(found["name"]),
        version=str(found["version"]),
        created=str(found.get("created", ""))[:10],
        title=_words(found, "title", "title"),
        licence=str(licence.get("name", "")),
        tables=tuple(_table(resource) for resource in found["resources"]),
        changes=tuple(reversed(changes)),
        corrections=tables.frames["corrections"],
    )


def _words(found: dict[str, Any], field: str, slovenian: str) -> Words:
    """Read words in both languages; where one is missing, the other stands in."""
    english = str(found.get(f"{field}_en") or found.get(field, ""))
    return Words(str(found.get(slovenian) or english), english)


def _described(found: dict[str, Any]) -> tuple[Words, Words]:
    return _words(found, "title", "title"), _words(found, "description", "description_sl")


def _table(resource: dict[str, Any]) -> Table:
    schema = resource["schema"]
    key, targets = several(schema.get("primaryKey", [])), references(schema)
    title, description = _described(resource)
    columns = tuple(
        _column(field, field["name"] in key, targets.get(field["name"], ""))
        for field in schema["fields"]
    )
    return Table(str(resource["name"]), str(resource["path"]), title, description, columns)


def _column(field: dict[str, Any], key: bool, target: str) -> Column:
    rules = field.get("constraints", {})
    title, description = _described(field)
    return Column(
        name=str(field["name"]),
        kind=str(field["type"]),
        unit=str(field.get("unit", "")),
        example=str(field.get("example", "")),
        title=title,
        description=description,
        required=bool(rules.get("required")),
        key=key,
        values=tuple(map(str, rules.get("enum", ()))),
        limits=tuple((name, str(rules[name])) for name in _LIMITS if name in rules),
        refers_to=target,
    )
