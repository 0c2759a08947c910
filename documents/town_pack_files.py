"""The files of a town's pack, by name; each is built when it is asked for and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from content import town_pack
from content.file_names import file_name
from content.page import Page
from documents.briefing_pack import PPTX
from documents.export import Export


def exports(page: Page, link: str, day: date) -> dict[str, Export]:
    """Name the two files of the page's town by code; nothing is made yet."""
    text, title = page.text, town_pack.title(page.text, page.rows.towns[page.town])
    name = partial(file_name, replace(page, name="town"), day, kind=text.say_as("file", "briefing"))
    return {
        "town-pdf": Export(
            text.say("{title} (PDF)", title=title),
            name("pdf"),
            "application/pdf",
            partial(_pdf, page, link, day),
        ),
        "town-pptx": Export(
            text.say("Slides (PPTX)"),
            name("pptx"),
            PPTX,
            partial(_pptx, page, link, day),
        ),
    }


# The builders' packages take a second to load: they are for who asks for a file.
def _pdf(page: Page, link: str, day: date) -> bytes:
    from documents.town_pack_pdf import build_town_pdf

    return build_town_pdf(page, link=link, day=day)


def _pptx(page: Page, link: str, day: date) -> bytes:
    from documents.town_pack_pptx import build_town_pptx

    return build_town_pptx(page, link=link, day=day)
