"""The arms wall in the server's first answer."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from content import store
from content.arms_wall import arms_wall
from ui import serving
from ui.first import page as first_page
from ui.wall import overlay
from zmos_data.model import DataError
from zmos_data.selection import Selection


def answered(path: str) -> str:
    return TestClient(Starlette(routes=serving.routes(""))).get(path).text


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_wall_stands_with_its_style_and_script_and_leads_to_the_other_language(language):
    written = overlay.overlay(language)
    page = store.page(store.dataset(), Selection(), language)
    assert arms_wall(page, overlay.pictures(page)) in written
    assert re.findall('<img src="(.{10})', written) == ["data:image"] * 12
    other = {"sl": "en", "en": "sl"}[language]
    assert f'href="./?lang={other}" lang="{other}"' in written
    assert written.count("<script>") == written.count("</script>") == 1
    assert written.count("<style>") == written.count("</style>") == 1


def test_the_first_answer_of_the_map_carries_it_beside_streamlit_and_no_other():
    page = answered("/")
    assert page.index(first_page.ROOT) < page.index('id="zmos-wall"')
    for other in ("/projekti", "/?tema=energy_efficiency", "/?lang=en&embed=true"):
        assert "zmos-wall" not in answered(other)
    assert 'id="zmos-wall"' in answered("/?lang=en")


def test_a_large_drawing_comes_as_a_file_and_no_drawing_as_nothing():
    page = store.page(store.dataset(), Selection(), "sl")
    large, none = ("011", "050")
    drawn = dict(page.assets.arms)
    drawn[large] = replace(drawn[large], full=b"<svg>" + b" " * 100_000)
    drawn[none] = replace(drawn[none], full=None)
    names = {name: file for name, file in page.assets.names.items() if name != f"full-{none}"}
    found = overlay.pictures(replace(page, assets=replace(page.assets, arms=drawn, names=names)))
    assert found[large] == page.assets.shield(large, "full")
    assert found[none] == ""
    assert found["061"].startswith("data:")


def test_tables_that_do_not_pass_have_no_wall(monkeypatch):
    def broken() -> None:
        raise DataError(())

    monkeypatch.setattr(overlay.store, "dataset", broken)
    assert overlay.overlay("sl") == ""
