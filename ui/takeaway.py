"""What a visitor takes away from a page: files of the view, the briefing pack, the link."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from ui import exports, html, live, pack, share, standalone, url_state
from ui.page import Page


def render_takeaway(page: Page, *, of_town: bool = False) -> None:
    """Draw the downloads, the briefing pack, the one HTML file and the link of the view.

    The files are folded away, and nothing stands inside until they are opened: measured, each
    element that a page has costs every filter click some milliseconds.

    Parameters
    ----------
    page : Page
        The page.
    of_town : bool
        Whether its rows are those of the chosen town alone.
    """
    is_open = url_state.files_wanted(page.name)
    share.render_share(page)
    live.render(
        "takeaway.html",
        page,
        "takeaway",
        label=page.text.say("Download this view"),
        open=is_open,
        go=url_state.SHOW_FILES + page.name,
    )
    if is_open:
        with live.apart(), st.container(key="files"):
            _render_files(page, of_town=of_town)


def _render_files(page: Page, *, of_town: bool) -> None:
    text = page.text
    kinds: list[tuple[str, str, Callable[[Page], None]]] = [
        ("data", text.say("Download the data"), partial(exports.render_downloads, of_town=of_town)),
        ("pack", text.say("Briefing pack"), pack.render_pack),
        ("page", text.say("For a USB stick"), standalone.render_standalone),
    ]
    for column, (key, title, render) in zip(st.columns(len(kinds)), kinds, strict=True):
        with column, st.container(key=f"files-{key}"):
            html.render("heading.html", lang=text.language, title=title, words="")
            render(page)
