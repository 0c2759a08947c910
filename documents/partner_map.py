"""The map of HIGHER's partners: the countries that they are of, as a drawing and as a picture.

Where in a country a partner sits is not in the data, so that countries are coloured and no
point is set.
"""

from __future__ import annotations

import base64
import json
from html import escape
from pathlib import Path
from typing import Any

from content import joint_project
from content.cache import kept
from content.page import Page
from content.text import Text
from documents.arms_pictures import arms_picture
from webmap.tokens import COLOURS

_OUTLINES = Path(__file__).resolve().parent.parent / "geodata" / "europe.json"
_OWN = "SI"
# Parts of the drawing -> names of their colours.
_LIGHT = {"ground": "sea", "other": "abroad", "partner": "share", "own": "accent"}
_DARK = {"ground": "ground-dark", "other": "land-dark", "partner": "share", "own": "ink-dark"}


def drawing(page: Page, *, has_dark: bool = False) -> bytes:
    """Draw Europe with the partners' countries as SVG; that of the association stands out most.

    Parameters
    ----------
    page : Page
        For the partners.
    has_dark : bool
        Whether the drawing is dark where what shows it is, such as a slide.
    """
    countries = sorted({partner.country for partner in joint_project.partners(page)})
    return _drawing(tuple(countries), has_dark=has_dark)


def data_address(page: Page) -> str:
    """Return the drawing as an address that a light or dark page can show."""
    shown = base64.b64encode(drawing(page, has_dark=True)).decode()
    return f"data:image/svg+xml;base64,{shown}"


def picture(page: Page, width: int) -> bytes:
    """Return the drawing as PNG, ``width`` pixels wide."""
    return arms_picture(drawing(page), width)


def words(page: Page) -> str:
    """Say the map in words: every country with its partners."""
    return page.text.say(
        "Countries of the partners: {countries}.",
        countries="; ".join(f"{name}: {names}" for name, names in listed(page)),
    )


def listed(page: Page) -> list[tuple[str, str]]:
    """Return the partners by country, as they stand beside the map (pure)."""
    return [(_named(page.text, partner), partner.names) for partner in joint_project.partners(page)]


def _named(text: Text, partner: joint_project.Partner) -> str:
    return joint_project.country(text, partner.country)


@kept(4)
def _drawing(countries: tuple[str, ...], *, has_dark: bool) -> bytes:
    europe = _europe()
    size = f'viewBox="0 0 {europe["width"]} {europe["height"]}"'
    shapes = "".join(
        f'<path d="{escape(path)}" {_paint(_part(code, countries))}/>'
        for code, path in europe["outlines"].items()
    )
    ground = f'<rect width="100%" height="100%" {_paint("ground")}/>'
    edge = f'class="edge" stroke="{COLOURS["paper"]}" stroke-width="8" stroke-linejoin="round"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{_dark_style() if has_dark else ""}'
    return f"{head}{ground}<g {edge}>{shapes}</g></svg>".encode()


def _paint(part: str) -> str:
    return f'class="{part}" fill="{COLOURS[_LIGHT[part]]}"'


def _part(code: str, countries: tuple[str, ...]) -> str:
    if code not in countries:
        return "other"
    return "own" if code == _OWN else "partner"


def _dark_style() -> str:
    fills = "".join(f".{part}{{fill:{COLOURS[name]}}}" for part, name in _DARK.items())
    edge = f".edge{{stroke:{COLOURS['paper-dark']}}}"
    return f"<style>@media (prefers-color-scheme: dark){{{fills}{edge}}}</style>"


@kept(1)
def _europe() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_OUTLINES.read_text(encoding="utf-8"))
    return found
