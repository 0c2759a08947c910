"""What the towns said of their rows, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from content import store
from content.page import Page
from content.text import Text
from zmos_data.confirmations import RowStatus, State, TownStatus
from zmos_data.rows import Project, Town


def state(text: Text, code: str) -> str:
    """Say how a row stands with its town."""
    return {
        State.NONE: text.say("not confirmed yet"),
        State.CONFIRMED: text.say("confirmed"),
        State.CHANGED: text.say("confirmed, changed later"),
        State.WRONG: text.say("not right, as the municipality answered"),
        State.REWORKED: text.say("not right, as the municipality answered; changed later"),
    }[State(code)]


def of_project(page: Page, project: Project) -> str:
    """Say what the town that leads a project said of it, and whether it changed since (pure)."""
    code = project.municipality_code
    rows = store.confirmations(page.dataset)[code].projects
    return _of_row(page, page.rows.towns[code], rows.get(project.project_id, RowStatus()))


def _of_row(page: Page, town: Town, found: RowStatus) -> str:
    text = page.text
    if found.day is None:
        return text.say("not confirmed yet")
    values = {
        "town": official(text, town),
        "day": text.day(found.day),
        "version": found.version,
    }
    said = {
        State.CONFIRMED: text.say("confirmed by the {town}, {day}", **values),
        State.CHANGED: text.say(
            "confirmed by the {town}, {day}, for release {version}; the row changed later", **values
        ),
        State.WRONG: text.say("not right, as the {town} answered on {day}", **values),
        State.REWORKED: text.say(
            "not right in release {version}, as the {town} answered on {day}; the row changed "
            "later",
            **values,
        ),
    }[found.state]
    return text.say("{said}: “{note}”", said=said, note=found.note) if found.note else said


def official(text: Text, town: Town) -> str:
    """Return the official name of a municipality in one language."""
    own = town.name_official_en if text.language == "en" else town.name_official_sl
    return str(own)


def of_town(page: Page, code: str) -> str:
    """Say what a town said of all its rows, in a sentence (pure)."""
    text, found = page.text, store.confirmations(page.dataset)[code]
    name = official(text, page.rows.towns[code])
    if found.day is None:
        return text.say("The {town} has not confirmed these data yet.", town=name)
    lead = (
        text.say("Confirmed by the {town}, {day} (release {version})", **_answer(text, name, found))
        if found.count(State.CONFIRMED)
        else text.say(
            "The {town} answered on {day} (release {version})", **_answer(text, name, found)
        )
    )
    return f"{lead}: {'; '.join(_counts(text, found))}."


def _answer(text: Text, name: str, found: TownStatus) -> dict[str, str]:
    return {"town": name, "day": text.day(found.day or date.min), "version": found.version}


def _counts(text: Text, found: TownStatus) -> Iterator[str]:
    yield share(text, found)
    if found.facts.day is not None:
        yield text.say("facts of the municipality: {state}", state=state(text, found.facts.state))
    changed, wrong = found.count(State.CHANGED, State.REWORKED), found.count(State.WRONG)
    if changed:
        yield text.count("{n} project changed later", "{n} projects changed later", changed)
    if wrong:
        yield text.count(
            "the data on {n} project are not right",
            "the data on {n} projects are not right",
            wrong,
        )
    if found.missing:
        yield text.say("missing: {names}", names=", ".join(found.missing))


def share(text: Text, found: TownStatus) -> str:
    """Say how many of its projects a town has confirmed as they are now."""
    if found.share is None:
        return text.say("no project of its own")
    return text.count(
        "{confirmed} of {n} project ({share})",
        "{confirmed} of {n} projects ({share})",
        len(found.projects),
        confirmed=text.number(found.count(State.CONFIRMED)),
        share=text.percent(found.share),
    )
