"""One HTML file of the present view, for a stick, a mail or a room without a network.

Everything is inlined: Leaflet, the map's own script, layers, arms and words. The file asks
for nothing, from nowhere; its Content-Security-Policy forbids it to.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from content import (
    credits,
    figure_links,
    labels,
    legend,
    map_layers,
    map_state,
    project_sources,
    source_words,
    summary,
    town_panel,
    towns_table,
    view_description,
)
from content import projects_list as project_list
from content.markup import Templates, parts_style
from content.page import Page
from content.town_panel import project_lines
from content.towns_table import TownsTable
from documents.arms_pictures import arms_picture
from geodata.boundaries import layer_paths
from webmap import arms, bundle
from zmos_data.exports.qr import qr_drawing
from zmos_data.heraldry import Arms
from zmos_data.ordering import view_positions
from zmos_data.queries import projects_of_town
from zmos_data.rows import Town

_TEMPLATES = Templates("documents")
FOLDER = Path(__file__).resolve().parent
# Rows of the list, and projects of all panels together: what 1.5 MB hold. Beyond them the
# file says how many there are, and its link leads to all of them.
LIST_LIMIT = 300
PANELS_LIMIT = 300
TABLE_ARMS_LIMIT = 50  # towns; a longer table goes without their arms
LAYER_LIMIT = 400_000  # bytes; a heavier layer of mere context stays out
ARMS_LIMIT = 30_000  # bytes; heavier arms are inlined as a picture
MARKER_WIDTH, PANEL_WIDTH = 104, 152  # px, twice of what is shown


def build_standalone(page: Page, link: str, day: date) -> bytes:
    """Write the view as one HTML file that needs nothing else (pure but for reading files).

    Parameters
    ----------
    page : Page
        The view, in the language of the file.
    link : str
        Full address of the view in the dashboard; "" where nobody else could open one.
    day : date
        When the file was made; the file says so.

    Returns
    -------
    bytes
        UTF-8, under 1.5 MB.

    Raises
    ------
    OSError
        If a file of the map is missing.
    """
    script = _script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    drawn = page.assets.arms or arms.load_all(page.dataset)
    markers = {code: picture(a, "marker", MARKER_WIDTH) for code, a in drawn.items()}
    return _TEMPLATES.fill(
        "standalone.html",
        lang=page.text.language,
        policy=f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        style=_style(),
        script=script,
        data=_data(page, markers),
        link=source_words.web_address(link),
        qr=qr_drawing(link) if link else "",
        made=page.text.say("Made on {day}.", day=page.text.day(day)),
        towns=town_panels(page, drawn),
        towns_table=_towns_table(page, markers),
        listed=listed(page),
        **_words(page),
    ).encode()


def _words(page: Page) -> dict[str, object]:
    """Write the words that stand once in the file (pure)."""
    text = page.text
    return {
        "title": text.say("Urban municipalities of Slovenia"),
        "subtitle": text.say(
            "Integrated territorial investments in the twelve member towns of ZMOS"
        ),
        "sentence": view_description.of_map(page),
        "cards": figure_links.plain(summary.headline_cards(page)),
        "legend": legend.legend(page),
        "reading": legend.reading(page),
        "choose": text.say("Choose a town"),
        "town_word": text.say("Town"),
        "invitation": text.say(
            "Click a coat of arms or a territory, or choose a town from the list."
        ),
        "towns_word": text.say("The towns"),
        "this_view": text.say("This view in the dashboard"),
        "qr_alt": text.say("QR code of the link"),
        "footer": credits.footer_words(page),
    }


def picture(drawing: Arms, cut: str, width: int) -> str:
    """Write arms as a data address: the SVG, or a picture ``width`` px wide where it is heavy."""
    svg: bytes | None = getattr(drawing, cut)
    drawable = drawing.drawable(cut)
    if svg is None or drawable is None:
        return ""
    heavy = len(svg) > ARMS_LIMIT
    content = arms_picture(drawable, width) if heavy else svg
    kind = "png" if heavy else "svg+xml"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"


def _data(page: Page, markers: dict[str, str]) -> str:
    """Write what the map draws as JSON that may stand inside a script."""
    folder = map_layers.drawn().folder
    paths = layer_paths(folder)
    heavy = "all" in paths and paths["all"].stat().st_size > LAYER_LIMIT
    without = ("all",) if heavy else ()
    layers = bundle.map_layers(page.dataset, markers, without, folder).decode()
    state = map_state.safe_json(map_state.build_state(page, has_table=True))
    attribution = map_state.safe_json(map_state.ATTRIBUTION)
    return (
        f'{{"layers":{map_state.script_safe(layers)},"state":{state},"attribution":{attribution}}}'
    )


def _script() -> str:
    """Join Leaflet, the map's script and the file's own."""
    own = (FOLDER / "standalone.js").read_bytes()
    return b"\n;\n".join((bundle.map_script(), own)).decode().replace("\r\n", "\n")


def _style() -> str:
    """Join the styles; Leaflet's own pictures are for parts that this map does not have."""
    own = (FOLDER / "standalone.css").read_bytes()
    return bundle.without_pictures(bundle.map_style().decode()) + parts_style() + own.decode()


