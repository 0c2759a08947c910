"""The arms wall in the server's first answer: painted before Streamlit starts, gone with the map.

It stands beside Streamlit's root and is no part of its page, so that nothing takes its place: the
same elements stay until their arms fly to the map (``overlay.js``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote

from content import cache, store
from content.arms_wall import arms_wall, style
from content.page import Page
from ui import html
from zmos_data import links
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError
from zmos_data.selection import Selection

FOLDER = Path(__file__).resolve().parent
_INLINE = 25_000  # bytes of a drawing
_AS_IT_IS = " !$&'()*+,-./:;=?@[]^_`{|}~"  # what an address of data need not escape
NAMES = {"sl": "Slovenščina", "en": "English"}


def overlay(language: str) -> str:
    """Return the wall over the map's page as HTML with its style and script.

    Returns
    -------
    str
        Empty where the tables do not pass: the page lists their problems.
    """
    try:
        page = store.page(store.dataset(), Selection(), language)
    except DataError:
        return ""
    return store.cached_part(page, _written)


def _written(page: Page) -> str:
    inner = wall(page, pictures(page), lambda code: links.elsewhere("./", Selection(), code))
    return f"<style>{styles()}</style>{inner}<script>{script()}</script>"


def wall(page: Page, arms: Mapping[str, str], address: Callable[[str], str]) -> str:
    """Write the wall with the links to the other languages.

    Parameters
    ----------
    arms : mapping of str to str
        Addresses of the arms by the code of their town.
    address : callable
        Gives the address of the map in a language.
    """
    others = [code for code in LANGUAGES if code != page.text.language]
    return html.fill(
        "wall_overlay.html",
        wall=arms_wall(page, arms),
        languages=[
            {"code": code, "name": NAMES[code], "address": address(code)} for code in others
        ],
    )


def pictures(page: Page) -> dict[str, str]:
    """Return addresses of the arms by code; small ones hold them.

    So they are painted with the first text: as files of their own they would wait behind the
    scripts.
    """
    return {code: _picture(page, code, arms.full or b"") for code, arms in page.assets.arms.items()}


def _picture(page: Page, code: str, drawing: bytes) -> str:
    if not 0 < len(drawing) <= _INLINE:
        return page.assets.shield(code, "full")
    return f"data:image/svg+xml,{quote(drawing, safe=_AS_IT_IS)}"


@cache.kept(1)
def styles() -> str:
    """Return the style of the wall over a page."""
    return style() + (FOLDER / "overlay.css").read_text(encoding="utf-8")


@cache.kept(1)
def script() -> str:
    """Return the script that takes the wall away."""
    return (FOLDER / "overlay.js").read_text(encoding="utf-8")
