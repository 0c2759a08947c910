"""The map: a constant base, and what a filter changes as colours and labels.

Measured: geometry that the browser fetches once and styles that travel in the feature group
repaint in the time of a bare rerun; polygons sent with each click take twice that, a map
rebuilt with icon markers five times (docs/performance.md).
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from streamlit_folium import st_folium

from ui import amounts, live, theme, url_state, wording
from ui.assets import COMPONENT_BASE
from ui.page import Page, Row
from zmos_data.classification import class_of

MAP_HEIGHT = 520
NEEDED = ("script", "style", "layers")
# Statuses of a part of the ring, as the map's script reads them: they travel with each click.
RING = {
    "takes_part": "t", "no_project": "n", "not_eligible": "e", "no_strand": "s", "joint": "j",
}  # fmt: skip
ATTRIBUTION = "GURS, RPE; GeoNames (CC BY 4.0) · Natural Earth"
_CENTRE = (46.12, 14.82)  # of Slovenia; the browser fits the country to the frame at once


class _ScriptAlone:
    """Leaves out the page around the map: st_folium reads the scripts and asks for no more.

    Measured: folium compiles a template for each head, frame and script of that page, and so
    for the state of the map: 6 ms with every click.
    """

    def render(self, **kwargs: Any) -> str:
        """Add nothing to the page."""
        return ""


class BaseMap(_ScriptAlone, folium.Map):
    """The map; its frame's style is in ``ui/web/zmos-map.css``."""


class StateGroup(_ScriptAlone, folium.FeatureGroup):
    """The group that carries the state to the map that stands."""


class TownBase(_ScriptAlone, JSCSSMixin, MacroElement):
    """Start the town map on the folium map; constant for a data version."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "zmosMap.start({{ this._parent.get_name() }}, {{ this.config }});"
        "{% endmacro %}"
    )

    def __init__(self, config: dict[str, object]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "TownBase"
        self.config = safe_json(config)


class TownState(_ScriptAlone, MacroElement):
    """Hand the present colours, labels and rings to the map that stands."""

    _template = Template(
        "{% macro script(this, kwargs) %}zmosMap.update({{ this.state }});{% endmacro %}"
    )

    def __init__(self, state: dict[str, object]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "TownState"
        self.state = safe_json(state)


def safe_json(value: object) -> str:
    """Write JSON that is also safe inside a script: no tag, no line separator can end it."""
    return script_safe(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def script_safe(text: str) -> str:
    """Write the letters of JSON that a script must not hold as their escapes."""
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def asset_problems(page: Page) -> tuple[str, ...]:
    """Say what is wrong with the map's files; empty where it can be drawn."""
    missing = [name for name in NEEDED if name not in page.assets.names]
    if missing and not page.assets.problems:
        return (page.text.say("Missing: {files}", files=", ".join(missing)),)
    return page.assets.problems


def build_map(page: Page) -> folium.Map:
    """Build the base map; the same script for every view in either language.

    Never cache the result: streamlit-folium changes it.
    """
    base = BaseMap(
        location=_CENTRE,
        zoom_start=8,
        tiles=None,
        zoom_snap=0.25,
        zoom_delta=0.5,
        scroll_wheel_zoom=False,
        bounce_at_zoom_limits=False,
    )
    url = page.assets.in_component
    base.default_js = [("zmos-map", url("script"))]
    base.default_css = [("zmos-map", url("style"))]
    config: dict[str, object] = {
        "base": f"{COMPONENT_BASE}/",
        "layers": url("layers"),
        "attribution": ATTRIBUTION,
    }
    base.add_child(TownBase(config))
    return base


