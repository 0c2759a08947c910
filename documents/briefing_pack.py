"""The briefing pack: the present view as a picture, a presentation or sheets of pdf."""

from __future__ import annotations

from datetime import date
from functools import partial

from content.file_names import file_name
from content.page import Page
from content.slides import Slide, are_earlier, has_slides, shown_slides
from documents import map_pictures
from documents.export import Export

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PDF = "application/pdf"


def exports(page: Page, link: str, day: date) -> dict[str, Export]:
    """Name by code the files that can be made of a view; nothing is made yet.

    Those of the meeting are among them where it has slides.

    Parameters
    ----------
    page : Page
        The page; its selection is the view.
    link : str
        Full address of the view; "" where no file may carry one.
    day : datetime.date
        Day of the files.
    """
    return {
        **_of_view(page, link, day),
        **(_of_meeting(page, link, day) if has_slides(page) else {}),
        **_sheets_of_towns(page, link, day),
        **_pictures(page, day),
    }


def _of_view(page: Page, link: str, day: date) -> dict[str, Export]:
    text = page.text
    return {
        "pptx": Export(
            text.say("Presentation of this view (PPTX)"),
            file_name(page, day, "pptx"),
            PPTX,
            partial(_presentation, page, link, day),
        ),
        "slides-pdf": Export(
            text.say("Slides of this view (PDF)"),
            file_name(page, day, "pdf", text.say("Slides")),
            PDF,
            partial(_slides, page, link, day),
        ),
    }


def _of_meeting(page: Page, link: str, day: date) -> dict[str, Export]:
    text = page.text
    kind = text.say_as("file", "meeting")
    return {
        "meeting-pptx": Export(
            text.say("Presentation of the meeting (PPTX)"),
            file_name(page, day, "pptx", kind, of_view=False),
            PPTX,
            partial(_presentation, page, link, day, meeting=True),
        ),
        "meeting-pdf": Export(
            text.say("Slides of the meeting (PDF)"),
            file_name(page, day, "pdf", kind, of_view=False),
            PDF,
            partial(_slides, page, link, day, meeting=True),
        ),
    }


def _sheets_of_towns(page: Page, link: str, day: date) -> dict[str, Export]:
    text = page.text
    return {
        "towns-pdf": Export(
            text.say("A sheet a town (PDF, A4)"),
            file_name(page, day, "pdf", text.say_as("file", "towns")),
            PDF,
            partial(_sheets, page, link, day),
        ),
    }


def _pictures(page: Page, day: date) -> dict[str, Export]:
    text, picture = page.text, partial(map_pictures.map_picture, page, day)
    return {
        "map-png": Export(
            text.say("Map as a picture (PNG, 150 dpi)"),
            file_name(page, day, "png"),
            "image/png",
            partial(picture, dpi=150),
        ),
        "map-print": Export(
            text.say("Map for print (PNG, 300 dpi)"),
            file_name(page, day, "png", text.say_as("file", "print")),
            "image/png",
            partial(picture, dpi=300),
        ),
        "map-svg": Export(
            text.say("Map as a drawing (SVG)"),
            file_name(page, day, "svg"),
            "image/svg+xml",
            partial(picture, kind="svg"),
        ),
    }


# The builders' packages take a second to load: they are for who asks for a file.
def _presentation(page: Page, link: str, day: date, *, meeting: bool = False) -> bytes:
    from documents.briefing_pptx import build_pptx

    return build_pptx(_set(page, meeting=meeting), link=link, day=day)


def own_presentation(slides: list[Slide], link: str, day: date) -> bytes:
    """Make a presentation of a visitor's own slides; its last slide has the link of the set."""
    from documents.briefing import slides_of_own
    from documents.briefing_pptx import build_pptx

    return build_pptx(slides_of_own(slides), link=link, day=day)


def own_slides_pdf(slides: list[Slide], link: str, day: date) -> bytes:
    """Make a PDF of a visitor's own slides, a page a slide, as `own_presentation` has them."""
    from documents.briefing import slides_of_own
    from documents.briefing_pdf import build_slides_pdf

    return build_slides_pdf(slides_of_own(slides), link=link, day=day)


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
    if are_earlier(page):
        return [
            text.say(
                "The files of the meeting hold the slides of before, because the file of the "
                "slides has faults. The page Presentation names them."
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
