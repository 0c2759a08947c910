"""The comparison of towns on screen."""

from __future__ import annotations

from content import amounts, labels, matrix, phrases
from content.comparison import (
    ThemeCell,
    alike,
    choices,
    lines,
    multiples,
    opened_sums,
    theme_bar,
    warnings,
)
from content.page import Page
from ui.board import board
from zmos_data.rows import rows_in


@board.cached_part
def render_choice(page: Page) -> None:
    """Draw the choice of towns, and each measure with all towns as dots."""
    text, compared = page.text, page.selection.compared
    board.render(
        "comparison.html",
        page,
        "comparison",
        choice=choices(page),
        alike=alike(page),
        warnings=warnings(page),
        caption=text.say("Towns compared"),
        heads=[page.town_names[code] for code in compared],
        arms=[page.assets.shield(code) for code in compared],
        measure=text.say("Measure"),
        scales=text.say("Also by inhabitants and area"),
        median=text.say("Median"),
        rows=lines(page),
        differing=amounts.of_other_projects(text, [page.view.headline.amounts]),
    )


@board.cached_part
def render_multiples(page: Page) -> None:
    """Draw the compared towns theme by theme: figures, and bars that lead to their projects."""
    text, frame = page.text, multiples(page)
    title = labels.measure(text, matrix.measure_of(page))
    longest = frame["value"].max()
    towns = [page.town_names[code] for code in page.selection.compared]
    board.render(
        "multiples.html",
        page,
        "multiples",
        title=text.say("Theme by theme"),
        choice=matrix.measures(page, text.say("The table shows")),
        caption=text.say("Towns and themes: {measure}", measure=phrases.inside(title)),
        theme=text.say("Theme"),
        heads=towns,
        rows=[
            {
                "label": theme,
                "values": [
                    {"figure": opened_sums(page, cell), "bar": theme_bar(page, cell, longest)}
                    for cell in rows_in(own, ThemeCell)
                ],
            }
            for theme, own in frame.groupby("theme_name", sort=False)
        ],
    )