def build_state(
    page: Page, lit: str | None = None, focus: str = "", *, twin: bool = False
) -> dict[str, object]:
    """Describe what the map shows now: fills, labels and rings by town (pure).

    Parameters
    ----------
    lit : str or None
        Town to outline in the place of the chosen one, such as that of an open project.
    focus : str
        What the map is to zoom to; when it changes, the map zooms to the chosen towns.
    twin : bool
        Whether the table of the same figures stands below the map.

    Returns
    -------
    dict
        ``towns`` by code with ``fill`` (a colour, or the name of a pattern), ``label``,
        ``aria`` and ``ring`` (a letter of ``RING`` for each theme); ``themes`` with colour and
        letter; ``chosen``, ``compared`` and ``focus``; ``lang`` and ``words`` of the map's own
        controls in the page's language; ``id``, which a test can wait for.
    """
    text, selection, view = page.text, page.selection, page.view
    towns = {}
    for code, town in page.rows.towns.items():
        towns[code] = {
            "fill": town_fill(page, code),
            "label": value_label(page, code),
            "aria": marker_label(page, town),
            "ring": "".join(RING[status] for _, status in view.parts[code].values()),
        }
    themes = [
        {
            "colour": theme.THEME_COLOURS[code],
            "ink": theme.THEME_INK[code],
            "letter": row.letter,
        }
        for code, row in page.rows.themes.items()
    ]
    query = url_state.to_query(selection, text.language)
    return {
        "towns": towns,
        "themes": themes,
        "chosen": lit or selection.municipality_code,
        "compared": list(selection.compared),
        "focus": focus,
        "lang": text.language,
        "words": {
            "map": text.say("Map of the twelve urban municipalities"),
            "zoom_in": text.say("Zoom in"),
            "zoom_out": text.say("Zoom out"),
            "zoom_chosen": text.say("Zoom to what is chosen"),
            "zoom_all": text.say("All of Slovenia"),
            "missing": text.say(
                "A file of the map could not be loaded. The table below holds the same figures."
            )
            if twin
            else text.say("A file of the map could not be loaded."),
        },
        "id": "&".join(f"{name}={value}" for name, value in query.items()),
    }


def town_fill(page: Page, code: str) -> str:
    """Return the colour of a town's territory, or the name of the pattern that says why not."""
    measure, breaks = page.view.measures[code], page.view.breaks
    if measure["status"] != "value":
        return theme.STATUS_FILLS[measure["status"]]
    return theme.class_colours(len(breaks))[class_of(measure["value"], breaks)]


def value_label(page: Page, code: str) -> str:
    """Say the town's figure, or why there is none, as in the table below."""
    text, measure = page.text, page.selection.measure
    found, total = page.view.measures[code], page.view.totals[code]
    if found["status"] != "value":
        return wording.status(page, found["status"], code)
    if not measure.is_money:
        return wording.measure_value(text, measure, found["value"])
    rounded = total[f"{measure.base}_rounded"]
    figure = wording.measure_value(text, measure, found["value"], rounded=rounded)
    known = amounts.stands_on(text, int(total[f"{measure.base}_known"]), int(total["projects"]))
    return f"{figure} ({known})"


def marker_label(page: Page, town: Row) -> str:
    """Name a marker for who cannot see it: whose arms, and the part in each theme."""
    text = page.text
    arms = text.say("Coat of arms of {town}", town=town.name)
    taken = [
        f"{text.of(page.rows.themes[code], 'short')} {text.number(n)}"
        for code, (n, _) in page.view.parts[town.municipality_code].items()
        if n
    ]
    none = text.say("no projects in the collected data")
    return f"{arms}: {', '.join(taken) or none}"


def map_key(page: Page) -> str:
    """Tell maps apart by their data, which streamlit-folium's own hash would not.

    The language stays out: words travel with the state, so that a switch keeps the map.
    """
    return f"map-{page.dataset.checksum[:12]}"


def render_map(
    page: Page,
    *,
    lit: str | None = None,
    focus: str = "",
    twin: bool = False,
    key: str = "",
    clicks: bool = True,
) -> None:
    """Show the map; a click on a town puts its code into the address.

    ``lit``, ``focus`` and ``twin`` are those of `build_state`; ``key`` tells the map of another
    frame apart from the usual one, ``clicks`` whether a click leads anywhere.
    """
    problems = asset_problems(page)
    if problems:
        live.render(
            "missing.html",
            page,
            "missing",
            words=page.text.say("The map cannot be drawn. The table below holds the same figures.")
            if twin
            else page.text.say("The map cannot be drawn."),
            problems=problems,
        )
        return
    with live.apart():
        _show(page, build_state(page, lit, focus, twin=twin), key, clicks=clicks)


def _show(page: Page, state: dict[str, object], key: str, *, clicks: bool) -> None:
    group = StateGroup(name="state")
    group.add_child(TownState(state))
    key = key or map_key(page)
    st_folium(
        build_map(page),
        key=key,
        height=MAP_HEIGHT,
        width=None,
        returned_objects=["last_object_clicked_tooltip"],
        feature_group_to_add=group,
        on_change=partial(url_state.on_map_click, page.dataset, key) if clicks else None,
    )
