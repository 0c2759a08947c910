"""A project in words: every field, and where its sources differ."""

from __future__ import annotations

from typing import Any

import pandas as pd

from content import (
    amounts,
    confirmations,
    funds,
    labels,
    project_amounts,
    project_sources,
    source_words,
    stages,
)
from content.page import Page
from content.text import Text
from zmos_data.rows import Conflict, Project, rows_in


def facts(page: Page, project: Project, *, with_sites: bool = True) -> list[tuple[str, str]]:
    """Write the fields of a project as (label, words); what is not known is said (pure)."""
    text = page.text
    unknown = text.say("not known")

    def known(value: Any, words: str) -> str:
        return unknown if pd.isna(value) else words

    def several(label: str, words: list[str]) -> list[tuple[str, str]]:
        return [(label, "; ".join(words))] if words else []

    priority = project.priority_code
    english = (
        [(text.say("English name"), _name(text, project.name_en, project.name_en_origin))]
        if isinstance(project.name_en, str)
        else []
    )
    return [
        (text.say("Slovenian name"), _name(text, project.name_sl, project.name_sl_origin)),
        *english,
        (
            text.say("Programming period"),
            _inferred(text, labels.period(project.period), project.period_basis),
        ),
        (
            text.say("Investment priority or specific objective"),
            _inferred(text, labels.priority_title(page, priority), project.priority_basis)
            if isinstance(priority, str)
            else unknown,
        ),
        (text.say("Fund"), funds.in_full(text, project.fund)),
        (stages.label(page, project), stages.in_full(page, project)),
        (text.say("Start"), known(project.start_year, _start(page, project))),
        (
            text.say("End (actual or planned)") if pd.isna(project.end_basis) else text.say("End"),
            known(project.end_year, _end(page, project)),
        ),
        (text.say("Beneficiary"), known(project.beneficiary, str(project.beneficiary))),
        (text.say("ITI"), labels.confirmed(text, project.ctn_named_in_source)),
        (text.say("Confirmation of the municipality"), confirmations.of_project(page, project)),
        *several(text.say("Outputs"), project_sources.outputs(page, project)),
        *several(text.say("Site"), project_sources.sites(page, project) if with_sites else []),
        *several(text.say("Note"), [note] if (note := text.of(project, "note")) else []),
        (text.say("Identifier"), project.project_id),
    ]


def _name(text: Text, name: str, origin: Any) -> str:
    """Write a name, and where it is not that of a source, whose it is."""
    words = {
        "descriptive": text.say("{name} (a description by the compilers)", name=name),
        "translation": text.say("{name} (translated from an English source)", name=name),
        "own_translation": text.say("{name} (own translation)", name=name),
    }
    return words.get(origin, name)


def _inferred(text: Text, words: str, basis: Any) -> str:
    """Say of a value that the compilers concluded it and no source names it."""
    return text.say("{value} (inferred)", value=words) if basis == "inferred" else words


def _end(page: Page, project: Project) -> str:
    if project.end_basis == "planned":
        return page.text.say("{year} (planned)", year=project.end_year)
    return str(project.end_year)


def _start(page: Page, project: Project) -> str:
    if project.start_basis == "decision":
        return page.text.say("{year} (grant decision)", year=project.start_year)
    if project.start_basis == "works":
        return page.text.say("{year} (start of works)", year=project.start_year)
    return str(project.start_year)


def conflicts(page: Page, project: Project) -> list[str]:
    """Write what another source says of a figure (pure)."""
    text, table, titles = page.text, page.dataset.conflicts, source_words.titles(page)
    own = table[table["project_id"] == project.project_id]
    return [
        text.say(
            "{figure}: {used} is used here; the other is {other}: {note}; source: {source}.",
            figure=amounts.name(text, row.field),
            used=text.say("no figure")
            if pd.isna(row.value_used)
            else project_amounts.euros(text, project, row.field),
            other=project_amounts.other(text, row),
            note=text.of(row, "note"),
            source=titles.get(row.source_id, text.say("not known")),
        )
        for row in rows_in(own, Conflict)
    ]
