"""What stands in a file before anybody understands it: grids of cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from zmos_data.editing.findings import Finding


class Holds(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    ERROR = "error"  # such as #REF! or #N/A


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes
    ----------
    text : str
        What it holds, cleaned: a number with a decimal point and no exponent, a date as
        2026-11-28, a truth value as ``true`` or ``false``; "" where it is empty.
    holds : Holds
        Of which type the file says it is; everything in a CSV is text.
    formula : str
        The formula that gave the value; "" where it is none.
    """

    text: str
    holds: Holds = Holds.TEXT
    formula: str = ""


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, or of a CSV file.

    Attributes
    ----------
    sheet : str
        Name on the tab; the name of the file where it is a CSV.
    rows : tuple of tuple of Cell
        Row n of the file is ``rows[n - 1]``; empty rows stand between others, none at the end.
    """

    sheet: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Upload:
    """A file as it was read.

    Attributes
    ----------
    name : str
        Name of the file.
    content : bytes
        The file itself.
    grids : tuple of Grid
        The sheets that are seen, in their order.
    base : str
        Checksum of the data that the template was written of; "" where the file does not say.
    towns : tuple of str
        Codes of the towns that the template was written for; () where it was for all.
    findings : tuple of Finding
        What was understood otherwise than it stands there, and what cannot be read.
    questions : Grid or None
        The template's sheet of questions, beside which people answer.
    """

    name: str
    content: bytes
    grids: tuple[Grid, ...] = ()
    base: str = ""
    towns: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
    questions: Grid | None = None
