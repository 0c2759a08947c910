"""What a visitor takes away from a page: files of the view, the briefing pack, the link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from content import store, town
from content.page import Page
from documents.exports import FORMATS, Order, build, file_name, label
from documents.standalone import build_standalone
from ui import html, page_shell, url_state
from ui.board import board
from ui.parts import briefing_pack, share
from zmos_data import actions
from zmos_data.selection import Selection


def order_of(page: Page, code: str, day: date, *, of_town: bool = False) -> Order:
    """Return what a format takes away: the view, or everything for the data package."""
    if FORMATS[code].holds == "package":
        # The package has no filters, so its link leads to the map without any.
        whole = store.page(page.dataset, Selection(), page.text.language)
        return Order(whole, False, _on_map(share.address(whole)), day)
    view = replace(page, selection=replace(page.selection, page=1, project_id=None))
    return Order(view, of_town, share.address(view), day)


def _on_map(address: str) -> str:
    """Lead a link to the map, whichever page it was for."""
    path, mark, query = address.partition("?")
    head, slash, last = path.rpartition("/")
    return f"{head}{slash}{'' if last in page_shell.PATHS else last}{mark}{query}"


def render_data_files(page: Page, *, of_town: bool = False) -> None:
    """Draw the choice of a format and its button; a file is built when it is asked for.

    Parameters
    ----------
    page : Page
        The page.
    of_town : bool
        Whether its rows are those of the chosen town alone.
    """
    text = page.text
    code = st.selectbox(
        text.say("File format"),
        FORMATS,
        format_func=partial(label, text),
        key="format",
        placeholder=text.say("Choose a file"),
    )
    order = order_of(page, code, date.today(), of_town=of_town)
    name = file_name(order, code)
    st.download_button(
        text.say("Download"),
        partial(build, order, code),
        name,
        FORMATS[code].mime,
        key="download",
        on_click="ignore",
    )
    words = text.say("File: {name}. Receipt: {id}.", name=name, id=order.id)
    html.render("note.html", lang=text.language, words=words)


def render_html_file(page: Page) -> None:
    """Draw the button that hands out the file; it is made only when it is asked for."""
    day = date.today()
    st.download_button(
        page.text.say("This view as one HTML file"),
        data=partial(build_standalone, page, share.address(page), day),
        file_name=f"zmos-{day.isoformat()}.html",
        mime="text/html",
        key="standalone",
        on_click="ignore",
    )


def render_downloads(page: Page, *, of_town: bool = False) -> None:
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
    board.render(
        "downloads.html",
        page,
        "downloads",
        label=page.text.say("Download this view"),
        open=is_open,
        go=actions.write(actions.ShowFiles(page.name)),
    )
    if is_open:
        with board.outside_board("below-files"), st.container(key="files"):
            _render_files(page, of_town=of_town)


def _render_files(page: Page, *, of_town: bool) -> None:
    text, view = page.text, town.alone(page) if of_town else page
    kinds: list[tuple[str, str, Callable[[Page], None]]] = [
        ("data", text.say("Download the data"), partial(render_data_files, of_town=of_town)),
        ("pack", text.say("Briefing pack"), briefing_pack.render_briefing_pack),
        ("page", text.say("For a USB stick"), render_html_file),
    ]
    for column, (key, title, render) in zip(st.columns(len(kinds)), kinds, strict=True):
        with column, st.container(key=f"files-{key}"):
            html.render("heading.html", lang=text.language, title=title, words="")
            render(page if key == "data" else view)
