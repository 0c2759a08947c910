"""The matrix of towns and themes on screen: as a table and as a picture."""

from __future__ import annotations

from content import charts, labels, phrases
from content.matrix import empties, matrix, measure_of, measures, picture_rows, shown_towns
from content.page import Page
from ui.board import board, chart


@board.cached_part
def render_matrix(page: Page) -> None:
    """Draw the matrix as a table."""
    choice = measures(page, page.text.say("The matrix shows"))
    board.render(
        "matrix.html", page, "matrix", matrix=matrix(page), choice=choice, empties=empties(page)
    )


@board.cached_part
def render_picture(page: Page) -> None:
    """Draw the matrix as a picture; a click filters by its town and theme."""
    text, towns = page.text, shown_towns(page)
    measure = labels.measure(text, measure_of(page))
    if measure_of(page).is_money:
        measure = measure.replace("EUR", text.say("EUR million"))
    chart.render(
        page,
        "picture",
        charts.heatmap(
            tuple(towns.values()),
            tuple(name for name, _ in charts.theme_colours(page)),
            measure,
            text.say("Towns and themes: {measure}", measure=phrases.inside(measure)),
        ),
        picture_rows(page, towns).drop(columns=["town", "theme"]),
        title=text.say("The matrix as a picture"),
        words=text.say(
            "– {none}; × {not_eligible}; ∅ theme not covered; ZMOS: joint project of "
            "the association; ? not known. A click filters by town and theme.",
            none=labels.no_project(page),
            not_eligible=labels.not_eligible(page),
        ),
        lines=len(towns) + 2,
    )
