"""The map: a constant base, and what a filter changes as colours and labels.

Measured: geometry that the browser fetches once and styles that travel in the feature group
repaint in the time of a bare rerun; polygons sent with each click take twice that, a map
rebuilt with icon markers five times (docs/performance.md).
"""

from __future__ import annotations

import json
from functools import partial

import folium
import pandas as pd
import streamlit as st
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from streamlit_folium import st_folium

from ui import theme, url_state, wording
from ui.assets import COMPONENT_BASE
from ui.page import Page, Row
from zmos_data.classification import class_breaks, class_of
from zmos_data.queries import (
    measure_by_municipality,
    theme_status_by_municipality,
)
from zmos_data.selection import Measure

MAP_HEIGHT = 560
NEEDED = ("leaflet", "leaflet-style", "script", "style", "context", "country",
          "municipalities", "anchors", "towns")  # fmt: skip
_CENTRE = (46.12, 14.82)  # of Slovenia; the browser fits the country to the frame at once


class TownBase(JSCSSMixin, MacroElement):
    """Start the town map on the folium map; constant for a language and a data version."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "zmosMap.start({{ this._parent.get_name() }}, {{ this.config }});"
        "{% endmacro %}"
    )

    def __init__(self, config: dict[str, object]) -> None:
        super().__init__()
        self._name = "TownBase"
        self.config = safe_json(config)


class TownState(MacroElement):
    """Hand the present colours, labels and rings to the map that stands."""

    _template = Template(
        "{% macro script(this, kwargs) %}zmosMap.update({{ this.state }});{% endmacro %}"
    )

    def __init__(self, state: dict[str, object]) -> None:
        super().__init__()
        self._name = "TownState"
        self.state = safe_json(state)


def safe_json(value: object) -> str:
    """Write JSON that is also safe inside a script: no tag, no line separator can end it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def missing_assets(page: Page) -> tuple[str, ...]:
    """Name the files without which the map cannot be drawn."""
    return tuple(name for name in NEEDED if name not in page.assets.names)


def build_map(page: Page) -> folium.Map:
    """Build the base map; the same script for every view of one language.

    Never cache the result: streamlit-folium changes it.
    """
    base = folium.Map(
        location=_CENTRE,
        zoom_start=8,
        tiles=None,
        zoom_snap=0.25,
        zoom_delta=0.5,
        scroll_wheel_zoom=False,
        bounce_at_zoom_limits=False,
    )
    url = page.assets.in_component
    base.default_js = [("leaflet", url("leaflet")), ("zmos-map", url("script"))]
    base.default_css = [("leaflet", url("leaflet-style")), ("zmos-map", url("style"))]
    layers = ("context", "country", "municipalities", "all", "anchors", "towns")
    config = {
        "base": f"{COMPONENT_BASE}/",
        "urls": {name: url(name) for name in layers if name in page.assets.names},
        "attribution": page.text.say("GURS, RPE (CC BY 4.0) · Natural Earth"),
        "missing": page.text.say(
            "A file of the map could not be loaded. The table below holds the same figures."
        ),
    }
    base.add_child(TownBase(config))
    return base


def build_state(page: Page, totals: pd.DataFrame) -> dict[str, object]:
    """Describe what the map shows now: fills, labels and rings by town (pure).

    Returns
    -------
    dict
        ``towns`` by code with ``fill`` (a colour, or the name of a pattern), ``label``,
        ``aria`` and ``ring`` (a status for each theme); ``themes`` with colour and letter;
        ``chosen``; ``id``, which a test can wait for.
    """
    text, selection = page.text, page.selection
    measures = measure_by_municipality(totals, selection.measure)
    breaks = map_breaks(measures, selection.measure)
    colours = theme.class_colours(len(breaks))
    parts = theme_status_by_municipality(page.dataset, selection)
    rings = {code: rows for code, rows in parts.groupby("municipality_code")}
    towns = {}
    for town in page.dataset.municipalities.itertuples(name="Town"):
        code = town.municipality_code
        value, status = measures.at[code, "value"], measures.at[code, "status"]
        towns[code] = {
            "fill": colours[class_of(value, breaks)]
            if status == "value"
            else theme.STATUS_FILLS[status],
            "label": value_label(page, totals.loc[code], value, status),
            "aria": marker_label(page, town, rings[code]),
            "ring": list(rings[code]["status"]),
        }
    themes = [
        {
            "colour": theme.THEME_COLOURS[row.theme_code],
            "ink": theme.THEME_INK[row.theme_code],
            "letter": row.letter,
        }
        for row in page.dataset.themes.itertuples(name="Theme")
    ]
    query = url_state.to_query(selection, text.language)
    return {
        "towns": towns,
        "themes": themes,
        "chosen": selection.municipality_code,
        "id": "&".join(f"{name}={value}" for name, value in query.items()),
    }


def map_breaks(measures: pd.DataFrame, measure: Measure) -> tuple[float, ...]:
    """Return the class limits for the towns that have a figure."""
    whole = measure in (Measure.PROJECTS, Measure.THEMES)
    return class_breaks(measures["value"], whole=whole)


def value_label(page: Page, total: pd.Series, value: float, status: str) -> str:
    """Say the town's figure, or why there is none, as in the table below."""
    if status != "value":
        return wording.status(page.text, status)
    measure = page.selection.measure
    if not measure.is_money:
        return wording.measure_value(page.text, measure, value)
    rounded = bool(total[f"{measure.base}_rounded"])
    figure = wording.measure_value(page.text, measure, value, rounded=rounded)
    known = page.text.say(
        "known for {known} of {projects}",
        known=page.text.number(total[f"{measure.base}_known"]),
        projects=page.text.number(total["projects"]),
    )
    return f"{figure} ({known})"


def marker_label(page: Page, town: Row, parts: pd.DataFrame) -> str:
    """Name a marker for who cannot see it: whose arms, and the part in each theme."""
    text = page.text
    whose = town.name_genitive_sl if text.language == "sl" else town.name
    arms = text.say("Coat of arms of {town}", town=whose)
    themes = {row.theme_code: text.of(row, "short") for row in page.dataset.themes.itertuples()}
    taken = [
        f"{themes[row.theme]} {text.number(row.projects)}"
        for row in parts.itertuples(name="Part")
        if row.projects
    ]
    return f"{arms}: {', '.join(taken) or text.say('no project in the collected data')}"


def map_key(page: Page) -> str:
    """Tell maps apart by language and data; streamlit-folium's own hash would not."""
    return f"map-{page.text.language}-{page.dataset.checksum[:12]}"


def render_map(page: Page, totals: pd.DataFrame) -> None:
    """Show the map; a click on a town puts its code into the address."""
    missing = missing_assets(page)
    if missing:
        st.warning(
            page.text.say(
                "The map cannot be drawn, because a file is missing ({files}). "
                "The table below holds the same figures.",
                files=wording.plain(", ".join(missing)),
            )
        )
        return
    group = folium.FeatureGroup(name="state")
    group.add_child(TownState(build_state(page, totals)))
    key = map_key(page)
    st_folium(
        build_map(page),
        key=key,
        height=MAP_HEIGHT,
        width=None,
        returned_objects=["last_object_clicked_tooltip"],
        feature_group_to_add=group,
        on_change=partial(url_state.on_map_click, page.dataset, key),
    )
