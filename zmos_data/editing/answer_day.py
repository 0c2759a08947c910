"""The day on which a town answered."""

from __future__ import annotations

from datetime import date

from zmos_data.cells import shortened
from zmos_data.editing.findings import Finding, Place
from zmos_data.phrase import Phrase


def day_of_answer(place: Place, found: str, first: date, today: date) -> date | Finding:
    """Read the day of an answer, as a date of the spreadsheet or as it is written by hand.

    Parameters
    ----------
    place : Place
        Where it stands.
    found : str
        What stands there.
    first, today : datetime.date
        The earliest and the latest day that is possible.

    Returns
    -------
    datetime.date or Finding
        The day, or why there is none.
    """
    day = read_day(found)
    if day is not None and first <= day <= today:
        return day
    return Finding(
        place,
        shortened(found),
        _wrong(found, day, first, today),
        Phrase("a day from {first} to {today}", first=in_digits(first), today=in_digits(today)),
        Phrase("Write the day on which the town answered."),
        is_fault=True,
    )


def _wrong(found: str, day: date | None, first: date, today: date) -> Phrase:
    if not found:
        return Phrase("The day of the answer is missing.")
    if day is None:
        return Phrase("The day of the answer cannot be read.")
    if day > today:
        return Phrase(
            "The day of the answer is {day}; it lies after today, {today}.",
            day=in_digits(day),
            today=in_digits(today),
        )
    return Phrase(
        "The day of the answer is {day}; it lies before {first}, the day that stands on the sheet.",
        day=in_digits(day),
        first=in_digits(first),
    )


def in_digits(day: date) -> str:
    """Write a day as the sheet asks for it, on one line."""
    return f"{day.day}.\xa0{day.month}.\xa0{day.year}"


def read_day(text: str) -> date | None:
    """Read 2027-01-12, 12. 1. 2027 or 12.01.2027; None where it is no day."""
    parts = text.replace("/", ".").replace(" ", "").rstrip(".").split(".")
    try:
        if len(parts) == 3:
            day, month, year = map(int, parts)
            return date(year, month, day)
        return date.fromisoformat(text)
    except (ValueError, OverflowError):
        return None
