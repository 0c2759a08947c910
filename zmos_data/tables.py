"""The tables as text: read from the files of a package, cleaned, every problem named."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from zmos_data import former_names, limits
from zmos_data.casting import cast_column
from zmos_data.cells import cleaned, refused, shortened
from zmos_data.contract import absent_resources, table_path
from zmos_data.descriptor import read_descriptor
from zmos_data.differences import difference
from zmos_data.model import Problem
from zmos_data.number_words import in_number
from zmos_data.package import READABLE, Package
from zmos_data.phrase import Phrase

_SAVE = Phrase("save the file as CSV UTF-8 with commas")
_CSV = Phrase("CSV in UTF-8 with commas")
_ROW = Phrase("look for a missing comma or quotation mark")


@dataclass
class TextTables:
    """What was read: the descriptor, the tables as text, and what could not be read.

    ``former`` holds the names of columns that were read as their present ones.
    """

    descriptor: dict[str, Any] = field(default_factory=dict)
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    former: set[str] = field(default_factory=set)

    def schema(self, table: str) -> dict[str, Any]:
        """Return the schema of a table from the descriptor."""
        resources = {r["name"]: r for r in self.descriptor["resources"]}
        schema: dict[str, Any] = resources[table]["schema"]
        return schema


def read_tables(package: Package) -> TextTables:
    """Read the descriptor and every table that it names, as text.

    Parameters
    ----------
    package : Package
        Files of the data package.

    Returns
    -------
    TextTables
        Frames of str by table, "" for an empty cell; row n of the file is row n - 2.
        Unreadable files, wrong headers and rows of the wrong length are in ``problems``, and
        their table is left out. An optional table that the descriptor does not name is empty.
    """
    tables = TextTables()
    tables.descriptor, tables.problems = read_descriptor(package)
    once: dict[str, str] = {}
    for resource in tables.descriptor.get("resources", []):
        table = str(resource["name"])
        columns = [str(field["name"]) for field in resource["schema"]["fields"]]
        reader = _Reader(table, columns, tables.problems, once)
        frame = reader.read(package)
        if frame is not None:
            tables.frames[table] = frame
        tables.former |= reader.former | former_names.former_in(resource["schema"])
    for resource in absent_resources(tables.descriptor) if tables.descriptor else ():
        columns = [field["name"] for field in resource["schema"]["fields"]]
        tables.descriptor["resources"].append(resource)
        tables.frames[resource["name"]] = pd.DataFrame(columns=columns, dtype=object)
    tables.former |= former_names.rename_cells(tables.frames)
    return tables


def references(schema: Mapping[str, Any]) -> dict[str, str]:
    """Return the table whose keys a column holds, by column; from the foreign keys of a schema."""
    return {
        column: str(key["reference"]["resource"])
        for key in schema.get("foreignKeys", [])
        for column in several(key["fields"])
    }


def several(names: str | Sequence[str]) -> list[str]:
    """Return names as a list; the descriptor may write a single one without a list."""
    return [names] if isinstance(names, str) else list(names)


@dataclass
class _Reader:
    """Reads one table and notes what is wrong with it.

    ``once`` holds each text of all tables, cleaned, by the cell: most stand there many times.
    """

    table: str
    columns: list[str]
    problems: list[Problem]
    once: dict[str, str]
    found: int = 0
    head: list[str] = field(default_factory=list)
    former: set[str] = field(default_factory=set)

    def refuse(
        self,
        row: int | None,
        rule: str,
        found: str,
        expected: str,
        advice: str,
        column: str | None = None,
    ) -> None:
        """Note what is wrong, as long as anybody reads it."""
        self.found += 1
        if self.found <= limits.PROBLEMS:
            problem = Problem(self.table, row, column, rule, found, expected, advice)
            self.problems.append(problem)

    def read(self, package: Package) -> pd.DataFrame | None:
        """Read the table; None where it cannot be used at all."""
        path = table_path(self.table)
        if path in package.unread:
            most = limits.TABLE_BYTES // limits.MB
            self.refuse(
                None,
                READABLE,
                package.unread[path],
                Phrase("{path}, a file of at most {limit} MB", path=path, limit=most),
                Phrase("put the file back"),
            )
            return None
        content = package.files[path]
        try:
            content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            row = content.count(b"\n", 0, error.start) + 1
            self.refuse(row, Phrase("readable CSV"), Phrase("not UTF-8"), _CSV, _SAVE)
            return None
        if row := _endless_line(content):
            self.refuse(
                row,
                Phrase("readable CSV"),
                Phrase("a line of more than {limit} MB", limit=limits.LINE // limits.MB),
                _CSV,
                _ROW,
            )
            return None
        return self._table(content)

    def _table(self, content: bytes) -> pd.DataFrame | None:
        rows = self._rows(content)
        self.head = next(rows, [])
        written = [cleaned(name) for name in self.head]
        names = former_names.former_of(self.table, written)
        if [names.get(name, name) for name in written] != self.columns:
            self._refuse_head(self.head)
            return None
        self.former |= set(names)
        cells = self._cells(rows)
        if self.found:
            return None
        return pd.DataFrame(dict(zip(self.columns, cells, strict=True)), dtype=object)

    def _rows(self, content: bytes) -> Iterator[list[str]]:
        """Return the rows; a quotation mark that stays open ends them with a problem."""
        csv.field_size_limit(limits.CELL)
        # Decoded bit by bit: as one text, a table takes five times its size.
        text = io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")
        rows, n = csv.reader(text, strict=True), 0
        while True:
            n += 1
            try:
                yield next(rows)
            except StopIteration:
                return
            except csv.Error:
                # Neither the library's own text nor the file's line, which spreadsheets number
                # otherwise where a cell has several lines.
                self.refuse(
                    n,
                    Phrase("readable CSV"),
                    Phrase(
                        "a quotation mark that is not closed or stands within a cell, "
                        "or a cell of more than {limit} characters",
                        limit=in_number(limits.CELL),
                    ),
                    _CSV,
                    _ROW,
                )
                return

    def _refuse_head(self, head: list[str]) -> None:
        if self.found:
            return  # the head itself could not be read
        advice, wanted = Phrase("give the table the columns of the descriptor"), self.columns
        found: str = difference([cleaned(name) for name in head], wanted)
        for mark, name in ((";", Phrase("semicolons")), ("\t", Phrase("tabs"))):
            if len(head) < len(wanted) and max((one.count(mark) for one in head), default=0) > 1:
                found = Phrase("columns parted by {marks}", marks=name)
                advice = _SAVE
        if not any(head):
            found = Phrase("an empty file or an empty first row")
        self.refuse(1, Phrase("columns"), found, ", ".join(wanted), advice)

    def _cells(self, rows: Iterator[list[str]]) -> list[list[str]]:
        """Read the rows column by column.

        Rows without a cell at the end are none: spreadsheets leave them there.
        """
        cells: list[list[str]] = [[] for _ in self.columns]
        blank: list[int] = []
        for n, row in enumerate(rows, 2):
            if self.found > limits.PROBLEMS:
                break
            if n > limits.ROWS:
                self.refuse(
                    n,
                    Phrase("number of rows"),
                    str(n),
                    str(limits.ROWS),
                    Phrase("delete the rows that are too many"),
                )
                break
            if not any(map(str.strip, row)):
                blank.append(n)
                continue
            for empty in blank:
                self.refuse(
                    empty,
                    Phrase("a row with cells"),
                    Phrase("an empty row"),
                    Phrase("no empty row between others"),
                    Phrase("delete the row"),
                )
            blank.clear()
            self._take(n, row, cells)
        return cells

    def _take(self, n: int, row: list[str], cells: list[list[str]]) -> None:
        """Add a row to the columns, or say why not."""
        if len(row) != len(self.columns):
            self.refuse(
                n, Phrase("number of cells in the row"), str(len(row)), str(len(self.columns)), _ROW
            )
            return
        if row == self.head:
            self.refuse(
                n,
                Phrase("the names of the columns once"),
                Phrase("the names again"),
                Phrase("a row of data"),
                Phrase("delete the row"),
            )
            return
        for name, column, cell in zip(self.columns, cells, row, strict=True):
            text = self.once.get(cell)
            if text is None:
                text = self.once[cell] = cleaned(cell)
                if sign := refused(text):
                    del self.once[cell]
                    self.refuse(
                        n,
                        Phrase("signs that a text may hold"),
                        Phrase("{sign} in “{cell}”", sign=sign, cell=shortened(text)),
                        Phrase("letters, digits and punctuation"),
                        Phrase("delete the sign that nobody sees"),
                        name,
                    )
            column.append(text)


def _endless_line(content: bytes) -> int:
    """Return the number of the first line that is longer than any table has; 0 where none is."""
    start = 0
    while len(content) - start > limits.LINE:
        end = content.rfind(b"\n", start, start + limits.LINE)
        if end < 0:
            return content.count(b"\n", 0, start) + 1
        start = end + 1
    return 0


def cast_tables(tables: TextTables) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Cast every table that could be read, column by column, as the descriptor says."""
    frames: dict[str, pd.DataFrame] = {}
    problems: list[Problem] = []
    for name, text in tables.frames.items():
        columns = {}
        for column in tables.schema(name)["fields"]:
            columns[column["name"]], found = cast_column(name, text[column["name"]], column)
            problems += found
        frames[name] = pd.DataFrame(columns)
    return frames, problems
