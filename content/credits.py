"""What the figures stand on, in sentences: coverage, sources, version."""

from __future__ import annotations

from content.page import Page
from content.text import Text
from zmos_data.queries import published_sources
from zmos_data.reconciliation import Discrepancy


def footer_words(page: Page) -> dict[str, str]:
    """Write what the figures stand on: coverage, sources, version (pure)."""
    return {"coverage": coverage(page), "sources": sources(page), "version": version(page)}


def sources(page: Page) -> str:
    """Name the sources of the figures, the boundaries and the arms."""
    return page.text.say(
        "The source is named with each project and figure; published sources with a named "
        "publisher or web address: {sources}. Boundaries: "
        "Surveying and Mapping Authority of the Republic of Slovenia, Register of Spatial "
        "Units, November 2021, CC BY 4.0, generalised. Neighbouring countries: Natural Earth. "
        "Places of the neighbouring municipalities' names: GeoNames, CC BY 4.0. "
        "Coats of arms: own renditions of the blazons, not the official artwork.",
        sources=page.text.number(published_sources(page.dataset)),
    )


def version(page: Page) -> str:
    """Say which state of the data is shown."""
    return page.text.say("Data version {version}.", version=page.dataset.version)


def verdict(text: Text, found: tuple[Discrepancy, ...]) -> str:
    """Say whether every way of adding the view up agrees."""
    if not found:
        return text.say("All sums reconcile")
    return text.count("{n} sum does not reconcile", "{n} sums do not reconcile", len(found))


def coverage(page: Page) -> str:
    """Say how many projects are collected, and of how many the source does not name ITI."""
    text, found = page.text, page.rows.coverage
    approved = text.count("{n} was approved", "{n} were approved", found.approved)
    first = filter(None, (approved, _unnamed(text, found.first_unnamed)))
    second = _unnamed(text, found.second_unnamed)
    return text.say(
        "The data were collected from published sources. For 2014–2020, {first}; for 2021–2027, "
        "{second}. Where the collected data hold no project for a town or a theme, the town may "
        "still have taken part.",
        first=f"{_collected(text, found.first)} ({'; '.join(first)})",
        second=_collected(text, found.second) + (f" ({second})" if second else ""),
    )


def _collected(text: Text, n: int) -> str:
    return text.count("{n} project is collected", "{n} projects are collected", n)


def _unnamed(text: Text, n: int) -> str:
    """Say of how many collected projects the source does not name ITI; empty where of none."""
    if not n:
        return ""
    return text.count(
        "the source of {n} of those collected does not name ITI",
        "the sources of {n} of those collected do not name ITI",
        n,
    )
