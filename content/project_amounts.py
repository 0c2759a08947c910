"""The amounts of one project as they are written: how exact each is, and what it stands on."""

from __future__ import annotations

from typing import Any

import pandas as pd

from content import amounts, dates
from content.text import Text
from zmos_data.rows import Conflict, Project

PRECISIONS = ("exact", "rounded", "at_least")
BASES = ("estimate", "selection", "decision", "contract", "final")


def figure(text: Text, project: Project, column: str) -> str:
    """Write an amount without its unit: approximate, a lower bound, or not known."""
    value = getattr(project, column)
    if pd.isna(value):
        return text.say("not known")
    code = _of(project, column, "precision")
    return with_precision(text, amounts.in_full(text, _without_cents(value, code)), code)


def euros(text: Text, project: Project, column: str) -> str:
    """Write an amount with its unit."""
    value = getattr(project, column)
    if pd.isna(value):
        return text.say("not known")
    code = _of(project, column, "precision")
    return with_precision(text, text.euros(_without_cents(value, code)), code)


def _without_cents(value: float, code: str) -> float:
    """Leave out the cents of a rounded amount; a lower bound would no longer be one."""
    return float(round(value)) if code == "rounded" else value


def other(text: Text, conflict: Conflict) -> str:
    """Write the other figure of a conflict with its unit, as its source words it."""
    return with_precision(text, text.euros(conflict.value_other), conflict.precision_other)


def with_precision(text: Text, figure: str, code: str) -> str:
    """Say of a written figure that it is rounded or a lower bound."""
    if code == "rounded":
        return text.approximately(figure)
    return text.say("more than {figure}", figure=figure) if code == "at_least" else figure


def precision(text: Text, code: str) -> str:
    """Say how exact a source gives an amount; empty where there is none."""
    return {
        "exact": text.say("exact in the source"),
        "rounded": text.say("rounded in the source"),
        "at_least": text.say("a lower bound in the source"),
    }.get(code, "")


def standing(text: Text, project: Project, column: str) -> str:
    """Say how exact an amount is and what it stands on, with its date; empty without amount."""
    if pd.isna(getattr(project, column)):
        return ""
    day = _of(project, column, "as_of")
    stand = basis(text, _of(project, column, "basis"))
    when = ", ".join(part for part in (stand, dates.day(text, day) if day else "") if part)
    said = (precision(text, _of(project, column, "precision")), when)
    return "; ".join(part for part in said if part)


def basis(text: Text, code: str) -> str:
    """Say what an amount stands on; empty where nothing is known of it."""
    return {
        "estimate": text.say("estimate before the selection"),
        "selection": text.say("selection (1st phase)"),
        "decision": text.say("grant decision"),
        "contract": text.say_as("basis", "contract"),
        "final": text.say("final amount"),
    }.get(code, "")


def _of(project: Project, column: str, quality: str) -> str:
    value: Any = getattr(project, f"{column}_{quality}")
    return value if isinstance(value, str) else ""
