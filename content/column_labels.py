"""The codes of the tables in words: one place for every column that holds codes."""

from __future__ import annotations

from collections.abc import Callable

from content import confirmations, funds, labels, project_amounts
from content.page import Page
from content.text import Text
from zmos_data.exports.fields import Field
from zmos_data.facet_kinds import STAGES

# Of a project's outputs; things that are counted have no unit.
UNITS = {"m2": "m²", "km": "km", "m": "m"}


def sayer(page: Page) -> Callable[[Field, str], str]:
    """Return what says a code of a column in the page's language.

    A code without a word stays as it is, so that a new one is shown and not lost.
    """
    known = code_words(page.text)

    def say(field: Field, code: str) -> str:
        if field.refers_to == "themes":
            return page.text.of(page.rows.themes[code], "title")
        if field.refers_to == "priorities":
            # Who filters a sheet types a plain space.
            return labels.priority_title(page, code).replace("\u00a0", " ")
        if field.name == "figures":
            return labels.precision(page.text, code)
        if field.name == "confirmation":
            return confirmations.state(page.text, code)
        if field.name == "period":
            return labels.period(code)
        return known.get(code, code)

    return say


def code_words(text: Text) -> dict[str, str]:
    """Return the words of the codes that a project's columns hold, by code."""
    return {
        **{code: labels.stage(text, code) for code in STAGES},
        **{code: funds.name(text, code) for code in ("ESRR", "KS", "ESRR/KS")},
        **{code: labels.confidence(text, code) for code in ("high", "medium", "low")},
        **{code: project_amounts.precision(text, code) for code in project_amounts.PRECISIONS},
        **{code: project_amounts.basis(text, code) for code in project_amounts.BASES},
        **_basis(text),
        **_address(text),
        **UNITS,
        "yes": text.say("yes"),
        "no": text.say("no"),
        "true": text.say("yes"),
        "false": text.say("no"),
    }


def _basis(text: Text) -> dict[str, str]:
    """Say what a year, a name or a classification stands on."""
    return {
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
