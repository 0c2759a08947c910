"""Dates of the tables as they are written: a day, a month or a year, or not known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
from babel.dates import format_date

from ui.page import Row
from ui.text import Text


def day(text: Text, value: str) -> str:
    """Write a day of the tables; a month or a year stays as it stands there."""
    return text.day(date.fromisoformat(value)) if len(value) == len("2026-11-24") else value


def month(text: Text, value: str) -> str:
    """Write the month of a date of the tables: april 2019, or April 2019; a year stays."""
    if len(value) == len("2026"):
        return value
    first = date.fromisoformat(value if len(value) == len("2026-11-24") else f"{value}-01")
    return format_date(first, format="LLLL y", locale=text.locale)


def known_day(text: Text, value: Any) -> str:
    """Write a date of the tables; "not known" where there is none."""
    if pd.isna(value):
        return text.say("not known")
    return day(text, value) if isinstance(value, str) else text.day(value)


def with_day(text: Text, value: Any, day: Any) -> str:
    """Write a number with the day that it is of; empty where it is not known."""
    if pd.isna(value):
        return ""
    if pd.isna(day):
        return text.number(value)
    return text.say("{figure} ({day})", figure=text.number(value), day=known_day(text, day))


def source_dates(text: Text, source: Row) -> str:
    """Say when a source was published and accessed, as far as that is known."""
    dates = (
        (text.say("published"), source.date_published),
        (text.say("as of"), source.as_of),
        (text.say("accessed"), source.date_read),
    )
    known = [f"{label} {known_day(text, value)}" for label, value in dates if not pd.isna(value)]
    return ", ".join(known) or text.say("date not known")
