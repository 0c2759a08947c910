"""The card of a project on screen."""

from __future__ import annotations

from content import labels, project_sources, store
from content.labels import project_name
from content.page import Page
from content.project_card import amounts_of, conflicts, facts
from content.project_page import opened
from content.theme_badge import theme_badge
from ui.board import board
from zmos_data.links import change


@board.cached_part
def render_card(page: Page) -> None:
    """Draw the card of the chosen project, if one is chosen."""
    project, text = page.project, page.text
    if project is None:
        return
    town = project.municipality_code
    board.render(
        "project_card.html",
        page,
        "card",
        id=project.project_id,
        name=project_name(text.language, project),
        theme=theme_badge(page, project.theme_code),
        arms=page.assets.shield(town, "full"),
        town=page.town_names[town],
        town_go=change("obcina", page.selection, page.selection.view(municipality_code=town)),
        facts=facts(page, project),
        amounts_title=text.say("Figures (EUR)"),
        amounts=amounts_of(page, project),
        conflicts_title=text.say("Conflicts between sources"),
        conflicts=conflicts(page, project),
        sources_title=text.say("Sources of the project"),
        sources=project_sources.sources(page, project, store.dictionary()),
        confidence_label=text.say("Confidence"),
        confidence=labels.confidence(text, project.confidence),
        more=text.say("The project on a page of its own"),
        more_go=opened(page, project.project_id),
        close=text.say("Close"),
        close_go=change(
            "", page.selection, page.selection.view(project_id=None, page=page.selection.page)
        ),
    )
