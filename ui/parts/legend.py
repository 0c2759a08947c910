"""The measure, the legend and the specimen ring of the map on screen."""

from __future__ import annotations

from content.filters import measures
from content.legend import legend, reading
from content.page import Page
from ui.board import board


@board.cached_part
def render_measure(page: Page) -> None:
    """Draw the choice of what colours the map, which stands on the map."""
    label = page.text.say("Colour the map by")
    board.render("measure.html", page, "measure", label=label, measures=measures(page))


@board.cached_part
def render_legend(page: Page) -> None:
    """Draw the classes in the corner of the map, and the specimen below it."""
    board.render("legend.html", page, "legend", legend=legend(page))
    board.render("reading.html", page, "reading", reading=reading(page))
