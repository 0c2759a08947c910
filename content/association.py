"""The association: identity, tasks, bodies, its part in the programmes; the members' arms."""

from __future__ import annotations

from content import labels, source_words
from content.page import Page
from content.text import Text
from zmos_data.rows import Blazon, Fact, rows_in

# What the page begins with: the name, and two sentences.
_NAME = "name"
_LEAD = ("purpose", "members")
# Facts that tell of a time, with the years that stand in their words.
_TIMELINE = {
    "founding": "2010",
    "iti-role": "2014–2020",
    "higher": "2016–2020",
    "members-2017": "2017",
    "representative": "2018",
    "krsko-urban": "2021",
    "iti-phases": "2021–2027",
}


def lead(page: Page) -> str:
    """Write in two sentences what the association is and whom it unites (pure)."""
    said = _said(page)
    return " ".join(said[code] for code in _LEAD if code in said)


def full_name(page: Page) -> str:
    """Return the association's name, with its short one (pure)."""
    return _said(page).get(_NAME, "")


def timeline(page: Page) -> list[tuple[str, str]]:
    """Write the association's history as (years, words), in its order (pure)."""
    said = _said(page)
    return [(years, said[code]) for code, years in _TIMELINE.items() if code in said]


def _said(page: Page) -> dict[str, str]:
    return {
        fact.fact_code: page.text.of(fact, "value")
        for fact in rows_in(page.dataset.organisation, Fact)
    }


def association_sections(page: Page) -> list[dict[str, object]]:
    """Write the sections of the other facts on the association in their order (pure).

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
    facts = facts[~facts["fact_code"].isin([_NAME, *_LEAD, *_TIMELINE])]
    return [
        {
            "title": title,
            "facts": [
                text.of(fact, "value") for fact in rows_in(facts[facts["kind"] == kind], Fact)
            ],
        }
        for kind, title in titles.items()
        if (facts["kind"] == kind).any()
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
