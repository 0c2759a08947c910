"""The panel beside the map: the chosen town, its facts, themes and projects."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from content import (
    amounts,
    confirmations,
    dates,
    figure_links,
    funds,
    labels,
    paging,
    phrases,
    project_sources,
    stages,
    store,
)
from content.figure_links import FigureLink
from content.page import Page
from content.project_amounts import euros
from content.project_sources import NamedSource
from content.theme_badge import ThemeBadge, theme_badge
from zmos_data import links
from zmos_data.amounts import AMOUNTS
from zmos_data.queries import ThemeTotal
from zmos_data.rows import Project, Town
from zmos_data.selection import Counting

PAGE_SIZE = 5


def invitation(page: Page) -> str:
    """Say how a town is chosen."""
    return page.text.say("Click a coat of arms or a territory, or choose a town from the list.")


def said(page: Page, code: str) -> str:
    """Say in one sentence which town was chosen, for who does not see the panel (pure)."""
    return page.text.say(
        "Chosen: {town}, {projects}.",
        town=page.town_names[code],
        projects=page.text.count("{n} project", "{n} projects", page.view.totals[code].projects),
    )


def comparison_link(page: Page) -> dict[str, str]:
    """Write the link to the towns that were put into the comparison; empty without one (pure)."""
    text, codes = page.text, page.selection.compared
    if not codes:
        return {}
    return {
        "label": text.say(
            "Compare: {towns}", towns=phrases.join(text, [page.town_names[code] for code in codes])
        ),
        "go": links.change("primerjava", page.selection, page.selection),
    }


def theme_cards(page: Page) -> list[dict[str, object]]:
    """Write each theme with its projects, towns and amounts under the present filters (pure)."""
    cards: list[dict[str, object]] = []
    for code, total in page.view.themes.items():
        cards.append(
            {
                "badge": theme_badge(page, code, "title"),
                "note": _theme_counts(page, code, total)
                if total.projects
                else FigureLink(labels.why_empty(page, code)),
                "amounts": figure_links.sums(page, total.amounts, short=True, themes=(code,))
                if total.projects
                else [],
            }
        )
    return cards


def _theme_counts(page: Page, code: str, total: ThemeTotal) -> FigureLink:
    text = page.text
    projects = text.count("{n} project", "{n} projects", total.projects)
    towns = text.count("in {n} urban municipality", "in {n} urban municipalities", total.towns)
    return figure_links.opened(page, "projects", f"{projects} {towns}", themes=(code,))


def panel_values(page: Page, town: Town, projects: pd.DataFrame) -> dict[str, object]:
    """Write everything that the panel shows of a town (pure)."""
    text, code = page.text, town.municipality_code
    shown = projects.iloc[paging.shown(page, np.arange(len(projects)), PAGE_SIZE)]
    return {
        "code": code,
        "arms": page.assets.shield(code, "full"),
        "name": town.name,
        "official": labels.official_name(text, town),
        "more": text.say("More on the town"),
        "more_go": links.change("obcina", page.selection, page.selection),
        "facts": town_facts(page, town),
        "themes": theme_parts(page, code, projects),
        "heading": projects_heading(page, town, len(projects)),
        "projects": [project_lines(page, row) for row in page.dataset.project_rows.at(shown.index)],
        "pager": paging.pager(page, len(projects), PAGE_SIZE),
    }


def projects_heading(page: Page, town: Town, n: int) -> FigureLink:
    """Say how many projects of the view lie in a town, with their evidence (pure)."""
    if not n:
        return FigureLink(page.text.say("No projects in the collected data for these filters"))
    words = page.text.count(
        "{n} project {where}", "{n} projects {where}", n, where=phrases.located(page.text, town)
    )
    # The panel lists every project that lies in the town, whoever leads it.
    return figure_links.opened(
        page, "projects", words, town.municipality_code, counting=Counting.EACH
    )


def town_facts(page: Page, town: Town) -> list[tuple[str, str]]:
    """Write the facts of a town as (label, value); unknown ones are left out."""
    text = page.text
    facts = [
        (text.say("Region"), _regional(text.language, town)),
        (text.say("Area"), f"{text.number(town.area_km2, 2)}\u00a0km²"),
        (text.say("Inhabitants"), dates.with_day(text, town.population, town.population_date)),
        (text.say("Settlements"), text.number(town.settlements_count)),
        (text.say("Urban strategy"), town.strategy_title),
        (text.say("Confirmation of the municipality"), _confirmation(page, town)),
    ]
    return [(label, value) for label, value in facts if isinstance(value, str) and value]


def _confirmation(page: Page, town: Town) -> str:
    """Say what the town confirmed; nothing where it has not answered yet."""
    found = store.confirmations(page.dataset)[town.municipality_code]
    if found.day is None:
        return ""
    return f"{page.text.day(found.day)}: {confirmations.share(page.text, found)}"


def _regional(language: str, town: Town) -> str:
    suffix = "_en" if language == "en" else ""
    regions = ("statistical_region", "cohesion_region")
    return ", ".join(getattr(town, region + suffix) for region in regions)


@dataclass(frozen=True)
class ThemePart:
    """A town's part in a theme, on the panel and in the file.

    Attributes
    ----------
    badge : ThemeBadge
        The theme.
    taken : bool
        Whether the town has a project in it.
    note : FigureLink
        How many, or why none.
    """

    badge: ThemeBadge
    taken: bool
    note: FigureLink


def theme_parts(page: Page, code: str, projects: pd.DataFrame) -> tuple[ThemePart, ...]:
    """Write the town's part in each theme: of the projects that lie in it, whoever leads them."""
    counts = projects["theme_code"].value_counts()
    return tuple(
        _theme_part(page, code, theme_code, int(counts.get(theme_code, 0)), status)
        for theme_code, (_, status) in page.view.parts[code].items()
    )


