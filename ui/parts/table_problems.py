"""What is wrong with the tables, on screen."""

from __future__ import annotations

from content import store
from content.page import Page
from content.table_problems import listed, stale
from ui import sign_in
from ui.board import board


def render_problems(page: Page) -> None:
    """List what is wrong with the newest tables, where they are not shown."""
    served = store.served()
    if served.problems and sign_in.sees_faults(page.town_names):
        board.render(
            "problems.html",
            page,
            "problems",
            level=2,
            title=page.text.say("The newest tables are not shown"),
            words=stale(page.text, served),
            listed=listed(page.text, served.problems),
        )
