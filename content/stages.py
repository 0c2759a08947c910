"""The stage of a project: the last one known, with the date that it belongs to."""

from __future__ import annotations

from content import dates, labels
from content.page import Page
from content.text import Text
from zmos_data.periods import ELIGIBLE_UNTIL
from zmos_data.rows import Project

DONE, SELECTED = "completed", "selected"


def short(page: Page, project: Project) -> str:
    """Write the last known stage, for lists; one that is not the end says of when it is."""
    stage, text = _known(project.stage), page.text
    words = labels.stage(text, stage)
    if stage in (DONE, None):
        return words
    when = _when(text, project)
    if stage == SELECTED:
        return text.say("selected (1st phase, {month})", month=when)
    return text.say("{stage} ({month})", stage=words, month=when)


def label(page: Page, project: Project) -> str:
    """Name the field: the last known stage, with its month; of the end only where it is known."""
    stage = _known(project.stage)
    if stage in (DONE, None) and not _known(project.stage_as_of):
        return page.text.say("Last known stage")
    return page.text.say("Last known stage ({month})", month=_when(page.text, project))


def _when(text: Text, project: Project) -> str:
    """Write the month of the stage, or that it is not known."""
    day = _known(project.stage_as_of)
    return dates.month(text, day) if day else text.say("date not known")


def in_full(page: Page, project: Project) -> str:
    """Write the stage with what its source says, and that the period has closed since."""
    text = page.text
    words = labels.stage(text, _known(project.stage))
    said = text.of(project, "stage_text")
    if said:
        begins = said.startswith(words)
        words = said if begins else text.say("{stage}: {words}", stage=words, words=said)
    warning = closed_since(page, project)
    return f"{words}. {warning}" if warning else words


def closed_since(page: Page, project: Project) -> str:
    """Say that a period is over and no later stage was read; empty where that is not so."""
    if not project.is_period_closed or project.stage == DONE:
        return ""
    text = page.text
    return text.say(
        "The period {period} closed on {day}; no later stage was found in the sources.",
        period=labels.period(project.period),
        day=text.day(ELIGIBLE_UNTIL[project.period]),
    )


def _known(value: object) -> str | None:
    return value if isinstance(value, str) else None
