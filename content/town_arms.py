"""The arms of a town as they end its page: large, with the blazon and whose drawing they are."""

from __future__ import annotations

from dataclasses import dataclass

from content import source_words
from content.association import artwork
from content.page import Page
from zmos_data.rows import Blazon, rows_in


@dataclass(frozen=True)
class Arms:
    """The arms of a town.

    Attributes
    ----------
    picture, alt : str
        Address of the drawing, empty where there is none; its words.
    blazon : str
        In the page's language; empty where it is not known.
    lines : tuple of (str, str)
        What the drawing stands on, as (label, words); what is not known is left out.
    """

    picture: str
    alt: str
    blazon: str
    lines: tuple[tuple[str, str], ...]


def arms(page: Page, code: str) -> Arms:
    """Write the arms of a town (pure)."""
    text, table = page.text, page.dataset.arms
    row = next(rows_in(table[table["municipality_code"] == code], Blazon), None)
    lines = [(text.say("Drawing"), artwork(text, page.assets.arms[code].artwork))]
    if row is not None:
        lines += [
            (text.say("Source of the blazon"), source_words.titles(page)[row.source_id]),
            (text.say("Rules of use"), text.of(row, "use_note")),
        ]
    return Arms(
        picture=page.assets.shield(code, "full"),
        alt=text.say("Coat of arms: {town}", town=page.town_names[code]),
        blazon=text.of(row, "blazon"),
        lines=tuple((label, words) for label, words in lines if words),
    )
