"""The association: identity, tasks, bodies, its part in the programmes; the members' arms."""

from __future__ import annotations

from ui import html
from ui.page import Page
from ui.text import Text


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


def render_association(page: Page) -> None:
    """Draw what is known of the association."""
    html.render("association.html", lang=page.text.language, sections=association_sections(page))


def arms_gallery(page: Page) -> list[dict[str, str]]:
    """Write the members with the address of their arms, by the Slovenian alphabet (pure)."""
    return [
        {"name": name, "arms": page.assets.on_page(f"full-{code}"), "alt": _alt(page.text, name)}
        for code, name in page.town_names.items()
        if f"full-{code}" in page.assets.names
    ]


def _alt(text: Text, name: str) -> str:
    return text.say("Coat of arms: {town}", town=name)


def render_arms(page: Page) -> None:
    """Draw all arms, large."""
    html.render(
        "arms.html",
        lang=page.text.language,
        title=page.text.say("Coats of arms"),
        words=page.text.say("Own renditions of the blazons, not the official artwork."),
        towns=arms_gallery(page),
    )
