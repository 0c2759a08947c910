"""The card of a project on screen: a short look, and the way to its page."""

from __future__ import annotations

from content import confirmations, labels, project_sources, project_timeline, stages, store
from content.labels import project_name
from content.page import Page
from content.project_card import conflicts
from content.project_page import opened, sums
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
    happened = project_timeline.events(page, project)
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
        numbers=sums(page, project),
        stage=stages.short(page, project),
        timeline=project_timeline.briefly(page, project),
        axis=project_timeline.axis(project, happened) if happened else None,
        sources_title=text.say("Sources of the project"),
        sources=project_sources.sources(page, project, store.dictionary()),
        conflicts_title=text.say("Conflicts between sources"),
        conflicts=conflicts(page, project),
        confirmation_label=text.say("Confirmation of the municipality"),
        confirmation=confirmations.of_project(page, project),
        confidence_label=text.say("Confidence"),
        confidence=labels.confidence(text, project.confidence),
        more=text.say("The project on a page of its own"),
        more_go=opened(page, project.project_id),
        close=text.say("Close"),
        close_go=change(
            "", page.selection, page.selection.view(project_id=None, page=page.selection.page)
        ),
    )
