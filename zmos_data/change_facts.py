"""What differs between two releases beside the projects: of the towns, and of the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from zmos_data.change_answers import new_answers
from zmos_data.change_kinds import AddedSource, ChangedFact, Confirmed
from zmos_data.change_rows import cells_of, facts_that_differ
from zmos_data.model import Dataset
from zmos_data.selection import Selection

OfTown = TypeVar("OfTown", ChangedFact, Confirmed)


def facts_of(before: Dataset, after: Dataset, view: Selection) -> tuple[ChangedFact, ...]:
    """Return the facts of towns that differ, of the towns that a view is of."""
    return _of_towns(view, facts_that_differ(before, after))


def answers_of(before: Dataset, after: Dataset, view: Selection) -> tuple[Confirmed, ...]:
    """Return the answers of towns that are new, of the towns that a view is of."""
    return _of_towns(view, new_answers(before, after))


def _of_towns(view: Selection, rows: Iterable[OfTown]) -> tuple[OfTown, ...]:
    """Keep the rows of the towns that a view is filtered by; none where it has other filters."""
    if any(kind != "towns" for kind, _ in view.active_filters):
        return ()
    return tuple(row for row in rows if not view.towns or row.municipality_code in view.towns)


def sources_of(before: Dataset, after: Dataset) -> Iterator[AddedSource]:
    """Yield the sources that the later release alone has."""
    known = set(before.sources["source_id"])
    cells = cells_of(after.sources[["source_id", "title", "title_language", "url", "url_status"]])
    for source, *told in zip(*cells.values(), strict=True):
        if source not in known:
            yield AddedSource(source, *told)
