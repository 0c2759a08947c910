"""What the pack of a town is called, and what it says of the filters that are on."""

from __future__ import annotations

from content import labels, phrases, store
from content.page import Page
from content.text import Text
from content.town_why import why
from zmos_data.rows import Town
from zmos_data.selection import Selection


def title(text: Text, town: Town) -> str:
    """Name the pack by its town, in Slovenian in the accusative: Gradivo za Mursko Soboto."""
    if text.language != "sl":
        return text.say("Briefing on {town}", town=town.name)
    name = phrases.accusative(town)
    if name:
        return text.say("Briefing on {town}", town=name)
    return text.say("Briefing: {town}", town=town.name)


def lead(page: Page) -> str:
    """Say the most important of the town: why it has what it has (pure); "" where no rule holds."""
    return why(page)


def filtered(page: Page) -> str:
    """Say which filters the pack keeps to, and how many projects they leave; "" without any."""
    text, chosen = page.text, page.selection.active_filters
    if not chosen:
        return ""
    own = store.town_projects(page, page.selection, page.town)
    every = store.town_projects(page, Selection(), page.town)
    return text.count(
        "Filters: {filters}. Of {n} project of the town, {shown} is here.",
        "Filters: {filters}. Of {n} projects of the town, {shown} are here.",
        len(every),
        filters="; ".join(labels.chip(page, kind, code) for kind, code in chosen),
        shown=text.number(len(own)),
    )
