"""The map: a constant base, and what a filter changes as colours and labels.

Measured: geometry that the browser fetches once and styles that travel in the feature group
repaint in the time of a bare rerun; polygons sent with each click take twice that, a map
rebuilt with icon markers five times (docs/performance.md).

What is known of streamlit-folium besides its function stands in a few files, which another
version may touch. Its names for Python: ``ui/map_component.py``; for scripts: ``webmap/bridge.js``,
typed in ``webmap/globals.d.ts``; all of them, to be looked for in what it ships:
``ui/board/streamlit_dom.py``. How deep its page lies: ``webmap/assets.py``; what it cuts out of
the name of a file: ``webmap/published.py``; what Streamlit says where it does not come:
``ui/streamlit_words.py``.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import folium
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template
from streamlit_folium import st_folium

from content import store
from content.map_state import ATTRIBUTION, build_state, safe_json
from content.page import Page
from ui import url_state
from ui.board import board
from ui.map_component import CLICKED
from webmap.assets import COMPONENT_BASE

MAP_HEIGHT = 520
NEEDED = ("script", "style", "layers")
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
    """The map; its frame's style is in ``webmap/map.css``."""


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

    def __init__(self, state: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "TownState"
        self.state = state


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
        zoom_snap=0.05,
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
    has_table: bool = False,
    key: str = "",
    clicks: bool = True,
) -> None:
    """Show the map; a click on a town puts its code into the address.

    ``lit``, ``focus`` and ``has_table`` are those of `build_state`; ``key`` tells the map of
    another frame apart from the usual one, ``clicks`` whether a click leads anywhere.
    """
    problems = asset_problems(page)
    if problems:
        board.render(
            "missing.html",
            page,
            "missing",
            words=page.text.say("The map cannot be drawn. The table below holds the same figures.")
            if has_table
            else page.text.say("The map cannot be drawn."),
            problems=problems,
        )
        return
    with board.outside_board("below-map"):
        state = store.cached_part(page, written_state, lit, focus, has_table)
        _show(page, state, key, clicks=clicks)


def written_state(page: Page, lit: str | None, focus: str, has_table: bool) -> str:
    """Write the state of the map as its script reads it; see `build_state` (pure)."""
    return safe_json(build_state(page, lit, focus, has_table=has_table))


def _show(page: Page, state: str, key: str, *, clicks: bool) -> None:
    group = StateGroup(name="state")
    group.add_child(TownState(state))
    key = key or map_key(page)
    st_folium(
        build_map(page),
        key=key,
        height=MAP_HEIGHT,
        width=None,
        returned_objects=[CLICKED],
        feature_group_to_add=group,
        on_change=partial(url_state.on_map_click, page.dataset, key) if clicks else None,
    )
