"""The files of a visitor's own slides, by code; each is made when it is asked for."""

from __future__ import annotations

from datetime import date
from functools import partial

from content import own_slides
from content.file_names import file_name
from content.page import Page
from documents.briefing_pack import PPTX, own_presentation
from documents.export import Export
from zmos_data.slide_sets import SlideSet


def exports(page: Page, found: SlideSet, link: str, day: date) -> dict[str, Export]:
    """Name the presentation of a set, and the file of slides that an operator can put in place.

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

    def presentation() -> bytes:
        slides = [slide for _, slide in own_slides.shown_set(page, found).slides]
        return own_presentation(slides, link, day)

    return {
        "own-pptx": Export(
            text.say("Download as a presentation (PPTX)"), name("pptx"), PPTX, presentation
        ),
        "own-yaml": Export(
            text.say("Download as a file of slides (YAML)"),
            name("yaml"),
            "application/yaml",
            lambda: own_slides.yaml_file(found).encode(),
        ),
    }
