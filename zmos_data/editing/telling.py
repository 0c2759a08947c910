"""What a check tells: faults no more than anybody mends, like readings of a column together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from zmos_data import limits
from zmos_data.cells import shortened
from zmos_data.editing.findings import Finding, Place
from zmos_data.phrase import Phrase

_ROWS = 5  # rows that a reading names
_OTHERS = ("", "")  # the readings of a column that are told together


@dataclass
class _Likes:
    """A reading that occurs in several rows of a column."""

    finding: Finding
    rows: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, row: int | None) -> None:
        self.count += 1
        if len(self.rows) < _ROWS:
            self.rows.append(str(row))


@dataclass
class Telling:
    """Collects findings.

    Attributes
    ----------
    findings : list of Finding
        Faults, and notices that stand alone, in the order in which they were found.
    """

    findings: list[Finding] = field(default_factory=list)
    _faults: int = 0
    _alike: dict[tuple[str, int | None, str], _Likes] = field(default_factory=dict)
    _read: dict[tuple[str, int | None], dict[tuple[str, str], _Likes]] = field(default_factory=dict)

    def fault(
        self, place: Place, found: str, words: str, allowed: str = "", advice: str = ""
    ) -> None:
        """Note what has to be mended."""
        self.add(Finding(place, shortened(found), words, allowed, advice, is_fault=True))

    def alike(
        self, place: Place, found: str, words: str, allowed: str = "", advice: str = ""
    ) -> None:
        """Note a fault that one cause gives to many rows of a column: it is told once."""
        key = (place.sheet, place.column, words)
        if key not in self._alike:
            self._faults += 1
            finding = Finding(place, shortened(found), words, allowed, advice, is_fault=True)
            self._alike[key] = _Likes(finding)
        self._alike[key].add(place.row)

    def notice(self, place: Place, found: str, words: str) -> None:
        """Note what was understood."""
        self.add(Finding(place, shortened(found), words))

    def add(self, finding: Finding) -> None:
        """Add a finding, as long as anybody reads it."""
        if finding.is_fault:
            self._faults += 1
            if self._faults == limits.PROBLEMS + 1:
                self.findings.append(_and_more())
            if self._faults > limits.PROBLEMS:
                return
        self.findings.append(finding)

    def read(self, place: Place, found: str, words: str) -> None:
        """Note how a cell was read; the same in one column is told once, with its rows."""
        found = shortened(found)
        column = self._read.setdefault((place.sheet, place.column), {})
        # What is told together needs no place of its own.
        key = (found, words) if (found, words) in column or len(column) < limits.SHOWN else _OTHERS
        if key not in column:
            column[key] = _Likes(Finding(place, found, words))
        column[key].add(place.row)

    @property
    def has_causes(self) -> bool:
        """Whether one cause gives many faults."""
        return bool(self._alike)

    @property
    def count(self) -> int:
        """How many faults there are."""
        return self._faults

    def is_at_fault(self, place: Place) -> bool:
        """Tell whether a cell has a fault already, such as the error of a formula."""
        cell = (place.sheet, place.row, place.column)
        return any(
            one.is_fault and (one.place.sheet, one.place.row, one.place.column) == cell
            for one in self.findings
        )

    @property
    def is_full(self) -> bool:
        """Whether there are more faults than anybody reads."""
        return self._faults > limits.PROBLEMS

    @property
    def has_faults(self) -> bool:
        """Whether anything has to be mended."""
        return self._faults > 0

    def all(self) -> tuple[Finding, ...]:
        """Return everything: what stands alone first, then what is told together."""
        alike = map(_with_rows, self._alike.values())
        read = (one for column in self._read.values() for one in _told(column))
        return (*self.findings, *alike, *read)


def _told(column: dict[tuple[str, str], _Likes]) -> list[Finding]:
    """Tell the first readings of a column one by one, the others in one notice."""
    others = column.get(_OTHERS)
    told = [_with_rows(likes) for key, likes in column.items() if key != _OTHERS]
    if others and others.count == 1:
        told.append(others.finding)
    elif others:
        words = Phrase(
            "Further cells of this column were read in a like way: {count} (rows {rows}).",
            count=others.count,
            rows=_listed(others.rows, others.count > len(others.rows)),
        )
        told.append(replace(others.finding, words=words))
    return told


def _with_rows(likes: _Likes) -> Finding:
    if likes.count == 1:
        return likes.finding
    words = Phrase(
        "{words} Cells: {count} (rows {rows}).",
        words=likes.finding.words,
        count=likes.count,
        rows=_listed(likes.rows, likes.count > len(likes.rows)),
    )
    return replace(likes.finding, words=words)


def _listed(rows: list[str], more: bool) -> str:
    return ", ".join(rows) + (" …" if more else "")


def _and_more() -> Finding:
    words = Phrase(
        "And more: these are the first {count} cells to be put right.", count=limits.PROBLEMS
    )
    advice = Phrase("Mend these and check the file again.")
    return Finding(Place(), "", words, advice=advice, is_fault=True)
