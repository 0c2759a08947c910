"""The editors' part of the page of the data: folded for readers, to whom it costs nothing."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from content import editing
from content.page import Page
from content.text import Text
from ui import html, sign_in, url_state
from ui.board import board
from zmos_data.editors import Editors, NotAllowedError, editors_file, read_editors

LOG = logging.getLogger(__name__)


def render_editing(page: Page) -> None:
    """Draw the part: a button, and the steps where it is open."""
    is_open = url_state.is_editing()
    board.render("editing.html", page, "editing", **editing.fold(page.text, is_open=is_open))
    if is_open:
        with board.outside_board("below-editing"), st.container(key="editing-steps"):
            _render_steps(page)


def _render_steps(page: Page) -> None:
    editors = read_editors(editors_file(), page.town_names)
    with calmly(page.text):
        _render_person(page, editors)


@contextmanager
def calmly(text: Text) -> Iterator[None]:
    """Say of what nobody has foreseen that it is so; the log has why."""
    try:
        yield
    except Exception:
        LOG.exception("A step of editing broke off.")
        note(
            text,
            text.say(
                "This was not foreseen. Nothing was changed; the fault has been recorded. Tell "
                "whoever runs the dashboard which file it was and when."
            ),
        )


def note(text: Text, words: str) -> None:
    """Draw a sentence between the elements of a step."""
    html.render("note.html", lang=text.language, words=words)


def _render_person(page: Page, editors: Editors) -> None:
    """Say who is signed in, with what they may, or why they may not."""
    text = page.text
    for problem in editors.problems:
        LOG.error("Nobody may release: %s", problem)
    if not sign_in.is_configured():
        note(text, editing.not_set_up(text))
    elif sign_in.is_signed_in():
        try:
            note(text, editing.signed_in(text, sign_in.editor(editors), editors))
        except NotAllowedError as error:
            note(text, text.say_phrase(error.reason))
            _offer_sign_in(text, text.say("Sign in with another account"))
        if st.button(text.say("Sign out"), key="sign-out"):
            sign_in.end()
    else:
        note(text, text.say("To release, sign in. Everything else is open to everybody."))
        _offer_sign_in(text, text.say("Sign in"))


def _offer_sign_in(text: Text, label: str) -> None:
    if st.button(label, key="sign-in") and not sign_in.begin():
        note(text, text.say("Signing in is not set up rightly; the log of the server says why."))
