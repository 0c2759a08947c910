"""The sums of two releases side by side, and what led from one to the other."""

from __future__ import annotations

from content import amounts, change_words, credits, phrases
from content.page import Page
from content.releases import Pair
from zmos_data.amounts import AMOUNTS
from zmos_data.change_sums import AFTER, BEFORE, Part
from zmos_data.changes import Changes, discrepancies


def sums(page: Page, pair: Pair, changes: Changes) -> dict[str, object]:
    """Write the sums before and after and what lies between, with whether they reconcile."""
    text, found = page.text, tuple(discrepancies(changes))
    return {
        "title": text.say("Sums before and after"),
        "verdict": credits.verdict(text, found),
        "good": not found,
        "heads": [
            text.say("Projects"),
            *(amounts.head(text, column) for column in AMOUNTS),
        ],
        "rows": [
            _sum(page, part, _when(page, pair, part, changes))
            for part in changes.sums
            if part.name in (BEFORE, AFTER) or not part.is_nothing
        ],
        "note": text.say(
            "Added up to the cent, rounded amounts as they stand. Amounts that are not known are "
            "left out."
        ),
    }


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


def _sum(page: Page, part: Part, label: str) -> dict[str, object]:
    text = page.text
    if part.name not in (BEFORE, AFTER):
        return {
            "label": label,
            "whole": False,
            "projects": change_words.more_or_less(text, part.projects),
            "amounts": [(change_words.added(text, part.cents[column]), "") for column in AMOUNTS],
        }
    return {
        "label": label,
        "whole": True,
        "projects": text.number(part.projects),
        "amounts": [
            (
                amounts.in_full(text, part.cents[column] / 100)
                if part.known[column]
                else text.say("not known"),
                amounts.stands_on(text, part.known[column], part.projects),
            )
            for column in AMOUNTS
        ],
    }
