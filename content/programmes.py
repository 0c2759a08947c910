"""The published figures of the programmes in words."""

from __future__ import annotations

from content import labels
from content.text import Text
from zmos_data.eligibility import JOINT_PROGRAMME
from zmos_data.rows import ProgrammeFigure


def published_figure(text: Text, figure: ProgrammeFigure) -> str:
    """Write a published figure of a programme with its priority and note (pure)."""
    code, note = figure.priority_code, text.of(figure, "note")
    head = f"{labels.priority(text, code)}: " if isinstance(code, str) else ""
    return f"{head}{_counted(text, figure)}{_beside(note)}"


def programme(figure: ProgrammeFigure) -> str:
    """Name the programme before its period; empty for ITI, which the others are of."""
    return "HIGHER, " if figure.programme_code == JOINT_PROGRAMME else ""


def _beside(note: str) -> str:
    """Write a note in brackets; one that has brackets of its own, behind a semicolon."""
    if not note:
        return ""
    return f"; {note}" if "(" in note else f" ({note})"


def _counted(text: Text, figure: ProgrammeFigure) -> str:
    """Write a figure with what it counts, in the form that its number asks for."""
    n, value = round(figure.value), programme_value(text, figure)
    counts = {
        "approved_projects": text.count(
            "{figure} approved project", "{figure} approved projects", n, figure=value
        ),
        "projects": text.count("{figure} project", "{figure} projects", n, figure=value),
        "calls": text.count("{figure} call", "{figure} calls", n, figure=value),
        "partners": text.count("{figure} partner", "{figure} partners", n, figure=value),
    }
    code = figure.figure_code
    return counts.get(code) or f"{programme_name(text, code)} {value}"


def programme_name(text: Text, code: str) -> str:
    """Name what a published figure of a programme counts."""
    return {
        "grants_eur": text.say("grants"),
        "eu_eur": text.say_as("programme", "EU contribution"),
        "state_eur": text.say("national budget"),
        "repayable_eur": text.say("repayable funds"),
        "invested_eur": text.say("total cost"),
        "call_eur": text.say("budget of the call"),
        "approved_projects": text.say("approved projects"),
        "projects": text.say("projects"),
        "calls": text.say("calls"),
        "partners": text.say("partners"),
        "renewed_ha": text.say("renewed area"),
    }[code]


def programme_value(text: Text, figure: ProgrammeFigure) -> str:
    """Write the value of a published figure: approximate or a lower bound, as published."""
    bound = figure.qualifier == "at_least"
    if figure.unit != "EUR":
        value = _in_unit(text, figure.value, figure.unit)
        return text.say("at least {value}", value=value) if bound else value
    value = text.short_euros(figure.value, rounded=figure.qualifier == "rounded")
    return text.say("more than {figure}", figure=value) if bound else value


def _in_unit(text: Text, value: float, unit: str) -> str:
    """Write a count, or a measured figure with its unit and the decimal that it has."""
    if unit == "count":
        return text.number(value)
    return f"{text.number(value, 0 if float(value).is_integer() else 1)}\u00a0{unit}"
