"""The four steps of editing: template, check, preview, release."""

from __future__ import annotations

import logging
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial

import streamlit as st

from content import editing, editing_releases, store
from content.page import Page
from content.text import LANGUAGES, Text
from documents.files import template_files
from ui import html, sign_in, url_state
from ui.board import board
from ui.parts import editing_preview, editing_release, editing_work
from ui.parts.downloads import links_to, words_of_files
from ui.parts.editing_work import Checked, Present
from zmos_data import limits
from zmos_data.editing.findings import Finding
from zmos_data.editing.proposal import Proposal
from zmos_data.editors import Editor, Editors, NotAllowedError, editors_file, read_editors
from zmos_data.selection import Selection

LOG = logging.getLogger(__name__)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render_steps(page: Page) -> None:
    """Draw who is signed in, and the steps as far as the file has come."""
    editors = read_editors(editors_file(), page.town_names)
    for problem in editors.problems:
        LOG.error("Nobody may release: %s", problem)
    editor = render_person(page, editors)
    with _at_work(page.text):
        _render_file(page, editors, editor)


def _at_work(text: Text) -> AbstractContextManager[None]:
    """Say that the page is at work, wherever one stands on it; also to who hears it read."""
    place = st.container(key="editing-working")
    return place.spinner(text.say("The file is being held against the data …"))


def _render_file(page: Page, editors: Editors, editor: Editor | None) -> None:
    now = editing_work.present(page)
    _step(page, "template")
    render_template(page, editor)
    _step(page, "check")
    file = render_upload(page, now)
    proposal = render_check(page, now, file) if file else None
    _step(page, "preview")
    if file and proposal:
        editing_preview.render_preview(page, now, file, proposal)
    else:
        note(page.text, editing_releases.not_yet(page.text, None, is_checked=file is not None))
    _step(page, "release")
    editing_release.render_release(page, now, editors, proposal, is_checked=file is not None)


def _step(page: Page, name: str) -> None:
    html.render("editing_step.html", lang=page.text.language, **editing.step(page.text, name))


def note(text: Text, words: str) -> None:
    """Draw a sentence between the elements of a step."""
    html.render("note.html", lang=text.language, words=words)


def render_person(page: Page, editors: Editors) -> Editor | None:
    """Say who is signed in, with what they may, or why they may not; return the editor."""
    text, editor = page.text, None
    if not sign_in.is_configured():
        note(text, editing.not_set_up(text))
    elif sign_in.is_signed_in():
        try:
            editor = sign_in.editor(editors)
            note(text, editing.signed_in(text, editor, editors))
        except NotAllowedError as error:
            note(text, text.say_phrase(error.reason))
            _offer_sign_in(text, text.say("Sign in with another account"))
        if st.button(text.say("Sign out"), key="sign-out"):
            sign_in.end()
    else:
        note(text, text.say("To release, sign in. Everything else is open to everybody."))
        _offer_sign_in(text, text.say("Sign in"))
    return editor


def _offer_sign_in(text: Text, label: str) -> None:
    if st.button(label, key="sign-in") and not sign_in.begin():
        note(text, text.say("Signing in is not set up rightly; the log of the server says why."))


def render_template(page: Page, editor: Editor | None) -> None:
    """Draw the choice of a town and a language, and the workbook's button."""
    text = page.text
    names = {"": text.say("all towns"), **page.town_names}
    own = editor.towns[0] if editor and len(editor.towns) == 1 else ""
    town = st.selectbox(
        text.say("Rows of"),
        list(names),
        index=list(names).index(own) if own in names else 0,
        format_func=names.__getitem__,
        key="template-town",
        placeholder=text.say("Choose a town"),
    )
    language = st.radio(
        text.say("Language of the template"),
        LANGUAGES,
        index=LANGUAGES.index(text.language),
        format_func={"sl": text.say("Slovenian"), "en": text.say("English")}.__getitem__,
        key="template-language",
        horizontal=True,
    )
    view = Selection(municipality_code=town or None)
    of_town = replace(page, selection=view, text=store.text(language))
    files = links_to(of_town, template_files(of_town))
    words = {**files[0], "label": text.say("Download the template")}  # in the language of the page
    board.render("files.html", page, "template-file", files=[words], said=words_of_files(text))


def render_upload(page: Page, now: Present) -> Checked | None:
    """Draw the box for a file; return it read and understood, once for all runs of the page."""
    text = page.text
    given = st.file_uploader(
        text.say("File to be checked (XLSX or CSV)"),
        key=url_state.upload_key(),
        max_upload_size=limits.UPLOAD_BYTES // limits.MB,
    )
    if given is None:
        url_state.forget_work()
        return None

    def build() -> Checked:
        return editing_work.checked(now, given.file_id, given.name, given.getvalue())

    return url_state.work("file", (given.file_id, now.package.checksum), build)


def render_check(page: Page, now: Present, file: Checked) -> Proposal | None:
    """Say what was understood and what is to be fixed; return what the file would change."""
    proposal = None
    if not file.draft.faults:
        proposal = editing_preview.proposal_of(now, file)
    findings = proposal.findings if proposal else file.draft.findings
    render_findings(page, file, findings)
    return proposal


def render_findings(page: Page, file: Checked, findings: tuple[Finding, ...]) -> None:
    """Draw the outcome of a check: a sentence, two tables, the file with its cells marked."""
    text, language = page.text, page.text.language
    good = not any(finding.is_fault for finding in findings)
    words = editing.outcome(text, file.upload.name, findings)
    html.render("editing_outcome.html", lang=language, good=good, words=words)
    if not good:
        html.render("editing_table.html", lang=language, **editing.faults(text, findings))
        about = (file.name, language, len(findings))
        marked = partial(editing_work.marked_file, file, findings, language)
        st.download_button(
            text.say("Download the file with the places marked"),
            # Made at once: what Streamlit makes on demand is lost with the next run of any page.
            url_state.work("marked", about, marked),
            editing.marked_name(file.upload.name),
            XLSX,
            key="marked",
            on_click="ignore",
        )
    if told := editing.understood(text, findings):
        html.render("editing_table.html", lang=language, **told)
