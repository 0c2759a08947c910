"""The sentence that says what is shown, and the headline figures."""

from __future__ import annotations

from ui import figure_links, filters, live, search_box, sentences, years
from ui.page import Page


@live.of_view
def render_summary(page: Page) -> None:
    """Say what is shown, with the active filters and the headline figures; if nothing, say why."""
    live.render(
        "summary.html",
        page,
        "summary",
        words=sentences.describe_view(page),
        chips=filters.chips(page),
        reset=filters.reset(page),
        more=years.taking_in(page),
        also=search_box.also(page),
        alone=search_box.each_alone(page),
        cards=headline_cards(page),
        advice={} if page.view.headline.projects else sentences.empty_view(page),
    )


def headline_cards(page: Page) -> list[dict[str, object]]:
    """Write the headline figures: label, figure with its papers, and what it stands on (pure)."""
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
