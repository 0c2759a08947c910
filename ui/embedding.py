"""The map alone, for a frame on somebody else's site (``?embed=true&...``)."""

from __future__ import annotations

from ui import frame, legend, live, map_view, sentences
from ui.page import Page
from zmos_data import links


def render_map_alone(page: Page) -> None:
    """Draw the sentence, the map, its legend and what the figures stand on; nothing to filter."""
    text = page.text
    live.render("embedded_head.html", page, "head", words=sentences.describe_view(page),
                notices=frame.ignored(page))  # fmt: skip
    map_view.render_map(page)
    legend.render_legend(page)
    live.render(
        "embedded_foot.html",
        page,
        "foot",
        sources=frame.sources(page),
        version=frame.version(page),
        link=f"./?{links.link(page.selection, text.language)}",
        open=text.say("Open this view in the dashboard"),
    )
    frame.note_shown(page)
