"""The link of a view: as the browser knows it, or at the operator's public address."""

from types import SimpleNamespace

import pytest

from content import share as content_share
from content.slides import shown_slides
from content.text import Text
from tests.pages import build_page
from ui.parts import share
from ui.parts.share import server_address
from ui.slides import presentation
from zmos_data.selection import Selection

PAGE = SimpleNamespace(
    selection=Selection(themes=("urban_environment",)), text=SimpleNamespace(language="sl")
)


@pytest.mark.parametrize(
    ("here", "public", "link"),
    [
        ("http://localhost:8501", "", "http://localhost:8501/?tema=urban_environment&lang=sl"),
        (
            "http://localhost:8501/teme?x=1",
            "",
            "http://localhost:8501/teme?tema=urban_environment&lang=sl",
        ),
        (
            "http://localhost:8501/teme",
            "https://mesta.example.si/",
            "https://mesta.example.si/teme?tema=urban_environment&lang=sl",
        ),
        (
            "http://localhost:8501/karta/teme",
            "https://example.si/karta",
            "https://example.si/karta/teme?tema=urban_environment&lang=sl",
        ),
        (
            "http://localhost:8501/karta/",
            "https://example.si/karta/",
            "https://example.si/karta/?tema=urban_environment&lang=sl",
        ),
        (
            "http://localhost:8501/karta",
            "https://example.si/karta",
            "https://example.si/karta/?tema=urban_environment&lang=sl",
        ),
        (
            "http://localhost:8501/karta/teme",
            "https://example.si",
            "https://example.si/karta/teme?tema=urban_environment&lang=sl",
        ),
        (
            "http://localhost:8501/teme",
            "https://example.si/karta",
            "https://example.si/karta/teme?tema=urban_environment&lang=sl",
        ),
        (
            "http://localhost:8501/kartografija",
            "https://example.si/karta",
            "https://example.si/karta/kartografija?tema=urban_environment&lang=sl",
        ),
    ],
)
def test_a_link_has_a_path_and_the_public_address_where_there_is_one(
    monkeypatch, here, public, link
):
    monkeypatch.setattr(share, "st", SimpleNamespace(context=SimpleNamespace(url=here)))
    monkeypatch.setenv(content_share.ADDRESS_VARIABLE, public)
    assert server_address(PAGE) == link


@pytest.mark.parametrize(
    ("public", "link"),
    [
        ("https://zmos.example/karta/", "https://zmos.example/karta/teme?lang=sl"),
        ("http://192.168.1.5:8501", "http://192.168.1.5:8501/teme?lang=sl"),
        ("", ""),
        ("zmos.example", ""),
        ("javascript:alert(1)", ""),
        ("http://localhost:8501", ""),
        ("http://127.0.0.1", ""),
        ("http://[::1", ""),
    ],
)
def test_a_link_leaves_the_house_at_the_operators_address_alone(monkeypatch, public, link):
    monkeypatch.setenv(content_share.ADDRESS_VARIABLE, public)
    assert content_share.leaving("/teme?lang=sl") == link
    said = content_share.why_none(Text("sl"))
    assert bool(said) == (not link)
    assert "ZMOS" not in said  # what an operator sets is the log's to say


def test_a_hall_is_shown_arms_in_the_place_of_a_code_and_the_speaker_reads_why(
    dataset, monkeypatch
):
    monkeypatch.delenv(content_share.ADDRESS_VARIABLE, raising=False)
    last = shown_slides(build_page(dataset, "en"))[0][-1]
    found = presentation.slide_parts(last)
    assert (last.kind, found["qr"], len(found["arms"])) == ("contact", None, 12)
    assert found["note"].startswith(last.note) and "no public address" in found["note"]
    monkeypatch.setenv(content_share.ADDRESS_VARIABLE, "https://zmos.example")
    found = presentation.slide_parts(last)
    assert found["qr"]["src"].startswith("data:image/svg+xml")
    assert (found["arms"], found["note"]) == ([], last.note)


def test_a_slide_says_that_its_link_is_too_long_for_a_qr_code(dataset, monkeypatch):
    monkeypatch.setenv(content_share.ADDRESS_VARIABLE, "https://zmos.example")
    short, long = (
        presentation.qr(build_page(dataset, "en", search=words))
        for words in ("kolesar", "🚲" * 200)
    )
    assert short["src"].startswith("data:image/svg+xml")
    assert long["src"] == ""
    assert long["note"] == "The link is too long for a QR code."


def test_a_code_is_drawn_once_for_a_link():
    before = content_share.qr_code.cache_info().misses
    drawn = [content_share.qr_code("http://localhost:8501/?lang=sl&isci=once") for _ in range(3)]
    assert len(set(drawn)) == 1
    assert drawn[0].startswith("data:image/svg+xml")
    assert content_share.qr_code.cache_info().misses == before + 1


@pytest.mark.parametrize(
    ("link", "alone"),
    [
        ("http://127.0.0.1:8501/", True),
        ("http://localhost/teme?lang=sl", True),
        ("http://[::1]:8501/", True),
        ("http://127.1.2.3/", True),
        ("http://0.0.0.0:8501/", True),
        ("https://mesta.example.si/", False),
        ("http://192.168.1.5:8501/", False),
        ("http://127.example.si/", False),
    ],
)
def test_a_link_of_this_computer_says_so(dataset, link, alone):
    page = build_page(dataset, "en")
    assert bool(content_share.here_alone(page, link)) == alone
