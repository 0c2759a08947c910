"""Cells of official lists as values: amounts, days, rates, codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from zmos_data import limits
from zmos_data.editing.grid import Cell, Holds
from zmos_data.search.words import fold

_THOUSANDS = {",": re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?"), ".": re.compile(r"\d{1,3}(\.\d{3})+")}
_EXCEL_DAY_0 = date(1899, 12, 30)
_CODE = re.compile(r"[a-z0-9]+(?:\.[0-9]+)*")
_SERIAL = re.compile(r"\d{5}(\.0+)?")  # a day as Excel counts: 2009 to 2173


def amount_of(cell: Cell, *, has_point: bool) -> Decimal | None:
    """Read an amount.

    Parameters
    ----------
    cell : Cell
        The cell.
    has_point : bool
        Whether the list writes a decimal point; a comma if not. Of ``1.234`` nothing else says.

    Returns
    -------
    Decimal or None
        EUR, to the cent; None where the cell holds no amount, or a negative one.
    """
    text = re.sub(r"(?i)[\s\u00a0€']|eur", "", cell.text)
    if cell.holds is not Holds.NUMBER:
        text = _with_point(text, has_point=has_point)
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        return None
    found = Decimal(text)
    return found.quantize(Decimal("0.01")) if found < limits.NUMBER else None


def _with_point(text: str, *, has_point: bool) -> str:
    if "," in text and "." in text:  # the last of them parts the cents
        other = "," if text.rindex(".") > text.rindex(",") else "."
        return text.replace(other, "").replace(",", ".")
    if "," in text:
        is_grouped = has_point and _THOUSANDS[","].fullmatch(text)
        return text.replace(",", "" if is_grouped else ".")
    if not has_point and _THOUSANDS["."].fullmatch(text):
        return text.replace(".", "")
    return text


def rate_of(cell: Cell) -> Decimal | None:
    """Read a rate in per cent; 0.8 is 80 %. None where the cell holds none."""
    text = cell.text.replace("%", "").replace(",", ".").strip()
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        return None
    found = Decimal(text)
    if found <= 1 and "%" not in cell.text:
        found *= 100
    return found.normalize() if 0 < found <= 100 else None


def day_of(cell: Cell, formats: tuple[str, ...]) -> str:
    """Read a day as ISO writes it; "" where the cell holds none."""
    text = cell.text.partition("T")[0].strip()
    if cell.holds is Holds.DATE or re.fullmatch(r"\d{4}-\d{2}-\d{2}( 00:00(:00)?)?", text):
        return text[:10]
    if _SERIAL.fullmatch(text):
        return (_EXCEL_DAY_0 + timedelta(days=int(Decimal(text)))).isoformat()
    for form in formats:
        try:
            found = datetime.strptime(text, form).date()
        except ValueError:
            continue
        return found.isoformat() if limits.YEARS[0] <= found.year <= limits.YEARS[1] else ""
    return ""


def code_of(text: str, codes: Mapping[str, tuple[str, ...]]) -> str:
    """Return the code that a text names alone or as a word in it; "" where none or several."""
    words = _codes_in(text)
    found = {code for code, also in codes.items() for one in also if _codes_in(one) in words}
    return found.pop() if len(found) == 1 else ""


def _codes_in(text: str) -> str:
    """Return the words of a text between spaces; 2.4.1 is one, so that 4.1 is not in it."""
    return f" {' '.join(_CODE.findall(fold(text)))} "
