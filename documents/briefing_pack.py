"""The briefing pack: the present view as a picture, a presentation or sheets of pdf.

A file is built when it is asked for, in a thread of its own, while the button shows that it
is being made; a rerun of the page builds nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from content.page import Page
from content.slides import Slide, shown_slides
from documents import map_pictures

_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@dataclass(frozen=True)
class Export:
    """One kind of file.

    Attributes
    ----------
    label : str
        What it is, in the language of the page.
    name : str
        Name of the file.
    mime : str
        Its type.
    build : callable
        Makes it.
    """

    label: str
    name: str
    mime: str
    build: Callable[[], bytes]


def exports(page: Page, link: str, day: date) -> list[Export]:
    """Name the files that can be made of a view; nothing is made yet.

    Those of the meeting are among them where it has slides.
    """
    text = page.text
    stem = f"zmos-{day.isoformat()}-{text.language}"
    picture = partial(map_pictures.map_picture, page, day)
    meeting = [
        Export(
            text.say("Presentation of the meeting (PPTX)"),
            f"{stem}-meeting.pptx",
            _PPTX,
            partial(_presentation, page, link, day, meeting=True),
        ),
        Export(
            text.say("Slides of the meeting (PDF)"),
            f"{stem}-meeting.pdf",
            "application/pdf",
            partial(_slides, page, link, day, meeting=True),
        ),
    ]
    return [
        Export(
            text.say("Presentation of this view (PPTX)"),
            f"{stem}.pptx",
            _PPTX,
            partial(_presentation, page, link, day),
        ),
        Export(
            text.say("Slides of this view (PDF)"),
            f"{stem}-slides.pdf",
            "application/pdf",
            partial(_slides, page, link, day),
        ),
        *(meeting if shown_slides(page)[0] else ()),
        Export(
            text.say("A sheet a town (PDF, A4)"),
            f"{stem}-towns.pdf",
            "application/pdf",
            partial(_sheets, page, link, day),
        ),
        Export(
            text.say("Map as a picture (PNG, 150 dpi)"),
            f"{stem}-150dpi.png",
            "image/png",
            partial(picture, dpi=150),
        ),
        Export(
            text.say("Map for print (PNG, 300 dpi)"),
            f"{stem}-300dpi.png",
            "image/png",
            partial(picture, dpi=300),
        ),
        Export(
            text.say("Map as a drawing (SVG)"),
            f"{stem}.svg",
            "image/svg+xml",
            partial(picture, kind="svg"),
        ),
    ]


# The builders' packages take a second to load: they are for who asks for a file.
def _presentation(page: Page, link: str, day: date, *, meeting: bool = False) -> bytes:
    from documents.briefing_pptx import build_pptx

    return build_pptx(_set(page, meeting=meeting), link=link, day=day)


def own_presentation(slides: list[Slide], link: str, day: date) -> bytes:
    """Make a presentation of a visitor's own slides; its last slide has the link of the set."""
    from documents.briefing import slides_of_own
    from documents.briefing_pptx import build_pptx

    return build_pptx(slides_of_own(slides), link=link, day=day)


def _slides(page: Page, link: str, day: date, *, meeting: bool = False) -> bytes:
    from documents.briefing_pdf import build_slides_pdf

    return build_slides_pdf(_set(page, meeting=meeting), link=link, day=day)


def _set(page: Page, *, meeting: bool) -> list[Slide]:
    """Return the slides of the meeting, or those of the present view."""
    from documents.briefing import slides_of_set, slides_of_view

    return slides_of_set(shown_slides(page)[0]) if meeting else slides_of_view(page)


def _sheets(page: Page, link: str, day: date) -> bytes:
    from documents.town_sheets import build_towns_pdf

    return build_towns_pdf(page, link=link, day=day)


def meeting_notes(page: Page) -> list[str]:
    """Say which files or slides of the meeting are missing; why, the presentation says."""
    text, (slides, problems) = page.text, shown_slides(page)
    if not slides:
        return [
            text.say(
                "The meeting has no slide that can be shown, so there are no files of "
                "it. The page Presentation says why."
            )
        ]
    if problems:
        return [
            text.say(
                "The files of the meeting leave out slides with mistakes. The page "
                "Presentation names them."
            )
        ]
    return []
