"""The map alone, for a frame on somebody else's site (``?embed=true&...``)."""

from __future__ import annotations

from content import credits, sources, view_description
from content.page import Page
from ui import map, page_shell
from ui.board import board
from ui.parts import legend
from zmos_data import links


def render_map_alone(page: Page) -> None:
    """Draw the sentence, the map, its legend and what the figures stand on; nothing to filter."""
    text = page.text
    board.render(
        "embedded_head.html",
        page,
        "head",
        words=view_description.of_map(page),
        notices=page_shell.ignored(page),
    )
    map.render_map(page)
    legend.render_legend(page)
    board.render(
        "embedded_foot.html",
        page,
        "foot",
        sources=sources.in_full(page),
        version=credits.version(page),
        link=f"./?{links.link(page.selection, text.language)}",
        open=text.say("Open this view in the dashboard"),
    )
    page_shell.note_shown(page)
