"""The sums of two releases and what led from one to the other, in whole cents.

What was before, with every part added, is what is after: `unreconciled` says where it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zmos_data.amounts import AMOUNTS
from zmos_data.change_kinds import ChangedAmount, ChangedProject
from zmos_data.reconciliation import FIELDS, Discrepancy

BEFORE, AFTER = "before", "after"
# What led from one sum to the other: projects that came or went, or that a change of theirs has
# put into the view or out of it; amounts that became known or unknown or were corrected.
PARTS = ("new", "withdrawn", "entered", "left", "known", "unknown", "corrected")


@dataclass(frozen=True)
class Part:
    """A sum, or what a kind of change adds to it; what it takes away is negative.

    Attributes
    ----------
    name : str
        ``before``, ``after`` or one of ``PARTS``.
    projects : int
        Number of projects.
    cents : mapping of str to int
        Of each of ``AMOUNTS`` the sum of what is known; 0 where nothing is.
    known : mapping of str to int
        Of how many projects each is known.
    """

    name: str
    projects: int
    cents: Mapping[str, int]
    known: Mapping[str, int]

    @property
    def is_nothing(self) -> bool:
        """Whether it changes no figure."""
        return not (self.projects or any(self.cents.values()) or any(self.known.values()))

    def figures(self) -> dict[str, int]:
        """Return every figure by its name in ``FIELDS``; amounts in cents."""
        known = {f"{column}_known": self.known[column] for column in AMOUNTS}
        found = {"projects": self.projects, **self.cents, **known}
        return {field: found[field] for field in FIELDS}


def in_cents(eur: float) -> int:
    """Return an amount as whole cents."""
    return round(eur * 100)


def of_projects(name: str, rows: Iterable[Mapping[str, float | None]], sign: int = 1) -> Part:
    """Add up projects.

    Parameters
    ----------
    rows : iterable of mapping of str to (float or None)
        The amounts of each in EUR.
    sign : {1, -1}
        Whether they came or went.
    """
    kept = list(rows)
    known = {
        column: [in_cents(eur) for row in kept if (eur := row[column]) is not None]
        for column in AMOUNTS
    }
    return Part(
        name,
        sign * len(kept),
        {column: sign * sum(cents) for column, cents in known.items()},
        {column: sign * len(cents) for column, cents in known.items()},
    )


def of_amounts(changed: Iterable[ChangedAmount]) -> tuple[Part, Part, Part]:
    """Add up changed amounts: those that became known, that became unknown, the corrected ones."""
    cents = {kind: dict.fromkeys(AMOUNTS, 0) for kind in PARTS[4:]}
    counts = {kind: dict.fromkeys(AMOUNTS, 0) for kind in PARTS[4:]}
    for change in changed:
        kind = kind_of(change)
        before, after = change.before, change.after
        cents[kind][change.amount] += in_cents(after or 0) - in_cents(before or 0)
        counts[kind][change.amount] += (after is not None) - (before is not None)
    known, unknown, corrected = (Part(kind, 0, cents[kind], counts[kind]) for kind in cents)
    return known, unknown, corrected


def kind_of(change: ChangedAmount) -> str:
    """Tell whether an amount became known or unknown, or was corrected: of ``PARTS``."""
    if change.before is None:
        return "known"
    return "unknown" if change.after is None else "corrected"


def amounts_of(projects: Iterable[ChangedProject]) -> list[Mapping[str, float | None]]:
    """Return the amounts of projects."""
    return [project.amounts for project in projects]


def unreconciled(sums: Iterable[Part]) -> list[Discrepancy]:
    """Name each figure of which what was before and the parts do not give what is after.

    Returns
    -------
    list of Discrepancy
        Amounts in EUR; empty where all reconcile to the cent.
    """
    parts = {part.name: part.figures() for part in sums}
    after = parts.pop(AFTER)
    found = {field: sum(part[field] for part in parts.values()) for field in FIELDS}
    return [
        Discrepancy("releases", field, _shown(field, after[field]), _shown(field, found[field]))
        for field in FIELDS
        if after[field] != found[field]
    ]


def _shown(field: str, figure: int) -> float:
    return figure / 100 if field in AMOUNTS else float(figure)
