"""A link as others know it: the public address, and whether it works elsewhere."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from content import cache
from content.page import Page
from zmos_data.exports.qr import qr_drawing

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
