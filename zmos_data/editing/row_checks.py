"""What the cells of one row say of each other: what is missing, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zmos_data.amounts import AMOUNTS
from zmos_data.cells import shortened
from zmos_data.editing.findings import Place
from zmos_data.editing.grid import Cell
from zmos_data.editing.headings import Heads
from zmos_data.editing.sheets import Column, layout
from zmos_data.editing.telling import Telling
from zmos_data.editing.understood import Reading, named
from zmos_data.editing.values import Known
from zmos_data.phrase import Phrase, listed

FILL = Phrase("Fill it in.")
_NO_AMOUNT = Phrase("Write the amount, or delete the row: what is not known has no row.")
_LESS_EXACT = {"rounded": ("exact",), "at_least": ("exact", "rounded")}


@dataclass(frozen=True)
class RowChecks:
    """Looks at rows of one sheet after their cells were read.

    Attributes
    ----------
    sheet : str
        Name of the sheet in code.
    grid : str
        Name on its tab.
    heads : Heads
        Its headings.
    columns : mapping of str to int
        Where each column stands.
    known : Known
        What the data have.
    is_flat : bool
        Whether it is a table of projects with their amounts.
    telling : Telling
        What is said.
    """

    sheet: str
    grid: str
    heads: Heads
    columns: Mapping[str, int]
    known: Known
    is_flat: bool
    telling: Telling

    def has_amount(self, n: int, cells: Mapping[str, Cell], values: Mapping[str, str]) -> bool:
        """Tell whether a row of the amounts has one; what is not known has no row."""
        if self.sheet != "amounts" or "eur" not in self.columns or values.get("eur"):
            return True
        if "eur" not in values:
            return False  # that it was not understood is told already
        place, text = self._place(n, "eur"), cells["eur"].text
        if text:
            words = Phrase(
                "“{found}”: what is not known has no row; the row was left out.",
                found=shortened(text),
            )
            self.telling.read(place, text, words)
        elif not self.telling.is_at_fault(place):
            self.telling.fault(place, "", Phrase("The row has no amount."), advice=_NO_AMOUNT)
        return False

    def tell(self, n: int, cells: Mapping[str, Cell], values: Mapping[str, str]) -> None:
        """Say what is missing, and what else an editor should look at."""
        self._tell_missing(n, values)
        self._tell_zeros(n, cells, values)
        if self.sheet == "sources" and values.get("project_id") and values.get("proves") == "":
            name = layout().sheets["projects"].column("name_sl")
            words = Phrase(
                "The cell is empty: “{heading}” was filled in, for a source proves that at least.",
                heading=named(name.heading),
            )
            self.telling.read(self._place(n, "proves"), "", words)

    def tell_precision(self, n: int, amount: str, cell: Cell, reading: Reading, said: str) -> None:
        """Say where the precision contradicts how the amount beside it is written."""
        if said not in _LESS_EXACT.get(reading.precision, ()):
            return
        name = _precision_of(amount)
        words = layout().codes["precision"]
        advice = Phrase(
            "Choose “{precision}” here, or write the amount in full, to the euro.",
            precision=named(words[reading.precision].words),
        )
        place, found = self._place(n, name), named(words[said].words)
        if self.heads.scale(self.columns[amount]) and not reading.words:
            sentence = Phrase(
                "In the unit of the heading “{heading}” the amount is rounded, and here stands "
                "“{precision}”.",
                heading=self.heads.texts[self.columns[amount]],
                precision=found,
            )
            self.telling.alike(place, found, sentence, advice=advice)
            return
        sentence = Phrase(
            "The amount is written as “{found}”, and here stands “{precision}”.",
            found=cell.text,
            precision=found,
        )
        self.telling.fault(place, found, sentence, advice=advice)

    def _place(self, n: int, name: str) -> Place:
        return self.heads.place(self.grid, n, self.columns[name])

    def _tell_missing(self, n: int, values: Mapping[str, str]) -> None:
        """Say which cells a row must have; a project with an id may leave out what it keeps."""
        if self.is_flat and values.get("project_id"):
            return
        missing = [
            column
            for column in self.heads.columns.values()
            if column.is_needed
            and values.get(column.name) == ""
            and not self.telling.is_at_fault(self._place(n, column.name))
        ]
        if missing:
            place = self._place(n, missing[0].name)
            self.telling.fault(place, "", _empty(missing), advice=FILL)

    def _tell_zeros(self, n: int, cells: Mapping[str, Cell], values: Mapping[str, str]) -> None:
        """Say of zeros that are news: an amount that is not known is left out."""
        for name in self.columns:
            amount = values.get("amount", "") if name == "eur" else name
            if amount not in AMOUNTS or not values.get(name) or float(values[name]):
                continue
            if (values.get("project_id", ""), amount) not in self.known.zeros:
                words = Phrase(
                    "0 says that there is none of this amount. If it is not known, leave it out."
                )
                self.telling.read(self._place(n, name), cells[name].text, words)


def precisions_of(columns: Mapping[str, int]) -> dict[str, str]:
    """Return the column with the precision of each amount."""
    amounts = [name for name in columns if name == "eur" or name.endswith("_eur")]
    return {name: _precision_of(name) for name in amounts}


def _precision_of(amount: str) -> str:
    return "precision" if amount == "eur" else f"{amount}_precision"


def _empty(missing: list[Column]) -> Phrase:
    if len(missing) == 1:
        return Phrase("“{heading}” is empty.", heading=named(missing[0].heading))
    headings = listed(named(column.heading) for column in missing)
    return Phrase("Cells of the row that must be filled are empty: {headings}.", headings=headings)
