"""The sentence that says what is shown, and the four headline figures."""

from __future__ import annotations

import streamlit as st

from ui import html, wording
from ui.page import Page
from zmos_data.queries import Headline


def render_sentence(page: Page, headline: Headline) -> None:
    """Say what is shown; where it is nothing, say why and what to do."""
    words = wording.describe_view(page.text, page.selection, headline)
    html.render("sentence.html", words=words, lang=page.text.language)
    if not headline.projects:
        st.info(wording.plain(wording.empty_view(page)))


def headline_cards(page: Page, headline: Headline) -> list[dict[str, str]]:
    """Write the four figures: label, figure, and what it stands on (pure)."""
    text = page.text
    return [
        {
            "label": text.say("Towns"),
            "figure": text.number(headline.towns),
            "note": text.say("of {members} members", members=text.number(headline.members)),
        },
        {
            "label": text.say("Projects"),
            "figure": text.number(headline.projects),
            "note": text.say("in the collected data"),
        },
        {
            "label": text.say("Total cost"),
            "figure": wording.amount(text, headline.total),
            "note": wording.known_of(text, headline.total),
        },
        {
            "label": text.say("EU part"),
            "figure": wording.amount(text, headline.eu),
            "note": wording.known_of(text, headline.eu),
        },
    ]


def render_headline(page: Page, headline: Headline) -> None:
    """Draw the four headline figures."""
    html.render("headline.html", cards=headline_cards(page, headline), lang=page.text.language)
