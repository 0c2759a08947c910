"""The page of one project: what stands at its head and on its card, and where it is."""

from __future__ import annotations

from dataclasses import dataclass

from content import amounts, project_amounts, project_sources
from content.page import Page
from zmos_data.amounts import AMOUNTS
from zmos_data.links import change
from zmos_data.rows import Project

PATH = "projekt"


@dataclass(frozen=True)
class Sum:
    """An amount of the project, large.

    Attributes
    ----------
    label, figure : str
        Its name, and its words.
    meaning : str
        What it is made of; empty where its name says so.
    note : str
        How exact it is and what it stands on; empty where it is not known.
    is_known : bool
        Whether it is known.
    """

    label: str
    meaning: str
    figure: str
    note: str
    is_known: bool


def sums(page: Page, project: Project) -> list[Sum]:
    """Write the three amounts of a project (pure)."""
    text = page.text
    meanings = {
        "total_eur": text.say("from all sources of funding"),
        "eu_eur": text.say("from the European fund"),
    }
    return [
        Sum(
            label=amounts.name(text, column),
            meaning=meanings.get(column, ""),
            figure=project_amounts.euros(text, project, column),
            note=standing,
            is_known=bool(standing),
        )
        for column in AMOUNTS
        for standing in (project_amounts.standing(text, project, column),)
    ]


def place(page: Page, project: Project) -> list[str]:
    """Write where the project is, as exactly as that is known; said where it is not (pure)."""
    text = page.text
    town = page.town_names[project.municipality_code]
    return project_sources.sites(page, project) or [
        text.say("The site is not known; the map shows the territory of {town}.", town=town)
    ]


def opened(page: Page, project_id: str) -> str:
    """Write the link to the page of a project (pure)."""
    view = page.selection.view(project_id=project_id, figure="", figure_year="")
    return change(PATH, page.selection, view)
