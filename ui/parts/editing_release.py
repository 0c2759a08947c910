"""The release of a file, and the releases before it, for who may."""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from content import editing_releases
from content.page import Page
from ui import html, sign_in, url_state
from ui.parts import editing_work
from ui.parts.editing_work import Present
from zmos_data.editing.proposal import Proposal
from zmos_data.editors import ALL, Editors, NotAllowedError
from zmos_data.model import DataError
from zmos_data.release.store import Release, StoreError

LOG = logging.getLogger(__name__)
_NOTE = 500  # characters that an editor may say of a release


def render_release(
    page: Page, now: Present, editors: Editors, proposal: Proposal | None, *, is_checked: bool
) -> None:
    """Draw what releases a file, or why nothing does; and the releases before."""
    text = page.text
    if now.store is None:
        _note(page, editing_releases.no_store(text, now.why))
        return
    if not sign_in.is_signed_in():
        _note(page, editing_releases.who_releases(text, is_configured=sign_in.is_configured()))
        return
    try:
        sign_in.editor(editors)
    except NotAllowedError as error:
        _note(page, text.say_phrase(error.reason))
        return
    if proposal is None and url_state.done():
        words = url_state.done()
        html.render("editing_outcome.html", lang=text.language, good=True, words=words)
    else:
        _render_button(page, now, editors, proposal, is_checked=is_checked)
    _render_history(page, now, editors)


def _render_button(
    page: Page, now: Present, editors: Editors, proposal: Proposal | None, *, is_checked: bool
) -> None:
    text = page.text
    if proposal is None or not proposal.is_releasable:
        _note(page, editing_releases.not_yet(text, proposal, is_checked=is_checked))
        return
    about = (now.package.checksum, proposal.package.checksum)
    towns = url_state.work("towns", about, lambda: editing_work.towns_of(now, proposal))
    try:
        sign_in.releasing(editors, towns)
    except NotAllowedError as error:
        _note(page, text.say_phrase(error.reason))
        return
    said = st.text_input(
        text.say("Note to this release"),
        max_chars=_NOTE,
        key="release-note",
        placeholder=text.say("What has changed and why, in a sentence"),
    )
    if st.button(text.say("Release the data"), key="release", type="primary"):
        _try(page, lambda: editing_work.publish(now, editors, proposal, said))


def _render_history(page: Page, now: Present, editors: Editors) -> None:
    """Draw the releases, and for who may change everything the way back to one of them."""
    text, releases = page.text, editing_work.releases(now)
    table = editing_releases.history(text, releases)
    if table is None:
        return
    html.render("editing_table.html", lang=text.language, **table)
    earlier, present = {r.number: r for r in releases[1:]}, releases[0].number
    try:
        sign_in.releasing(editors, frozenset({ALL}))
    except NotAllowedError:
        return
    if not earlier:
        return
    number = st.selectbox(
        text.say("Roll back to"),
        list(earlier),
        index=None,
        format_func=lambda n: editing_releases.name(text, earlier[n]),
        # A press on a page that shows an older state is heard no more, and a choice is made anew.
        key=f"roll-back-to-{present}",
        placeholder=text.say("Choose a release"),
    )
    if number is not None:
        said = st.text_input(text.say("Why"), max_chars=_NOTE, key=f"roll-back-note-{present}")
        if st.button(text.say("Roll back"), key=f"roll-back-{present}"):
            _try(page, lambda: editing_work.roll_back(now, editors, number, said, present))


def _try(page: Page, act: Callable[[], Release]) -> None:
    """Release something; say what came of it."""
    text = page.text
    try:
        release = act()
    except NotAllowedError as error:
        _note(page, text.say_phrase(error.reason))
    except StoreError as error:
        _note(page, editing_releases.refused(text, error.words))
    except DataError as error:
        LOG.error("A release was refused: %s", error)
        _note(page, editing_releases.does_not_pass(text, error.problems))
    else:
        url_state.next_upload(editing_releases.done(text, release))
        st.rerun()


def _note(page: Page, words: str) -> None:
    html.render("note.html", lang=page.text.language, words=words)
