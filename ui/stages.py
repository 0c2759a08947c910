"""The stage of a project: the last one known, with the date that it belongs to."""

from __future__ import annotations

from ui import dates, wording
from ui.page import Page, Row
from zmos_data.periods import ELIGIBLE_UNTIL

DONE, SELECTED = "completed", "selected"


def short(page: Page, project: Row) -> str:
    """Write the last known stage, for lists; one that is not the end says of when it is."""
    stage, day = _known(project.stage), _known(project.stage_as_of)
    text, words = page.text, wording.stage(page.text, stage)
    if not day or stage in (DONE, None):
        return words
    month = dates.month(text, day)
    if stage == SELECTED:
        return text.say("selected (1st phase, {month})", month=month)
    return text.say("{stage} ({month})", stage=words, month=month)


def label(page: Page, project: Row) -> str:
    """Name the field: the last known stage, with its month where that is known."""
    day = _known(project.stage_as_of)
    if not day:
        return page.text.say("Last known stage")
    return page.text.say("Last known stage ({month})", month=dates.month(page.text, day))


def in_full(page: Page, project: Row) -> str:
    """Write the stage with what its source says, and that the period has closed since."""
    text = page.text
    words = wording.stage(text, _known(project.stage))
    said = text.of(project, "stage_text")
    if said:
        words = text.say("{stage}: {words}", stage=words, words=said)
    warning = closed_since(page, project)
    return f"{words}. {warning}" if warning else words


def closed_since(page: Page, project: Row) -> str:
    """Say that a period is over and no later stage was read; empty where that is not so."""
    if not project.is_period_closed or project.stage == DONE:
        return ""
    text = page.text
    return text.say(
        "The period {period} closed on {day}; no later stage was found in the sources.",
        period=wording.period(project.period),
        day=text.day(ELIGIBLE_UNTIL[project.period]),
    )


def _known(value: object) -> str | None:
    return value if isinstance(value, str) else None
