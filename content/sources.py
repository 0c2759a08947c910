"""What exports stand on, in a line: sources, data version, day."""

from __future__ import annotations

from datetime import date

from content.page import Page
from zmos_data.queries import published_sources


def source_line(page: Page, day: date) -> str:
    """Name the sources, the version of the data and the day of the export."""
    text = page.text
    return text.say(
        "The dashboard names the source of each project and figure; published sources with a named "
        "publisher or web address: {sources}. Boundaries: GURS, Register of Spatial Units, "
        "November 2021 (CC BY 4.0), generalised; neighbouring countries: Natural Earth; arms: own "
        "renditions of the blazons. Data version {version}; {day}.",
        sources=text.number(published_sources(page.dataset)),
        version=page.dataset.version,
        day=text.day(day),
    )
