"""Which towns have confirmed their rows on screen, with reminders and their sheets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from content import who_confirmed
from content.page import Page
from content.share import public_address, town_address
from documents.files import sheets
from ui.board import board
from ui.parts.downloads import links_to, words_of_files
from zmos_data.selection import Selection


def render_confirmed(page: Page) -> None:
    """Draw the towns with what each confirmed; their sheets where they were asked for."""
    text = page.text
    board.render(
        "who_confirmed.html",
        page,
        "who-confirmed",
        title=text.say("Who has confirmed"),
        words=who_confirmed.summary(page),
        towns=who_confirmed.towns(page, _addresses(page)),
        remind=text.say("Reminder"),
        message=text.say("Message"),
        copy=text.say("Copy"),
        done=text.say("Copied"),
        sheets={code: _sheets(page, code) for code in page.town_names},
        said=words_of_files(text),
    )


def _sheets(page: Page, code: str) -> list[dict[str, str]]:
    """Write the links of the sheets of a town."""
    own = replace(page, selection=Selection(municipality_code=code))
    return links_to(own, sheets(own, date.today()))


def _addresses(page: Page) -> Callable[[str], str]:
    """Return what writes the address of a town's page, as a message or a sheet may carry it."""
    return partial(town_address, page, root=public_address())
