"""The files of a town's pack, by name; each is built when it is asked for and not before."""

from __future__ import annotations

from datetime import date
from functools import partial

from content import town_pack
from content.page import Page
from documents.briefing_pack import PPTX, Export
from zmos_data.search.words import fold


def exports(page: Page, link: str, day: date) -> list[Export]:
    """Name the two files of the page's town; nothing is made yet."""
    text, title = page.text, town_pack.title(page.text, page.rows.towns[page.town])
    return [
        Export(
            text.say("{title} (PDF)", title=title),
            file_name(page, day, "pdf"),
            "application/pdf",
            partial(_pdf, page, link, day),
        ),
        Export(
            text.say("Slides (PPTX)"),
            file_name(page, day, "pptx"),
            PPTX,
            partial(_pptx, page, link, day),
        ),
    ]


def file_name(page: Page, day: date, ending: str) -> str:
    """Name a file of the pack: zmos-ptuj-2026-11-28.pdf."""
    name = "-".join(fold(page.town_names[page.town]).split())
    return f"zmos-{name}-{day.isoformat()}.{ending}"


# The builders' packages take a second to load: they are for who asks for a file.
def _pdf(page: Page, link: str, day: date) -> bytes:
    from documents.town_pack_pdf import build_town_pdf

    return build_town_pdf(page, link=link, day=day)


def _pptx(page: Page, link: str, day: date) -> bytes:
    from documents.town_pack_pptx import build_town_pptx

    return build_town_pptx(page, link=link, day=day)
