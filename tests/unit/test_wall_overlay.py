"""The arms wall in the server's first answer."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from content import store
from content.arms_wall import arms_wall
from ui import first_page, serving
from ui.wall import overlay
from zmos_data.model import DataError
from zmos_data.selection import Selection


def answered(path: str) -> str:
    return TestClient(Starlette(routes=serving.routes(""))).get(path).text


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_wall_stands_with_its_style_and_script_and_leads_to_the_other_language(language):
    written = overlay.overlay(language)
    page = store.page(store.dataset(), Selection(), language)
    assert arms_wall(page) in written
    other = {"sl": "en", "en": "sl"}[language]
    assert f'href="./?lang={other}" lang="{other}"' in written
    assert written.count("<script>") == written.count("</script>") == 1
    assert written.count("<style>") == written.count("</style>") == 1


def test_the_first_answer_of_the_map_carries_it_beside_streamlit_and_no_other():
    page = answered("/")
    assert page.index(first_page.ROOT) < page.index('<div id="zmos-wall">')
    assert "zmos-wall" not in answered("/projekti")


def test_tables_that_do_not_pass_have_no_wall(monkeypatch):
    def broken() -> None:
        raise DataError(())

    monkeypatch.setattr(overlay.store, "dataset", broken)
    assert overlay.overlay("sl") == ""
