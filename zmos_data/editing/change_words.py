"""What a file would change, in the words of a language: rows, columns and cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zmos_data.catalogue import say_in
from zmos_data.cells import shortened
from zmos_data.dictionary import Column, read_dictionary
from zmos_data.editing.cell_labels import CellLabels, cell_labels
from zmos_data.editing.merge import Clash
from zmos_data.editing.outcome import CellChange
from zmos_data.editing.patches import KEYS, Key
from zmos_data.editing.table_words import columns, heading
from zmos_data.expectations import is_year
from zmos_data.number_words import in_number
from zmos_data.package import Package
from zmos_data.phrase import Bilingual, Phrase
from zmos_data.tables import read_tables

_UNKNOWN = Phrase("not known")
_TRUTH = {"true": Phrase("yes"), "false": Phrase("no")}
_NUMBERS = ("number", "integer")


@dataclass(frozen=True)
class ChangeWords:
    """What is needed to say a change.

    Attributes
    ----------
    language : str
        "sl" or "en".
    labels : CellLabels
        What the codes of the package are called.
    titles : mapping of (str, str) to str
        What the columns are called, by table and column.
    described : mapping of (str, str) to Column
        What the package says of them.
    """

    language: str
    labels: CellLabels
    titles: Mapping[tuple[str, str], str]
    described: Mapping[tuple[str, str], Column]

    def change(self, change: CellChange) -> str:
        """Say a change of a cell."""
        table, key, column, before, after = change
        cells = [self._cell(table, column, cell) for cell in (before, after)]
        return self._say(
            Phrase(
                "{key}, {column}: {before} → {after}",
                key=self._record(key),
                column=self._column(table, column),
                before=cells[0] or _UNKNOWN,
                after=cells[1] or _UNKNOWN,
            )
        )

    def clash(self, clash: Clash) -> str:
        """Say what another has changed since the file was written."""
        table, column = clash.table, clash.column
        what = Phrase(
            "{key}, {column}", key=self._record(clash.key), column=self._column(table, column)
        )
        return self._say(
            Phrase(
                "Changed by another meanwhile: {what}; the file says “{yours}”, now there is "
                "“{theirs}”, which stays",
                what=what,
                yours=self._cell(table, column, clash.yours) or _UNKNOWN,
                theirs=self._cell(table, column, clash.theirs) or _UNKNOWN,
            )
        )

    def _say(self, words: str) -> str:
        return say_in(self.language, words)

    def _record(self, key: Key) -> str:
        """Name what a row is of: a town by its name, all else as the workbook does."""
        known = {**self.labels.town_facts, **self.labels.towns}
        return " ".join(known.get(part, part) for part in key)

    def _column(self, table: str, column: str) -> str:
        return self.titles.get((table, column), column)

    def _cell(self, table: str, column: str, cell: str) -> str:
        """Write a cell as the workbook does, numbers and days as the language does."""
        if column.endswith("municipality_code"):
            return self.labels.towns.get(cell, shortened(cell))
        declared = columns().get((table, column))
        if cell and (number := self._number(table, column, cell)):
            return self._say(number)
        if not cell or not declared:
            return self._say(_TRUTH.get(cell, shortened(cell)))
        (found,) = self.labels.cells(declared, [{declared.name: cell}])
        return self.labels.in_full(found) if isinstance(found, date) else shortened(str(found))

    def _number(self, table: str, column: str, cell: str) -> str:
        """Write a number with its unit; "" where the column holds none, or years."""
        described = self.described.get((table, column))
        if not described or described.kind not in _NUMBERS or is_year(column):
            return ""
        return in_number(cell, described.unit)


def is_told(change: CellChange) -> bool:
    """Tell whether a change says more than which row it is of."""
    table, _, column, before, after = change
    return bool(before or after) and column not in (*KEYS.get(table, ()), "municipality")


def change_words(package: Package, language: str) -> ChangeWords:
    """Read what a package calls its rows, columns and cells.

    Parameters
    ----------
    package : Package
        The package as it would be released.
    language : str
        "sl" or "en".
    """
    dictionary = read_dictionary(package)
    described = {(table.name, c.name): c for table in dictionary.tables for c in table.columns}
    own = {key: Bilingual(c.title.sl, c.title.en) for key, c in described.items()}
    titles = {**own, **{key: heading(*key) for key in columns()}}
    labels = cell_labels(read_tables(package).frames, dictionary, language)
    return ChangeWords(language, labels, titles, described)
