"""The map alone, for a frame on somebody else's site (``?embed=true&...``)."""

from __future__ import annotations

from content import sources, town, view_description
from content.legend import legend, reading
from content.page import Page
from ui import map, page_shell
from ui.board import board
from zmos_data import links


def render_map_alone(page: Page) -> None:
    """Draw the sentence, the map, its legend and what the figures stand on; nothing to filter."""
    text = page.text
    board.render(
        "embedded_head.html",
        page,
        "head",
        words=view_description.of_map(page),
        town=town.sentence(page) if page.selection.municipality_code else "",
        notices=page_shell.ignored(page),
    )
    map.render_map(page)
    board.render("legend.html", page, "legend", legend=legend(page))
    board.render("embedded_reading.html", page, "reading", reading=reading(page))
    board.render(
        "embedded_foot.html",
        page,
        "foot",
        product=text.say("Urban municipalities of Slovenia"),
        sources=sources.in_frame(page),
        link=f"./?{links.link(page.selection, text.language)}",
        open=text.say("Open this view in the dashboard"),
    )
    page_shell.note_shown(page)
