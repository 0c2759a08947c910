"""Pages whose scripts could not be published: words and figures instead of a traceback."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import store
from tests.app.test_pages import PAGES, html, run
from tests.tables import projects as read_projects
from ui.board import scripts

CANNOT = "The map cannot be drawn."
BELOW = "The table below holds the same figures."


@pytest.fixture
def without(monkeypatch):
    """Let files be missing by their name; every one where none is named."""

    def leave_out(*names: str) -> None:
        def leaving(real):
            def left(*arguments):
                assets = real(*arguments)
                kept = {k: v for k, v in assets.names.items() if names and k not in names}
                return replace(assets, names=kept)

            return left

        monkeypatch.setattr(store, "assets", leaving(store.assets))
        monkeypatch.setattr(scripts, "scripts", leaving(scripts.scripts))

    return leave_out


@pytest.mark.parametrize("missing", [("board",), ("presentation",), ()])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_shows_its_figures_without_its_scripts(without, page, missing):
    without(*missing)
    app = run(page, lang="en", primerjaj="061,080", projekt="096-02")
    assert not app.exception
    body = html(app)
    of_page = "presentation" if page == "pages/predstavitev.py" else "board"
    assert PAGES[page]["en"] in body
    said = "its links and controls do not work" in body
    assert said == (not missing or of_page in missing)
    # No board says the page's language then, and the words in the place of Streamlit's.
    assert said == ('zmosWords.speak(...["en",' in body)
    if said:
        assert f"Missing: {of_page}" in body


def test_the_parts_stand_in_their_place_without_the_script(without):
    without("board")
    body = html(run("dashboard.py", lang="en"))
    assert '<div class="zmos-board board"><div class="part-header">' in body
    assert "<table" in body
    assert f"{len(read_projects())} projects" in body


@pytest.mark.parametrize(
    ("page", "has_table"),
    [
        ("dashboard.py", True),
        ("pages/obcina.py", False),
        ("pages/predstavitev.py", False),
    ],
)
def test_a_table_is_promised_where_there_is_one(without, page, has_table):
    without("script")
    body = html(run(page, lang="en", obcina="061"))
    assert CANNOT in body
    assert (BELOW in body) == has_table
