"""The association and the twelve coats of arms on screen."""

from __future__ import annotations

from content.association import arms_gallery, association_sections
from content.page import Page
from ui.board import board


def render_association(page: Page) -> None:
    """Draw what is known of the association."""
    board.render("association.html", page, "association", sections=association_sections(page))


def render_arms(page: Page) -> None:
    """Draw all arms, large, with what they stand on."""
    text = page.text
    board.render(
        "arms.html",
        page,
        "arms",
        title=text.say("Coats of arms"),
        words=text.say(
            "Drawn from the official descriptions (blazons); they are not the official artwork. "
            "Once a municipality supplies its official file, it is used in place of the drawing."
        ),
        towns=arms_gallery(page),
    )
