"""What a town is asked to confirm, in words, for the sheet and for the workbook alike (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from content import cache, labels, phrases, project_amounts, project_sources, stages
from content.page import Page
from content.text import Text
from content.theme_badge import ThemeBadge, theme_badge
from content.town_facts import facts
from zmos_data.amounts import AMOUNTS
from zmos_data.confirmations import project_digests
from zmos_data.model import Dataset
from zmos_data.questions import Question, questions
from zmos_data.rows import Fact, Project, rows_in


@dataclass(frozen=True)
class SheetRow:
    """A project as its town reads it.

    Attributes
    ----------
    id, digest : str
        Its id, and the digest of what the tables say of it.
    name : str
        In the page's language.
    theme : ThemeBadge
        Its theme.
    period, stage : str
        Programming period; last known stage with its month.
    years : str
        Start and end; "" where neither is known.
    amounts : tuple of str
        Total cost, public co-financing and EU contribution (EUR), or that one is not known.
    more : str
        Outputs and sites; "" where none is known.
    source : str
        Title of the main source.
    questions : tuple of str
        What the town is asked about it, in Slovenian.
    """

    id: str
    digest: str
    name: str
    theme: ThemeBadge
    period: str
    stage: str
    years: str
    amounts: tuple[str, ...]
    more: str
    source: str
    questions: tuple[str, ...]


def sheet_rows(page: Page, code: str, day: date) -> list[SheetRow]:
    """Write the projects that a town leads, in the order of the table."""
    projects = page.dataset.projects
    own = projects[projects["municipality_code"] == code]
    digests = project_digests(page.dataset, own["project_id"].tolist())
    asked = asked_of(page, code, day)
    return [
        _row(page, project, digests[project.project_id], asked.get(project.project_id, ()))
        for project in rows_in(own, Project)
    ]


def _row(page: Page, project: Project, digest: str, asked: tuple[str, ...]) -> SheetRow:
    text = page.text
    more = [*project_sources.outputs(page, project), *project_sources.sites(page, project)]
    return SheetRow(
        id=project.project_id,
        digest=digest,
        name=labels.project_name(text.language, project),
        theme=theme_badge(page, project.theme_code),
        period=labels.period(project.period),
        stage=stages.short(page, project),
        years=_years(text, project),
        amounts=tuple(project_amounts.figure(text, project, column) for column in AMOUNTS),
        more="; ".join(more),
        source=str(project.source_title),
        questions=asked,
    )


def _years(text: Text, project: Project) -> str:
    """Write the years of a project that are known."""
    start, end = project.start_year, project.end_year
    return ", ".join(
        words
        for year, words in (
            (start, text.say("start {year}", year=start)),
            (end, text.say("end {year}", year=end)),
        )
        if not pd.isna(year)
    )


def asked_of(page: Page, code: str, day: date) -> dict[str, tuple[str, ...]]:
    """Return the questions to a town by project; "" for those about the town."""
    found: dict[str, tuple[str, ...]] = {}
    for question in _asked(page.dataset, day):
        if question.to == code:
            found[question.project_id] = (*found.get(question.project_id, ()), question.words)
    return found


@cache.kept(2, key=cache.of_data)  # the sheets of all towns are made one after the other
def _asked(data: Dataset, day: date) -> list[Question]:
    return questions(data, day)


def town_lines(page: Page, code: str) -> list[tuple[str, str]]:
    """Write the facts of the town that it is asked to confirm, as (label, value)."""
    text = page.text
    wanted = (
        text.say("Inhabitants"),
        text.say("Area"),
        text.say("Settlements"),
        text.say("Seat of the municipality"),
        text.say("Website"),
        text.say("Sustainable urban strategy"),
    )
    known = {fact.label: fact.value for fact in facts(page, code)}
    return [(label, known[label]) for label in wanted]


def send_to(page: Page, mail: str) -> str:
    """Say where the answer goes: the association, where it has its seat, and a known address."""
    text, table = page.text, page.dataset.organisation
    seats = [text.of(row, "value") for row in rows_in(table[table["fact_code"] == "seat"], Fact)]
    where = ", ".join(filter(None, [_association(text), *seats, mail]))
    return text.say("Send the answer to {where}.", where=where)


def _association(text: Text) -> str:
    return text.say_as("dative", "the Association of Urban Municipalities of Slovenia")


def stands(text: Text, version: str, day: date) -> str:
    """Say of which data a sheet is."""
    return text.say("Data release {version}, {day}", version=version, day=text.day(day))


def title(text: Text) -> str:
    """Name the sheet."""
    return text.say("Confirmation of the data")


def how_to(text: Text) -> str:
    """Say what a town does with the workbook."""
    return text.say(
        "Choose Right or Wrong for each row. Where a row is wrong, write what is right beside "
        "it. Add projects that are missing below. Rows without an answer stay not confirmed. "
        "Questions are answered on the second sheet."
    )


def about_project(row: SheetRow) -> str:
    """Write what is known of a project in a line: theme, period, stage, years."""
    return " · ".join(
        filter(None, (phrases.inside(row.theme.label), row.period, row.stage, row.years))
    )
