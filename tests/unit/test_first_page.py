"""The first answer: a head of the view, its words and figures, the rest as Streamlit has it."""

from __future__ import annotations

import io
import re
import tomllib
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from content import store, view_picture
from content.text import Text
from content.view_description import describe_view, of_map
from tests.pages import build_page
from tests.server import ROOT
from tests.words import plain
from ui import page_styles, serving, streamlit_words
from ui.first import head, page
from ui.streamlit_files import INDEX
from zmos_data.model import DataError

LANGUAGES = ("sl", "en")
VIEW = "tema=energy_efficiency"


def written(path: str = "", language: str = "sl", query: str = "", here: str = "") -> str:
    return page.first_page(path, language, query, here).content.decode()


def meta(answer: str) -> dict[str, str]:
    """Return what the head says, by name or property."""
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', answer)
    return {name: unescape(content) for name, content in found}


@pytest.fixture
def client(monkeypatch) -> TestClient:
    settings = {"server.baseUrlPath": "karta"}
    monkeypatch.setattr("ui.base_path.st.get_option", settings.get)
    return TestClient(Starlette(routes=serving.routes("/karta")), base_url="https://example.si")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_is_in_the_language(language):
    text = Text(language)
    answer = written(language=language)
    assert f'<html lang="{language}">' in answer
    product = text.say("Urban municipalities of Slovenia")
    assert f"<title>{text.say('Map')} · {product}</title>" in answer
    assert f"<noscript><p>{text.say('This page needs JavaScript.')}</p></noscript>" in answer
    assert streamlit_words.inline(text) in answer
    for theirs in ("<title>Streamlit", "You need to enable JavaScript"):
        assert theirs not in answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_says_what_a_link_shows(dataset, language):
    said = meta(written("", language, VIEW, "https://example.si/karta"))
    sentence = of_map(build_page(dataset, language, themes=("energy_efficiency",)))
    for name in ("description", "og:description", "og:image:alt"):
        assert said[name] == sentence
    query = f"{VIEW}&lang={language}"
    assert said["og:url"] == f"https://example.si/karta/?{query}"
    assert said["og:image"] == f"https://example.si/karta/app/static/view.png?{query}"
    assert said["og:locale"] == {"sl": "sl_SI", "en": "en_GB"}[language]


@pytest.mark.parametrize("path", ["", "teme", "projekti"])
def test_a_shared_link_is_titled_by_what_it_shows(path):
    said = meta(written(path, "en", VIEW))
    assert plain(said["og:title"]) == "Energy efficiency: 6 projects in 6 towns, 1 in each"
    assert said["og:description"].startswith("Shown: 6 projects on energy efficiency")
    assert meta(written("podatki", "en", VIEW))["og:title"].startswith("Data · ")
    compared = meta(written("primerjava", "en", "primerjaj=061,070"))
    assert compared["og:title"] == "Comparison: Ljubljana and Maribor"


def test_a_town_and_a_project_are_named():
    assert meta(written("obcina", query="obcina=011"))["og:title"].startswith("Celje: ")
    answer = written("projekti", query="projekt=096-02")
    assert meta(answer)["og:title"].startswith("Spominski park Ptuj")
    said = meta(written("projekt", query="projekt=096-02"))
    assert said["og:title"].startswith("Spominski park Ptuj")
    assert plain(said["og:description"]) == (
        "Ptuj · 2014–2020 · zaključen · Skupna vrednost: 1.207.343 EUR"
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ["", "teme", "projekti", "podatki"])
def test_who_runs_no_script_reads_the_figures_of_the_view(dataset, path, language):
    answer = written(path, language, VIEW)
    view = build_page(dataset, language, themes=("energy_efficiency",))
    shown = describe_view if path else of_map
    assert f'<p class="first-sentence">{shown(view)}</p>' in answer
    table = answer[answer.index("<noscript>") : answer.index("</noscript>")]
    rows = re.findall(r'<a href="([^"]*)">([^<]*)</a></th><td>([^<]*)</td>', table)
    assert {name: n for _, name, n in rows} == {
        name: str(view.view.totals[code].projects or "–") for code, name in view.town_names.items()
    }
    assert unescape(rows[0][0]).startswith(f"obcina?lang={language}&obcina=")
    assert f'href="teme?tema=energy_efficiency&amp;lang={language}"' in table