def town_panels(page: Page, drawn: Mapping[str, Arms]) -> list[dict[str, object]]:
    """Write the panel of each town: facts, themes, projects (pure).

    None is cut as long as all of them together are within the limit.
    """
    found = {code: projects_of_town(page.dataset, page.selection, code) for code in page.town_names}
    is_within = sum(map(len, found.values())) <= PANELS_LIMIT
    limit = PANELS_LIMIT if is_within else max(1, PANELS_LIMIT // len(found))
    return [
        _panel(page, page.rows.towns[code], projects, limit, drawn)
        for code, projects in found.items()
    ]


def _panel(
    page: Page, town: Town, found: pd.DataFrame, limit: int, drawn: Mapping[str, Arms]
) -> dict[str, object]:
    text, code = page.text, str(town.municipality_code)
    shown = found.iloc[:limit]
    more = len(found) - len(shown)
    return {
        "code": code,
        "open": code == page.selection.municipality_code,
        "arms": picture(drawn[code], "full", PANEL_WIDTH),
        "name": town.name,
        "official": labels.official_name(text, town),
        "facts": town_panel.town_facts(page, town),
        "themes": figure_links.plain(town_panel.theme_parts(page, code, found)),
        "heading": town_panel.projects_heading(page, town, len(found)).words,
        "projects": [project_lines(page, row) for row in page.dataset.project_rows.at(shown.index)],
        "more": text.count(
            "{n} more project in the dashboard", "{n} more projects in the dashboard", more
        )
        if more
        else "",
    }


def _towns_table(page: Page, markers: dict[str, str]) -> TownsTable:
    """Write the table of the towns, with the arms inlined (pure)."""
    table: TownsTable = figure_links.plain(towns_table.towns_table(page))
    shown = markers if len(table.rows) <= TABLE_ARMS_LIMIT else {}
    rows = tuple(replace(row, arms=shown.get(row.code, "")) for row in table.rows)
    return replace(table, rows=rows)


def listed(page: Page) -> dict[str, object]:
    """Write the list of the view's projects, in the view's order (pure)."""
    text, dataset = page.text, page.dataset
    ordered = view_positions(dataset, page.selection)
    shown = dataset.projects.iloc[ordered[:LIST_LIMIT]]
    projects = dataset.project_rows.at(shown.index)
    sources = [project_sources.named(page, project) for project in projects]
    return {
        "caption": text.count("{n} project", "{n} projects", len(ordered)),
        "heads": [*project_list.head_names(text).values(), text.say("Source")],
        "rows": list(zip(project_list.rows(page, shown), sources, strict=True)),
        "note": text.count(
            "{shown} of {n} project are shown; the dashboard holds them all.",
            "{shown} of {n} projects are shown; the dashboard holds them all.",
            len(ordered),
            shown=text.number(len(shown)),
        )
        if len(ordered) > len(shown)
        else "",
    }
