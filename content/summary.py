"""The sentence that says what is shown, and the headline figures."""

from __future__ import annotations

from content import figure_links
from content.page import Page


def headline_cards(page: Page) -> list[dict[str, object]]:
    """Write the headline figures: label, figure with its evidence, and what it stands on (pure)."""
    text, headline = page.text, page.view.headline
    cards: list[dict[str, object]] = [
        {
            "label": text.say("Towns"),
            "figure": figure_links.opened(page, "towns", text.number(headline.towns)),
            "note": text.say("of {members} members", members=text.number(headline.members)),
        },
        {
            "label": text.say("Projects"),
            "figure": figure_links.opened(page, "projects", text.number(headline.projects)),
            "note": text.say("in the collected data"),
        },
    ]
    return cards + [
        {
            "label": text.say("{amount}, known amounts", amount=label),
            "figure": figure,
            "note": known,
        }
        for label, figure, known in figure_links.sums(page, headline.amounts, short=True)
    ]