def test_what_an_address_says_is_escaped_and_bad_parts_of_it_are_left_out(dataset):
    evil = "isci=%3Cscript%3Ealert(1)%3C/script%3E%22&tema=none&obcina=999"
    answer = written("", "sl", evil, "https://example.si")
    assert "<script>alert" not in answer
    assert "&lt;script&gt;alert(1)" in meta_source(answer)
    many = "&".join(f"a{n}=1" for n in range(200))
    assert meta(written("", "sl", many))["description"] == of_map(build_page(dataset))


def meta_source(answer: str) -> str:
    return answer[answer.index('<meta name="description"') : answer.index('<meta property="og:t')]


def test_tables_that_do_not_pass_leave_a_page_that_says_nothing_of_them(monkeypatch, client):
    def refuse() -> None:
        raise DataError(())

    monkeypatch.setattr(store, "dataset", refuse)
    answer = client.get("/karta/?lang=en")
    assert answer.status_code == 200
    assert "<title>Urban municipalities of Slovenia</title>" in answer.text
    assert "<noscript><p>This page needs JavaScript.</p></noscript>" in answer.text
    assert meta(answer.text) == {}
    assert client.get("/karta/app/static/view.png").status_code == 503


def test_a_browser_that_holds_the_first_answer_gets_nothing_until_it_changes(client):
    first = client.get("/karta/teme?lang=en")
    held = {"If-None-Match": first.headers["ETag"]}
    again = client.get("/karta/teme?lang=en", headers=held)
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"/karta/teme?lang=en&{VIEW}", headers=held)
    assert other.status_code == 200
    assert first.headers["Vary"] == "Accept-Encoding, Accept-Language"
    assert meta(first.text)["og:url"] == "https://example.si/karta/teme?lang=en"


def test_the_styles_of_all_pages_are_a_file_that_stands_before_those_of_a_page(client):
    html = client.get("/karta/?obcina=061").text
    (address,) = re.findall(r'<link rel="stylesheet" data-shared href="\./([^"]+)">', html)
    assert html.index("</head>") < html.index(address) < html.index('<div id="root">')
    styles = client.get(f"/karta/{address}")
    assert styles.text == page_styles.shared_styles()
    assert "immutable" in styles.headers["Cache-Control"]
    own = page_styles.styles("map")._repr_html_()
    assert own.startswith(f'<style data-shared="./{address}">')
    assert styles.text[-200:] not in own


def test_the_public_address_stands_in_the_place_of_the_one_that_was_asked(monkeypatch, client):
    monkeypatch.setenv("ZMOS_ADDRESS", "https://mestne.example.si/")
    said = meta(client.get("/karta/teme?lang=en").text)
    assert said["og:url"] == "https://mestne.example.si/teme?lang=en"


def test_the_words_stand_on_the_ground_that_streamlit_will_have():
    shipped = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    answer = written("teme")
    for theme in ("light", "dark"):
        assert f"--first-ground:{shipped['theme'][theme]['backgroundColor']};" in answer


def test_the_picture_is_of_the_view(client):
    titles = []
    for view in ("", "tema=energy_efficiency"):
        answer = client.get(f"/karta/app/static/view.png?lang=en&{view}")
        assert answer.headers["Content-Type"] == "image/png"
        image = Image.open(io.BytesIO(answer.content))
        assert image.size == (view_picture.WIDTH, view_picture.HEIGHT)
        titles.append(image.info["Title"])
    # Of the whole the wall, whose title is its sentence.
    assert titles[0].startswith("98 projects in 12 urban municipalities; total cost:")
    assert "energy efficiency" in titles[1]


