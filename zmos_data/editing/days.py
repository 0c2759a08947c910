"""Days, months and years as people write them, in Slovenian and English."""

from __future__ import annotations

import re
from datetime import date, timedelta

from babel.dates import format_date

from zmos_data import limits
from zmos_data.editing.understood import NotUnderstoodError, Reading, as_read, read_as
from zmos_data.phrase import Bilingual, Phrase
from zmos_data.search.words import fold

_DATE = Phrase("a day, month or year: 12 April 2019, April 2019 or 2019")
_DAY = Phrase("a day, such as 12 April 2019")
_YEAR = Phrase("a year in four digits")
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_STEMS = (
    ("januar", "jan"),
    ("februar", "feb"),
    ("mar", "mar"),
    ("april", "apr"),
    ("maj", "may"),
    ("junij", "jun"),
    ("julij", "jul"),
    ("avgust", "aug", "avg"),
    ("september", "sep", "sept"),
    ("oktober", "oct", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTHS = {
    **{stem: n for n, stems in enumerate(_STEMS, 1) for stem in stems},
    **{"marec": 3, "marca": 3, "marcu": 3, "march": 3, "maja": 5, "maju": 5, "may": 5},
    **{"junija": 6, "juniju": 6, "june": 6, "julija": 7, "juliju": 7, "july": 7},
    **{"septembra": 9, "septembru": 9, "oktobra": 10, "oktobru": 10, "october": 10},
    **{"novembra": 11, "novembru": 11, "decembra": 12, "decembru": 12},
    **{
        f"{month}{end}": n
        for n, month in ((1, "januar"), (2, "februar"), (4, "april"), (8, "avgust"))
        for end in ("ja", "ju", "a", "u")
    },
    **{"january": 1, "february": 2, "august": 8},
}
_BEFORE = re.compile(r"^(?:leta|leto|l\.|v letu|year|in|dne|od|on|since)\s+")
_DMY = re.compile(r"([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})\s*[./-]\s*([0-9]{4}|[0-9]{2})\.?")
_YMD = re.compile(r"([0-9]{4})\s*[./-]\s*([0-9]{1,2})(?:\s*[./-]\s*([0-9]{1,2}))?\.?")
_MY = re.compile(r"([0-9]{1,2})\s*[./-]\s*([0-9]{4})\.?")
_DAY_WORD = re.compile(r"([0-9]{1,2})\.?(?:st|nd|rd|th)?\s*([a-z]+)\.?,?\s*([0-9]{4})\.?")
_WORD_DAY = re.compile(r"([a-z]+)\.?\s*([0-9]{1,2})(?:st|nd|rd|th)?,\s*([0-9]{4})\.?")
_WORD_YEAR = re.compile(r"([a-z]+)\.?,?\s*([0-9]{4})\.?")
# As Slovenian Excel shows a month, once 4.2019 was typed: apr.19, apr-19.
_WORD_SHORT = re.compile(r"([a-z]{3,4})[.-]([0-9]{2})")
_JUST_YEAR = re.compile(r"([0-9]{4})(?:\.|\.0+|,0+)?")
_TIME = re.compile(r"[t ]\s*[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?z?$")
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:[.,][0-9]+)?")  # days since 1900: 1954 to 2119
# What everybody writes so, and means one day or month by: nothing is to be said of it.
_USUAL = re.compile(r"[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}|([0-9]{1,2}\.? )?[A-Za-z]{3,} [0-9]{4}")
_FIRST = date(1899, 12, 30)
Parts = tuple[int, int, int]  # year, month and day; 0 for what is not said


def read_date(text: str, *, month_first: bool = False) -> Reading:
    """Read a day, a month or a year; ``month_first``: whether 02/06/2020 is 6 February.

    Raises
    ------
    NotUnderstoodError
        If it is none, or one that no calendar has.
    """
    return _reading(text, _written(_parts(text, _DATE, month_first), _DATE), month_first)


def read_day(text: str, *, month_first: bool = False) -> Reading:
    """Read a day; a month or a year alone is none."""
    parts = _parts(text, _DAY, month_first)
    written = _written(parts, _DAY)
    if not parts[2]:
        raise NotUnderstoodError(Phrase("The day is missing."), _DAY)
    return _reading(text, written, month_first)


def read_year(text: str) -> Reading:
    """Read a year; of a day or a month, its year.

    A spreadsheet makes 11 July 1905 of 2019 where the cell has the format of a day.
    """
    parts = _parts(text, _YEAR, month_first=False)
    written = _written(parts, _YEAR)
    if written.startswith("1905-") and parts[2]:
        return as_read(text, str((date(*parts) - _FIRST).days))
    return as_read(text, written[:4])


def in_words(written: str) -> Bilingual:
    """Write a day, month or year of the tables as each language does."""
    if len(written) < len("2019-04"):
        return Bilingual(written, written)
    if len(written) == len("2019-04"):
        month = date.fromisoformat(f"{written}-01")
        return Bilingual(*(format_date(month, "LLLL y", locale=one) for one in ("sl", "en")))
    day = date.fromisoformat(written)
    return Bilingual(f"{day.day}. {day.month}. {day.year}", format_date(day, "d MMMM y", "en"))


def slashed(text: str) -> tuple[int, int, int] | None:
    """Return the year of 02/06/2020 and its two numbers as they stand; None of other texts."""
    found = _DMY.fullmatch(_TIME.sub("", text.lower()).strip())
    return (_full(found[4]), int(found[1]), int(found[3])) if found and found[2] == "/" else None


def _reading(text: str, written: str, month_first: bool) -> Reading:
    if "/" in text:
        return Reading(written, _order_words(text, written, month_first))
    said = "" if _USUAL.fullmatch(text) or text == written else read_as(text, in_words(written))
    return Reading(written, said)


def _parts(text: str, allowed: str, month_first: bool) -> Parts:
    iso = _ISO.fullmatch(text)
    if iso:
        return int(iso[1]), int(iso[2] or 0), int(iso[3] or 0)
    bare = _BEFORE.sub("", _TIME.sub("", fold(text).strip()))
    found = _numbers(bare, month_first) or _words(bare)
    if found is None:
        raise NotUnderstoodError(Phrase("It cannot be read as a date."), allowed)
    return found


def _numbers(bare: str, month_first: bool) -> Parts | None:
    if year := _JUST_YEAR.fullmatch(bare):
        return int(year[1]), 0, 0
    if serial := _SERIAL.fullmatch(bare):
        day = _FIRST + timedelta(days=int(serial[1]))
        return day.year, day.month, day.day
    if ymd := _YMD.fullmatch(bare):
        return int(ymd[1]), int(ymd[2]), int(ymd[3] or 0)
    if my := _MY.fullmatch(bare):
        return int(my[2]), int(my[1]), 0
    if dmy := _DMY.fullmatch(bare):
        first, second, full = int(dmy[1]), int(dmy[3]), _full(dmy[4])
        turned = dmy[2] == "/" and (second > 12 >= first or (month_first and first <= 12))
        return (full, first, second) if turned else (full, second, first)
    return None


def _full(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def _order_words(text: str, written: str, month_first: bool) -> Phrase:
    """Say how a date with slashes was read; 04/12 may be December or April."""
    numbers = slashed(text)
    if numbers is None or max(numbers[1:]) > 12 or numbers[1] == numbers[2]:
        return read_as(text, in_words(written))
    if month_first:
        return Phrase(
            "“{found}” was read as {value}, the month before the day, as in the whole sheet.",
            found=text,
            value=in_words(written),
        )
    return Phrase(
        "“{found}” was read as {value}, the day before the month. Check it.",
        found=text,
        value=in_words(written),
    )


def _words(bare: str) -> Parts | None:
    if found := _DAY_WORD.fullmatch(bare):
        day, word, year = int(found[1]), found[2], int(found[3])
    elif found := _WORD_DAY.fullmatch(bare):
        day, word, year = int(found[2]), found[1], int(found[3])
    elif found := _WORD_YEAR.fullmatch(bare):
        day, word, year = 0, found[1], int(found[2])
    elif found := _WORD_SHORT.fullmatch(bare):
        day, word, year = 0, found[1], _full(found[2])
    else:
        return None
    return (year, _MONTHS[word], day) if word in _MONTHS else None


def _written(parts: Parts, allowed: str) -> str:
    """Write a date as ISO has it, as far as it is said."""
    year, month, day = parts
    if not limits.YEARS[0] <= year <= limits.YEARS[1]:
        raise NotUnderstoodError(Phrase("It is no year of our time."), allowed)
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise NotUnderstoodError(Phrase("No calendar has that day."), allowed) from None
    return f"{year}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
