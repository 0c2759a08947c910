"""The editors' part of the page of the data: folded for readers, to whom it costs nothing."""

from __future__ import annotations

import logging
from importlib import import_module

import streamlit as st

from content import editing
from content.page import Page
from content.text import Text
from ui import html, url_state
from ui.board import board

LOG = logging.getLogger(__name__)


def render_editing(page: Page) -> None:
    """Draw the part: a button, and the steps where it is open."""
    is_open = url_state.is_editing()
    board.render("editing.html", page, "editing", **editing.fold(page.text, is_open=is_open))
    if is_open:
        with board.outside_board("below-editing"), st.container(key="editing-steps"):
            _render_steps(page)


def _render_steps(page: Page) -> None:
    """Draw the steps; what nobody has foreseen is said calmly, and the log has why."""
    try:
        # Readers do not wait for what only editors need.
        import_module("ui.parts.editing_steps").render_steps(page)
    except Exception:
        LOG.exception("A step of editing broke off.")
        note(
            page.text,
            page.text.say(
                "This was not foreseen. Nothing was changed; the fault has been recorded. Tell "
                "whoever runs the dashboard which file it was and when."
            ),
        )


def note(text: Text, words: str) -> None:
    """Draw a sentence between the elements of a step."""
    html.render("note.html", lang=text.language, words=words)
