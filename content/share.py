"""A link as others know it, and whether one may leave the house.

A file, a slide or a QR code carries a link only at the address that the operator has set. What
a request names as its host is a stranger's word: anybody may point a name at the server, and a
file that carried it would lead its readers there.
"""

from __future__ import annotations

import os
from ipaddress import ip_address
from urllib.parse import urlsplit

from content import cache
from content.page import Page
from content.text import Text
from zmos_data import links
from zmos_data.exports.qr import qr_drawing
from zmos_data.selection import Selection

qr_code = cache.kept()(qr_drawing)  # 18 ms a link
ADDRESS_VARIABLE = "ZMOS_ADDRESS"  # such as https://mestne.example.si


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


def public_address() -> str:
    """Return the address that the operator has set for everybody.

    Returns
    -------
    str
        Without a slash at its end; "" where none is set, or one that is none for others: without
        ``http://`` or ``https://``, or of this computer alone.
    """
    public = os.environ.get(ADDRESS_VARIABLE, "").strip().rstrip("/")
    try:
        found = urlsplit(public)
        host = found.hostname or ""
    except ValueError:
        return ""
    return public if found.scheme in ("http", "https") and host and not _is_here(host) else ""


def town_address(page: Page, code: str, root: str) -> str:
    """Write the address of a town's page (pure).

    Parameters
    ----------
    root : str
        Address of the dashboard, without a slash at its end; "" where it has no public one.

    Returns
    -------
    str
        Empty where there is no root: a sheet goes out of the house.
    """
    if not root:
        return ""
    return links.elsewhere(f"{root}/obcina", Selection(municipality_code=code), page.text.language)


def leaving(place: str) -> str:
    """Return the link that a file or a QR code may carry; "" where nobody else could open it.

    Parameters
    ----------
    place : str
        Path and query, such as ``/projekti?lang=sl``.
    """
    public = public_address()
    return public + place if public else ""


def why_none(text: Text) -> str:
    """Say why files and slides carry no link, and what to do; empty where they carry one."""
    if public_address():
        return ""
    return text.say(
        "Files and slides carry no link and no QR code: this dashboard has no public address yet. "
        "What they show is whole; pass the file itself on."
    )


def too_long(page: Page) -> str:
    """Say that a link has no QR code (pure)."""
    return page.text.say("The link is too long for a QR code.")


def here_alone(page: Page, link: str) -> str:
    """Say that nobody else can open a link; empty where others can (pure)."""
    host = urlsplit(link).hostname or ""
    return page.text.say("This address works on this computer alone.") if _is_here(host) else ""


def link_title(page: Page) -> str:
    """Write what stands over a link in a file."""
    return page.text.say("This view as a link")


def _is_here(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
