"""What a file would make of the data: the package to be released, and all that is to be said."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from zmos_data import limits
from zmos_data.editing import identifiers
from zmos_data.editing.doubts import Doubt, doubts, strangers
from zmos_data.editing.draft import Draft
from zmos_data.editing.findings import Finding
from zmos_data.editing.gone import drop_unused_sources, fill, gone
from zmos_data.editing.likeness import Question, unanswered
from zmos_data.editing.merge import Clash, Merged, merge, whole
from zmos_data.editing.outcome import (
    CellChange,
    cell_changes,
    finding_of,
    package_with,
    touched_projects,
)
from zmos_data.editing.patches import patches
from zmos_data.editing.references import identify
from zmos_data.loading import dataset_of
from zmos_data.model import Dataset
from zmos_data.package import Package
from zmos_data.tables import TextTables, read_tables
from zmos_data.validation import check_tables


@dataclass(frozen=True)
class Choices:
    """What a person has decided.

    Attributes
    ----------
    same : mapping of int to str
        By the row of a project without an id: the id of the project that it is, "" where it
        is new.
    removed : collection of str
        Projects that the file has no more and that are to go; the others stay.
    mine : collection of str
        Names of clashes (`Clash.name`) in which the file's is to stand.
    meant : collection of str
        Names of doubts (`Doubt.name`) whose change is meant.
    """

    same: Mapping[int, str] = field(default_factory=dict)
    removed: Collection[str] = ()
    mine: Collection[str] = ()
    meant: Collection[str] = ()


@dataclass(frozen=True)
class Proposal:
    """What a file would make of the data.

    Attributes
    ----------
    package : Package
        The package as it would be released; the present one where nothing changes.
    dataset : Dataset or None
        The same, loaded; None where it does not pass.
    new, changed, vanished : tuple of str
        Ids of projects: that the data do not have, that would be another, and that the data
        have and the file has no more (they stay unless a person says otherwise).
    changes : tuple of (str, tuple of str, str, str, str)
        Table, key, column, before and after of every cell that would be another.
    questions : tuple of Question
        Projects of the file that may be ones of the data.
    clashes : tuple of Clash
        What another has changed since the file was written.
    doubts : tuple of Doubt
        Changes that are hardly meant.
    findings : tuple of Finding
        What the file does not say rightly, and rules that would be broken.
    """

    package: Package
    dataset: Dataset | None
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    vanished: tuple[str, ...] = ()
    changes: tuple[CellChange, ...] = ()
    questions: tuple[Question, ...] = ()
    clashes: tuple[Clash, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def faults(self) -> tuple[Finding, ...]:
        """What has to be mended before anything can be released."""
        return tuple(finding for finding in self.findings if finding.is_fault)

    @property
    def is_releasable(self) -> bool:
        """Whether it can be released: it passes, changes something, and nothing is asked."""
        sound = self.dataset is not None and not self.faults
        return sound and bool(self.changes) and not self.asked

    @property
    def asked(self) -> int:
        """How many questions a person has still to answer."""
        return len(unanswered(self.questions)) + sum(not one.is_meant for one in self.doubts)


def propose(
    current: Package, draft: Draft, base: Package | None = None, choices: Choices | None = None
) -> Proposal:
    """Say what a file would make of the data (pure).

    Parameters
    ----------
    current : Package
        The data as they are; they pass.
    draft : Draft
        What the file gives.
    base : Package, optional
        The data that the file was written of; the present ones unless told. What others have
        changed since then stays.
    choices : Choices, optional
        What a person has decided so far.
    """
    chosen = choices or Choices()
    present = read_tables(current)
    frames = present.frames
    before = read_tables(base).frames if base else frames
    who = identify(draft, frames, before, chosen.same)
    said = patches(draft, who, before)
    going, vanished = gone(draft, said, frames, before, chosen.removed)
    fill(said, frames, before)
    merged = merge(frames, before, said.rows, going, chosen.mine)
    drop_unused_sources(draft, said, merged, frames)
    _name_conflicts(merged)
    tables = whole(merged, frames)
    changes = cell_changes(merged)
    foreign = strangers(changes, merged, draft.towns)
    findings = [*draft.findings, *who.findings, *said.findings, *foreign]
    package = package_with(current, tables, changes)
    proposal = Proposal(
        package=package,
        dataset=None,
        vanished=vanished,
        changes=changes,
        questions=tuple(who.questions),
        clashes=tuple(merged.clashes),
        doubts=doubts(changes, merged, chosen.meant),
        findings=tuple(findings),
        **touched_projects(changes, merged),
    )
    return _checked(proposal, merged, replace(present, frames={**frames, **tables}))


def _name_conflicts(merged: Merged) -> None:
    """Give new conflicts their ids, and their rows a place under them."""
    rows = merged.rows["conflicts"]
    for key in [key for key in rows if not key[0].startswith("conflict-")]:
        code = identifiers.next_conflict([k[0] for k in rows])
        row = rows.pop(key)
        rows[(code,)] = {**row, "conflict_id": code}
        merged.places["conflicts", (code,)] = merged.places["conflicts", key]


def _checked(proposal: Proposal, merged: Merged, tables: TextTables) -> Proposal:
    """Ask the rules, and say where in the file what they find stands."""
    text = dict(tables.frames)
    frames, problems = check_tables(tables)
    if not problems:
        return replace(proposal, dataset=dataset_of(proposal.package, tables, frames))
    told = {finding.place for finding in proposal.faults}
    found = [finding_of(problem, merged, text) for problem in problems[: limits.PROBLEMS]]
    # What is told of a cell already is the reason; a rule that it breaks as well is none.
    news = tuple(finding for finding in found if finding.place not in told)
    return replace(proposal, findings=(*proposal.findings, *news))
