"""The present view as a link: to copy, and as a QR code for a screen in a hall."""

from __future__ import annotations

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from ui import cache, live, url_state
from ui.page import Page
from zmos_data import links
from zmos_data.exports.qr import qr_drawing

qr_code = cache.kept()(qr_drawing)  # 18 ms a link
ADDRESS_VARIABLE = "ZMOS_ADDRESS"  # such as https://mestne.example.si


def address(page: Page) -> str:
    """Return the full link of the present view.

    As the visitor's browser knows the page, or at the public address that the operator has
    set: a laptop in a hall has none that a telephone could open.
    """
    here = at_public((st.context.url or "").split("?")[0], os.environ.get(ADDRESS_VARIABLE, ""))
    return f"{here}?{links.link(page.selection, page.text.language)}"


def at_public(here: str, public: str) -> str:
    """Return the address of a page as others know it (pure).

    Parameters
    ----------
    here : str
        As the visitor's browser knows it.
    public : str
        The dashboard's public address, with its base path or without; empty where it has none.
    """
    path = urlsplit(here).path or "/"
    if not public:
        return here if urlsplit(here).path else here + path
    base = urlsplit(public).path.rstrip("/")
    if base and (path + "/").startswith(base + "/"):
        path = path.removeprefix(base) or "/"
    return public.rstrip("/") + path


def too_long(page: Page) -> str:
    """Say that a link has no QR code (pure)."""
    return page.text.say("The link is too long for a QR code.")


def here_alone(page: Page, link: str) -> str:
    """Say that nobody else can open a link; empty where others can (pure)."""
    host = urlsplit(link).hostname or ""
    return page.text.say("This address works on this computer alone.") if _is_here(host) else ""


def link_title(page: Page, link: str) -> str:
    """Write what stands over a link in a file: what it is, and whether others can open it."""
    title, alone = page.text.say("This view as a link"), here_alone(page, link)
    return f"{title}. {alone}" if alone else title


def _is_here(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def render_share(page: Page) -> None:
    """Draw the link of the view, folded away; its QR code only where it was asked for."""
    text, link = page.text, address(page)
    wanted = url_state.qr_wanted(links.link(page.selection, text.language))
    drawn = qr_code(link) if wanted else ""
    live.render(
        "share.html",
        page,
        "share",
        title=text.say("This view as a link"),
        label=text.say("Link"),
        link=link,
        alone=here_alone(page, link),
        copy=text.say("Copy"),
        done=text.say("Copied"),
        show=text.say("Show as a QR code"),
        go=url_state.SHOW_QR,
        qr=drawn,
        note=too_long(page) if wanted and not drawn else "",
        alt=text.say("QR code of the link"),
    )
