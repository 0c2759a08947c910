"""The sums of two releases side by side, and what led from one to the other."""

from __future__ import annotations

from dataclasses import dataclass

from content import amounts, change_words, credits, phrases
from content.page import Page
from content.releases import Pair
from zmos_data.amounts import AMOUNTS
from zmos_data.change_sums import AFTER, BEFORE, Part
from zmos_data.changes import Changes, discrepancies


@dataclass(frozen=True)
class SumRow:
    """A sum before or after, or what lies between.

    Attributes
    ----------
    label : str
        What it is of.
    whole : bool
        Whether it is before or after.
    projects : str
        How many.
    amounts : tuple of (str, str)
        Each amount, and for how many of the projects it is known.
    """

    label: str
    whole: bool
    projects: str
    amounts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Sums:
    """The sums before and after, for a page and a slide.

    Attributes
    ----------
    title : str
        What they are.
    good : bool
        Whether they reconcile.
    verdict : str
        The same in words.
    heads : tuple of str
        Heads of the columns behind the first.
    rows : tuple of SumRow
        Before, what lies between, after.
    note : str
        How they were added up.
    """

    title: str
    good: bool
    verdict: str
    heads: tuple[str, ...]
    rows: tuple[SumRow, ...]
    note: str


def sums(page: Page, pair: Pair, changes: Changes) -> Sums:
    """Write the sums before and after and what lies between, with whether they reconcile."""
    text, found = page.text, tuple(discrepancies(changes))
    return Sums(
        title=text.say("Sums before and after"),
        good=not found,
        verdict=credits.verdict(text, found),
        heads=(text.say("Projects"), *(amounts.head(text, column) for column in AMOUNTS)),
        rows=tuple(
            _sum(page, part, _when(page, pair, part, changes))
            for part in changes.sums
            if part.name in (BEFORE, AFTER) or not part.is_nothing
        ),
        note=text.say(
            "Added up to the cent, rounded amounts as they stand. Amounts that are not known are "
            "left out."
        ),
    )


def _when(page: Page, pair: Pair, part: Part, changes: Changes) -> str:
    """Name a row of the sums; projects that came into the view by a move are said to have moved."""
    text = page.text
    if part.name in ("entered", "left") and (codes := _moved_between(part.name, changes)):
        towns = phrases.join(text, [page.town_names.get(code, code) for code in codes])
        if part.name == "left":
            return text.say("Moved to another town: {towns}", towns=towns)
        return text.say("Moved here from another town: {towns}", towns=towns)
    if part.name not in (BEFORE, AFTER):
        return change_words.part(text, part.name)
    # Two releases of one day have the same day, never the same version.
    release = pair.before if part.name == BEFORE else pair.after
    return f"{change_words.day(text, release)} ({release.version})"


def _moved_between(part: str, changes: Changes) -> tuple[str, ...]:
    """Return the other towns of the projects of a part; empty where not all of them moved."""
    projects = changes.left if part == "left" else changes.entered
    moved = {change.project.project_id: change for change in changes.relocated}
    if not all(project.project_id in moved for project in projects):
        return ()
    own = [moved[project.project_id] for project in projects]
    return tuple(dict.fromkeys(str(c.after if part == "left" else c.before) for c in own))


def _sum(page: Page, part: Part, label: str) -> SumRow:
    text = page.text
    if part.name not in (BEFORE, AFTER):
        return SumRow(
            label,
            whole=False,
            projects=change_words.more_or_less(text, part.projects),
            amounts=tuple((change_words.added(text, part.cents[column]), "") for column in AMOUNTS),
        )
    return SumRow(
        label,
        whole=True,
        projects=text.number(part.projects),
        amounts=tuple(
            (
                amounts.in_full(text, part.cents[column] / 100)
                if part.known[column]
                else text.say("not known"),
                amounts.stands_on(text, part.known[column], part.projects),
            )
            for column in AMOUNTS
        ),
    )
