"""The pack of a town, on screen: one click for two pages, one for slides."""

from __future__ import annotations

from datetime import date

from content.page import Page
from documents.files import pack_of_town
from ui.board import board
from ui.parts.downloads import links_to, words_of_files


def render_pack(page: Page) -> None:
    """Draw a link a file; a file is made when it is asked for."""
    board.render(
        "town_pack.html",
        page,
        "town-pack",
        files=links_to(page, pack_of_town(page, date.today())),
        said=words_of_files(page.text),
    )
