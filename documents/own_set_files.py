"""The files of a visitor's own slides, by code; each is made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from content import own_slides
from content.file_names import file_name
from content.page import Page
from content.slides import Slide
from documents.briefing_pack import PDF, PPTX, own_presentation, own_slides_pdf
from documents.export import Export
from zmos_data.slide_sets import SlideSet


def exports(page: Page, found: SlideSet, link: str, day: date) -> dict[str, Export]:
    """Name the files of a set: to show, to print, and to be put in place by an operator.

    Parameters
    ----------
    page : Page
        For the data and the language.
    found : SlideSet
        What stands in the address.
    link : str
        Full link of the set; "" where no file may carry one.
    day : datetime.date
        Day of the files.
    """
    text = page.text
    name = partial(file_name, page, day, kind=text.say_as("file", "slides"), of_view=False)

    def made(build: Callable[[list[Slide], str, date], bytes]) -> bytes:
        return build([slide for _, slide in own_slides.shown_set(page, found).slides], link, day)

    return {
        "own-pptx": Export(
            text.say("Download as a presentation (PPTX)"),
            name("pptx"),
            PPTX,
            partial(made, own_presentation),
        ),
        "own-pdf": Export(
            text.say("Download as slides to print (PDF)"),
            name("pdf"),
            PDF,
            partial(made, own_slides_pdf),
        ),
        "own-yaml": Export(
            text.say("Download as a file of slides (YAML)"),
            name("yaml"),
            "application/yaml",
            lambda: own_slides.yaml_file(found).encode(),
        ),
    }
