"""The rules of the domain, which no schema can say: one small function each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from zmos_data import value_rules
from zmos_data.broken_rules import Frames, broken_rule
from zmos_data.model import Problem
from zmos_data.phrase import Phrase


def check_rules(frames: Frames) -> list[Problem]:
    """Return every broken rule, row by row.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        The tables by name, cast by the descriptor.
    """
    return [problem for check in RULES for problem in check(frames)]


def check_eligibility(frames: Frames) -> list[Problem]:
    """No town has a project in a period in which it was not eligible (Krško, 2014-2020)."""
    towns = frames["municipalities"].set_index("municipality_code")
    return [
        broken_rule(
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
                broken_rule(
                    row,
                    "theme_code",
                    Phrase("the theme fits the priority"),
                    row.theme_code,
                    _for(row, theme),
                )
            )
        if row.period != period:
            problems.append(
                broken_rule(
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
                broken_rule(
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
        broken_rule(
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
        broken_rule(
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
        broken_rule(
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
        broken_rule(
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


def check_main_source(frames: Frames) -> list[Problem]:
    """The source in a project's row is the first of its sources."""
    table = frames["project_sources"]
    first = table[table["position"] == 1]
    main = dict(zip(first["project_id"], first["source_id"], strict=True))
    return [
        broken_rule(
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
        broken_rule(
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


RULES: tuple[Callable[[Frames], list[Problem]], ...] = (
    value_rules.check_eu_contribution_within_total,
    value_rules.check_cofinancing_within_total,
    value_rules.check_eu_contribution_within_cofinancing,
    value_rules.check_start_before_end,
    check_eligibility,
    check_priority,
    check_fund_fits_period,
    check_joint_theme,
    check_municipality_name,
    check_lead,
    value_rules.check_precision,
    value_rules.check_bases,
    check_main_source,
    check_proofs,
)
