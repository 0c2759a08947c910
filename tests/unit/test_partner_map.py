"""The map of HIGHER's partners: dark where the slide is, light in a file."""

from __future__ import annotations

import base64
import re

import pytest

from content import store
from documents import partner_map
from webmap.tokens import COLOURS
from zmos_data.selection import Selection


@pytest.fixture(scope="module")
def page(dataset):
    return store.page(dataset, Selection(), "sl")


def luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def test_on_a_dark_slide_the_map_is_dark_and_its_countries_stand_out(page):
    shown = base64.b64decode(partner_map.data_address(page).partition(",")[2]).decode()
    dark = re.search(r"<style>@media \(prefers-color-scheme: dark\)\{(.*)\}</style>", shown)
    fills = dict(re.findall(r"\.(\w+)\{fill:(#\w{6})\}", dark[1]))
    assert fills.keys() == {"ground", "other", "partner", "own"}
    assert set(re.findall(r'class="(\w+)"', shown)) == {*fills, "edge"}
    assert contrast(fills["ground"], COLOURS["paper-dark"]) < 1.5
    assert contrast(fills["partner"], fills["other"]) >= 3
    assert contrast(fills["own"], fills["partner"]) >= 3


def test_a_file_has_the_light_map(page):
    assert b"<style>" not in partner_map.drawing(page)
