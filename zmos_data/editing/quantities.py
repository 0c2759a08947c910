"""Numbers as people write them: with points or commas, spaces, €, millions, »pribl.«."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from zmos_data import limits
from zmos_data.editing.understood import NotUnderstoodError, Reading, in_euros, read_as
from zmos_data.editing.units import names_another
from zmos_data.phrase import Phrase
from zmos_data.search.words import fold

_AMOUNT = Phrase("an amount in EUR, such as 1,234,567.89")
_NUMBER = Phrase("a number, such as 2.5")
_WHOLE = Phrase("a whole number")
_IN_EUROS = Phrase("Write the amount in EUR.")
_LARGEST = 10**10  # in EUR, of a plain number under a heading with a unit: the programmes' sums
_CANONICAL = re.compile(r"(?:0|[1-9][0-9]*)(?:\.[0-9]{2})?")
_PLAIN = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_CENTS = re.compile(r"[0-9]{4,},[0-9]{1,2}")  # as every Slovenian spreadsheet writes them
_CURRENCY = re.compile(r"€|\beur\b\.?|\bevr(?:o|a|ov|i)\b|\beuros?\b")
# Words before a number: what they say of it.
_ABOUT = re.compile(
    r"^(?:pribl(?:izno|\.)?|okrog|okoli|okvirno|cca\.?|ca\.|c\.|~|≈|skoraj|dobr(?:ih|a|e|i)|slab(?:ih|a)|"
    r"approx(?:imately|\.)?|about|around|circa|almost|nearly|some)\s*"
)
_AT_LEAST = re.compile(r"^(?:najmanj|vsaj|vec kot|nad|prek|preko|>=?|≥|at least|more than|over)\s*")
_UP_TO = re.compile(r"^(?:do|najvec|manj kot|pod|<=?|≤|up to|at most|less than|under)\b\s*")
_SCALES = {
    "tisoc": 3,
    "tis": 3,
    "tsd": 3,
    "thousand": 3,
    "k": 3,
    "mio": 6,
    "mil": 6,
    "mln": 6,
    "m": 6,
    "milijon": 6,
    "milijona": 6,
    "milijone": 6,
    "milijoni": 6,
    "milijonov": 6,
    "million": 6,
    "millions": 6,
    "mrd": 9,
    "bn": 9,
    "milijarda": 9,
    "milijarde": 9,
    "milijardi": 9,
    "milijard": 9,
    "billion": 9,
}
_CUT = re.compile(r"#+|[0-9](?:[.,][0-9]*)?e\+?[0-9]{1,2}")
_WITH_WORDS = re.compile(r"[0-9].*(?:\bddv\b|\bvat\b|[(*])")
_SCALED = re.compile(r"(.*?[0-9])\s*([a-z]+)\.?$")
_SPACES = re.compile(r"(?<=[0-9])[ '\u2019](?=[0-9]{3}(?![0-9]))")
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})+")
_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_BOTH = re.compile(r"([0-9]{1,3}(?:([.,])[0-9]{3})+|[0-9]+)([.,])([0-9]+)")


def read_amount(text: str, *, sign: str = "", scale: int = 0) -> Reading:
    """Read an amount in EUR.

    Three digits after a single point or comma are thousands: no price has thousandths.

    Parameters
    ----------
    text : str
        What stands in the cell.
    sign : {"", ".", ","}
        The sign before decimals that the sheet uses; "" where nothing settles it.
    scale : int
        How many zeros the heading stands for: 6 above amounts in millions.

    Raises
    ------
    NotUnderstoodError
        If it is none, negative, a share in per cent, an upper bound, too large, or one of two
        readings that nothing settles.
    """
    if not scale and _CANONICAL.fullmatch(text) and len(text) <= 13:
        return Reading(text)
    folded = fold(text).replace("\u2212", "-").strip()
    _refuse_others(folded)
    bare = _CURRENCY.sub(" ", folded).strip()
    bare, precision = _precision(bare)
    bare = _CURRENCY.sub(" ", bare).strip()
    _refuse_more(bare)
    digits, own = _scale(bare)
    if digits.endswith((",-", ",–", ".-")):  # as on price tags: 1.200,-
        digits = digits[:-2]
    zeros = own or scale
    value = _decimal(digits, thousands=not zeros, allowed=_AMOUNT)
    if not zeros:
        _refuse_unsettled(digits, value, sign)
    if not own:
        _check_unit(value, scale)
    written, precision = _scaled(value, zeros, precision)
    if not own and _PLAIN.fullmatch(text) and (scale or Decimal(text) == Decimal(written)):
        return Reading(written, precision=precision)
    if _CENTS.fullmatch(text) and not scale:
        return Reading(written)
    words = _words(text, in_euros(written), precision)
    if not zeros and not sign and _COMMA.fullmatch(digits):
        words = Phrase("{words} Check it.", words=words)
    return Reading(written, words, precision)


def read_counted(text: str, *, scale: int = 0) -> Reading:
    """Read an amount in EUR that a spreadsheet holds as a number: its point is a decimal one."""
    value = Decimal(text)
    if value < 0:
        raise NotUnderstoodError(Phrase("The amount is negative."), _AMOUNT)
    _check_unit(value, scale)
    written, precision = _scaled(value, scale, "")
    exact = Decimal(written) == value * 10**scale
    return Reading(written, "" if exact else read_as(text, in_euros(written)), precision)


def read_number(text: str, *, is_decimal: bool, sign: str = "") -> Reading:
    """Read a number.

    Parameters
    ----------
    text : str
        What stands in the cell.
    is_decimal : bool
        Whether 1.234 and 1,234 have decimals in this column, and not thousands.
    sign : {"", ".", ","}
        The sign before decimals that the sheet uses; "" where nothing settles it.

    Raises
    ------
    NotUnderstoodError
        If it is none.
    """
    single = _GROUPED.fullmatch(text)
    is_decimal = is_decimal or bool(single and sign and text.count(sign) == 1)
    if _PLAIN.fullmatch(text) and (is_decimal or not _GROUPED.fullmatch(text)):
        return Reading(text)
    folded = fold(text).replace("\u2212", "-").strip()
    sign = "-" if folded.startswith("-") else ""
    value = _decimal(folded.removeprefix("-").strip(), thousands=not is_decimal, allowed=_NUMBER)
    written = f"{sign}{_trimmed(value)}"
    return Reading(written, read_as(text, written))


def read_whole(text: str) -> Reading:
    """Read a whole number, such as a position."""
    found = re.fullmatch(r"([0-9]{1,9})(?:\.0*)?", text)
    if found:
        return Reading(found[1], "" if text == found[1] else read_as(text, found[1]))
    value = _decimal(fold(text), thousands=True, allowed=_WHOLE)
    if value != int(value):
        raise NotUnderstoodError(Phrase("It is no whole number."), _WHOLE)
    return Reading(str(int(value)), read_as(text, str(int(value))))


def _check_unit(value: Decimal, scale: int) -> None:
    """Refuse what is written in euros under a heading that gives another unit."""
    if scale and value * 10**scale >= _LARGEST:
        raise NotUnderstoodError(
            Phrase("In the unit of its heading the amount is too large."),
            advice=Phrase("Write the amounts in the unit of the heading, or all of them in EUR."),
        )


def _scaled(value: Decimal, zeros: int, precision: str) -> tuple[str, str]:
    """Write an amount with the zeros of its unit; one that is not given to the euro is rounded."""
    amount = value * 10**zeros
    if amount >= limits.NUMBER:
        raise NotUnderstoodError(Phrase("The amount is too large."), _AMOUNT)
    decimals = -int(value.as_tuple().exponent)
    return _euros(amount), precision or ("rounded" if decimals < zeros and amount else "")


def _refuse_unsettled(digits: str, value: Decimal, sign: str) -> None:
    """Refuse 12,500 where the sheet writes decimals so: no price has thousandths."""
    if not sign or not re.fullmatch(rf"[1-9][0-9]{{0,2}}{re.escape(sign)}[0-9]{{3}}", digits):
        return
    raise NotUnderstoodError(
        Phrase(
            "It may be {thousands} or {decimals}: elsewhere “{sign}” stands before decimals.",
            thousands=str(value),
            decimals=digits.replace(",", "."),
            sign=sign,
        ),
        _AMOUNT,
        Phrase(
            "Write {thousands} without a sign, or the amount with two decimals.",
            thousands=str(value),
        ),
    )


def _refuse_more(bare: str) -> None:
    """Refuse what a spreadsheet has not written in full, and an amount with more beside it."""
    if _CUT.fullmatch(bare):
        raise NotUnderstoodError(
            Phrase("The spreadsheet has not written the amount in full."),
            _AMOUNT,
            Phrase("Make the column wider, give it the format of numbers, and save it again."),
        )
    if _WITH_WORDS.search(bare):
        raise NotUnderstoodError(
            Phrase("More than the amount stands in the cell."),
            _AMOUNT,
            Phrase("Write the amount alone, and the rest (such as “without VAT”) into the note."),
        )


def _words(text: str, value: Phrase, precision: str) -> Phrase:
    """Say how an amount was read, and how exact it is then."""
    if precision == "rounded":
        return Phrase("“{found}” was read as {value}, rounded.", found=text, value=value)
    if precision == "at_least":
        return Phrase("“{found}” was read as at least {value}.", found=text, value=value)
    return read_as(text, value)


def _refuse_others(folded: str) -> None:
    if "%" in folded or "odstot" in folded or "percent" in folded:
        raise NotUnderstoodError(Phrase("A share in per cent is no amount."), _AMOUNT)
    if re.match(r"-\s*[0-9]|\(.*[0-9].*\)$|[€ ]*-\s*[0-9]", folded) or re.search(
        r"[0-9]-$", folded
    ):
        raise NotUnderstoodError(Phrase("The amount is negative."), _AMOUNT)
    if names_another(folded):
        raise NotUnderstoodError(
            Phrase("The amount is in another currency than euros."), _AMOUNT, _IN_EUROS
        )
    if _UP_TO.match(folded):
        raise NotUnderstoodError(
            Phrase("An upper bound is not the amount itself."),
            _AMOUNT,
            Phrase("Write the amount, or leave the cell empty and say it in the note."),
        )
    if re.search(r"[0-9][0-9.,]*\s*(?:-|–|/|do|to)\s*[0-9]", folded):
        raise NotUnderstoodError(
            Phrase("Two numbers stand in the cell."), _AMOUNT, Phrase("Write one amount.")
        )


def _precision(bare: str) -> tuple[str, str]:
    for words, precision in ((_ABOUT, "rounded"), (_AT_LEAST, "at_least")):
        found = words.match(bare)
        if found:
            return bare[found.end() :], precision
    return bare, ""


def _scale(bare: str) -> tuple[str, int]:
    """Take »mio« and the like off a number: what is left, and how many zeros they stand for."""
    found = _SCALED.fullmatch(bare)
    if not found:
        return bare, 0
    if found[2] not in _SCALES:
        raise NotUnderstoodError(Phrase("The word beside the number is not known."), _AMOUNT)
    return found[1], _SCALES[found[2]]


def _decimal(digits: str, *, thousands: bool, allowed: str) -> Decimal:
    """Read digits with their separators."""
    bare = _SPACES.sub("", digits)
    if re.fullmatch(r"[0-9]{1,20}", bare):
        return Decimal(bare)
    grouped = _GROUPED.fullmatch(bare)
    if grouped and _is_grouped(bare, grouped[1], thousands=thousands):
        return Decimal(bare.replace(grouped[1], ""))
    parts = _BOTH.fullmatch(bare)
    if parts and parts[2] != parts[3] and len(bare) <= 30:
        whole = parts[1].replace(parts[2], "") if parts[2] else parts[1]
        return Decimal(f"{whole}.{parts[4]}")
    raise NotUnderstoodError(Phrase("It cannot be read as a number."), allowed)


def _is_grouped(bare: str, separator: str, *, thousands: bool) -> bool:
    """Tell thousands from decimals: several groups are thousands, a leading zero is decimals."""
    if bare.count(separator) != len(re.findall("[.,]", bare)):
        return False
    return bare.count(separator) > 1 or (thousands and not bare.startswith("0"))


def _euros(value: Decimal) -> str:
    """Write an amount as the tables have it: whole, or to the cent."""
    cents = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return str(int(cents)) if cents == int(cents) else str(cents)


def _trimmed(value: Decimal) -> str:
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
