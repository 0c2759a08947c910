"""The codes of the tables in words: one place for every column that holds codes."""

from __future__ import annotations

from collections.abc import Callable

from ui import wording
from ui.page import Page, Row
from ui.text import Text
from zmos_data.exports.fields import Field


def sayer(page: Page) -> Callable[[Field, str], str]:
    """Return what says a code of a column in the page's language.

    A code without a word stays as it is, so that a new one is shown and not lost.
    """
    known, table = code_words(page.text), page.dataset.sources
    sources = {row.source_id: _source(row) for row in table.itertuples(name="Source")}

    def say(field: Field, code: str) -> str:
        if field.refers_to == "themes":
            return page.text.of(page.rows.themes[code], "title")
        if field.refers_to == "priorities":
            # Who filters a sheet types a plain space.
            return wording.priority_title(page, code).replace("\u00a0", " ")
        if field.refers_to == "sources":
            return sources.get(code, code)
        if field.name == "period":
            return wording.period(code)
        return known.get(code, code)

    return say


def _source(row: Row) -> str:
    """Name a source with its address."""
    return f"{row.title} – {row.url}" if isinstance(row.url, str) else str(row.title)


def heads(text: Text) -> dict[str, str]:
    """Return the head of a column that holds words in the place of the codes of its title."""
    return {"source_id": text.say("Source")}


def code_words(text: Text) -> dict[str, str]:
    """Return the words of the codes that a project's columns hold, by code."""
    stages = ("selected", "approved", "contracted", "under_construction", "completed")
    return {
        **{code: wording.stage(text, code) for code in stages},
        **{code: wording.fund(text, code) for code in ("ESRR", "KS", "ESRR/KS")},
        **{code: wording.confidence(text, code) for code in ("high", "medium", "low")},
        **_precision(text),
        **_basis(text),
        **_address(text),
        "yes": text.say("yes"),
        "no": text.say("no"),
        "true": text.say("yes"),
        "false": text.say("no"),
    }


def _precision(text: Text) -> dict[str, str]:
    """Say how exact an amount is."""
    return {
        "exact": text.say_as("amount", "exact"),
        "rounded": text.say_as("amount", "rounded"),
        "at_least": text.say_as("amount", "at least"),
        "none": text.say("not known"),
    }


def _basis(text: Text) -> dict[str, str]:
    """Say what an amount, a year, a name or a classification stands on."""
    return {
        "estimate": text.say("estimate"),
        "selection": text.say("selection (1st phase)"),
        "decision": text.say("grant decision"),
        "contract": text.say("contract"),
        "final": text.say("final amount"),
        "works": text.say("start of works"),
        "actual": text.say("actual"),
        "planned": text.say("planned"),
        "read": text.say("stated in the source"),
        "inferred": text.say("inferred by the compilers"),
        "source": text.say("from the source"),
        "descriptive": text.say("descriptive name"),
        "translation": text.say("translation"),
        "own_translation": text.say("translation by the compilers"),
    }


def _address(text: Text) -> dict[str, str]:
    """Say what can be expected of a source's address."""
    return {
        "public": text.say_as("address", "public"),
        "administration": text.say_as("address", "for the administration alone"),
        "staging": text.say_as("address", "of a trial site"),
        "retired": text.say_as("address", "no longer in use"),
        "doubtful": text.say_as("address", "doubtful"),
        "mirror": text.say_as("address", "of a copy on another website"),
    }
