"""What everything stands on, in sentences: for a page, a slide and a file."""

from __future__ import annotations

from datetime import date

from content import dates
from content.page import Page
from zmos_data.queries import published_sources


def in_full(page: Page) -> str:
    """Name the sources of the figures, the boundaries and the arms, for the foot of a page."""
    return page.text.say(
        "The source is named with each project and figure; published sources with a named "
        "publisher or web address: {sources}. Boundaries: "
        "Surveying and Mapping Authority of the Republic of Slovenia, Register of Spatial "
        "Units, November 2021, CC BY 4.0, generalised. Neighbouring countries: Natural Earth. "
        "Places of the neighbouring municipalities' names: GeoNames, CC BY 4.0. "
        "Coats of arms: own renditions of the blazons, not the official artwork.",
        sources=page.text.number(published_sources(page.dataset)),
    )


def counted(page: Page) -> str:
    """Say how many published sources with a named publisher or web address there are."""
    n = published_sources(page.dataset)
    return page.text.count("{n} published source", "{n} published sources", n)


def on_slide(page: Page) -> str:
    """Name them as shortly as the foot of a slide has room for."""
    return page.text.say(
        "Sources: {sources}. {state}. Boundaries: Surveying and Mapping "
        "Authority of the Republic of Slovenia. Arms: own renditions.",
        sources=counted(page),
        state=state(page),
    )


def in_frame(page: Page) -> str:
    """Name them as shortly as the foot of a map in a frame on another site has room for."""
    return page.text.say(
        "Sources: {sources}. {state}, CC BY 4.0. Boundaries: GURS, CC BY 4.0. "
        "Neighbouring countries: Natural Earth. Arms: own renditions.",
        sources=counted(page),
        state=state(page),
    )


def source_line(page: Page, day: date) -> str:
    """Name the sources, the version of the data and the day of the export."""
    text = page.text
    return text.say(
        "The dashboard names the source of each project and figure; published sources with a named "
        "publisher or web address: {sources}. Boundaries: GURS, Register of Spatial Units, "
        "November 2021 (CC BY 4.0), generalised; neighbouring countries: Natural Earth; arms: own "
        "renditions of the blazons. {state}; written on {day}.",
        sources=text.number(published_sources(page.dataset)),
        state=state(page),
        day=text.day(day),
    )


def state(page: Page) -> str:
    """Say of which day the data are, and which release: its number alone reads as a year (pure)."""
    text, data = page.text, page.dataset
    if not data.created:
        return text.say("Data release {version}", version=data.version)
    return text.say(
        "Data of {day} (release {version})",
        day=dates.day(text, data.created),
        version=data.version,
    )
