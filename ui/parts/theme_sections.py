"""A section for each theme on screen."""

from __future__ import annotations

from content.page import Page
from content.theme_sections import sections
from ui.board import board


@board.cached_part
def render_sections(page: Page) -> None:
    """Draw a part for each theme."""
    text = page.text
    board.render(
        "theme_sections.html",
        page,
        "theme-sections",
        sections=sections(page),
        coverage=text.say("Published figures"),
        all=text.say("Projects of the theme"),
    )
