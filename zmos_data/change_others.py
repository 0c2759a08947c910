"""What is different of projects that both releases have, beside stages and amounts."""

from __future__ import annotations

from collections.abc import Callable

from zmos_data.amounts import AMOUNTS
from zmos_data.change_kinds import ChangedField, ChangedProject
from zmos_data.change_rows import OF_PROJECTS, Side, cells_that_differ, rows_that_differ
from zmos_data.derived import DERIVED

LEAD = "municipality_code"  # the column of a project's lead town
_IN_LISTS_OF_THEIR_OWN = frozenset(
    ("stage", *(f"{column}{end}" for column in AMOUNTS for end in ("", "_precision")))
)
# `municipality` is the name of `municipality_code`.
_NOT_OTHER = frozenset((*DERIVED, "municipality", *_IN_LISTS_OF_THEIR_OWN))


def others(
    old: Side, new: Side, both: list[str], project: Callable[[str], ChangedProject]
) -> tuple[ChangedField, ...]:
    """Return the other cells, and the rows of other tables, that differ."""
    found = [
        ChangedField(project(i), field, a, b)
        for i, field, a, b in cells_that_differ(old, new, both, _NOT_OTHER)
    ]
    shared = set(both)
    relocated = {change.project.project_id for change in found if change.field == LEAD}
    for i, table, a, b, removed, added in rows_that_differ(
        old.dataset, new.dataset, OF_PROJECTS, "project_id"
    ):
        change = ChangedField(project(i), table, a, b, removed, added) if i in shared else None
        if change is not None and not (i in relocated and _is_of_leads(change)):
            found.append(change)
    return tuple(sorted(found, key=lambda change: new.places[change.project.project_id]))


def _is_of_leads(change: ChangedField) -> bool:
    """Tell whether nothing but the lead towns of a project are others."""
    rows = [dict(row) for row in (*change.removed, *change.added)]
    return change.field == "project_municipalities" and all(row["is_lead"] for row in rows)
