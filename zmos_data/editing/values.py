"""Cells as values of the tables, by the kind of their column."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from zmos_data import limits
from zmos_data.amounts import AMOUNTS
from zmos_data.cells import refused
from zmos_data.editing import code_words, days, formulas, pointers, quantities
from zmos_data.editing.grid import Holds
from zmos_data.editing.notation import Notation
from zmos_data.editing.sameness import SPACES
from zmos_data.editing.sheets import Column
from zmos_data.editing.town_names import TownNames, town_names
from zmos_data.editing.understood import (
    CORRECT,
    NotUnderstoodError,
    Reading,
    is_nothing,
    nothing,
)
from zmos_data.number_words import in_number
from zmos_data.phrase import Phrase

_SERIAL = Phrase(
    "Write the day in full, such as 12 April 2019: of a plain number a spreadsheet makes a day of "
    "the year 1900."
)
_NAMES = ("name_sl", "name_en")
_DECIMAL = ("lat", "lon")  # 46.419 is a latitude, and not forty-six thousand


@dataclass(frozen=True)
class Known:
    """What the data have already: what names and ids mean.

    Attributes
    ----------
    towns : TownNames
        The towns.
    themes, priorities : CodeWords, Priorities
        Themes, investment priorities and specific objectives.
    project_ids : collection of str
        Ids of the projects.
    notation : Notation
        How the sheet writes days and numbers.
    zeros : collection of (str, str)
        Projects and their amounts that are 0 in the data.
    today : datetime.date
        The day on which the file is read.
    """

    towns: TownNames
    themes: code_words.CodeWords
    priorities: code_words.Priorities
    project_ids: Collection[str]
    notation: Notation = field(default_factory=Notation)
    zeros: Collection[tuple[str, str]] = ()
    today: date = field(default_factory=date.today)


def known_of(frames: Mapping[str, pd.DataFrame]) -> Known:
    """Collect what the tables know, from their text."""
    return Known(
        town_names(frames["municipalities"]),
        code_words.words_of_themes(frames["themes"]),
        code_words.priorities_of(frames["priorities"]),
        frozenset(frames["projects"]["project_id"]),
        zeros=_zeros(frames["projects"]),
    )


def _zeros(projects: pd.DataFrame) -> frozenset[tuple[str, str]]:
    return frozenset(
        (project, amount)
        for amount in AMOUNTS
        for project, text in zip(projects["project_id"], projects[amount], strict=True)
        if text in ("0", "0.00")
    )


def read_value(
    column: Column,
    text: str,
    known: Known,
    row: Mapping[str, str],
    holds: Holds = Holds.TEXT,
    scale: int = 0,
) -> Reading:
    """Read a cell.

    Parameters
    ----------
    column : Column
        Its column.
    text : str
        What stands there, cleaned; not empty.
    known : Known
        What the data have.
    row : mapping of str to str
        What was read of the row before it: the period settles a priority, the fact its value.
    holds : Holds
        Type of the cell; in a number, 1.234 is not one thousand.
    scale : int
        How many zeros the heading of an amount stands for.

    Raises
    ------
    NotUnderstoodError
        If it means nothing that may stand there.
    """
    if sign := refused(text):
        raise NotUnderstoodError(
            Phrase("The text holds a sign that no text may hold: {sign}.", sign=sign),
            Phrase("letters, digits and punctuation"),
            Phrase("Delete the sign that nobody sees."),
        )
    if len(text) > limits.CELL:
        raise NotUnderstoodError(
            Phrase("The text is too long; characters: {count}.", count=len(text)),
            Phrase("at most {count} characters", count=in_number(limits.CELL)),
            Phrase("Shorten the text."),
        )
    if formulas.is_command(text):
        raise NotUnderstoodError(
            Phrase("The text starts a program or fetches something in a spreadsheet.")
        )
    if is_nothing(text, column.kind) and not _is_word(column, text):
        # Of amounts that are not known our own files say so in that column.
        return Reading("") if column.name == "figures" else nothing(text)
    if column.kind == "amount":
        return _amount(text, known.notation.decimal, holds, scale)
    if holds is Holds.NUMBER and column.kind in _COUNTED:
        return _COUNTED[column.kind](text)
    reading = _READERS[column.kind](column, text, known, row)
    return _in_time(column, reading, known) if column.kind in ("date", "day") else reading


def _in_time(column: Column, reading: Reading, known: Known) -> Reading:
    """Hold a day against what its column can have; all of them are of what has happened."""
    if int(reading.value[:4]) < column.since:
        raise NotUnderstoodError(
            Phrase("{day} is too early for this column.", day=days.in_words(reading.value)),
            Phrase("a day from {year} on", year=column.since),
            _SERIAL if reading.value < "1910" else CORRECT,
        )
    if reading.value <= known.today.isoformat()[: len(reading.value)]:
        return reading
    words = Phrase("{day} is still to come. Check it.", day=days.in_words(reading.value))
    both = Phrase("{words} {more}", words=reading.words, more=words) if reading.words else words
    return replace(reading, words=both)


def depends_on(column: Column, row: Mapping[str, str]) -> str:
    """Return what of the row the meaning of a cell depends on; "" where on nothing."""
    if column.kind == "priority":
        return row.get("period", "")
    return row.get("field", "") if column.kind == "any" else ""


def _text(column: Column, text: str) -> Reading:
    """Take a text as it stands; a name is short, and more than a number."""
    if column.name in _NAMES and len(text) > limits.NAME:
        raise NotUnderstoodError(
            Phrase("The name is too long; characters: {count}.", count=len(text)),
            Phrase("at most {count} characters", count=limits.NAME),
            Phrase("Shorten the name, and write the rest in the note."),
        )
    if column.name in _NAMES and not any(letter.isalpha() for letter in text):
        raise NotUnderstoodError(
            Phrase("A name has letters."),
            Phrase("the name of the project"),
            Phrase("Correct the cell."),
        )
    return Reading(text.translate(SPACES) if column.name in _NAMES else text)


def _amount(text: str, sign: str, holds: Holds, scale: int) -> Reading:
    if holds is Holds.NUMBER:
        return quantities.read_counted(text, scale=scale)
    return quantities.read_amount(text, sign=sign, scale=scale)


def _is_word(column: Column, text: str) -> bool:
    return bool(column.codes) and text.lower() in code_words.words_of_list(column.codes).codes


def _any(text: str, fact: str, known: Known) -> Reading:
    """Read the value of a town's fact, by its type."""
    kind = pointers.type_of_fact(fact) if fact else "string"
    readers: dict[str, Callable[[str], Reading]] = {
        "integer": quantities.read_whole,
        "number": lambda own: quantities.read_number(own, is_decimal=True),
        "year": days.read_year,
        "date": lambda own: days.read_date(own, month_first=known.notation.month_first),
        "url": pointers.read_address,
    }
    return readers.get(kind, Reading)(text)


