"""The card of a project: every field, every figure with its source and what it is."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ui import amounts, dates, live, wording
from ui.page import Page, Row
from ui.panel import project_name, web_address
from ui.projects import figure, theme_letter
from zmos_data.amounts import AMOUNTS, is_rounded
from zmos_data.links import change


def chosen_project(page: Page) -> Row | None:
    """Return the row of the project whose card is open."""
    projects = page.dataset.projects
    found = projects[projects["project_id"] == page.selection.project_id]
    return next(found.itertuples(name="Project"), None)


def facts(page: Page, project: Row) -> list[tuple[str, str]]:
    """Write the fields of a project as (label, words); what is not known is said (pure)."""
    text = page.text
    unknown = text.say("not known")

    def known(value: Any, words: str) -> str:
        return unknown if pd.isna(value) else words

    priority = project.priority
    return [
        (text.say("Slovenian name"), project.name_sl),
        (text.say("English name"), known(project.name_en, str(project.name_en))),
        (text.say("Programming period"), wording.period(project.period)),
        (text.say("Priority"),
         wording.priority_title(page, priority) if isinstance(priority, str) else unknown),
        (text.say("Fund"), wording.fund(text, project.fund)),
        (text.say("Stage"), _stage(page, project)),
        (text.say("Start"), known(project.start_year, _start(page, project))),
        (text.say("End"), known(project.end_year, str(project.end_year))),
        (text.say("Beneficiary"), known(project.beneficiary, str(project.beneficiary))),
        (text.say("ITI"), wording.confirmed(text, project.ctn_named_in_source)),
        (text.say("Note of the compilers"), known(project.note, str(project.note))),
        (text.say("Identifier"), project.project_id),
    ]  # fmt: skip


def _stage(page: Page, project: Row) -> str:
    stage = wording.stage(page.text, project.stage if isinstance(project.stage, str) else None)
    words = project.stage_text
    if not isinstance(words, str) or words == project.stage:
        return stage
    return page.text.say("{stage} (in the source: {words})", stage=stage, words=words)


def _start(page: Page, project: Row) -> str:
    if project.start_basis == "decision":
        return page.text.say("{year} (grant decision)", year=project.start_year)
    if project.start_basis == "works":
        return page.text.say("{year} (start of works)", year=project.start_year)
    return str(project.start_year)


def project_amounts(page: Page, project: Row) -> list[dict[str, str]]:
    """Write the amounts with what they are and how exact (pure)."""
    text = page.text
    meanings = {
        "total_eur": text.say("the whole investment"),
        "eu_eur": text.say("from the European fund"),
    }
    return [
        {
            "label": amounts.name(text, column),
            "meaning": meanings.get(column, ""),
            "figure": figure(page, project, column),
            "kind": _exactness(page, project, column),
        }
        for column in AMOUNTS
    ]


def _exactness(page: Page, project: Row, column: str) -> str:
    if pd.isna(getattr(project, column)):
        return ""
    if is_rounded(project, column):
        return page.text.say("rounded in the source")
    return page.text.say("exact in the source")


def conflicts(page: Page, project: Row) -> list[str]:
    """Write what another source says of a figure (pure)."""
    text, table, sources = page.text, page.dataset.conflicts, page.dataset.sources
    titles = dict(zip(sources["source_id"], sources["title"], strict=True))
    own = table[table["project_id"] == project.project_id]
    return [
        text.say(
            "{figure}: {used} is used here; the other is {other} ({note}; source: {source}).",
            figure=amounts.name(text, row.field),
            used=text.euros(row.value_used),
            other=text.euros(row.value_other),
            note=text.of(row, "note"),
            source=titles.get(row.source_id, text.say("not known")),
        )
        for row in own.itertuples(name="Conflict")
    ]


def source(page: Page, project: Row) -> dict[str, str]:
    """Write where the project was read (pure)."""
    text, sources = page.text, page.dataset.sources
    row = next(sources[sources["source_id"] == project.source_id].itertuples(name="Source"))
    return {
        "title": project.source_title,
        "url": web_address(project.source_url),
        "dates": dates.source_dates(text, row),
        "confidence": wording.confidence(text, project.confidence),
    }


@live.of_view
def render_card(page: Page) -> None:
    """Draw the card of the chosen project, if one is chosen."""
    project, text = chosen_project(page), page.text
    if project is None:
        return
    town = project.municipality_code
    live.render(
        "card.html",
        page,
        "card",
        id=project.project_id,
        name=project_name(text.language, project),
        theme=theme_letter(page, project.theme),
        arms=page.assets.shield(town, "full"),
        town=page.town_names[town],
        town_go=change("obcina", page.selection, page.selection.view(municipality_code=town)),
        facts=facts(page, project),
        amounts_title=text.say("Figures (EUR)"),
        amounts=project_amounts(page, project),
        conflicts_title=text.say("Sources that differ"),
        conflicts=conflicts(page, project),
        source_title=text.say("Source"),
        confidence=text.say("Confidence"),
        source=source(page, project),
        close=text.say("Close"),
        close_go=change("", page.selection,
                        page.selection.view(project_id=None, page=page.selection.page)),
    )  # fmt: skip
