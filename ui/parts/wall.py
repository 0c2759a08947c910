"""The arms wall on a page: of its view, or of all data where the view has nothing to show."""

from __future__ import annotations

from html import escape

from content import store
from content.arms_wall import arms_wall, style
from content.page import Page
from ui.board import board
from zmos_data.selection import Selection


def render_wall(page: Page) -> None:
    """Draw all arms in their rings, with the sentence that counts."""
    board.add_html(arms_wall(page, level=0), page, "wall")


def render_empty(page: Page) -> None:
    """Draw the wall of all data, small, in a view without projects: where to go on from.

    Its style comes with it: a page seldom needs it.
    """
    whole = store.page(page.dataset, Selection(), page.text.language)
    lead = page.text.say("All data: choose a town.")
    board.add_html(
        f'<style>{style()}</style><div class="wall-small"><p class="note">{escape(lead)}</p>'
        f"{arms_wall(whole, level=0)}</div>",
        page,
        "wall",
    )
