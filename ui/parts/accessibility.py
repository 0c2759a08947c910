"""The accessibility statement on screen."""

from __future__ import annotations

from content import reports, share
from content.accessibility import statement
from content.page import Page
from ui.board import board
from ui.streamlit_barriers import barriers


def render_statement(page: Page) -> None:
    """Draw the statement, with every barrier that Streamlit puts up."""
    of_streamlit = [each.words for each in barriers(page.text)]
    board.render(
        "accessibility.html",
        page,
        "accessibility",
        title=page.text.say("Accessibility statement"),
        sections=statement(page.text, of_streamlit, reports.reports_to(), share.leaving("/")),
    )
