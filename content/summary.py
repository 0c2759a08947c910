"""The sentence that says what is shown, and the headline figures."""

from __future__ import annotations

from dataclasses import dataclass

from content import figure_links
from content.figure_links import FigureLink
from content.page import Page


@dataclass(frozen=True)
class Card:
    """A headline figure.

    Attributes
    ----------
    label : str
        What it is of.
    figure : FigureLink
        The figure.
    note : str
        What it stands on.
    """

    label: str
    figure: FigureLink
    note: str


def headline_cards(page: Page) -> list[Card]:
    """Write the headline figures, each with its evidence (pure)."""
    text, headline = page.text, page.view.headline
    return [
        Card(
            text.say("Towns"),
            figure_links.opened(page, "towns", text.number(headline.towns)),
            text.say("of {members} members", members=text.number(headline.members)),
        ),
        Card(
            text.say("Projects"),
            figure_links.opened(page, "projects", text.number(headline.projects)),
            text.say("in the collected data"),
        ),
        *(
            Card(text.say("{amount}, known amounts", amount=label), figure, known)
            for label, figure, known in figure_links.sums(page, headline.amounts, short=True)
        ),
    ]
