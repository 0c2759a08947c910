"""What journalists and developers ask for, on screen."""

from __future__ import annotations

from content.page import Page
from content.press import items
from content.share import here_alone
from ui.board import board
from ui.parts.take import dashboard


def render_press(page: Page) -> None:
    """Draw where pictures, map, interface and feed are, and on what terms."""
    site = dashboard(page)
    board.render(
        "press.html",
        page,
        "press",
        title=page.text.say("For the press and developers"),
        alone=here_alone(page, site),
        items=items(page, site),
    )
