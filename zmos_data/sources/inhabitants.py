"""What a table of inhabitants adds: rows of the sheet of the towns, with their day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from zmos_data.editing.draft import DraftRow, Row
from zmos_data.editing.findings import Place
from zmos_data.phrase import Phrase
from zmos_data.sources.errors import SourceError
from zmos_data.sources.population import Days, Towns
from zmos_data.sources.provenance import Provenance
from zmos_data.sources.source import Source

BASE, LATER = "population", "population_later"


class Fate(StrEnum):
    """What becomes of a figure."""

    WRITTEN = "written"
    SAME = "same"
    OTHER = "other"  # of the same day, and another figure: a person decides
    OLDER = "older"  # than what is there


@dataclass(frozen=True)
class Inhabitants:
    """A figure of a town, and what becomes of it."""

    town: str
    value: int
    fate: Fate
    ours: str = ""
    our_day: str = ""


@dataclass
class Counted:
    """What a table of inhabitants adds.

    Attributes
    ----------
    day : str
        The day that was taken.
    column : str
        Fact of the town that it is.
    rows : list of DraftRow
        Rows of the sheet of the towns.
    told : list of Inhabitants
        Every town.
    """

    day: str
    column: str
    rows: list[DraftRow] = field(default_factory=list)
    told: list[Inhabitants] = field(default_factory=list)


def chosen_day(days: Days, towns: Towns, wanted: str, where: str) -> str:
    """Return the day to take: the one that is wanted, or the last that all towns have.

    Raises
    ------
    SourceError
        If not every town has a figure of it.
    """
    full = sorted(day for day, found in days.items() if set(found) >= set(towns.names))
    day = wanted or (full[-1] if full else max(days))
    if day not in full:
        missing = set(towns.names) - set(days.get(day, {}))
        names = ", ".join(towns.names[code] for code in sorted(missing))
        expected = Phrase("inhabitants of all towns on {day}", day=day)
        advice = Phrase(
            "take a day that the file has for all of them: {days}", days=", ".join(full)
        )
        raise SourceError(where, expected, Phrase("none of {towns}", towns=names), advice)
    return day


def inhabitants(
    source: Source,
    figures: Mapping[str, int],
    day: str,
    have: Mapping[tuple[str, str], Row],
    provenance: Provenance,
    *,
    is_base: bool = False,
    replaces: bool = False,
) -> Counted:
    """Write what the figures of a day add.

    Parameters
    ----------
    source : Source
        The table.
    figures : mapping of str to int
        Inhabitants by code of the town.
    day : str
        Their day.
    have : mapping of (str, str) to Row
        Rows of the sheet of the towns by town and fact.
    provenance : Provenance
        The table as a source.
    is_base : bool
        Whether they become those that figures per inhabitant stand on; the later figures if not.
    replaces : bool
        Whether they take the place of other figures of the same day.

    Returns
    -------
    Counted
        The rows, and what becomes of each figure.
    """
    same_day = all(have[town, f"{BASE}_date"]["value"] == day for town in figures)
    column = BASE if is_base or same_day else LATER
    found = Counted(day, column)
    for town, value in figures.items():
        ours, our_day = have[town, column]["value"], have[town, f"{column}_date"]["value"]
        fate = _fate(value, day, ours, our_day, is_base=is_base, replaces=replaces)
        found.told.append(Inhabitants(town, value, fate, ours, our_day))
        if fate is Fate.WRITTEN:
            found.rows += _rows(source, town, column, str(value), day, provenance)
    return found


def _fate(value: int, day: str, ours: str, our_day: str, *, is_base: bool, replaces: bool) -> Fate:
    if ours == str(value) and our_day == day:
        return Fate.SAME
    if ours and our_day == day and not replaces:
        return Fate.OTHER
    return Fate.OLDER if our_day > day and not is_base else Fate.WRITTEN


def _rows(
    source: Source, town: str, column: str, value: str, day: str, provenance: Provenance
) -> list[DraftRow]:
    proof = {"source_id": provenance.source_id, "confidence": source.confidence}
    figure = {"municipality_code": town, "field": column, "value": value, **proof}
    date = {"municipality_code": town, "field": f"{column}_date", "value": day}
    return [DraftRow(Place(source.code), figure), DraftRow(Place(source.code), date)]
