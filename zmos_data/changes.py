"""Two releases of the data compared: what came, went, moved on, was corrected, and its sums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from zmos_data import change_sums
from zmos_data.amounts import AMOUNTS
from zmos_data.change_facts import answers_of, facts_of, sources_of
from zmos_data.change_kinds import (
    AddedSource,
    ChangedAmount,
    ChangedFact,
    ChangedField,
    ChangedProject,
    Confirmed,
    Moved,
)
from zmos_data.change_others import LEAD, others
from zmos_data.change_rows import (
    Side,
    project_of,
)
from zmos_data.change_sums import AFTER, BEFORE, Part
from zmos_data.model import Dataset
from zmos_data.reconciliation import Discrepancy
from zmos_data.selection import Counting, Selection

KINDS = ("new", "moved", "amounts", "withdrawn", "other")


@dataclass(frozen=True)
class State:
    """Which state of the data one of two releases is: version, its day (ISO), and checksum."""

    version: str
    day: str
    checksum: str


@dataclass(frozen=True)
class Changes:
    """What differs between two releases, in the projects of a view.

    A project that passes the filters in either release is in the view. Rows are in the order of
    the later release, those that it does not have in the order of the earlier one.

    Attributes
    ----------
    before, after : State
        The two releases.
    new, withdrawn : tuple of ChangedProject
        Projects that one release alone has.
    entered, left : tuple of ChangedProject
        Projects that both have and that only the filters of the view let in, or out: by a change
        of theirs. ``left`` has the amounts of before.
    moved : tuple of Moved
        Other stages.
    amounts : tuple of ChangedAmount
        Other amounts, or other precisions.
    other : tuple of ChangedField
        What else is different of a project that both have.
    facts : tuple of ChangedFact
        Facts of towns: of those that the view is filtered by; none where another filter is on.
    confirmed : tuple of Confirmed
        Answers of towns that the later release alone has; left out as facts are.
    sources : tuple of AddedSource
        Sources of the later release alone; none where a filter is on.
    sums : tuple of Part
        Before, each of ``change_sums.PARTS``, after.
    counting : Counting
        How the view counts a project of several towns.
    """

    before: State
    after: State
    new: tuple[ChangedProject, ...]
    withdrawn: tuple[ChangedProject, ...]
    entered: tuple[ChangedProject, ...]
    left: tuple[ChangedProject, ...]
    moved: tuple[Moved, ...]
    amounts: tuple[ChangedAmount, ...]
    other: tuple[ChangedField, ...]
    facts: tuple[ChangedFact, ...]
    confirmed: tuple[Confirmed, ...]
    sources: tuple[AddedSource, ...]
    sums: tuple[Part, ...]
    counting: Counting

    @property
    def is_nothing(self) -> bool:
        """Whether nothing of a project, a town or a source differs."""
        return not (len(self) or self.sources)

    def __len__(self) -> int:
        """Count the rows of all lists, without sources."""
        of_projects = (self.new, self.withdrawn, self.moved, self.amounts, self.other)
        return sum(map(len, (*of_projects, self.facts, self.confirmed)))

    @property
    def relocated(self) -> tuple[ChangedField, ...]:
        """Of ``other`` the projects that have moved to another town."""
        return tuple(change for change in self.other if change.field == LEAD)

    @property
    def otherwise(self) -> tuple[ChangedField, ...]:
        """The rest of ``other``."""
        return tuple(change for change in self.other if change.field != LEAD)

    def of_kind(self, kind: str) -> tuple[ChangedProject, ...]:
        """Return the projects that changed in a way of ``KINDS``, each once."""
        if kind in ("new", "withdrawn"):
            return self.new if kind == "new" else self.withdrawn
        rows: Iterable[Moved | ChangedAmount | ChangedField] = getattr(self, kind)
        return tuple({row.project.project_id: row.project for row in rows}.values())

    @property
    def by_town(self) -> dict[str, dict[str, int]]:
        """Return how many projects changed in each way of ``KINDS``, by town.

        A project of several towns counts once, with its lead, or in each, as the view has it.
        """
        return self._counted(self.counted_in)

    def counted_in(self, project: ChangedProject) -> tuple[str, ...]:
        """Return the towns that count a project: its lead, or each, as the view has it."""
        return project.towns if self.counting is Counting.EACH else project.towns[:1]

    @property
    def by_theme(self) -> dict[str, dict[str, int]]:
        """Return how many projects changed in each way of ``KINDS``, by the theme they have now."""
        return self._counted(lambda found: found.themes[:1])

    def _counted(
        self, codes: Callable[[ChangedProject], tuple[str, ...]]
    ) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for kind in KINDS:
            for code in (code for project in self.of_kind(kind) for code in codes(project)):
                found.setdefault(code, dict.fromkeys(KINDS, 0))[kind] += 1
        return found

    def towns(self) -> frozenset[str]:
        """Return the codes of all towns of which something changed."""
        own = {town for kind in KINDS for project in self.of_kind(kind) for town in project.towns}
        own |= {fact.municipality_code for fact in self.facts}
        return frozenset(own | {answer.municipality_code for answer in self.confirmed})

    def themes(self) -> frozenset[str]:
        """Return the codes of all themes of which a project changed."""
        return frozenset(
            theme for kind in KINDS for project in self.of_kind(kind) for theme in project.themes
        )


def compare_releases(
    before: Dataset, after: Dataset, selection: Selection | None = None
) -> Changes:
    """Say what differs between two releases (pure).

    Parameters
    ----------
    before, after : Dataset
        The earlier and the later release. A column that only one of them has is not compared.
    selection : Selection, optional
        The view whose projects are compared; all unless told. Its filters and its way of
        counting are asked, nothing else.

    Returns
    -------
    Changes
        With sums that reconcile; see `discrepancies`. A project with another id and nothing
        else is one that was withdrawn and a new one.
    """
    view = selection or Selection()
    old, new = Side(before, view), Side(after, view)
    came = _projects(new, old, new.ids - old.places.keys())
    went = _projects(old, new, old.ids - new.places.keys())
    both = new.in_order((old.ids | new.ids) & old.places.keys() & new.places.keys())
    entered = _projects(new, old, (i for i in both if i not in old.ids))
    left = _projects(old, new, (i for i in both if i not in new.ids))
    project = _described(new, old)
    amounts = tuple(_amounts(old, new, both, project))
    stayed = [change for change in amounts if _stayed(change, old, new)]
    return Changes(
        before=state_of(before),
        after=state_of(after),
        new=came,
        withdrawn=went,
        entered=entered,
        left=left,
        moved=tuple(_moved(old, new, both, project)),
        amounts=amounts,
        other=others(old, new, both, project),
        facts=facts_of(before, after, view),
        confirmed=answers_of(before, after, view),
        sources=() if view.active_filters else tuple(sources_of(before, after)),
        sums=(
            change_sums.of_projects(BEFORE, _rows(old)),
            change_sums.of_projects("new", change_sums.amounts_of(came)),
            change_sums.of_projects("withdrawn", change_sums.amounts_of(went), -1),
            change_sums.of_projects("entered", change_sums.amounts_of(entered)),
            change_sums.of_projects("left", change_sums.amounts_of(left), -1),
            *change_sums.of_amounts(stayed),
            change_sums.of_projects(AFTER, _rows(new)),
        ),
        counting=view.counting,
    )


def discrepancies(changes: Changes) -> list[Discrepancy]:
    """Name what does not reconcile between two releases.

    Returns
    -------
    list of Discrepancy
        Amounts in EUR. Empty where what was before and all that came, went or was corrected give
        what is after: in projects, in known amounts, and in sums to the cent. Before and after
        are added up from the tables, what lies between from the lists of changes.
    """
    return change_sums.unreconciled(changes.sums)


def state_of(dataset: Dataset) -> State:
    """Say which state of the data a data set is; the day is "" where its descriptor has none."""
    return State(dataset.version, dataset.created, dataset.checksum)


def _projects(own: Side, other: Side, ids: Iterable[str]) -> tuple[ChangedProject, ...]:
    return tuple(project_of(project, own, other) for project in own.in_order(ids))


def _described(own: Side, other: Side) -> Callable[[str], ChangedProject]:
    """Return what describes a project that both have, once for all of its changes."""
    found: dict[str, ChangedProject] = {}

    def describe(project: str) -> ChangedProject:
        if project not in found:
            found[project] = project_of(project, own, other)
        return found[project]

    return describe


def _moved(
    old: Side, new: Side, both: list[str], project: Callable[[str], ChangedProject]
) -> Iterator[Moved]:
    for i in both:
        before, after = old.cell(i, "stage"), new.cell(i, "stage")
        if before != after:
            yield Moved(project(i), before, after, new.cell(i, "stage_as_of"))


def _amounts(
    old: Side, new: Side, both: list[str], project: Callable[[str], ChangedProject]
) -> Iterator[ChangedAmount]:
    for i in both:
        for column in AMOUNTS:
            names = (column, f"{column}_precision")
            before, after = ([side.cell(i, name) for name in names] for side in (old, new))
            if before != after:
                yield ChangedAmount(project(i), column, before[0], after[0], before[1], after[1])


def _stayed(change: ChangedAmount, old: Side, new: Side) -> bool:
    """Tell whether the view has a project in both releases."""
    project = change.project.project_id
    return project in old.ids and project in new.ids


def _rows(side: Side) -> list[dict[str, float | None]]:
    """Return the amounts of the projects of a view, read from the table alone."""
    return [{column: side.cell(i, column) for column in AMOUNTS} for i in side.ids]
