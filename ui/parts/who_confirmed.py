"""Which towns have confirmed their rows on screen, with reminders and their sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from content import store, who_confirmed
from content.page import Page
from content.share import public_address, town_address
from documents.files import sheets
from ui import html
from ui.base_path import base_path
from ui.board import board
from ui.parts.downloads import links_to, words_of_files
from zmos_data.selection import Selection


def render_confirmed(page: Page) -> None:
    """Draw the towns with what each confirmed, with reminders and their sheets."""
    today, arms = date.today().isoformat(), page.assets.digest
    about = (today, public_address(), base_path(), page.name, arms)
    board.add_html(store.lasting(page, confirmed, *about), page, "who-confirmed")


def confirmed(page: Page, day: str, root: str, *_: str) -> str:
    """Write the towns as HTML, which no filter changes.

    Parameters
    ----------
    day : str
        Today, which stands in the names of the sheets, as ``YYYY-MM-DD``.
    root : str
        Address of the dashboard; "" where it has no public one.
    """
    text = page.text
    return html.fill(
        "who_confirmed.html",
        lang=text.language,
        title=text.say("Who has confirmed"),
        words=who_confirmed.summary(page),
        towns=who_confirmed.towns(page, partial(town_address, page, root=root)),
        remind=text.say("Reminder"),
        message=text.say("Message"),
        copy=text.say("Copy"),
        done=text.say("Copied"),
        sheets={code: _sheets(page, code, date.fromisoformat(day)) for code in page.town_names},
        said=words_of_files(text),
    )


def _sheets(page: Page, code: str, day: date) -> list[dict[str, str]]:
    """Write the links of the sheets of a town."""
    own = replace(page, selection=Selection(municipality_code=code))
    return links_to(own, sheets(own, day))
