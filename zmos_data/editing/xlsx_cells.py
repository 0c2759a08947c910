"""A cell of a workbook as text: numbers without a computer's noise, days as ISO writes them."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel, from_ISO8601

from zmos_data.cells import cleaned
from zmos_data.editing.book import Book
from zmos_data.editing.grid import Cell, Holds
from zmos_data.editing.sheet_reader import Written

EMPTY = Cell("")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a sign that XML cannot hold
_ASIDE = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')  # of a format: colours, locales, plain words
_COLOURS = re.compile(r"\[(?!\$)[^\]]*\]")
_CURRENCY = re.compile(r"\[\$([^\]-]+)[^\]]*\]|([$£¥])|\b(USD|GBP|CHF|SIT|HRK|HUF|RSD)\b")
_DIGITS = ".15g"  # what a computer's number is exact to


def cell_of(written: Written, book: Book) -> Cell:
    """Return what a cell holds, without its formula.

    Raises
    ------
    ValueError, IndexError
        If the file breaks its own format.
    """
    kind, value = written.kind, written.value
    if kind == "n":
        form = book.formats[written.style] if book.formats else ""
        return _number(float(value), form, book.epoch) if value else EMPTY
    if kind == "s":
        value = book.texts[int(value)] if value else ""
    elif kind == "b":
        return Cell("true" if int(value) else "false", Holds.TRUTH)
    elif kind == "d":
        return _day(from_ISO8601(value), "")
    return Cell(_text(value), Holds.ERROR if kind == "e" else Holds.TEXT)


@lru_cache(maxsize=1024)
def other_currency(form: str) -> str:
    """Return the currency that a number format shows; "" where it is the euro, or none."""
    found = _CURRENCY.search(_COLOURS.sub("", form))
    sign = next(filter(None, found.groups()), "").strip() if found else ""
    return "" if sign.upper() in ("€", "EUR") else sign


def plain_number(value: float) -> str:
    """Write a number with a decimal point, with all its digits and no others."""
    text = f"{Decimal(format(value, _DIGITS)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(value: str) -> str:
    if "_x" in value:
        value = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
    return cleaned(value)


def _number(value: float, form: str, epoch: datetime) -> Cell:
    if not math.isfinite(value):
        return Cell(str(value), Holds.ERROR)
    if _is_date(form):
        try:
            return _day(from_excel(value, epoch), _bare(form))
        except (OverflowError, ValueError):
            return Cell(plain_number(value), Holds.NUMBER)
    if "%" in _bare(form):
        return Cell(f"{plain_number(value * 100)} %")
    return Cell(plain_number(value), Holds.NUMBER)


@lru_cache(maxsize=1024)
def _is_date(form: str) -> bool:
    return bool(is_date_format(form))


@lru_cache(maxsize=1024)
def _bare(form: str) -> str:
    return _ASIDE.sub("", form).lower()


def _day(value: datetime | date | time | timedelta | None, form: str) -> Cell:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Cell(_shown(value, form), Holds.DATE)
    return Cell(cleaned(str(value)))


def _shown(day: date, form: str) -> str:
    """Write of a day what its format shows: Excel makes 1 April 2019 of »april 2019«."""
    if "d" in form or "y" not in form or day.day != 1:
        return day.isoformat()
    return f"{day:%Y-%m}" if "m" in form else day.isoformat()
