"""What a file says about the data, in the codes of the tables: rows of sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zmos_data.editing.findings import Finding, Place

# A row of a sheet: texts as the tables have them, by the name of the sheet's column; "" is
# empty, and a column that the file does not have is not in it.
Row = Mapping[str, str]


@dataclass(frozen=True)
class DraftRow:
    """A row that a file gives.

    Attributes
    ----------
    place : Place
        The row in the file.
    cells : Row
        What it says. Of amounts, sources, outputs and sites ``project_id`` may hold the name
        of a project that has no id yet, and ``source_id`` the address of a source.
    columns : mapping of str to int
        Where each cell stands in the file, from 1.
    headings : mapping of str to str
        What stands above each cell.
    """

    place: Place
    cells: Row
    columns: Mapping[str, int] = field(default_factory=dict)
    headings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """All that a file gives.

    Attributes
    ----------
    sheets : mapping of str to sequence of DraftRow
        By the name of the sheet; a sheet that the file does not have is not in it.
    base : str
        Checksum of the data that it was written of; "" where it does not say.
    towns : tuple of str
        Towns that it speaks of; () for all.
    is_flat : bool
        Whether it is one table of projects: what it does not have, it says nothing about.
    findings : tuple of Finding
        What was understood, and what was not.
    """

    sheets: Mapping[str, Sequence[DraftRow]]
    base: str = ""
    towns: tuple[str, ...] = ()
    is_flat: bool = False
    findings: tuple[Finding, ...] = ()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What has to be mended."""
        return tuple(finding for finding in self.findings if finding.is_fault)
