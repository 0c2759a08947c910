"""The filters on screen."""

from __future__ import annotations

from content import search_box, years
from content.filters import facets, option_counts_of, results, total_range
from content.page import Page
from ui.board import board, scripts


@board.cached_part
def render_filters(page: Page) -> None:
    """Draw search, facets and ranges."""
    board.render(
        "filters.html",
        page,
        "filters",
        search=search_box.box(page),
        suggest_script=scripts.address("suggest"),
        years_script=scripts.address("years"),
        facets=facets(page),
        years=years.histogram(page, option_counts_of(page)["years"]),
        range=total_range(page),
        results=results(page),
    )
