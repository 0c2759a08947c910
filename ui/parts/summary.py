"""The sentence of the view, which is a control, and its figures on screen."""

from __future__ import annotations

from dataclasses import replace

from content import filters, search_box, view_description, view_sentence, years
from content.page import Page
from content.summary import headline_cards
from ui.board import board
from zmos_data.selection import FIGURES


def render_summary(page: Page) -> None:
    """Say what is shown in a sentence that is chosen in; if nothing is, say why.

    Once for all orders and open figures: it says of no figure which it is.
    """
    town = page.selection.municipality_code if page.name == "town" else None
    figure = FIGURES[0] if page.selection.figure else ""
    shown = replace(page.selection, municipality_code=town, figure=figure, figure_year="", sort="")
    _render_summary(replace(page, selection=shown))


@board.cached_part
def _render_summary(page: Page) -> None:
    shown = view_sentence.pieces(page, coloured=page.name == "map")
    board.render(
        "summary.html",
        page,
        "summary",
        words=view_description.describe_view(page, is_coloured=_is_of_amount(page)),
        # The calculation of a figure says itself of what it is, where nothing is filtered.
        of_figure=page.name == "data" and page.selection.figure and not filters.chips(page),
        label=page.text.say("What is shown"),
        change=page.text.say("Change what is shown"),
        pieces=shown,
        lists=view_sentence.choices(page, shown),
        done=filters.results(page),
        filters=page.text.say("All filters"),
        chips=[{**chip, "id": "end-comparison"} for chip in filters.comparison(page)],
        reset=filters.reset(page),
        more=years.taking_in(page),
        also=search_box.also(page),
        alone=search_box.each_alone(page),
        advice={} if page.view.headline.projects else view_description.empty_view(page),
    )


def _is_of_amount(page: Page) -> bool:
    """Tell whether the short sentence, for a phone, says what colours the map: an amount alone."""
    return page.name == "map" and page.selection.measure.is_money


@board.cached_part
def render_lede(page: Page) -> None:
    """Say what the projects are and whose: on a phone, where the bar has no room for it."""
    words = page.text.say(
        "Projects of the integrated territorial investments (ITI), which the European Union (EU) "
        "and the state fund in the twelve urban municipalities of the Association of Urban "
        "Municipalities of Slovenia (ZMOS)."
    )
    board.render("note.html", page, "lede", words=words)


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
