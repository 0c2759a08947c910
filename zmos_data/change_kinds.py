"""What can differ between two releases of the data, each difference as one row of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Value = object  # a cell: a text, a number, a day, a truth; None where it is not known
Row = tuple[tuple[str, Value], ...]  # column and cell


@dataclass(frozen=True)
class ChangedProject:
    """The project that a difference is of, as the later release has it; a withdrawn one as before.

    Attributes
    ----------
    project_id, name_sl : str
        Its id and its Slovenian name.
    name_en : str or None
        Its English name.
    towns : tuple of str
        Codes of its towns in either release: the lead town first.
    themes : tuple of str
        Its theme; the one before behind it, where that was another.
    amounts : mapping of str to (float or None)
        Each of ``AMOUNTS`` in EUR, None where it is not known.
    """

    project_id: str
    name_sl: str
    name_en: str | None
    towns: tuple[str, ...]
    themes: tuple[str, ...]
    amounts: Mapping[str, float | None]


@dataclass(frozen=True)
class Moved:
    """A project at another stage: codes of the stages, and the day that the later one is of."""

    project: ChangedProject
    before: str | None
    after: str | None
    as_of: str | None


@dataclass(frozen=True)
class ChangedAmount:
    """An amount with another figure or another precision; None where it is not known.

    Attributes
    ----------
    amount : str
        Of ``AMOUNTS``.
    before, after : float or None
        In EUR.
    precision_before, precision_after : str or None
        ``exact``, ``rounded`` or ``at_least``.
    """

    project: ChangedProject
    amount: str
    before: float | None
    after: float | None
    precision_before: str | None
    precision_after: str | None


@dataclass(frozen=True)
class ChangedField:
    """Another cell of a project that differs.

    Of a table that holds rows of the project, such as its sources, ``field`` is the name of the
    table, and ``before`` and ``after`` are how many rows it has of it; ``removed`` and ``added``
    are the rows that one release alone has.
    """

    project: ChangedProject
    field: str
    before: Value
    after: Value
    removed: tuple[Row, ...] = ()
    added: tuple[Row, ...] = ()


@dataclass(frozen=True)
class ChangedFact:
    """A fact of a town that differs; of a table as with `ChangedField`."""

    municipality_code: str
    field: str
    before: Value
    after: Value
    removed: tuple[Row, ...] = ()
    added: tuple[Row, ...] = ()


@dataclass(frozen=True)
class AddedSource:
    """A source that the earlier release does not have; what is not known of it is None."""

    source_id: str
    title: str
    title_language: str | None
    url: str | None
    url_status: str | None


@dataclass(frozen=True)
class Confirmed:
    """An answer of a town that the earlier release does not have.

    Attributes
    ----------
    municipality_code : str
        The town.
    day : datetime.date
        Day of its answer.
    right, wrong, missing : int
        How many rows it said to be right or wrong, and how many projects it missed.
    """

    municipality_code: str
    day: date
    right: int
    wrong: int
    missing: int