_COUNTED: dict[str, Callable[[str], Reading]] = {
    "number": lambda text: quantities.read_number(text, is_decimal=True),
    "any": Reading,
}
_Reader = Callable[[Column, str, Known, Mapping[str, str]], Reading]
_READERS: dict[str, _Reader] = {
    "text": lambda column, text, known, row: _text(column, text),
    "number": lambda column, text, known, row: quantities.read_number(
        text, is_decimal=column.name in _DECIMAL, sign=known.notation.decimal
    ),
    "integer": lambda column, text, known, row: quantities.read_whole(text),
    "year": lambda column, text, known, row: days.read_year(text),
    "date": lambda column, text, known, row: days.read_date(
        text, month_first=known.notation.month_first
    ),
    "day": lambda column, text, known, row: days.read_day(
        text, month_first=known.notation.month_first
    ),
    "town": lambda column, text, known, row: known.towns.read(text),
    "towns": lambda column, text, known, row: known.towns.read_several(text),
    "theme": lambda column, text, known, row: known.themes.read(text),
    "priority": lambda column, text, known, row: known.priorities.read(text, row.get("period", "")),
    "code": lambda column, text, known, row: code_words.words_of_list(column.codes).read(text),
    "url": lambda column, text, known, row: pointers.read_address(text),
    "language": lambda column, text, known, row: pointers.read_language(text),
    "id": lambda column, text, known, row: pointers.read_id(text),
    "project_id": lambda column, text, known, row: pointers.read_project_id(
        text, known.project_ids
    ),
    "project": lambda column, text, known, row: pointers.read_project(text, known.project_ids),
    "source": lambda column, text, known, row: pointers.read_source(text),
    "columns": lambda column, text, known, row: pointers.read_columns(text),
    "town_field": lambda column, text, known, row: pointers.read_town_field(text),
    "any": lambda column, text, known, row: _any(text, row.get("field", ""), known),
    "ignored": lambda column, text, known, row: Reading(""),
}
