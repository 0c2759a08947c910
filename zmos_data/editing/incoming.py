"""A file that came in: a workbook of the data, or a town's answer; and what either makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from zmos_data.confirmations import Verdict
from zmos_data.editing.answer import read_answer
from zmos_data.editing.answer_day import in_digits
from zmos_data.editing.answer_grid import is_answer
from zmos_data.editing.answer_rows import Answer
from zmos_data.editing.confirming import TABLE, with_confirmations
from zmos_data.editing.draft import Draft
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.grid import Upload
from zmos_data.editing.outcome import CellChange
from zmos_data.editing.proposal import Choices, Proposal, propose
from zmos_data.editing.understanding import understand
from zmos_data.loading import load_package
from zmos_data.model import DataError, Dataset
from zmos_data.package import Package
from zmos_data.phrase import Phrase
from zmos_data.tables import read_tables


@dataclass(frozen=True)
class Incoming:
    """A file as it was understood.

    Attributes
    ----------
    upload : Upload
        The file.
    draft : Draft
        What it says of the data; only its findings where it is an answer.
    answer : Answer or None
        What a town answers in it; None where it is no answer.
    """

    upload: Upload
    draft: Draft
    answer: Answer | None = None


def understood(upload: Upload, present: Dataset) -> Incoming:
    """Understand a file, of whichever kind it is.

    Parameters
    ----------
    upload : Upload
        The file as it was read.
    present : Dataset
        The data that it is held against.
    """
    if is_answer(upload):
        answer = read_answer(upload, present)
        findings = (*answer.findings, _counted(answer)) if answer.rows else answer.findings
        return Incoming(upload, Draft({}, findings=findings), answer)
    return Incoming(upload, understand(upload, read_tables(present.package).frames))


def _counted(answer: Answer) -> Finding:
    """Say what a town has answered, so that it is seen before it is released."""
    verdicts = [row.verdict for row in answer.rows]
    return Finding(
        Place(),
        "",
        Phrase(
            "An answer of a town, {day}. Right: {right}, wrong: {wrong}, missing: {missing}.",
            day=in_digits(answer.day) if answer.day else Phrase("without a day"),
            right=verdicts.count(Verdict.RIGHT),
            wrong=verdicts.count(Verdict.WRONG),
            missing=verdicts.count(Verdict.MISSING),
        ),
    )


def proposed(
    present: Package, file: Incoming, base: Package | None = None, choices: Choices | None = None
) -> Proposal:
    """Say what a file would make of the data; see `zmos_data.editing.proposal.propose`."""
    if file.answer is None:
        return propose(present, file.draft, base, choices)
    return _confirmed(present, file.draft, file.answer)


def _confirmed(present: Package, draft: Draft, answer: Answer) -> Proposal:
    """Take a town's answer over; of the data themselves nothing changes."""
    nothing = Proposal(present, None, findings=draft.findings)
    if answer.faults or answer.day is None:
        return nothing
    package = with_confirmations(present, answer)
    changes = _changes(present, package)
    try:
        dataset = load_package(package)
    except DataError as error:
        found = tuple(
            Finding(Place(), p.found, p.rule, p.expected, p.advice, is_fault=True)
            for p in error.problems
        )
        return replace(nothing, findings=(*nothing.findings, *found))
    return replace(nothing, package=package, dataset=dataset, changes=changes)


def _changes(before: Package, after: Package) -> tuple[CellChange, ...]:
    """Name the verdicts that are new."""
    columns = ("municipality_code", "project_id", "confirmed_on", "verdict", "note", "row_digest")
    one, other = (read_tables(package).frames[TABLE] for package in (before, after))
    known = set(one[list(columns)].itertuples(index=False, name=None))
    rows = other[list(columns)].itertuples(index=False, name=None)
    return tuple(
        (TABLE, tuple(part for part in row[:3] if part), "verdict", "", row[3])
        for row in rows
        if row not in known
    )
