"""What the last release changed of a town, in a line for its page."""

from __future__ import annotations

from content import change_words, phrases, release_changes
from content.page import Page
from content.releases import Pair
from zmos_data.changes import Changes
from zmos_data.links import change
from zmos_data.model import DataError
from zmos_data.release.store import StoreError
from zmos_data.selection import Selection

_CHANGED = ("moved", "amounts", "other")


def line(page: Page) -> dict[str, str]:
    """Say what the last release changed of the chosen town, with the way to the changes.

    Returns
    -------
    dict of str to str
        ``words``, ``label`` and ``go``; empty where there are not two releases that can be read,
        and where nothing of the town changed.
    """
    code = page.selection.municipality_code or ""
    try:
        found = release_changes.of_town(page, code)
    except (DataError, StoreError, LookupError):  # the page of the data says so
        return {}
    if found is None or not len(found[1]):
        return {}
    pair, changes = found
    return {
        "words": _words(page, pair, changes),
        "label": page.text.say("See the changes"),
        "go": change("podatki", page.selection, _compared(page.selection, code, pair)),
    }


def _words(page: Page, pair: Pair, changes: Changes) -> str:
    text = page.text
    changed = {p.project_id for kind in _CHANGED for p in changes.of_kind(kind)}
    said = [
        (changes.new, text.count("{n} new project", "{n} new projects", len(changes.new))),
        (changed, text.count("{n} changed project", "{n} changed projects", len(changed))),
        (
            changes.withdrawn,
            text.count("{n} withdrawn project", "{n} withdrawn projects", len(changes.withdrawn)),
        ),
        (
            changes.facts,
            text.count(
                "{n} changed fact of the town", "{n} changed facts of the town", len(changes.facts)
            ),
        ),
        (
            changes.confirmed,
            text.count("{n} answer of the town", "{n} answers of the town", len(changes.confirmed)),
        ),
    ]
    return text.say(
        "With the last release ({day}): {changes}.",
        day=change_words.day(text, pair.after),
        changes=phrases.join(text, [words for rows, words in said if rows]),
    )


def _compared(view: Selection, code: str, pair: Pair) -> Selection:
    """Return the view of the changes of a town alone, between two releases."""
    return release_changes.named_in(view.view(municipality_code=code, towns=()), pair)
