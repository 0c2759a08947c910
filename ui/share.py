"""The present view as a link: to copy, and as a QR code for a screen in a hall."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

import segno
import streamlit as st

from ui import live, url_state
from ui.page import Page

ADDRESS_VARIABLE = "ZMOS_ADDRESS"  # such as https://mestne.example.si


def address(page: Page) -> str:
    """Return the full link of the present view.

    As the visitor's browser knows the page, or at the public address that the operator has
    set: a laptop in a hall has none that a telephone could open.
    """
    here = (st.context.url or "").split("?")[0]
    if public := os.environ.get(ADDRESS_VARIABLE):
        here = public.rstrip("/") + urlsplit(here).path
    elif not urlsplit(here).path:
        here += "/"
    return f"{here}?{url_state.link(page.selection, page.text.language)}"


def qr_code(words: str) -> str:
    """Draw a QR code as an SVG in a data address, dark on white with its quiet zone."""
    return segno.make(words, error="m", micro=False).svg_data_uri(
        scale=4, border=4, dark="#000", light="#fff"
    )


def render_share(page: Page) -> None:
    """Draw the link of the view, folded away; its QR code only where it was asked for."""
    text, link = page.text, address(page)
    live.render(
        "share.html",
        page,
        "share",
        title=text.say("This view as a link"),
        label=text.say("Link"),
        link=link,
        copy=text.say("Copy"),
        done=text.say("Copied"),
        show=text.say("Show as a QR code"),
        go=url_state.SHOW_QR,
        qr=qr_code(link) if url_state.qr_wanted() else "",
        alt=text.say("QR code of the link"),
    )
