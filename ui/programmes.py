"""The published figures of the programmes in words."""

from __future__ import annotations

from ui import wording
from ui.page import Row
from ui.text import Text
from zmos_data.eligibility import JOINT_PROGRAMME


def published_figure(text: Text, figure: Row) -> str:
    """Write a published figure of a programme with its priority and note (pure)."""
    code, note = figure.priority_code, text.of(figure, "note")
    head = f"{wording.priority(text, code)}: " if isinstance(code, str) else ""
    return f"{head}{_counted(text, figure)}{_beside(note)}"


def programme(figure: Row) -> str:
    """Name the programme before its period; empty for ITI, which the others are of."""
    return "HIGHER, " if figure.programme_code == JOINT_PROGRAMME else ""


def _beside(note: str) -> str:
    """Write a note in brackets; one that has brackets of its own, behind a semicolon."""
    if not note:
        return ""
    return f"; {note}" if "(" in note else f" ({note})"


def _counted(text: Text, figure: Row) -> str:
    """Write a figure with what it counts, in the form that its number asks for."""
    n, value = round(figure.value), wording.programme_value(text, figure)
    counts = {
        "approved_projects": text.count("{figure} approved project", "{figure} approved projects",
                                        n, figure=value),
        "projects": text.count("{figure} project", "{figure} projects", n, figure=value),
        "calls": text.count("{figure} call", "{figure} calls", n, figure=value),
        "partners": text.count("{figure} partner", "{figure} partners", n, figure=value),
    }  # fmt: skip
    code = figure.figure_code
    return counts.get(code) or f"{wording.programme_name(text, code)} {value}"
