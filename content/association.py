"""The association: identity, tasks, bodies, its part in the programmes; the members' arms."""

from __future__ import annotations

from content import labels, source_words
from content.page import Page
from content.text import Text
from zmos_data.rows import Blazon, rows_in


def association_sections(page: Page) -> list[dict[str, object]]:
    """Write the sections of the association's facts in their order (pure).

    Presidents of the past are in the data and not on the page: the present one is not known.
    """
    text = page.text
    titles = {
        "identity": text.say("What ZMOS is"),
        "membership": text.say("Members"),
        "task": text.say("Six basic tasks"),
        "body": text.say("Bodies"),
        "programme": text.say("Part in the programmes"),
        "note": text.say("Notes"),
    }
    facts = page.dataset.organisation
    return [
        {
            "title": title,
            "facts": [
                text.of(fact, "value")
                for fact in facts[facts["kind"] == kind].itertuples(name="Fact")
            ],
        }
        for kind, title in titles.items()
    ]


def arms_gallery(page: Page) -> list[dict[str, object]]:
    """Write the members' arms with blazon, source and rules, by the Slovenian alphabet (pure)."""
    rows = {row.municipality_code: row for row in rows_in(page.dataset.arms, Blazon)}
    return [
        {
            "name": name,
            "arms": page.assets.on_page(f"full-{code}"),
            "alt": page.text.say("Coat of arms: {town}", town=name),
            "blazon": page.text.of(rows[code], "blazon") if code in rows else "",
            "lines": _arms_lines(page, code, rows[code]) if code in rows else [],
            "problems": [page.text.say_phrase(p) for p in page.assets.arms[code].problems],
        }
        for code, name in page.town_names.items()
        if f"full-{code}" in page.assets.names
    ]


def _arms_lines(page: Page, code: str, row: Blazon) -> list[tuple[str, str]]:
    """Write what the drawing stands on as (label, words); what is not known is left out."""
    text, sources = page.text, source_words.titles(page)
    lines = [
        (text.say("Drawing"), artwork(text, page.assets.arms[code].artwork)),
        (text.say("Source of the blazon"), sources[row.source_id]),
        (text.say("Confidence"), labels.confidence(text, row.confidence)),
        (text.say("Rules of use"), text.of(row, "use_note")),
    ]
    return [(label, words) for label, words in lines if words]


def artwork(text: Text, code: str) -> str:
    """Say whose drawing the arms are."""
    return {
        "rendition": text.say("own rendition of the blazon, not the official artwork"),
        "official": text.say("official file of the town"),
        "none": text.say("no drawing yet; a plain shield in the town's tinctures"),
    }[code]
