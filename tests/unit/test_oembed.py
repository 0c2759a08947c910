"""oEmbed 1.0 as its specification says it, for links of this dashboard alone."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import oembed, openapi
from api.app import Request
from content import slide_titles, store, view_picture
from content.embedding import height
from tests.pages import build_page
from zmos_data.model import DataError
from zmos_data.parameters import codes_of

ORIGIN = "https://example.si"
SITE = f"{ORIGIN}/karta"
VIEW = f"{SITE}/?tema=energy_efficiency&lang=en"


def ask(method: str = "GET", origin: str = ORIGIN, **query: object) -> oembed.Answer:
    return oembed.respond(Request(method, "", urlencode(query), base="/karta", origin=origin))


def found(**query: object) -> dict[str, object]:
    answer = ask(**query)
    assert answer.status == 200, answer.body
    return json.loads(answer.body)


def frame(html: str) -> dict[str, str]:
    """Return the attributes of the one element that a consumer puts on its page."""
    tag, rest = re.fullmatch(r"<iframe ((?:[^<>]|\n)*)>(.*)", html).groups()
    assert rest == "</iframe>"
    return {name: unescape(value) for name, value in re.findall(r'([a-z]+)="([^"]*)"', tag)}


def test_a_view_is_described_as_rich(dataset):
    said = found(url=VIEW)
    page = build_page(dataset, "en", themes=("energy_efficiency",))
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert said["title"] == slide_titles.of_map(page)
    assert (said["width"], said["height"]) == (700, height(page, 700))
    assert said["provider_url"] == f"{SITE}/"
    there = frame(str(said["html"]))
    assert there["src"] == f"{SITE}/?embed=true&tema=energy_efficiency&lang=en"
    assert (there["title"], there["lang"]) == (said["title"], "en")
    assert (there["loading"], there["width"]) == ("lazy", "700")
    assert there["referrerpolicy"] == "strict-origin-when-cross-origin"
    assert said["thumbnail_url"] == f"{SITE}/app/static/view.png?tema=energy_efficiency&lang=en"
    assert "note" not in said


def test_xml_says_the_same():
    answer = ask(url=VIEW, format="xml")
    assert answer.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert answer.body.startswith(b'<?xml version="1.0" encoding="utf-8" standalone="yes"?>')
    root = ET.fromstring(answer.body)
    assert root.tag == "oembed"
    assert {part.tag: part.text for part in root} == {
        name: str(value) for name, value in found(url=VIEW).items()
    }


def test_json_is_the_format_unless_told():
    assert ask(url=VIEW).headers["Content-Type"] == "application/json; charset=utf-8"
    assert ask(url=VIEW).body == ask(url=VIEW, format="json").body


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"url": VIEW, "format": "yaml"}, 501),
        ({"url": VIEW, "format": ""}, 501),
        ({}, 400),
        ({"url": ""}, 400),
        ({"url": VIEW, "maxwidth": "0"}, 400),
        ({"url": VIEW, "maxwidth": "-1"}, 400),
        ({"url": VIEW, "maxheight": "1.5"}, 400),
        ({"url": VIEW, "maxheight": "٣٠٠"}, 400),
        *[
            ({"url": link}, 404)
            for link in (
                "https://elsewhere.si/karta/?lang=sl",
                "https://example.si/",
                "https://example.si/kartografija/",
                "https://example.si.elsewhere.si/karta/",
                "https://example.si@elsewhere.si/karta/",
                "https://user@example.si/karta/",
                "https://example.si:81/karta/",
                "//example.si/karta/",
                "/karta/?lang=sl",
                "ftp://example.si/karta/",
                "javascript:alert(1)//example.si/karta/",
                "data:text/html,https://example.si/karta/",
                "https://example.si\\@elsewhere.si/karta/",
                "https://[example.si/karta/",
                "https://example.si/karta/\nhttps://elsewhere.si",
                f"{SITE}/podatki?lang=sl",
                f"{SITE}/predstavitev?slide=2",
                f"{SITE}/projekt?projekt=061-01",
                f"{SITE}/o_zdruzenju",
                f"{SITE}/../?lang=sl",
                f"{SITE}/nothing",
                f"{SITE}/?isci={'x' * 5000}",
                f"{SITE}/?{'&'.join(f'a{n}=1' for n in range(200))}",
            )
        ],
    ],
)
def test_what_cannot_be_embedded_is_refused_as_the_specification_says(query, status):
    answer = ask(**query)
    assert answer.status == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("path", ["", "obcina", "teme", "projekti", "primerjava/"])
def test_every_page_whose_view_the_map_shows_is_embedded(path):
    said = found(url=f"{SITE}/{path}?kazalnik=eu_eur&obcina=096&stran=3&lang=sl")
    assert frame(str(said["html"]))["src"] == (
        f"{SITE}/?embed=true&obcina=096&kazalnik=eu_eur&lang=sl"
    )


def test_a_link_is_ours_in_capitals_over_http_and_as_the_frame_itself():
    for link in (
        "http://EXAMPLE.si/karta/?lang=en&tema=energy_efficiency",
        "https://example.si/karta?lang=en&tema=energy_efficiency",
        f"{SITE}/?embed=true&tema=energy_efficiency&lang=en",
    ):
        assert found(url=link) == found(url=VIEW)


@given(st.integers(1, 2000), st.integers(1, 2000))
def test_nothing_is_larger_than_the_bounds(maxwidth, maxheight):
    said = found(url=VIEW, maxwidth=maxwidth, maxheight=maxheight)
    assert 0 < int(str(said["width"])) <= maxwidth
    assert 0 < int(str(said["height"])) <= maxheight
    there = frame(str(said["html"]))
    assert (there["width"], there["height"]) == (str(said["width"]), str(said["height"]))
    fits = maxwidth >= view_picture.WIDTH and maxheight >= view_picture.HEIGHT
    assert ("thumbnail_url" in said, "thumbnail_width" in said) == (fits, fits)


def test_the_public_address_stands_in_the_place_of_the_one_that_was_asked(monkeypatch):
    monkeypatch.setenv("ZMOS_ADDRESS", "https://mestne.example.si/")
    for link in ("https://mestne.example.si/teme?lang=en", f"{SITE}/teme?lang=en"):
        there = frame(str(found(url=link)["html"]))
        assert there["src"] == "https://mestne.example.si/?embed=true&lang=en"


def test_an_address_of_this_computer_is_not_handed_out_without_a_word():
    local = "http://localhost:8501"
    answer = ask(origin=local, url=f"{local}/karta/?lang=en")
    assert json.loads(answer.body)["note"] == "This address works on this computer alone."


@given(st.text() | st.text().map(lambda path: f"{SITE}/{path}"))
def test_whatever_the_link_is_the_answer_leads_nowhere_else(link):
    answer = ask(url=link)
    assert answer.status in (200, 400, 404)
    if answer.status == 200:
        said = json.loads(answer.body)
        assert frame(said["html"])["src"].startswith(f"{SITE}/?embed=true&")
        assert said["thumbnail_url"].startswith(f"{SITE}/app/static/view.png?")


@given(st.text())
def test_what_is_searched_for_stays_words(search):
    link = f"{SITE}/?{urlencode({'isci': search, 'lang': 'en'})}"
    answer = ask(url=link, format="xml")
    assert answer.status in (200, 404)
    if answer.status == 200:
        html = ET.fromstring(answer.body).findtext("html")
        said = parse_qs(urlsplit(frame(html)["src"]).query)
        assert set(said) <= {"embed", "isci", "lang"}


def test_other_methods_are_answered_as_the_web_interface_does():
    assert ask("POST", url=VIEW).status == 405
    assert ask("OPTIONS").status == 204
    head, whole = ask("HEAD", url=VIEW), ask(url=VIEW)
    assert (head.headers, head.body) == (whole.headers, b"")
    assert whole.headers["Access-Control-Allow-Origin"] == "*"


def test_tables_that_do_not_pass_are_said(monkeypatch):
    def refuse() -> None:
        raise DataError(())

    monkeypatch.setattr(store, "dataset", refuse)
    assert ask(url=VIEW).status == 503


@pytest.mark.parametrize("query", [{}, {"maxwidth": 300}])
def test_the_answer_is_as_described(dataset, query):
    described = openapi.describe(codes_of(dataset), dataset.version, "/karta/api/v1")
    path = described["paths"]["/oembed"]
    assert path["servers"] == [{"url": "/karta"}]
    assert {p["name"] for p in path["get"]["parameters"]} == {
        "url",
        "format",
        "maxwidth",
        "maxheight",
    }
    jsonschema.validate(found(url=VIEW, **query), described["components"]["schemas"]["OEmbed"])
    assert set(path["get"]["responses"]) == {"200", "400", "404", "405", "501", "503"}
