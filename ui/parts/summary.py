"""The sentence and the figures of the view on screen."""

from __future__ import annotations

from content import filters, search_box, view_description, years
from content.page import Page
from content.summary import headline_cards
from ui.board import board


@board.cached_part
def render_summary(page: Page) -> None:
    """Say what is shown, with the active filters; if nothing, say why."""
    board.render(
        "summary.html",
        page,
        "summary",
        words=view_description.describe_view(page),
        chips=filters.chips(page),
        reset=filters.reset(page),
        more=years.taking_in(page),
        also=search_box.also(page),
        alone=search_box.each_alone(page),
        advice={} if page.view.headline.projects else view_description.empty_view(page),
    )


@board.cached_part
def render_headline(page: Page) -> None:
    """Draw the headline figures of the view: where the whole country is looked at."""
    board.render(
        "headline.html",
        page,
        "headline",
        label=page.text.say("The view in figures"),
        cards=headline_cards(page),
    )
