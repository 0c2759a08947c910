"""What the figures stand on, in sentences: coverage, sources, version."""

from __future__ import annotations

from content import sources
from content.page import Page
from content.text import Text
from zmos_data.reconciliation import Discrepancy


def footer_words(page: Page) -> dict[str, str]:
    """Write what the figures stand on: coverage, sources, version (pure)."""
    return {"coverage": coverage(page), "sources": sources.in_full(page), "version": version(page)}


def version(page: Page) -> str:
    """Say which state of the data is shown."""
    return f"{sources.state(page)}."


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
