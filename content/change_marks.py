"""Which towns changed between the releases that a view compares, for the map and its legend."""

from __future__ import annotations

from content import change_words, release_changes
from content.page import Page
from content.releases import Pair
from zmos_data.changes import KINDS, Changes
from zmos_data.model import DataError


def marks(page: Page) -> dict[str, int]:
    """Count what changed in each town since an earlier release: projects, and facts of the town.

    Returns
    -------
    dict of str to int
        By code, towns without a change left out; empty where the view compares no releases. A
        project that changed in two ways counts once, in its lead town or in each, as the view
        counts.
    """
    found = _compared(page)
    return {} if found is None else counted(found[1])


def counted(changes: Changes) -> dict[str, int]:
    """Count what changed in each town (pure)."""
    own: dict[str, set[object]] = {}
    for kind in KINDS:
        for project in changes.of_kind(kind):
            for town in changes.counted_in(project):
                own.setdefault(town, set()).add(project.project_id)
    for fact in changes.facts:
        own.setdefault(fact.municipality_code, set()).add(fact)
    return {town: len(found) for town, found in own.items()}


def words(page: Page) -> str:
    """Say what the marks mean; empty where the view compares no releases."""
    found = _compared(page)
    if found is None:
        return ""
    pair, text = found[0], page.text
    if pair.newest:
        return text.say(
            "A dashed circle and the count above the arms: projects and facts of the town that "
            "changed since {day}.",
            day=change_words.day(text, pair.before),
        )
    return text.say(
        "A dashed circle and the count above the arms: projects and facts of the town that changed "
        "from {day} to {last_day}.",
        day=change_words.day(text, pair.before),
        last_day=change_words.day(text, pair.after),
    )


def of_town(page: Page, n: int) -> str:
    """Say how much changed in a town, for who cannot see its mark."""
    return page.text.count("{n} change", "{n} changes", n)


def _compared(page: Page) -> tuple[Pair, Changes] | None:
    if not page.selection.compares_releases:
        return None
    try:
        return release_changes.compared(page)
    except DataError:  # the page of the data says so
        return None
