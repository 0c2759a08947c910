"""The page of the data: contents, evidence, and everything that the data stand on."""

from __future__ import annotations

from content import credits, data_dictionary, data_sources, store
from content.page import Page
from content.release_changes import title as release_title
from content.text import Text
from ui import html
from ui.board import board
from ui.parts import citation, evidence, press, release_changes, table_problems, who_confirmed
from zmos_data.queries import published_sources
from zmos_data.reconciliation import Discrepancy


def contents(text: Text) -> list[dict[str, str]]:
    """Name the parts of the page with their anchors, in their order (pure)."""
    parts = {
        "evidence": text.say("How the figure was calculated"),
        "sums": text.say("Whether the sums reconcile"),
        "releases": release_title(text),
        "confirmed-by": text.say("Who has confirmed"),
        "coverage": text.say("Coverage of the programme"),
        "completeness": text.say("Completeness"),
        "dictionary": text.say("Data dictionary"),
        "conflicts": text.say("Conflicts between sources"),
        "corrections": text.say("Corrections"),
        "sources": text.say("Sources"),
        "changes": text.say("Changes of the data"),
        "press": text.say("For the press and developers"),
        "cite": text.say("How to cite"),
        "report": text.say("How to report an error"),
        "editing": text.say("Editing"),
    }
    return [{"id": name, "label": label} for name, label in parts.items()]


def sums(page: Page, found: tuple[Discrepancy, ...]) -> dict[str, object]:
    """Write whether all ways of adding the view up agree (pure)."""
    text = page.text
    return {
        "title": text.say("Whether the sums reconcile"),
        "verdict": credits.verdict(text, found),
        "good": not found,
        "words": text.say(
            "The view is added up in several ways: project by project, by theme, town, period, "
            "fund and others. All must give the same number of projects, the same sums to the "
            "cent and the same number of known amounts."
        ),
        "heads": [text.say("Way"), text.say("Figure"), text.say("Expected"), text.say("Found")],
        "rows": [
            (d.way, d.what, text.number(d.expected, 2), text.number(d.found, 2)) for d in found
        ],
    }


def reference(page: Page) -> str:
    """Write all parts that no filter changes as HTML."""
    text, dictionary = page.text, store.dictionary()
    say, conflicts = text.say, data_sources.conflicts(page)
    return html.fill(
        "reference.html",
        lang=text.language,
        titles={part["id"]: part["label"] for part in contents(text)},
        coverage=data_sources.coverage(page),
        coverage_words=credits.coverage(page),
        completeness=data_dictionary.completeness(text, dictionary, page.dataset),
        dictionary=data_dictionary.tables(text, dictionary, page.dataset),
        dictionary_words=say("Every table and column of the data package, from its descriptor."),
        dictionary_heads=[say("Column"), say("Meaning"), say("Type"), say("Example"), say("Known")],
        conflicts=conflicts,
        conflicts_fold=text.count(
            "{n} conflict between sources", "{n} conflicts between sources", len(conflicts)
        ),
        conflicts_words=say(
            "Where two sources differ, one figure is used and both stay on record."
        ),
        conflicts_heads=[
            say("Project"),
            say("Amount"),
            say("Used here"),
            say("Other figure"),
            say("Source"),
        ],
        corrections=data_sources.corrections(page, dictionary),
        corrections_words=say(
            "An error in a source is corrected in a table of its own, with the "
            "reason; the source's own value stays on record."
        ),
        no_corrections=say("There is no correction in this release of the data."),
        corrections_heads=[
            say("Place"),
            say("Source's value"),
            say("Right value"),
            say("Reason"),
            say("Source"),
        ],
        sources=data_sources.sources(page),
        sources_words=say("Licence and dates are given where they are known."),
        sources_fold=sources_fold(page),
        sources_as_of=say("as of"),
        sources_heads=[
            say("Source"),
            say("Publisher"),
            say("Licence"),
            say("Published"),
            say("Accessed"),
        ],
        changes=data_sources.changes(text, dictionary),
        version=credits.version(page),
    )


def sources_fold(page: Page) -> str:
    """Say how many sources are listed, and how many of them can be looked up (pure)."""
    text, data = page.text, page.dataset
    return text.count(
        "{n} source; with a named publisher or web address: {published}",
        "{n} sources; with a named publisher or web address: {published}",
        len(data.sources),
        published=text.number(published_sources(data)),
    )


def render_page(page: Page) -> None:
    """Draw the page under its summary."""
    table_problems.render_problems(page)
    found = store.discrepancies(page)
    evidence.render_evidence(page, contents(page.text), sums(page, found))
    release_changes.render_changes(page)
    who_confirmed.render_confirmed(page)
    board.add_html(store.lasting(page, reference), page, "reference")
    press.render_press(page)
    citation.render_citation(page, store.dictionary())
