"""What a visitor takes away from a page: files of the view, the briefing pack, the link."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from content.page import Page
from content.share import why_none
from content.text import Text
from documents import exports
from documents.briefing_pack import meeting_notes
from documents.export import Export
from documents.files import HTML, OF_TOWN, files
from ui import url_state
from ui.board import board
from ui.files.addresses import address, path_of
from ui.parts import share
from zmos_data import actions
from zmos_data.exports.stamp import view_id


def words_of_files(text: Text) -> dict[str, str]:
    """Write what the browser says while a file is made, and when it cannot be (pure)."""
    return {
        "making": text.say("The file is being made …"),
        "saved": text.say("Saved: {name} ({size})", name="{name}", size="{size}"),
        "cut": text.say(
            "The file has not arrived: the server could not be reached. Please try again."
        ),
        "again": text.say("Try again"),
    }


def links_to(page: Page, found: Mapping[str, Export], more: str = "") -> list[dict[str, str]]:
    """Write the links of files: what each is, what it is called, where it is made.

    ``more`` is what their addresses hold besides the view.
    """
    return [
        {"code": code, "label": file.label, "name": file.name, "href": address(page, code) + more}
        for code, file in found.items()
    ]


def render_downloads(page: Page) -> None:
    """Draw the downloads, the briefing pack, the one HTML file and the link of the view.

    The files are folded away, and nothing stands inside until they are opened.
    """
    is_open = url_state.files_wanted(page.name)
    board.render(
        "downloads.html",
        page,
        "downloads",
        label=page.text.say("Download this view"),
        open=is_open,
        go=actions.write(actions.ShowFiles(page.name)),
        groups=_groups(page) if is_open else (),
        why=why_none(page.text),
        said=words_of_files(page.text),
    )
    share.render_share(page)


def _groups(page: Page) -> list[dict[str, object]]:
    """Write the three groups of files, with what is to be known of each."""
    text = page.text
    found = files(page, path_of(page), date.today())
    data = {code: found[code] for code in exports.FORMATS}
    elsewhere = (*data, HTML, *OF_TOWN)
    pack = {code: file for code, file in found.items() if code not in elsewhere}
    receipt = view_id(page.dataset, page.selection, of_town=page.name == "town")
    return [
        {
            "title": text.say("Download the data"),
            "files": links_to(page, data),
            "notes": [text.say("Receipt: {id}.", id=receipt)],
        },
        {
            "title": text.say("Briefing pack"),
            "files": links_to(page, pack),
            "notes": meeting_notes(page),
        },
        {
            "title": text.say("For a USB stick"),
            "files": links_to(page, {HTML: found[HTML]}),
            "notes": [],
        },
    ]
