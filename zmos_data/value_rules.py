"""The rules of a project's values: its amounts and years, and what stands beside them."""

from __future__ import annotations

from zmos_data.amounts import AMOUNTS
from zmos_data.broken_rules import Frames, as_in_table, broken_rule
from zmos_data.model import Problem
from zmos_data.number_words import in_number
from zmos_data.phrase import Phrase
from zmos_data.rows import Project, rows_in


def check_eu_contribution_within_total(frames: Frames) -> list[Problem]:
    """The EU contribution is not above the total cost."""
    return _not_above(frames, "eu_eur", "total_eur")


def check_cofinancing_within_total(frames: Frames) -> list[Problem]:
    """The co-financing is not above the total cost."""
    return _not_above(frames, "cofin_total_eur", "total_eur")


def check_eu_contribution_within_cofinancing(frames: Frames) -> list[Problem]:
    """The EU contribution is not above the co-financing, which contains it."""
    return _not_above(frames, "eu_eur", "cofin_total_eur")


def check_start_before_end(frames: Frames) -> list[Problem]:
    """A project does not end before it starts."""
    return _not_above(frames, "start_year", "end_year")


def _not_above(frames: Frames, part: str, whole: str) -> list[Problem]:
    projects = frames["projects"]
    both = projects[part].notna() & projects[whole].notna()
    wrong = projects[both][projects.loc[both, part] > projects.loc[both, whole]]
    return [
        broken_rule(
            row,
            part,
            Phrase("{part} is not above {whole}", part=part, whole=whole),
            getattr(row, part),
            Phrase("at most {value}", value=_limit(whole, getattr(row, whole))),
        )
        for row in rows_in(wrong, Project)
    ]


def _limit(column: str, value: float) -> str:
    """Write what a value may reach: an amount with its unit, or a year."""
    return in_number(value, "EUR") if column in AMOUNTS else as_in_table(value)


def check_precision(frames: Frames) -> list[Problem]:
    """Every known amount says how exact it is; what says so has an amount."""
    problems = []
    for amount in AMOUNTS:
        column = f"{amount}_precision"
        known, said = frames["projects"][amount].notna(), frames["projects"][column].notna()
        for row in rows_in(frames["projects"][known & ~said], Project):
            problems.append(
                broken_rule(
                    row,
                    column,
                    Phrase("a known amount has a precision"),
                    "",
                    "exact, rounded, at_least",
                )
            )
        for name in (column, f"{amount}_basis", f"{amount}_as_of"):
            spare = frames["projects"][name].notna() & ~known
            problems += [
                broken_rule(
                    row,
                    name,
                    Phrase("no precision, basis or date without an amount"),
                    getattr(row, name),
                    Phrase("an empty cell"),
                )
                for row in rows_in(frames["projects"][spare], Project)
            ]
    return problems


# What says on what a value stands, or of when it is, and the value that it belongs to.
_BESIDE = {
    "priority_basis": "priority_code",
    "name_en_origin": "name_en",
    "start_basis": "start_year",
    "end_basis": "end_year",
    "stage_as_of": "stage",
}


def check_bases(frames: Frames) -> list[Problem]:
    """What a value stands on or is of stands only beside a value."""
    projects = frames["projects"]
    return [
        broken_rule(
            row,
            column,
            Phrase("{column} only beside {other}", column=column, other=value),
            getattr(row, column),
            Phrase("an empty cell"),
        )
        for column, value in _BESIDE.items()
        for row in rows_in(projects[projects[value].isna() & projects[column].notna()], Project)
    ]
