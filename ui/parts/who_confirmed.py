"""Which towns have confirmed their rows on screen, with reminders and their sheets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from content import who_confirmed
from content.page import Page
from content.reports import reports_to
from documents.confirmation_sheet import confirmation_sheet
from documents.confirmation_workbook import confirmation_workbook
from documents.confirmations import town_address
from documents.exports import FORMATS
from ui import html, url_state
from ui.board import board
from ui.parts.share import address
from zmos_data import actions


def render_confirmed(page: Page) -> None:
    """Draw the towns with what each confirmed; their sheets where they were asked for."""
    text, is_open = page.text, url_state.files_wanted(page.name)
    board.render(
        "who_confirmed.html",
        page,
        "who-confirmed",
        title=text.say("Who has confirmed"),
        words=who_confirmed.summary(page),
        towns=who_confirmed.towns(page, _addresses(page)),
        remind=text.say("Reminder"),
        message=text.say("Message"),
        copy=text.say("Copy"),
        done=text.say("Copied"),
        sheets=text.say("Sheets to confirm (PDF, XLSX)"),
        open=is_open,
        go=actions.write(actions.ShowFiles(page.name)),
    )
    if is_open:
        with board.outside_board("below-files"), st.container(key="files"):
            _render_sheets(page)


def _addresses(page: Page) -> Callable[[str], str]:
    """Return what writes the address of a town's page, on the server that this page is of."""
    root = address(page).partition("?")[0].rpartition("/")[0]
    return partial(town_address, page, root=root)


@st.fragment
def _render_sheets(page: Page) -> None:
    """Choose a town and make one of its sheets; another choice reruns nothing but this."""
    text, day, mail = page.text, date.today(), reports_to()
    code = st.selectbox(
        text.say("Town"),
        list(page.town_names),
        format_func=page.town_names.__getitem__,
        key="confirm-town",
        placeholder=text.say("Choose a town"),
    )
    link = _addresses(page)(code)
    stem = f"zmos-potrditev-{code}-{page.dataset.version}-{text.language}"
    kinds: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        (
            "pdf",
            "application/pdf",
            text.say("Sheet to print (PDF)"),
            partial(confirmation_sheet, page, code, day, link=link, mail=mail),
        ),
        (
            "xlsx",
            FORMATS["xlsx"].mime,
            text.say("Sheet to answer in (XLSX)"),
            partial(confirmation_workbook, page, code, day, mail=mail),
        ),
    )
    for ending, mime, label, build in kinds:
        name = f"{stem}.{ending}"
        key = f"confirm-{ending}"
        st.download_button(label, build, name, mime, key=key, on_click="ignore")
    words = text.say("File: {name}", name=f"{stem}.pdf, {stem}.xlsx")
    html.render("note.html", lang=text.language, words=words)
