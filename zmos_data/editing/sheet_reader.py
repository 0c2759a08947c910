"""The cells of a sheet, streamed: no more of it is kept than its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

from zmos_data import limits
from zmos_data.editing.book import local
from zmos_data.editing.findings import Place
from zmos_data.editing.refusal import too_many_cells, too_many_columns, too_many_rows

_COLLECTED = ("v", "t", "f")


class Written(NamedTuple):
    """A cell as the file has it.

    Attributes
    ----------
    kind : str
        n (number), s (position of a shared text), str, inlineStr, b, e or d.
    style : int
        Position of its style.
    value : str
        Its value, or the stored result of its formula; "" where there is none.
    formula : str
        With the leading =; "" where it is none.
    """

    kind: str
    style: int
    value: str
    formula: str


@dataclass
class SheetReader:
    """Reads a sheet; what is outside the limits is refused as soon as it is met.

    Attributes
    ----------
    title : str
        Name on the tab.
    cells : int
        Cells that were read before it in the same file; counted on.
    rows : dict of int to dict of int to Written
        Cells with a value or a formula, by row and column from 1.
    merges : list of str
        Merged ranges, such as A1:C1.
    hidden : set of int
        Rows that are not seen.
    """

    title: str
    cells: int = 0
    rows: dict[int, dict[int, Written]] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _kind: str = "n"
    _style: str = "0"
    _parts: list[str] = field(default_factory=list)
    _formula: str | None = None
    _of_formula: tuple[str, str] = ("", "")
    _shared: dict[str, str] = field(default_factory=dict)
    _is_collected: bool = False
    _is_aside: bool = False

    def parse(self, part: Any) -> None:
        """Read the part of the sheet from a binary file."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ParseFile(part)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if ":" in name:
            name = local(name)
        if name in _COLLECTED:
            self._is_collected = not self._is_aside
            if name == "f":
                self._of_formula = (attributes.get("t", ""), attributes.get("si", ""))
                self._parts = []
        elif name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.add(self._row)
        elif name == "rPh":
            self._is_aside = True
        elif name == "mergeCell":
            self.merges.append(attributes["ref"])

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r")
        self._column = _column(reference.rstrip("0123456789")) if reference else self._column + 1
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
        self._parts, self._formula = [], None
        self.cells += 1
        if self.cells > limits.SHEET_CELLS:
            raise too_many_cells(Place(self.title, self._row))

    def _end(self, name: str) -> None:
        if ":" in name:
            name = local(name)
        if name in _COLLECTED:
            self._is_collected = False
            if name == "f":
                self._end_formula()
        elif name == "c":
            self._end_cell()
        elif name == "rPh":
            self._is_aside = False

    def _end_formula(self) -> None:
        """Keep a formula; one that is shared is written at the first of its cells alone."""
        text, (kind, number) = "".join(self._parts), self._of_formula
        if kind == "shared":
            text = self._shared.setdefault(number, text)
        self._formula, self._parts = f"={text}", []

    def _end_cell(self) -> None:
        value = "".join(self._parts)
        if not value and self._formula is None:
            return
        if self._row > limits.SHEET_ROWS:
            raise too_many_rows(Place(self.title, limits.SHEET_ROWS + 1))
        if self._column > limits.SHEET_COLUMNS:
            raise too_many_columns(Place(self.title, self._row, limits.SHEET_COLUMNS + 1))
        cell = Written(self._kind, int(self._style), value, self._formula or "")
        self.rows.setdefault(self._row, {})[self._column] = cell

    def _characters(self, text: str) -> None:
        if self._is_collected:
            self._parts.append(text)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    return int(column_index_from_string(letters))
