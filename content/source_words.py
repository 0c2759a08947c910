"""A source as it is written: its own title, what it is, its address and dates."""

from __future__ import annotations

from content import dates
from content.page import Page
from content.text import Text
from zmos_data.rows import Source

UNVERIFIED = "unverified"  # stands where a value is from no source


def source(text: Text, row: Source) -> dict[str, str]:
    """Write a source: its title, what it is, its address if that is public, its dates (pure)."""
    foreign = isinstance(row.title_language, str) and row.title_language != text.language
    foreign &= row.source_id != UNVERIFIED
    return {
        "title": title(text, row),
        "lang": row.title_language if foreign else "",
        "words": text.of(row, "description"),
        "url": public_address(row.url, row.url_status),
        "address": address_note(text, row),
        "dates": dates.source_dates(text, row),
    }


def title(text: Text, row: Source) -> str:
    """Return the title of a source, in its own language; what is no source is said in ours."""
    return text.say("General knowledge, unverified") if row.source_id == UNVERIFIED else row.title


def titles(page: Page) -> dict[str, str]:
    """Return the title of each source by its id."""
    return {code: title(page.text, row) for code, row in page.dataset.source_rows.items()}


def web_address(url: object) -> str:
    """Return an address that may be a link: http(s) only, whatever the data say."""
    return url if isinstance(url, str) and url.startswith(("https://", "http://")) else ""


def public_address(url: object, status: object) -> str:
    """Return the address of a source where a reader can open it: not that of a private host."""
    return web_address(url) if status in ("public", "doubtful", "mirror") else ""


def address_note(text: Text, row: Source) -> str:
    """Say why an address is no link, or may lead nowhere; empty where all is well."""
    return {
        "administration": text.say("the address is of an administration host and not public"),
        "staging": text.say("the address is of a staging host and not public"),
        "retired": text.say("the website no longer exists"),
        "doubtful": text.say("the spelling of the address is doubtful"),
        "mirror": text.say("the address is of a copy on another website"),
    }.get(row.url_status, "")
