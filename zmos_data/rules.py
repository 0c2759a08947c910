"""The rules of the domain, which no schema can say: one small function each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from zmos_data.amounts import AMOUNTS
from zmos_data.confirmation_rules import check_confirmations
from zmos_data.model import Problem
from zmos_data.phrase import Phrase

Frames = Mapping[str, pd.DataFrame]


def check_rules(frames: Frames) -> list[Problem]:
    """Return every broken rule, row by row.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        The tables by name, cast by the descriptor.
    """
    return [problem for check in RULES for problem in check(frames)]


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
        _problem(
            row,
            part,
            Phrase("{part} is not above {whole}", part=part, whole=whole),
            getattr(row, part),
            Phrase("at most {value}", value=_cell(getattr(row, whole))),
        )
        for row in wrong.itertuples()
    ]


def check_eligibility(frames: Frames) -> list[Problem]:
    """No town has a project in a period in which it was not eligible (Krško, 2014-2020)."""
    towns = frames["municipalities"].set_index("municipality_code")
    return [
        _problem(
            row,
            "period",
            Phrase("the town was eligible in the period"),
            row.period,
            Phrase("a period in which the town was eligible"),
        )
        for row in frames["projects"].itertuples()
        if not towns.at[row.municipality_code, f"eligible_{str(row.period).replace('-', '_')}"]
    ]


def check_priority(frames: Frames) -> list[Problem]:
    """Theme, period and fund of a project fit its priority; "ESRR/KS" is one of the two."""
    priorities = frames["priorities"].set_index("priority_code")
    problems = []
    for row in frames["projects"].itertuples():
        if not isinstance(row.priority_code, str):
            continue
        priority = priorities.loc[row.priority_code]
        theme, period = str(priority["theme_code"]), str(priority["period"])
        if row.theme_code != theme:
            problems.append(
                _problem(
                    row,
                    "theme_code",
                    Phrase("the theme fits the priority"),
                    row.theme_code,
                    _for(row, theme),
                )
            )
        if row.period != period:
            problems.append(
                _problem(
                    row,
                    "period",
                    Phrase("the period fits the priority"),
                    row.period,
                    _for(row, period),
                )
            )
        funds = priority["funds"].split(";")
        if isinstance(row.fund, str) and not set(row.fund.split("/")) <= set(funds):
            problems.append(
                _problem(
                    row,
                    "fund",
                    Phrase("the fund fits the priority"),
                    row.fund,
                    _for(row, ", ".join(funds)),
                )
            )
    return problems


def _for(row: Any, values: str) -> Phrase:
    """Say what a project of its priority may have."""
    return Phrase("for {priority}: {values}", priority=row.priority_code, values=values)


def check_fund_fits_period(frames: Frames) -> list[Problem]:
    """In 2021-2027 there is no Cohesion Fund in ITI."""
    return [
        _problem(
            row, "fund", Phrase("the fund fits the period"), row.fund, Phrase("ESRR in 2021-2027")
        )
        for row in frames["projects"].itertuples()
        if row.period == "2021-2027" and isinstance(row.fund, str) and row.fund != "ESRR"
    ]


def check_joint_theme(frames: Frames) -> list[Problem]:
    """A theme that is the association's own is credited to no town."""
    themes = frames["themes"]
    joint = set(themes.loc[themes["joint_via_association"], "theme_code"])
    return [
        _problem(
            row,
            "theme_code",
            Phrase("a joint theme has no town"),
            row.theme_code,
            Phrase("a theme of the towns"),
        )
        for row in frames["projects"].itertuples()
        if row.theme_code in joint
    ]


def check_municipality_name(frames: Frames) -> list[Problem]:
    """The town's name beside a project is that of its code."""
    towns = frames["municipalities"]
    names = dict(zip(towns["municipality_code"], towns["name"], strict=True))
    return [
        _problem(
            row,
            "municipality",
            Phrase("the name fits the code"),
            row.municipality,
            names.get(row.municipality_code) or Phrase("a known code"),
        )
        for row in frames["projects"].itertuples()
        if names.get(row.municipality_code) != row.municipality
    ]


def check_lead(frames: Frames) -> list[Problem]:
    """Each project has exactly one lead among its towns: the town in its own row."""
    links = frames["project_municipalities"]
    lead = links[links["is_lead"].astype(bool)]
    leads = lead.groupby("project_id")["municipality_code"].agg(list).to_dict()
    return [
        _problem(
            row,
            "municipality_code",
            Phrase("the lead is the project's town"),
            ", ".join(leads.get(row.project_id, [])) or Phrase("no lead"),
            Phrase(
                "one row with is_lead in project_municipalities, for {code}",
                code=row.municipality_code,
            ),
        )
        for row in frames["projects"].itertuples()
        if leads.get(row.project_id) != [row.municipality_code]
    ]


def check_precision(frames: Frames) -> list[Problem]:
    """Every known amount says how exact it is; what says so has an amount."""
    problems = []
    for amount in AMOUNTS:
        column = f"{amount}_precision"
        known, said = frames["projects"][amount].notna(), frames["projects"][column].notna()
        for row in frames["projects"][known & ~said].itertuples():
            problems.append(
                _problem(
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
                _problem(
                    row,
                    name,
                    Phrase("no precision, basis or date without an amount"),
                    getattr(row, name),
                    Phrase("an empty cell"),
                )
                for row in frames["projects"][spare].itertuples()
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
        _problem(
            row,
            column,
            Phrase("{column} only beside {other}", column=column, other=value),
            getattr(row, column),
            Phrase("an empty cell"),
        )
        for column, value in _BESIDE.items()
        for row in projects[projects[value].isna() & projects[column].notna()].itertuples()
    ]


def check_main_source(frames: Frames) -> list[Problem]:
    """The source in a project's row is the first of its sources."""
    table = frames["project_sources"]
    first = table[table["position"] == 1]
    main = dict(zip(first["project_id"], first["source_id"], strict=True))
    return [
        _problem(
            row,
            "source_id",
            Phrase("the main source is the first one"),
            row.source_id,
            str(main.get(row.project_id, "")) or Phrase("a row with position 1 in project_sources"),
        )
        for row in frames["projects"].itertuples()
        if main.get(row.project_id) != row.source_id
    ]


def check_proofs(frames: Frames) -> list[Problem]:
    """What a source proves is named by columns of the projects, or is outputs or site."""
    known = {*frames["projects"].columns, "outputs", "site"}
    return [
        _problem(
            row,
            "proves",
            Phrase("what a source proves is a column"),
            part,
            Phrase("columns of projects, outputs or site, separated by semicolons"),
            table="project_sources",
        )
        for row in frames["project_sources"].itertuples()
        for part in str(row.proves).split(";")
        if part not in known
    ]


def _problem(
    row: Any, column: str, rule: str, found: object, expected: str, *, table: str = "projects"
) -> Problem:
    advice = Phrase("look at project {project} and its source", project=row.project_id)
    return Problem(table, int(row.Index) + 2, column, rule, _cell(found), expected, advice)


def _cell(value: object) -> str:
    """Write a value as it stands in the table; a phrase keeps its parts."""
    if isinstance(value, str):
        return value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


RULES: tuple[Callable[[Frames], list[Problem]], ...] = (
    check_eu_contribution_within_total,
    check_cofinancing_within_total,
    check_eu_contribution_within_cofinancing,
    check_start_before_end,
    check_eligibility,
    check_priority,
    check_fund_fits_period,
    check_joint_theme,
    check_municipality_name,
    check_lead,
    check_precision,
    check_bases,
    check_main_source,
    check_proofs,
    check_confirmations,
)
