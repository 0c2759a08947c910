"""The evidence of the open figure on screen."""

from __future__ import annotations

from content import filters
from content.evidence import values
from content.page import Page
from ui.board import board


def render_evidence(page: Page, contents: list[dict[str, str]], sums: dict[str, object]) -> None:
    """Draw the list of contents, the evidence of the open figure, and whether the sums agree."""
    text = page.text
    board.render(
        "evidence.html",
        page,
        "evidence",
        title=text.say("How the figure was calculated"),
        hint=text.say(
            "Select any figure in a card or a table: the projects behind it, their sources and "
            "the way it was calculated are shown here."
        ),
        evidence=values(page),
        contents_title=text.say("On this page"),
        contents=contents,
        sums=sums,
        chips=filters.chips(page),
        reset=filters.reset(page),
    )
