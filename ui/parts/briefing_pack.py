"""The choice of a file of the briefing pack, and its button."""

from __future__ import annotations

from datetime import date

import streamlit as st

from content.page import Page
from documents.briefing_pack import exports, meeting_notes
from ui import html
from ui.parts.share import address


def render_briefing_pack(page: Page) -> None:
    """Draw the choice of a file and its button; a file is made when it is asked for."""
    _choice(page, address(page))


@st.fragment
def _choice(page: Page, link: str) -> None:
    """Choose a file and make it; another choice reruns nothing but this."""
    text = page.text
    found = exports(page, link, date.today())
    labels = [export.label for export in found]
    n = st.selectbox(
        text.say("File"),
        range(len(found)),
        format_func=labels.__getitem__,
        placeholder=text.say("Choose a file"),
    )
    chosen = found[n]
    st.download_button(
        text.say("Make and download"),
        chosen.build,
        chosen.name,
        chosen.mime,
        key="briefing-pack",
        on_click="ignore",
    )
    notes = [text.say("File: {name}", name=chosen.name), *meeting_notes(page)]
    for words in notes:
        html.render("note.html", lang=text.language, words=words)
