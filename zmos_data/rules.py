"""The rules of the domain, which no schema can say: one small function each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from zmos_data import value_rules
from zmos_data.broken_rules import Frames, broken_rule, rows_where
from zmos_data.confirmation_rules import check_confirmations
from zmos_data.model import Problem
from zmos_data.periods import PERIODS
from zmos_data.phrase import Phrase
from zmos_data.rows import Project, ProjectSource


def check_rules(frames: Frames) -> list[Problem]:
    """Return every broken rule, row by row.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        The tables by name, cast by the descriptor.
    """
    return [problem for check in RULES for problem in check(frames)]


def _projects_where(
    frames: Frames, columns: Sequence[str], is_broken: Callable[..., bool]
) -> Iterator[Project]:
    return rows_where(Project, frames["projects"], columns, is_broken)


def check_eligibility(frames: Frames) -> list[Problem]:
    """No town has a project in a period in which it was not eligible (Krško, 2014-2020)."""
    towns = frames["municipalities"].set_index("municipality_code")
    eligible = {
        period: towns[f"eligible_{period.replace('-', '_')}"].astype(bool).to_dict()
        for period in PERIODS
    }
    return [
        broken_rule(
            row,
            "period",
            Phrase("the town was eligible in the period"),
            row.period,
            Phrase("a period in which the town was eligible"),
        )
        for row in _projects_where(
            frames,
            ("municipality_code", "period"),
            lambda town, period: not eligible[period][town],
        )
    ]


def check_priority(frames: Frames) -> list[Problem]:
    """Theme, period and fund of a project fit its priority; "ESRR/KS" is one of the two."""
    table = frames["priorities"]
    of_priority = [
        dict(zip(table["priority_code"], table[column], strict=True))
        for column in ("theme_code", "period", "funds")
    ]
    themes, periods, funds = of_priority
    projects = frames["projects"]
    projects = projects[projects["priority_code"].notna()]

    def rows(column: str, fits: Callable[[str, str], bool]) -> Iterator[Project]:
        return rows_where(Project, projects, ("priority_code", column), lambda *row: not fits(*row))

    return [
        *(
            broken_rule(
                row,
                "theme_code",
                Phrase("the theme fits the priority"),
                row.theme_code,
                _for(row, str(themes[row.priority_code])),
            )
            for row in rows("theme_code", lambda code, theme: themes[code] == theme)
        ),
        *(
            broken_rule(
                row,
                "period",
                Phrase("the period fits the priority"),
                row.period,
                _for(row, str(periods[row.priority_code])),
            )
            for row in rows("period", lambda code, period: periods[code] == period)
        ),
        *(
            broken_rule(
                row,
                "fund",
                Phrase("the fund fits the priority"),
                row.fund,
                _for(row, ", ".join(funds[row.priority_code].split(";"))),
            )
            for row in rows("fund", lambda code, fund: _is_within(fund, funds[code]))
        ),
    ]


def _is_within(fund: object, funds: str) -> bool:
    """Tell whether a fund, or each of the two that it may be, is one of those of a priority."""
    return not isinstance(fund, str) or set(fund.split("/")) <= set(funds.split(";"))


def _for(row: Project, values: str) -> Phrase:
    """Say what a project of its priority may have."""
    return Phrase("for {priority}: {values}", priority=row.priority_code, values=values)


def check_fund_fits_period(frames: Frames) -> list[Problem]:
    """In 2021-2027 there is no Cohesion Fund in ITI."""
    return [
        broken_rule(
            row, "fund", Phrase("the fund fits the period"), row.fund, Phrase("ESRR in 2021-2027")
        )
        for row in _projects_where(
            frames,
            ("period", "fund"),
            lambda period, fund: period == "2021-2027" and isinstance(fund, str) and fund != "ESRR",
        )
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
        for row in rows_where(
            Project, frames["projects"], ("theme_code",), lambda theme: theme in joint
        )
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
        for row in _projects_where(
            frames,
            ("municipality_code", "municipality"),
            lambda code, name: names.get(code) != name,
        )
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
        for row in _projects_where(
            frames,
            ("project_id", "municipality_code"),
            lambda project, town: leads.get(project) != [town],
        )
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
        for row in _projects_where(
            frames,
            ("project_id", "source_id"),
            lambda project, source: main.get(project) != source,
        )
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
        for row in rows_where(
            ProjectSource,
            frames["project_sources"],
            ("proves",),
            lambda proves: not known.issuperset(str(proves).split(";")),
        )
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
    check_confirmations,
)
