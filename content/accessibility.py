"""The accessibility statement: what is reached, what is not, how it was found, whom to tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from content import reports
from content.text import Text

ASSESSED = date(2026, 11, 29)  # a new assessment is a new date


@dataclass(frozen=True)
class Section:
    """A section of the statement: its title, sentences, and what they list."""

    title: str
    words: str
    items: tuple[str, ...] = ()


def statement(
    text: Text, of_streamlit: Sequence[str], mail: str, address: str
) -> tuple[Section, ...]:
    """Write the statement in the form that the law asks for (pure).

    Parameters
    ----------
    text : Text
        The language.
    of_streamlit : sequence of str
        The barriers that Streamlit puts up, in words.
    mail : str
        Where a report is sent; empty where the operator has set no address.
    address : str
        Of the dashboard; empty where the operator has set none that others can open.
    """
    return (
        Section(text.say("What it applies to"), _scope(text, address)),
        _compliance(text),
        _not_accessible(text, of_streamlit),
        _exceptions(text),
        _prepared(text),
        Section(
            text.say("Feedback"),
            text.say(
                "Say on which page you met the barrier and what you use to read it. {where}",
                where=reports.sent_to(text, mail),
            ),
        ),
        Section(
            text.say("Enforcement"),
            text.say(
                "Where no answer comes or it does not satisfy you, turn to the Inspection for the "
                "Information Society, which supervises the Act."
            ),
        ),
    )


def _compliance(text: Text) -> Section:
    return Section(
        text.say("Compliance"),
        text.say(
            "This dashboard is in part compliant with the Slovenian Act on the Accessibility "
            "of Websites and Mobile Applications (ZDSMA) and with the standard EN 301 549, "
            "because of what is listed below. It is held to WCAG 2.2, levels A and AA."
        ),
    )


def _not_accessible(text: Text, of_streamlit: Sequence[str]) -> Section:
    return Section(
        text.say("What is not accessible"),
        text.say("The figures of each of these stand elsewhere in an accessible form."),
        (
            *(
                text.say("{barrier} The barrier is in the library Streamlit.", barrier=each)
                for each in of_streamlit
            ),
            text.say(
                "PDF files have tags for screen readers, but not all that the standard ISO "
                "14289 asks for: links and lists are read as paragraphs. The same figures are "
                "in the XLSX and HTML files."
            ),
        ),
    )


def _exceptions(text: Text) -> Section:
    return Section(
        text.say("Exceptions"),
        text.say(
            "No exception is claimed: neither a disproportionate burden nor content to which "
            "the Act does not apply."
        ),
    )


def _prepared(text: Text) -> Section:
    return Section(
        text.say("How this statement was prepared"),
        text.say(
            "It was prepared on {day} by self-assessment: axe-core examines every page in both "
            "languages, light and dark, and tests use the keyboard alone, the browser's own "
            "colours and a window at 400%. People who use assistive technology have not yet "
            "tested it.",
            day=text.day(ASSESSED),
        ),
    )


def _scope(text: Text, address: str) -> str:
    """Say which site it is; whose, and where to, only the operator knows."""
    if address:
        return text.say("This statement applies to the dashboard at {address}.", address=address)
    return text.say(
        "This statement applies to this dashboard. Its operator has set no public address."
    )
