"""The comparison of towns on screen."""

from __future__ import annotations

from content import amounts, charts, labels, matrix, phrases
from content.comparison import (
    alike,
    choices,
    lines,
    multiples,
    opened_sums,
    rows_with_value,
    warnings,
)
from content.page import Page
from ui.board import board, chart


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
        median=text.say("Median"),
        rows=lines(page),
        differing=amounts.of_other_projects(text, [page.view.headline.amounts]),
    )


def render_multiples(page: Page) -> None:
    """Draw the compared towns theme by theme, with the same figures as a table."""
    _render_table(page)
    _render_chart(page)


@board.cached_part
def _render_chart(page: Page) -> None:
    text, measure = page.text, matrix.measure_of(page)
    title, shown = labels.measure(text, measure), rows_with_value(page)
    drawn = charts.multiples(
        tuple(page.town_names[code] for code in page.selection.compared),
        charts.theme_colours(page),
        labels.measure_briefly(text, measure),
        text.say("Towns and themes: {measure}", measure=phrases.inside(title)),
    )
    lines = (shown["theme_name"].nunique() + 1) // 2 * (len(page.selection.compared) + 2)
    chart.render(page, "small-multiples", drawn, shown, lines=lines)


@board.cached_part
def _render_table(page: Page) -> None:
    text, frame = page.text, multiples(page)
    title = labels.measure(text, matrix.measure_of(page))
    towns = [page.town_names[code] for code in page.selection.compared]
    board.render(
        "multiples.html",
        page,
        "multiples",
        title=text.say("Theme by theme"),
        choice=matrix.measures(page, text.say("The table and the chart show")),
        caption=text.say("Towns and themes: {measure}", measure=phrases.inside(title)),
        theme=text.say("Theme"),
        heads=towns,
        rows=[
            {
                "label": theme,
                "values": [opened_sums(page, cell) for cell in own.itertuples(name="Cell")],
            }
            for theme, own in frame.groupby("theme_name", sort=False)
        ],
    )
