"""What exports stand on, in a line: sources, data version, day."""

from __future__ import annotations

from datetime import date

from ui.page import Page


def source_line(page: Page, day: date) -> str:
    """Name the sources, the version of the data and the day of the export."""
    text = page.text
    return text.say(
        "Sources: {sources} published sources, named with each project in the dashboard; "
        "boundaries: GURS, Register of Spatial Units, November 2021 (CC BY 4.0), generalised; "
        "neighbouring countries: Natural Earth; arms: own renditions of the blazons. "
        "Data version {version}; {day}.",
        sources=text.number(len(page.dataset.sources)),
        version=page.dataset.version,
        day=text.day(day),
    )
