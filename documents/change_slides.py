"""What changed since an earlier release, on a slide of the meeting and in the briefing."""

from __future__ import annotations

from dataclasses import dataclass

from content import change_marks, change_sums, change_words, release_changes
from content.change_sums import Sums
from content.page import Page
from documents.briefing_tables import Table
from zmos_data.model import DataError


@dataclass(frozen=True)
class ChangeSlide:
    """What stands on a slide of changes.

    Attributes
    ----------
    words : str
        What changed, in one sentence.
    towns : str
        Where, in one sentence; empty where no town changed.
    sums : Sums
        The sums before and after, and what lies between.
    """

    words: str
    towns: str
    sums: Sums


def changes(page: Page) -> ChangeSlide | None:
    """Write what changed since an earlier release; None without two that can be read."""
    try:
        found = release_changes.compared(page)
    except DataError:
        return None
    if found is None:
        return None
    pair, compared = found
    counts = change_marks.counted(compared)
    towns = [f"{name} {counts[code]}" for code, name in page.town_names.items() if code in counts]
    return ChangeSlide(
        change_words.sentence(page.text, pair, compared),
        page.text.say("Changes by town: {towns}.", towns=", ".join(towns)) if towns else "",
        change_sums.sums(page, pair, compared),
    )


def sums_table(page: Page, slide: ChangeSlide) -> Table:
    """Write the sums before and after and what lies between as a table (pure)."""
    text = page.text
    return Table(
        name=text.say("Sums before and after"),
        heads=(text.say("Release"), *slide.sums.heads),
        rows=tuple(
            (row.label, row.projects, *(words for words, _ in row.amounts))
            for row in slide.sums.rows
        ),
        shares=(0.34, 0.12, 0.18, 0.18, 0.18),
        numeric=frozenset(range(1, 5)),
        key=f"{slide.sums.verdict}. {slide.sums.note}",
    )
