"""A view of the map in a frame on another site: its address, its size, and the code to copy."""

from __future__ import annotations

import math
from html import escape

from content import slide_titles, town, view_description
from content.legend import legend_classes, legend_empties
from content.page import Page
from zmos_data import links
from zmos_data.selection import Selection

WIDTHS = (360, 700, 1000)  # px, that are offered
LEAST, MOST = 280, 1600  # px, of a width of one's own
_STEP = 40  # px, between the widths of which heights are told
# What ui/styles/embedded.css lays out, in px: edges; from which width on the legend stands on the
# map, how the arms are to be read takes one row, everything goes beside the map; that column.
_EDGES, _MIDDLE, _ONE_ROW, _WIDE, _COLUMN = 26, 540, 640, 860, 291
_FOOT = 240  # characters of the sources


def frame_address(site: str, selection: Selection, language: str) -> str:
    """Write the address of the map alone (pure); ``site`` is the dashboard's."""
    return f"{site.rstrip('/')}/?embed=true&{links.link(selection.on_map, language)}"


def title(page: Page) -> str:
    """Say what the frame shows, for who cannot see it; a chosen town by its name."""
    return slide_titles.title(page, "town" if page.selection.municipality_code else "map")


def iframe(page: Page, site: str, width: int, height: int) -> str:
    """Write the frame of a view as HTML (pure); it becomes no wider than its place."""
    language = page.text.language
    address = frame_address(site, page.selection, language)
    return (
        f'<iframe src="{escape(address)}" title="{escape(title(page))}" lang="{language}" '
        f'width="{width}" height="{height}" style="border:0;max-width:100%" loading="lazy" '
        'referrerpolicy="strict-origin-when-cross-origin" allowfullscreen></iframe>'
    )


def code(page: Page, site: str, width: int) -> str:
    """Write the code to copy (pure): the frame, and under it the link to where it is from."""
    text = page.text
    address = links.elsewhere(f"{site.rstrip('/')}/", page.selection.on_map, text.language)
    name = escape(text.say("Urban municipalities of Slovenia"))
    link = f'<a href="{escape(address)}">{name}</a>'
    source = text.say("Source: {source}", source=link)
    frame = iframe(page, site, width, height(page, width))
    return f'{frame}\n<p lang="{text.language}">{source}</p>'


def heights(page: Page) -> dict[int, int]:
    """Return the heights that suit widths, both in px; between them that of the lower one."""
    widths = sorted({*range(LEAST, MOST + 1, _STEP), *WIDTHS})
    return {width: height(page, width) for width in widths}


def height(page: Page, width: int) -> int:
    """Return the height in px at which a frame of a width shows everything (pure).

    The map takes what the words leave it: a guess that is somewhat out costs it some pixels.
    """
    inside = max(width, LEAST) - _EDGES
    said = view_description.of_map(page)
    words = _lines(said, inside, 8.2) * 22 + 24
    if page.selection.municipality_code:
        words += _lines(town.sentence(page), inside, 7) * 24
    words += 26 + 18 * math.ceil(_FOOT * 6.4 / inside)
    if inside >= _WIDE:
        drawn = min(max((inside - _COLUMN) / 1.4, 420), 600)
    elif inside >= _MIDDLE:
        drawn = inside / 1.38 + (135 if inside >= _ONE_ROW else 210)
    else:
        drawn = max(inside * 0.85, 260) + _legend(page, inside) + 40
    return 10 * math.ceil((words + drawn) / 10)


def _legend(page: Page, inside: float) -> int:
    """Return how high the legend is below the map, in px."""
    labels = [key.range for key in legend_classes(page)]
    labels += [key.label for key in legend_empties(page)]
    return 30 + 26 * math.ceil(sum(49 + 7.2 * len(label) for label in labels) / inside)


def _lines(words: str, width: float, letter: float) -> int:
    return math.ceil(len(words) * letter / (width - 30))
