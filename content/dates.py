"""Dates of the tables as they are written: a day, a month or a year, or not known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from content.text import Text
from zmos_data.rows import Source


def day(text: Text, value: str, *, when: bool = False) -> str:
    """Write a day or a month of the tables in words; a year stays as it stands there.

    ``when`` says on which day or in which month something was done: objavljeno februarja 2024.
    """
    if len(value) == len("2026-11-24"):
        return text.day(date.fromisoformat(value))
    if len(value) == len("2026-11"):
        first = date.fromisoformat(f"{value}-01")
        return _in_month(text, first) if when else text.month(first)
    return value


def month(text: Text, value: str) -> str:
    """Write the month of a date of the tables: april 2019, or April 2019; a year stays."""
    if len(value) == len("2026"):
        return value
    return text.month(date.fromisoformat(value if len(value) > len("2026-11") else f"{value}-01"))


def _in_month(text: Text, first: date) -> str:
    """Say in which month something was done; Slovenian has the genitive."""
    year = first.year
    return (
        text.say_as("when", "January\u00a0{year}", year=year),
        text.say_as("when", "February\u00a0{year}", year=year),
        text.say_as("when", "March\u00a0{year}", year=year),
        text.say_as("when", "April\u00a0{year}", year=year),
        text.say_as("when", "May\u00a0{year}", year=year),
        text.say_as("when", "June\u00a0{year}", year=year),
        text.say_as("when", "July\u00a0{year}", year=year),
        text.say_as("when", "August\u00a0{year}", year=year),
        text.say_as("when", "September\u00a0{year}", year=year),
        text.say_as("when", "October\u00a0{year}", year=year),
        text.say_as("when", "November\u00a0{year}", year=year),
        text.say_as("when", "December\u00a0{year}", year=year),
    )[first.month - 1]


def known_day(text: Text, value: Any, *, when: bool = False) -> str:
    """Write a date of the tables; "not known" where there is none."""
    if pd.isna(value):
        return text.say("not known")
    return day(text, value, when=when) if isinstance(value, str) else text.day(value)


def with_day(text: Text, value: Any, day: Any) -> str:
    """Write a number with the day that it is of; empty where it is not known."""
    if pd.isna(value):
        return ""
    if pd.isna(day):
        return text.number(value)
    return text.say("{figure} ({day})", figure=text.number(value), day=known_day(text, day))


def source_dates(text: Text, source: Source) -> str:
    """Say when a source was published and accessed, as far as that is known."""
    dates = (
        (text.say("published"), source.date_published, True),
        (text.say("as of"), source.as_of, False),
        (text.say("accessed"), source.date_read, True),
    )
    known = [
        f"{label} {known_day(text, value, when=when)}"
        for label, value, when in dates
        if not pd.isna(value)
    ]
    return ", ".join(known) or text.say("date not known")
