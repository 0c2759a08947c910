"""What files are called: the view in words of the reader's language, and the day.

A name is of plain letters, without spaces, so that it goes through every mail and every disk.
"""

from __future__ import annotations

import re
from datetime import date
from textwrap import shorten

from content import labels
from content.page import Page
from zmos_data.search.words import fold

VIEW_LIMIT = 44  # letters of a name that say the view
_SEARCH_LIMIT = 24  # letters of what is searched for
_OTHER = re.compile(r"[^a-z0-9]+")


def file_name(page: Page, day: date, ending: str, kind: str = "", *, of_view: bool = True) -> str:
    """Name a file of a view, such as ``zmos-ptuj-2026-11-28.xlsx`` (pure).

    Parameters
    ----------
    page : Page
        The page; of a town's page the file is the town's.
    day : datetime.date
        Day of the file.
    ending : str
        Without its dot.
    kind : str
        Words that tell it from other files of the view with the same ending.
    of_view : bool
        Whether it is of the view; the same for every view else, and ``kind`` says of what.
    """
    parts = ["zmos", said(page) if of_view else "", plain(kind), day.isoformat()]
    return f"{'-'.join(part for part in parts if part)}.{ending}"


def said(page: Page) -> str:
    """Say the view of a page in plain letters; what has no room is said to be there."""
    kept: list[str] = []
    for word in dict.fromkeys(filter(None, map(plain, _words(page)))):
        if len("-".join((*kept, word))) > VIEW_LIMIT:
            return "-".join((*kept, plain(page.text.say_as("file", "and more"))))
        kept.append(word)
    return "-".join(kept) or plain(page.text.say_as("file", "all municipalities"))


def plain(words: str) -> str:
    """Write words in plain letters, with hyphens for everything between them."""
    return _OTHER.sub("-", fold(words)).strip("-")


def _words(page: Page) -> list[str]:
    """Name what the view is of: the town or the compared ones, and every filter."""
    selection, names = page.selection, page.town_names
    found = [_filter(page, kind, code) for kind, code in selection.active_filters]
    if page.name == "town" and selection.municipality_code:
        return [names[selection.municipality_code], *found]
    if page.name == "comparison":
        return [*(names[code] for code in selection.compared), *found]
    return found


def _filter(page: Page, kind: str, code: str) -> str:
    """Name a filter as briefly as it can be told."""
    if kind == "search":
        return shorten(plain(code).replace("-", " "), _SEARCH_LIMIT, placeholder="")
    return (
        labels.priority(page.text, code) if kind == "priorities" else labels.chip(page, kind, code)
    )
