"""The code that puts a view of the map on another site."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from content import embedding
from content.share import here_alone
from tests.pages import build_page
from ui.parts import take

SITE = "https://example.si/karta"


def attributes(code: str) -> dict[str, str]:
    (tag,) = re.findall(r"<iframe ([^<>]*)></iframe>", code)
    return {name: unescape(value) for name, value in re.findall(r'([a-z]+)="([^"]*)"', tag)}


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("width", embedding.WIDTHS)
def test_the_code_is_of_the_view_and_leads_to_its_source(dataset, language, width):
    page = build_page(dataset, language, themes=("energy_efficiency",), municipality_code="096")
    code = embedding.code(page, SITE, width)
    said = attributes(code)
    query = f"obcina=096&tema=energy_efficiency&lang={language}"
    assert said["src"] == f"{SITE}/?embed=true&{query}"
    assert said["width"], said["height"] == (str(width), str(embedding.height(page, width)))
    assert said["lang"] == language
    assert said["title"].startswith("Ptuj: ")
    (link,) = re.findall(r'<a href="([^"]*)">', code)
    assert unescape(link) == f"{SITE}/?{query}"


@pytest.mark.parametrize(
    "search", ['"kolesarska pot"', "'><script>alert(1)</script>", '" onload="x', "A & B < C"]
)
def test_what_is_typed_stays_text_in_the_code(dataset, search):
    page = build_page(dataset, "en", search=search)
    code = embedding.code(page, SITE, 700)
    said = attributes(code)
    assert set(said) == {
        "src",
        "title",
        "lang",
        "width",
        "height",
        "style",
        "loading",
        "referrerpolicy",
    }
    assert parse_qs(urlsplit(said["src"]).query)["isci"] == [search]
    assert "<script" not in code
    assert re.findall(r"<(\w+)", code) == ["iframe", "p", "a"]


def test_what_no_map_shows_is_left_out(dataset):
    page = build_page(dataset, "sl", page=3, sort="name", project_id="061-01", compared=("061",))
    address = embedding.frame_address(SITE, page.selection, "sl")
    assert address == f"{SITE}/?embed=true&primerjaj=061&lang=sl"


def test_words_that_take_more_lines_take_a_higher_frame(dataset):
    short = build_page(dataset, "sl")
    long = build_page(
        dataset,
        "sl",
        themes=("energy_efficiency", "urban_environment"),
        towns=("061", "070", "096"),
        year_from=2018,
        municipality_code="061",
    )
    for width in embedding.WIDTHS:
        assert embedding.height(long, width) > embedding.height(short, width)
    told = embedding.heights(short)
    assert {*embedding.WIDTHS, embedding.LEAST, embedding.MOST} <= set(told)
    assert all(height % 10 == 0 and height > 400 for height in told.values())


@pytest.mark.parametrize(
    ("link", "site"),
    [
        ("https://example.si/karta/teme?lang=sl", "https://example.si/karta"),
        ("https://example.si/karta/?lang=sl", "https://example.si/karta"),
        ("http://localhost:8501/obcina?obcina=061", "http://localhost:8501"),
        ("http://localhost:8501/", "http://localhost:8501"),
        ("https://example.si/karta?lang=sl", "https://example.si/karta"),
    ],
)
def test_the_dashboard_is_found_from_any_of_its_pages(monkeypatch, dataset, link, site):
    monkeypatch.setattr(take, "server_address", lambda page: link)
    assert take.dashboard(build_page(dataset)) == site


def test_a_local_address_is_said_beside_the_code(dataset):
    page = build_page(dataset, "en")
    assert take.alone(page, "http://localhost:8501").startswith(
        here_alone(page, "http://localhost:8501").removesuffix(".")
    )
    assert take.alone(page, SITE) == ""
