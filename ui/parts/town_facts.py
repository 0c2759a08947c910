"""The facts of a town on screen."""

from __future__ import annotations

from content import store
from content.page import Page
from content.town import chosen
from content.town_facts import facts
from ui.board import board


@board.cached_part
def render_facts(page: Page) -> None:
    """Draw the facts with their sources."""
    known = store.lasting(page, facts, chosen(page).municipality_code)
    board.render(
        "town_facts.html",
        page,
        "town-facts",
        title=page.text.say("Facts"),
        facts=known,
        source=page.text.say("Source"),
    )
