"""Rows of other tables that a project or a town has gained or lost, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from content import change_cells, source_words, store
from content.change_cells import Cells
from content.page import Page
from zmos_data.change_kinds import ChangedFact, ChangedField, Row, Value

# The columns that name a row; the Slovenian one stands for the one of the language.
_NAMED_BY = {
    "project_municipalities": ("municipality_code",),
    "project_sources": ("source_id",),
    "outputs": ("quantity", "unit", "what_sl"),
    "sites": ("point_is_sl",),
    "conflicts": ("field", "value_other"),
    "allocations": ("year", "amount_eur"),
    "arms": ("artwork",),
    "municipality_provenance": ("field", "source_id"),
}
_OF_COLUMNS = frozenset(("field", "proves"))  # their cells name columns of the owner's table


@dataclass(frozen=True)
class _Parts:
    """Names the rows of a table, and what differs in rows of one name."""

    page: Page
    table: str
    cells: Cells
    owner: Cells
    titles: dict[str, str]

    def names(self, rows: Iterable[Row]) -> dict[str, Row]:
        return {self._name(dict(row)): row for row in rows}

    def _name(self, row: dict[str, Value]) -> str:
        named = _NAMED_BY[self.table]
        said = [self._words(column, row) for column in map(self._own, named) if row.get(column)]
        return " ".join(said) or self._words(named[-1], row)

    def _own(self, column: str) -> str:
        """Return the column of the language."""
        language = f"_{self.page.text.language}"
        return column.removesuffix("_sl") + language if column.endswith("_sl") else column

    def _words(self, column: str, row: dict[str, Value]) -> str:
        value = row.get(column)
        if column in _OF_COLUMNS and value is not None:
            return ", ".join(self.owner.title(name) for name in str(value).split(";"))
        if column == "source_id":
            return self.titles.get(str(value), str(value))
        return self.cells.words(column, value)

    def listed(self, own: dict[str, Row], other: dict[str, Row]) -> str:
        """List rows; where the other release has one of the same name, with what differs."""
        said = []
        for name, row in own.items():
            cells, others = dict(row), dict(other.get(name, ()))
            differing = [c for c in cells if others and cells[c] != others.get(c)]
            words = [f"{self.cells.title(c)}: {self._words(c, cells)}" for c in differing]
            said.append(f"{name} ({', '.join(words)})" if words else name)
        return "; ".join(said) or "–"


def before_and_after(page: Page) -> Callable[[ChangedField | ChangedFact], tuple[str, str]]:
    """Return what names the rows that the earlier release alone has, and the later one alone."""
    read, titles = store.dictionary(), source_words.titles(page)
    known: dict[str, _Parts] = {}

    def parts(table: str, owner: str) -> _Parts:
        if table not in known:
            cells, of_owner = (change_cells.cells(page, read, name) for name in (table, owner))
            known[table] = _Parts(page, table, cells, of_owner, titles)
        return known[table]

    def words(found: ChangedField | ChangedFact) -> tuple[str, str]:
        owner = "projects" if isinstance(found, ChangedField) else "municipalities"
        own = parts(found.field, owner)
        gone, come = own.names(found.removed), own.names(found.added)
        return own.listed(gone, come), own.listed(come, gone)

    return words
