"""Each trick of the board, taken off: by another function in its place, or by a setting."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit import config
from streamlit.components import v2

from content import cache, store
from ui import map, page_shell, page_styles, url_state
from ui.board import board, scripts

_cached_part, _html = store.cached_part, st.html


def _written_anew(page, build, *about):
    return build(page, *about) if build is board._gathered else _cached_part(page, build, *about)


def _native_links(page) -> None:
    with board.outside_board("below-links"):
        for name, file in page_shell.PAGES.items():
            words, view = page_shell.page_title(page.text, name), st.query_params.to_dict()
            st.page_link(file, label=words, query_params=view)


class _StylesApart:
    """Streamlit, but that the styles of the map's page, of paper and of a part are elements."""

    def __getattr__(self, name: str) -> Any:
        return getattr(st, name)

    def html(self, body: Any, **settings: Any) -> None:
        """Draw HTML, and styles file by file."""
        for each in _apart(body) if isinstance(body, page_styles.Styles) else (body,):
            _html(each, **settings)


def _apart(of: page_styles.Styles) -> list[page_styles.Styles]:
    """Return the styles of the map's page file by file; the first names those of all pages."""
    first, *others = (
        file.read_text(encoding="utf-8") for file in page_styles.own_files("map") if file.exists()
    )
    return [page_styles.Styles(first, of.shared), *(page_styles.Styles(words) for words in others)]


def _with_its_script(script: str, _: str) -> Any:
    return v2.component(
        f"bench_{script}",
        html='<div class="zmos-board"></div>',
        js=_content(script).decode(),
        isolate_styles=False,
    )


def _content(script: str) -> bytes:
    found = scripts.scripts()
    return next(file.content for file in found.files if file.name == found.names[script])


def _element_each_part(self) -> None:
    for name, body in self.parts.items():
        board._draw("board", self.page, f"{self.key}-{name}", {"parts": {name: body}})
    self.parts = {}


def _built_anew(page, build, *about):
    return build(page, *about)


# What stands in the place of what; `None` takes it away.
OFF: dict[str, tuple[object, str, Any] | None] = {
    "nothing": None,
    "parts kept for a view": (store, "cached_part", _written_anew),
    "what no filter changes, kept": (store, "lasting", _built_anew),
    "parts share a board": (board._Board, "draw", _element_each_part),
    "navigation as one element": (page_shell, "render_navigation", _native_links),
    "styles as one element": (page_shell, "st", _StylesApart()),
    "title told only on a new page": (url_state, "is_new_page", lambda _: True),
    "folium's page left out": (map._ScriptAlone, "render", None),
    "script fetched by address": (board, "_component", cache.kept()(_with_its_script)),
}
SETTINGS = {
    "messages kept from 1 kB on": ("global.minCachedMessageSize", 10_000),
    "no collection after a run": ("runner.postScriptGC", True),
}
# Read once by a process, so that it has a server of its own.
ENVIRONMENT = {"no magic": {"STREAMLIT_RUNNER_MAGIC_ENABLED": "true"}}
NAMES = (*OFF, *SETTINGS, *ENVIRONMENT)
_AS_SHIPPED = {"global.minCachedMessageSize": 1000, "runner.postScriptGC": False}
_put_back: list[tuple[object, str, object]] = []


def switch(name: str) -> None:
    """Put every trick back, and take one off; "nothing" takes none off."""
    while _put_back:
        setattr(*_put_back.pop())
    for setting, value in SETTINGS.values():
        is_off = SETTINGS.get(name) == (setting, value)
        config._set_option(setting, value if is_off else _AS_SHIPPED[setting], "bench")
    if found := OFF.get(name):
        owner, attribute, other = found
        _put_back.append((owner, attribute, getattr(owner, attribute)))
        if other is None:
            delattr(owner, attribute)
        else:
            setattr(owner, attribute, other)
