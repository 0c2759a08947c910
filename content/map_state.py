"""What the map shows of a view: colours, labels and rings, as data for its script."""

from __future__ import annotations

import json
from typing import NotRequired, TypedDict

from content import amounts, labels, map_sites, palette
from content.change_marks import marks, of_town
from content.page import Page
from content.text import Text
from content.theme_badge import theme_badges
from zmos_data import links
from zmos_data.classification import class_of
from zmos_data.rows import Town

# Statuses of a part of the ring, as the map's script reads them: they travel with each click.
RING = {
    "takes_part": "t",
    "no_project": "n",
    "not_eligible": "e",
    "no_strand": "s",
    "joint": "j",
}
ATTRIBUTION = "GURS, RPE; GeoNames (CC BY 4.0) · Natural Earth"


def safe_json(value: object) -> str:
    """Write JSON that is also safe inside a script: no tag, no line separator can end it."""
    return script_safe(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def script_safe(text: str) -> str:
    """Write the letters of JSON that a script must not hold as their escapes."""
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


class TownState(TypedDict):
    """What the map shows of a town; ``interface MapState`` of ``webmap/globals.d.ts`` has it too.

    ``fill`` is a colour or the name of a pattern, ``ring`` a letter of ``RING`` for each theme,
    ``figure`` a count, which stands beside the name, ``changes`` how much changed between the
    releases that the view compares, where anything did.
    """

    fill: str
    label: str
    aria: str
    ring: str
    figure: NotRequired[str]
    changes: NotRequired[int]


class MapState(TypedDict):
    """What the map shows of a view, as its script is told.

    ``themes`` have colour, ink and letter; ``sites`` are the ids of the projects that have one,
    ``sited`` says of how many it is not known; ``lang`` and ``words`` are of the map's own
    controls; for ``id`` a test can wait.
    """

    towns: dict[str, TownState]
    themes: list[dict[str, str]]
    chosen: str | None
    compared: list[str]
    focus: str
    sites: str
    sited: str
    lang: str
    words: dict[str, str]
    id: str


def build_state(
    page: Page, lit: str | None = None, focus: str = "", *, has_table: bool = False
) -> MapState:
    """Describe what the map shows now: fills, labels and rings by town (pure).

    Parameters
    ----------
    lit : str or None
        Town to outline in the place of the chosen one, such as that of an open project.
    focus : str
        What the map is to zoom to; when it changes, the map zooms to the chosen towns.
    has_table : bool
        Whether the table of the same figures stands below the map.
    """
    text, selection = page.text, page.selection
    query = links.to_query(selection, text.language)
    sited = map_sites.shown(page)
    return {
        "towns": _towns(page),
        "themes": [
            {"colour": badge.colour, "ink": badge.ink, "letter": badge.letter}
            for badge in theme_badges(page).values()
        ],
        "chosen": lit or selection.municipality_code,
        "compared": list(selection.compared),
        "focus": focus,
        "sites": " ".join(sited),
        "sited": map_sites.words(page, sited),
        "lang": text.language,
        "words": _words(text, has_table=has_table),
        "id": "&".join(f"{name}={value}" for name, value in query.items()),
    }


def _towns(page: Page) -> dict[str, TownState]:
    """Describe each town: fill, labels and ring, and what it has of a count or of changes."""
    changed, found = marks(page), dict[str, TownState]()
    for code, town in page.rows.towns.items():
        found[code] = {
            "fill": town_fill(page, code),
            "label": value_label(page, code),
            "aria": marker_label(page, town),
            "ring": "".join(RING[status] for _, status in page.view.parts[code].values()),
        }
        if figure := _figure(page, code):
            found[code]["figure"] = figure
        if n := changed.get(code):
            found[code]["changes"] = n
            found[code]["aria"] = f"{marker_label(page, town)}; {of_town(page, n)}"
    return found


def _words(text: Text, *, has_table: bool) -> dict[str, str]:
    """Name the map and its controls."""
    return {
        "map": text.say("Map of the twelve urban municipalities"),
        "zoom_in": text.say("Zoom in"),
        "zoom_out": text.say("Zoom out"),
        "zoom_chosen": text.say("Zoom to what is chosen"),
        "zoom_all": text.say("All of Slovenia"),
        "full_screen": text.say("Full screen"),
        "keys": text.say(
            "Tab leads to one town, the arrow keys from it to those around it, Home and End "
            "to the first and the last by the alphabet. Enter chooses a town, Shift and "
            "Enter adds it to the comparison."
        ),
        "missing": text.say(
            "A file of the map could not be loaded. The table below holds the same figures."
        )
        if has_table
        else text.say("A file of the map could not be loaded."),
    }


def town_fill(page: Page, code: str) -> str:
    """Return the colour of a town's territory, or the name of the pattern that says why not."""
    found, breaks = page.view.measures[code], page.view.breaks
    if not found.is_known:
        return palette.STATUS_FILLS[found.status]
    return palette.class_colours(len(breaks))[class_of(found.value, breaks)]


def _figure(page: Page, code: str) -> str:
    """Write a town's count for its name on the map; nothing where it is an amount or not known."""
    measure = page.selection.measure
    found = page.view.measures[code]
    if not found.is_known or not measure.is_count:
        return ""
    return labels.measure_figure(page.text, measure, found.value)


def value_label(page: Page, code: str) -> str:
    """Say the town's figure, or why there is none, as in the table below."""
    text, measure = page.text, page.selection.measure
    found, total = page.view.measures[code], page.view.totals[code]
    if not found.is_known:
        return labels.status(page, found.status, code)
    if not measure.is_money:
        return labels.measure_value(text, measure, found.value)
    amount = total.amounts[measure.base]
    figure = labels.measure_value(text, measure, found.value, rounded=amount.rounded)
    known = amounts.stands_on(text, amount.known, amount.projects)
    return f"{figure} ({known})"


def marker_label(page: Page, town: Town) -> str:
    """Name a marker: first what stands beside the arms, then its figure and part in each theme."""
    code = town.municipality_code
    return f"{town.name}: {value_label(page, code)}; {part_in_words(page, code)}"


def part_in_words(page: Page, code: str) -> str:
    """Say a town's part in each theme, for who cannot see its ring."""
    text = page.text
    taken = [
        f"{text.of(page.rows.themes[theme], 'short')} {text.number(n)}"
        for theme, (n, _) in page.view.parts[code].items()
        if n
    ]
    return ", ".join(taken) or text.say("no projects in the collected data")
