"""The facts of a town on screen."""

from __future__ import annotations

from content import store
from content.page import Page
from content.town import chosen
from content.town_facts import facts, sources
from ui.board import board


@board.cached_part
def render_facts(page: Page) -> None:
    """Draw the facts with their sources."""
    text, code = page.text, chosen(page).municipality_code
    board.render(
        "town_facts.html",
        page,
        "town-facts",
        title=text.say("Facts"),
        facts=store.lasting(page, facts, code),
        source=text.say("Source"),
        sources_title=text.say("Sources of the facts"),
        sources=store.lasting(page, sources, code),
    )
