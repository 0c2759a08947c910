"""Formulas: which give a value that may be read, and which reach out of the workbook."""

from __future__ import annotations

import re

from zmos_data.exports.formula_guard import SIGNS

# What starts a program, or fetches or sends something, in any spreadsheet.
_REACHING = re.compile(
    r"\b(?:DDE|DDEAUTO|WEBSERVICE|FILTERXML|RTD|CALL|REGISTER(?:\.ID)?|EXEC|IMAGE|"
    r"IMPORT(?:XML|DATA|HTML|FEED|RANGE))\s*\(|\bDDEAUTO\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"[\w.$ '\"-]+\|.{0,500}!", re.DOTALL
)  # server|topic!item, as in cmd|' /C calc'!A0
_LINK = re.compile(r"\bHYPERLINK\s*\(\s*(?:\"([^\"]*)\")?", re.IGNORECASE)
_SAFE_LINK = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
_EXTERNAL = re.compile(r"\[[^\]]{1,200}\][^!]{0,200}!|'file:", re.IGNORECASE)
# A text that Excel is made to keep as text, with its leading zeros.
_QUOTED = re.compile(r'="([^"]*)"')


def reaches_out(formula: str) -> bool:
    """Tell whether a formula starts a program, or fetches something from elsewhere."""
    if _REACHING.search(formula) or _COMMAND.search(formula):
        return True
    return any(not _SAFE_LINK.match(link or "#") for link in _LINK.findall(formula))


def is_external(formula: str) -> bool:
    """Tell whether a formula takes its value from another workbook."""
    return _EXTERNAL.search(formula) is not None


def is_formula(text: str) -> bool:
    """Tell whether a text is a formula that no spreadsheet has worked out."""
    return len(text) > 1 and text[0] in "=＝" and text[1] not in "= "


def is_command(text: str) -> bool:
    """Tell whether a spreadsheet that opens a text would start or fetch something."""
    return text.startswith(SIGNS) and reaches_out(text)


def quoted_text(text: str) -> str | None:
    """Return what stands in ``="…"``; None where a text is nothing of the kind."""
    found = _QUOTED.fullmatch(text)
    return found[1] if found else None
