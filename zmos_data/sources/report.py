"""What became of each row of a list, for whoever decides: in a terminal, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial

import pandas as pd

from zmos_data.catalogue import say_in
from zmos_data.cells import shortened
from zmos_data.phrase import Phrase
from zmos_data.sources.additions import Effect, Told
from zmos_data.sources.importing import Imported
from zmos_data.sources.inhabitants import BASE, Counted, Fate, Inhabitants
from zmos_data.sources.labels import shown
from zmos_data.sources.likeness import Likeness
from zmos_data.sources.matching import How, Match, rows_of
from zmos_data.sources.operations import Left


def _title(how: How, count: int) -> Phrase:
    match how:
        case How.MATCHED:
            return Phrase("Matched with projects that we have: {count}", count=count)
        case How.DOUBTFUL:
            return Phrase(
                "Doubtful, decide with {same} or {new}: {count}",
                same="--same 34=061-02",
                new="--new 34",
                count=count,
            )
        case How.NEW:
            return Phrase("New: {count}", count=count)
        case How.LEFT:
            return Phrase("Left out: {count}", count=count)


def _effect(effect: Effect, ours: str) -> str:
    """Say what becomes of an amount."""
    match effect:
        case Effect.FILLED:
            return Phrase("written, there was none")
        case Effect.SAME:
            return Phrase("the same as ours")
        case Effect.OTHER:
            return Phrase("another figure, put on record; {ours} stays in use", ours=ours)
        case Effect.KNOWN:
            return Phrase("another figure, on record already")
        case Effect.TOLD:
            return Phrase("not written")


def _fate(one: Inhabitants) -> str:
    """Say what becomes of a number of inhabitants."""
    match one.fate:
        case Fate.WRITTEN:
            return Phrase("written")
        case Fate.SAME:
            return Phrase("the same as ours")
        case Fate.OTHER:
            return Phrase(
                "ours of the same day, {ours}, stays; {option} takes this one",
                ours=one.ours,
                option="--replace",
            )
        case Fate.OLDER:
            return Phrase("ours of {day} is newer and stays", day=one.our_day)


def report(found: Imported, frames: Mapping[str, pd.DataFrame], language: str) -> str:
    """Write the report of an import.

    Parameters
    ----------
    found : Imported
        What the list would add.
    frames : mapping of str to pandas.DataFrame of str
        The tables as they are.
    language : str
        ``sl`` or ``en``.
    """
    lines = _Lines(frames, language)
    return "\n".join([found.source.title.of(language), *lines.of(found)])


def _counted(counted: Counted) -> Phrase:
    if counted.column == BASE:
        return Phrase(
            "Inhabitants on {day}, on which figures per inhabitant stand", day=counted.day
        )
    return Phrase("Inhabitants on {day}, as the later figure", day=counted.day)


class _Lines:
    def __init__(self, frames: Mapping[str, pd.DataFrame], language: str) -> None:
        self._language = language
        self._say = partial(say_in, language)
        projects, towns = frames["projects"], frames["municipalities"]
        self._names = dict(zip(projects["project_id"], projects["name_sl"], strict=True))
        self._towns = dict(zip(towns["municipality_code"], towns["name"], strict=True))

    def of(self, found: Imported) -> Iterator[str]:
        if found.counted is not None:
            yield self._say(_counted(found.counted))
            yield from (f"  {self._inhabitants(one)}" for one in found.counted.told)
            return
        for how in (How.MATCHED, How.DOUBTFUL, How.NEW):
            yield from self._part(found, how)
        left = rows_of(found.matches, How.LEFT)
        yield ""
        yield self._say(_title(How.LEFT, len(left) + len(found.left)))
        yield from (f"  {self._row(one)}: {self._say(one.why)}" for one in left)
        yield from (f"  {self._left(one)}" for one in found.left)
        yield self._say(Phrase("In other municipalities: {count}", count=found.elsewhere))

    def _part(self, found: Imported, how: How) -> Iterator[str]:
        matches = rows_of(found.matches, how)
        yield ""
        yield self._say(_title(how, len(matches)))
        for one in matches:
            yield f"  {self._row(one)}{self._became(one)}"
            told = found.additions.told.get(one.operation.place.row, [])
            yield from (f"      {self._told(amount)}" for amount in told)
            if how is not How.MATCHED:
                yield from (f"      ? {self._like(like)}" for like in one.like)

    def _row(self, one: Match) -> str:
        operation = one.operation
        towns = ", ".join(self._towns[code] for code in operation.towns)
        row = self._say(Phrase("row {row}", row=operation.place.row))
        return f"{row}, {towns}: {self._quoted(operation.name)}"

    def _became(self, one: Match) -> str:
        if one.how is How.DOUBTFUL:
            return f": {self._say(one.why)}"
        if one.how is not How.MATCHED:
            return ""
        if not one.like:
            return f" = {one.project_id} {self._quoted(self._names[one.project_id])}"
        return f" = {self._like(one.like[0])}"

    def _like(self, like: Likeness) -> str:
        name = Phrase("name {score}%", score=round(like.score))
        facts = ", ".join(map(self._say, (name, *like.agrees, *like.differs)))
        return f"{like.project_id} {self._quoted(self._names[like.project_id])} ({facts})"

    def _quoted(self, name: str) -> str:
        return f"»{shortened(name)}«" if self._language == "sl" else f"“{shortened(name)}”"

    def _told(self, told: Told) -> str:
        means = told.figure.means.of(self._language)
        value = shown(told.figure, told.value, self._language)
        ours = shown(told.figure, Decimal(told.ours), self._language) if told.ours else ""
        return f"{means}: {value} ({self._say(_effect(told.effect, ours))})"

    def _left(self, one: Left) -> str:
        row = self._say(Phrase("row {row}", row=one.place.row))
        return f"{row}: {self._quoted(one.name)}: {self._say(one.why)}"

    def _inhabitants(self, one: Inhabitants) -> str:
        return f"{self._towns[one.town]}: {one.value} ({self._say(_fate(one))})"
