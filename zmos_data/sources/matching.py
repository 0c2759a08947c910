"""Which operation is which project: sure, doubtful or new; a person decides what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from zmos_data.phrase import Phrase
from zmos_data.sources.errors import SourceError
from zmos_data.sources.likeness import Comparing, Likeness
from zmos_data.sources.operations import Operation
from zmos_data.sources.source import Source

SAME, SURE, SURE_WITH_AMOUNT = 100, 90, 70  # of the likeness of names
DOUBTFUL = 60
CLEAR = 10  # points that the next one must be behind
_SHOWN = 3  # projects that are named for a doubtful one


class How(StrEnum):
    """What becomes of an operation."""

    MATCHED = "matched"
    DOUBTFUL = "doubtful"
    NEW = "new"
    LEFT = "left"


@dataclass(frozen=True)
class Match:
    """An operation, and what becomes of it.

    Attributes
    ----------
    operation : Operation
        The operation.
    how : How
        What becomes of it.
    project_id : str
        The project that it is; "" where it is none, or where that is not sure.
    like : tuple of Likeness
        Projects that it may be, the most like first.
    why : str
        In words, why it is doubtful or left out.
    is_decided : bool
        Whether a person said so.
    """

    operation: Operation
    how: How
    project_id: str = ""
    like: tuple[Likeness, ...] = ()
    why: str = ""
    is_decided: bool = False


@dataclass(frozen=True)
class Decisions:
    """What a person decided, by the row of the list.

    Attributes
    ----------
    same : mapping of int to str
        Id of the project that a row is.
    new : frozenset of int
        Rows that are new projects.
    """

    same: Mapping[int, str]
    new: frozenset[int] = frozenset()


def match(
    source: Source,
    found: Iterable[Operation],
    frames: Mapping[str, pd.DataFrame],
    decisions: Decisions,
) -> list[Match]:
    """Match operations with the projects.

    Raises
    ------
    SourceError
        If a decision names a row or a project that is not there.
    """
    comparing = Comparing(source, frames)
    operations = list(found)
    _check(decisions, operations, set(frames["projects"]["project_id"]))
    matches = [_match(one, comparing.like(one), decisions) for one in operations]
    return _once(matches)


def _match(operation: Operation, like: list[Likeness], decisions: Decisions) -> Match:
    row = operation.place.row or 0
    near = tuple(one for one in like if one.score >= DOUBTFUL or one.same_amount)[:_SHOWN]
    if row in decisions.same:
        code = decisions.same[row]
        chosen = tuple(one for one in like if one.project_id == code)
        return Match(operation, How.MATCHED, code, chosen, is_decided=True)
    if row in decisions.new:
        return Match(operation, How.NEW, like=near, is_decided=True)
    if near and not _doubt(near):
        return Match(operation, How.MATCHED, near[0].project_id, near[:1])
    return _unsure(operation, near)


def _unsure(operation: Operation, near: tuple[Likeness, ...]) -> Match:
    """Say what becomes of an operation that is not surely a project that we have."""
    if not operation.is_iti and not _is_near(near):
        return Match(operation, How.LEFT, why=Phrase("the list does not say that it is ITI"))
    if near:
        return Match(operation, How.DOUBTFUL, like=near, why=_doubt(near))
    if not operation.town:
        return Match(operation, How.DOUBTFUL, why=Phrase("several towns"))
    return Match(operation, How.NEW)


def _doubt(near: tuple[Likeness, ...]) -> str:
    """Say why the most like is not surely the one; "" where it is."""
    best = near[0]
    if best.differs:
        return best.differs[0]
    if best.score < (SURE_WITH_AMOUNT if best.same_amount else SURE):
        return Phrase("the names are only like")
    margin = 0 if best.score == SAME else CLEAR
    if any(one.score >= best.score - margin and not best.same_amount for one in near[1:]):
        return Phrase("several projects are as like")
    return ""


def _is_near(near: tuple[Likeness, ...]) -> bool:
    """Tell whether a row that does not say that it is ITI is still worth a person's look."""
    return bool(near) and (near[0].score >= SURE_WITH_AMOUNT or near[0].same_amount)


def _once(matches: list[Match]) -> list[Match]:
    """Leave to a person what of several rows the same project would be."""
    times = Counter(one.project_id for one in matches if one.project_id)
    why = Phrase("several rows would be the same project")
    return [
        replace(one, how=How.DOUBTFUL, project_id="", why=why)
        if times[one.project_id] > 1 and not one.is_decided
        else one
        for one in matches
    ]


def _check(decisions: Decisions, operations: list[Operation], projects: set[str]) -> None:
    rows = {one.place.row for one in operations}
    for row in sorted({*decisions.same, *decisions.new} - {n for n in rows if n is not None}):
        raise SourceError(
            Phrase("row {row}", row=row),
            Phrase("a row with an operation of one of the towns"),
            Phrase("none"),
            Phrase("take the number of a row that the report names"),
        )
    for row, code in decisions.same.items():
        if code not in projects:
            raise SourceError(
                Phrase("row {row}", row=row),
                Phrase("the id of a project"),
                code,
                Phrase("take an id that the report or the list of projects names"),
            )


def rows_of(matches: Iterable[Match], how: How) -> list[Match]:
    """Return the matches of a kind, in the order of the list."""
    return [one for one in matches if one.how is how]
