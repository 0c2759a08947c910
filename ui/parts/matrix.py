"""The matrix of towns and themes on screen: a heat table."""

from __future__ import annotations

from content.matrix import empties, matrix, measure_of, measures
from content.page import Page
from ui.board import board


@board.cached_part
def render_matrix(page: Page) -> None:
    """Draw the matrix as a table, shaded by its figures."""
    text = page.text
    keys = [*empties(page)]
    if measure_of(page).is_money:
        keys.append({"pattern": "", "sign": "?", "label": text.say("not known")})
        keys.append({"pattern": "", "sign": "≈", "label": text.say("approximate")})
    board.render(
        "matrix.html",
        page,
        "matrix",
        matrix=matrix(page),
        choice=measures(page, text.say("The matrix shows")),
        empties=keys,
    )