def _theme_part(page: Page, code: str, theme_code: str, n: int, status: str) -> ThemePart:
    badge = theme_badge(page, theme_code)
    if not n:
        return ThemePart(badge, False, FigureLink(labels.theme_status(page, status, code)))
    note = figure_links.opened(
        page,
        "projects",
        page.text.count("{n} project", "{n} projects", n),
        code,
        themes=(theme_code,),
        counting=Counting.EACH,
    )
    return ThemePart(badge, True, note)


@dataclass(frozen=True)
class ProjectLines:
    """One project of a town, on the panel, in the file and on the sheet.

    Attributes
    ----------
    name : str
        In the page's language.
    go : str
        Where it leads.
    theme : ThemeBadge
        Its theme.
    line : str
        Period, priority, fund and stage.
    amounts : list of (str, str)
        Label and value.
    source : NamedSource
        What it is listed with.
    """

    name: str
    go: str
    theme: ThemeBadge
    line: str
    amounts: list[tuple[str, str]]
    source: NamedSource


def project_lines(page: Page, project: Project) -> ProjectLines:
    """Write one project of the panel: name, badge, amounts, source."""
    return ProjectLines(
        name=labels.project_name(page.text.language, project),
        go=links.change(
            "projekti", page.selection, page.selection.view(project_id=project.project_id)
        ),
        theme=theme_badge(page, project.theme_code),
        line=" · ".join(_classification(page, project)),
        amounts=project_amounts(page, project),
        source=project_sources.named(page, project),
    )


def _classification(page: Page, project: Project) -> list[str]:
    def known(value: object) -> str | None:
        return value if isinstance(value, str) else None

    priority = known(project.priority_code)
    return [
        part
        for part in (
            labels.period(project.period),
            labels.priority(page.text, priority) if priority else "",
            funds.name(page.text, known(project.fund), listed=True),
            stages.short(page, project),
        )
        if part
    ]


def project_amounts(page: Page, project: Project) -> list[tuple[str, str]]:
    """Write the amounts of a project as (label, value); unknown is said."""
    return [
        (amounts.short_name(page.text, column), euros(page.text, project, column))
        for column in AMOUNTS
    ]
