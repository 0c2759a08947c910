"""The arms of a town on screen."""

from __future__ import annotations

from content import store
from content.page import Page
from content.town_arms import arms
from ui.board import board


@board.cached_part
def render_arms(page: Page) -> None:
    """Draw the arms large, with their blazon."""
    board.render(
        "town_arms.html",
        page,
        "town-arms",
        title=page.text.say("Coat of arms"),
        arms=store.lasting(page, arms, page.town),
    )
