"""Ids of what is new: of projects, sources and conflicts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

_WORDS = 5  # of an address that an id repeats
_ID = re.compile(r"([0-9]{3})-([0-9]{2,})")


def next_project(town: str, taken: Iterable[str]) -> str:
    """Return the next id of a town; a number that was given is never given again."""
    found = (_ID.fullmatch(code) for code in taken)
    last = max((int(code[2]) for code in found if code and code[1] == town), default=0)
    return f"{town}-{last + 1:02d}"


def fits_town(project_id: str, town: str) -> bool:
    """Tell whether an id is one that a project of the town may have."""
    found = _ID.fullmatch(project_id)
    return bool(found and found[1] == town)


def next_conflict(taken: Collection[str]) -> str:
    """Return the next id of a conflict."""
    numbers = (code.rpartition("-")[2] for code in taken)
    return f"conflict-{max((int(n) for n in numbers if n.isdigit()), default=0) + 1:02d}"


def new_source(url: str, title: str, taken: Collection[str]) -> str:
    """Return an id for a source: its site and a few words of its address, or of its title."""
    address = urlsplit(url)
    site = _plain(address.netloc.removeprefix("www."))
    words = _plain(address.path.rstrip("/").rpartition("/")[2] or title).split("-")
    code = "-".join(part for part in (site, *words[:_WORDS]) if part) or "source"
    if code not in taken:
        return code
    return next(f"{code}-{n}" for n in range(2, len(taken) + 3) if f"{code}-{n}" not in taken)


def _plain(text: str) -> str:
    """Return small letters without carons and digits, hyphens between them."""
    letters = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", letters).strip("-")


def same_address(url: str) -> str:
    """Return an address as it is compared: without scheme, www, fragment and last slash."""
    bare = url.strip().partition("#")[0].rstrip("/")
    return re.sub(r"^https?://(www\.)?", "", bare, flags=re.IGNORECASE).casefold()


def same_name(name: str) -> str:
    """Return a name as it is compared: without case, quotation marks and double spaces."""
    return re.sub(r"[\s\W_]+", " ", name.casefold()).strip()