def test_the_picture_of_a_page_is_of_what_the_page_is_of(client):
    """Of a town, a project and a comparison arms and numbers; of the map its own measure."""
    titles = {
        "obcina?obcina=054": "Krško. In Krško the collected data hold 2 projects",
        "projekt?projekt=096-02": "Ptuj Memorial Park. Ptuj · 2014–2020 · completed",
        "primerjava?primerjaj=061,070": "Comparison: Ljubljana and Maribor.",
        "primerjava?": "Comparison: Ljubljana and Maribor.",
        "teme?tema=energy_efficiency": "Shown: 6 projects on energy efficiency",
        "?kazalnik=eu_eur": "Shown: 98 projects in 12 urban municipalities, colour: EU",
    }
    for link, title in titles.items():
        address = meta(client.get(f"/karta/{link}&lang=en").text)["og:image"]
        answer = client.get(address)
        assert answer.status_code == 200, link
        image = Image.open(io.BytesIO(answer.content))
        assert image.size == (view_picture.WIDTH, view_picture.HEIGHT)
        assert image.info["Title"].startswith(title), link
    assert client.get("/karta/app/static/view-x.png").status_code == 404


def test_a_picture_that_is_to_be_read_has_more_pixels_and_is_never_the_wall(client):
    for path in ("view", "view-obcina"):
        answer = client.get(f"/karta/app/static/{path}.png?lang=en&velika=da")
        image = Image.open(io.BytesIO(answer.content))
        assert image.size[0] == 1800
        assert "urban municipalities; total cost:" not in image.info["Title"]


@pytest.mark.parametrize("path", ["", "obcina", "teme", "projekti", "primerjava"])
def test_the_head_says_where_the_frame_of_a_view_is_described(client, path):
    answer = client.get(f"/karta/{path}?lang=en&{VIEW}&isci=%22%3E%3Cb%3E").text
    found = re.findall(r'<link rel="alternate" type="(\S+)\+oembed"[^>]* href="([^"]*)">', answer)
    assert [media for media, _ in found] == ["application/json", "text/xml"]
    link = meta(answer)["og:url"]
    for kind, (_, address) in zip(("json", "xml"), found, strict=True):
        asked = urlsplit(unescape(address))
        assert (asked.netloc, asked.path) == ("example.si", "/karta/oembed")
        assert parse_qs(asked.query) == {"url": [link], "format": [kind]}
        assert client.get(unescape(address)).status_code == 200


@pytest.mark.parametrize("path", ["podatki", "o_zdruzenju", "predstavitev", "projekt"])
def test_a_page_without_a_map_of_its_own_promises_no_frame(path):
    assert "oembed" not in written(path, "en", VIEW, "https://example.si")


@pytest.mark.parametrize("base", ["", "karta"])
def test_the_first_page_names_the_feed_of_releases(base, monkeypatch):
    monkeypatch.setattr(head, "base_path", lambda: f"/{base}" if base else "")
    (link,) = re.findall(r"<link rel=\"alternate\"[^>]*>", head.head_alone(Text("en")))
    assert 'type="application/atom+xml"' in link
    address = f"/{base}/api/v1/releases.atom?lang=en".replace("//", "/")
    assert f'href="{address}"' in link


def test_the_rest_of_the_first_page_is_streamlits(caplog):
    answer = page._written(Text("sl"), "", "", "").content.decode()
    index = INDEX.read_text(encoding="utf-8")
    for needed in re.findall(r'<script type="module".*?</script>|<link .*?>', index, re.DOTALL):
        assert needed in answer or 'rel="stylesheet"' in needed
    assert '<div id="root"></div>' in answer
    assert not caplog.records


@pytest.mark.parametrize("pattern", page.changes(Text("sl"), "", "", ""))
def test_another_first_page_of_streamlits_is_said_and_served(
    tmp_path, monkeypatch, caplog, pattern
):
    index = tmp_path / "index.html"
    whole = INDEX.read_text(encoding="utf-8")
    index.write_text(re.sub(pattern, "", whole, flags=re.DOTALL), encoding="utf-8")
    monkeypatch.setattr(page, "INDEX", index)
    answer = page._written(Text("sl"), "", "", "").content.decode()
    assert '<script type="module"' in answer
    (record,) = caplog.records
    assert pattern in record.getMessage()
