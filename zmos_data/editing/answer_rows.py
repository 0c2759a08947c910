"""What a town says of its rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zmos_data.confirmations import Verdict
from zmos_data.editing.findings import Finding


@dataclass(frozen=True)
class AnswerRow:
    """What a town says of one row.

    Attributes
    ----------
    project_id : str
        The project; "" for the facts of the town and for a project that is missing.
    verdict : Verdict
        What it says.
    digest : str
        Of what the sheet said of the row; "" for a project that is missing.
    note : str
        What it wrote; of a project that is missing, its name with what it wrote.
    """

    project_id: str
    verdict: Verdict
    digest: str
    note: str


@dataclass(frozen=True)
class Answer:
    """What a town says of its rows.

    Attributes
    ----------
    town : str
        Code of the town; "" where the file does not say.
    day : datetime.date or None
        Day that stands on the answer; None where none can be read.
    version : str
        Version of the data that the sheet was written of.
    rows : tuple of AnswerRow
        In the order of the sheet; rows without an answer are left out.
    findings : tuple of Finding
        What was noticed, and what has to be mended.
    """

    town: str = ""
    day: date | None = None
    version: str = ""
    rows: tuple[AnswerRow, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What has to be mended before it can be taken over."""
        return tuple(finding for finding in self.findings if finding.is_fault)
