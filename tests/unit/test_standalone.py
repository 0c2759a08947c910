"""The HTML file of a view: all inlined, escaped, under its weight, in both languages."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from documents import standalone
from documents.standalone import build_standalone
from tests.builders import without_amount
from tests.pages import build_page
from tests.tables import projects as read_projects
from tests.words import plain
from webmap.arms import load_all
from zmos_data.heraldry import Arms
from zmos_data.selection import Measure

LINK = "https://example.org/?tema=urban_environment&lang=en"
DAY = date(2026, 11, 24)
LIMIT = 1_500_000
EVIL = "</script><script>alert(1)</script><!-- <b>"


def written(page, link=LINK):
    return build_standalone(page, link, DAY).decode()


def data_of(text):
    found = re.search(r'<script type="application/json" id="zmos-data">(.*?)</script>', text, re.S)
    return json.loads(found.group(1))


def with_cells(dataset, **cells):
    projects = dataset.projects.copy()
    for column, value in cells.items():
        projects[column] = value
    return replace(dataset, projects=projects)


def test_the_file_is_under_its_weight(dataset):
    assert len(build_standalone(build_page(dataset), LINK, DAY)) < LIMIT


def test_many_projects_end_the_list_and_the_file_says_so(dataset, monkeypatch):
    monkeypatch.setattr(standalone, "LIST_LIMIT", 20)
    monkeypatch.setattr(standalone, "PANELS_LIMIT", 12)
    text = written(build_page(dataset, "en"))
    many = len(read_projects())
    assert f"20 of {many} projects are shown; the dashboard holds them all." in text
    assert "11 more projects in the dashboard" in text  # Ljubljana has twelve
    assert len(standalone.listed(build_page(dataset))["rows"]) == 20


def test_nothing_is_cut_of_the_shipped_data_nor_of_twice_as_many(dataset, monkeypatch):
    n = len(read_projects())
    assert 2 * n <= min(standalone.LIST_LIMIT, standalone.PANELS_LIMIT)
    page = build_page(dataset, "en")
    monkeypatch.setattr(standalone, "PANELS_LIMIT", n)  # Ljubljana has more than a twelfth of it
    panels = standalone.town_panels(page, load_all(dataset))
    assert [panel["more"] for panel in panels] == [""] * 12
    assert sum(len(panel["projects"]) for panel in panels) >= n
    assert standalone.listed(page)["note"] == ""


def test_a_long_table_goes_without_arms(dataset, monkeypatch):
    page = build_page(dataset)
    few = len(build_standalone(page, LINK, DAY))
    monkeypatch.setattr(standalone, "TABLE_ARMS_LIMIT", 11)
    many = written(page)
    assert len(many.encode()) < few - 30_000
    assert many.count("<span class=town>") == 12


def test_it_holds_all_towns_with_shapes_places_and_arms(dataset):
    data = data_of(written(build_page(dataset)))
    codes = set(dataset.municipalities["municipality_code"])
    shapes = data["layers"]["municipalities"]["features"]
    assert {shape["properties"]["municipality_code"] for shape in shapes} == codes
    assert set(data["layers"]["towns"]) == set(data["state"]["towns"]) == codes
    assert all(t["arms"].startswith("data:image/") for t in data["layers"]["towns"].values())
    assert data["layers"]["anchors"]["zooms"]
    assert data["layers"]["neighbours"]["Puconci"] == [46.7047, 16.1573]
    assert "Puconci" in data["layers"]["towns"]["080"]["neighbours"]
    assert "GeoNames" in data["attribution"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sl", ["Prikazano: {n} projektov", "{n} projektov", "pribl.", "ni znano", "Mesto"]),
        (
            "en",
            [
                "Shown: {n} projects",
                "{n} projects",
                "approx.",
                "not known",
                "Town",
                "This view in the dashboard",
                "Made on 24 November 2026.",
            ],
        ),
    ],
)
def test_words_are_of_the_pages_language(dataset, language, words):
    text = plain(unescape(written(build_page(dataset, language, themes=("urban_environment",)))))
    assert f'<html lang="{language}">' in text
    number = (read_projects()["theme_code"] == "urban_environment").sum()
    for word in words:
        assert word.format(n=number) in text
    assert dataset.version in text


def test_figures_are_those_of_the_page(dataset):
    data = without_amount(dataset, "eu_eur", municipality_code="054")
    page = build_page(data, "en", measure=Measure("eu_eur"), municipality_code="061")
    text = written(page)
    state = data_of(text)["state"]
    assert state["chosen"] == "061"
    assert state["towns"]["054"]["fill"] == "lines"
    assert state["towns"]["054"]["label"] == "figure not known"
    assert 'class="sheet open" id="town-061"' in text
    panels = standalone.town_panels(page, standalone.arms.load_all(dataset))
    counts = read_projects().groupby("municipality_code").size().to_dict()
    assert {panel["code"]: len(panel["projects"]) for panel in panels} == counts
    assert len(standalone.listed(page)["rows"]) == sum(counts.values())


def test_markup_in_the_data_is_text(dataset):
    evil = with_cells(
        dataset, name_sl=EVIL, name_en=EVIL, source_title=EVIL, source_url="javascript:alert(1)"
    )
    text = written(build_page(evil, "en"), "javascript:alert(2)")
    assert "alert(1)</script>" not in text
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in text
    assert "javascript:" not in re.sub(r"<script>.*</script>", "", text, flags=re.S)


def test_markup_in_a_towns_name_cannot_end_the_script(dataset):
    towns = dataset.municipalities.copy()
    towns["name"] = EVIL
    text = written(build_page(replace(dataset, municipalities=towns)))
    assert data_of(text)["layers"]["towns"]["061"]["name"] == EVIL
    assert text.count("<script") == 2


def test_the_policy_names_the_script_that_stands_there(dataset):
    text = written(build_page(dataset))
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', text).group(1))
    script = re.search(r"<script>(.*)</script>", text, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy
    assert "http" not in policy


def test_no_address_is_fetched(dataset):
    text = written(build_page(dataset))
    head = text.split("<script", 1)[0]
    assert not re.findall(r'(?:src|srcset|data|poster)="(?!data:)[^"]+"', head)
    assert not re.findall(r'<link[^>]*href="(?!data:)', head)
    assert not re.findall(r"url\((?!#)", head)
    assert "@import" not in head


def test_heavy_official_arms_become_a_picture():
    shield = standalone.arms.plain_shield("#fff", "#d00")
    light = Arms("061", shield, shield, "rendition")
    assert standalone.picture(light, "full", 152).startswith("data:image/svg+xml;base64,")
    heavy = shield.replace(b"</svg>", b'<path d="' + b"M0 0L1 1" * 20_000 + b'"/></svg>')
    found = standalone.picture(Arms("061", heavy, heavy, "official"), "full", 152)
    assert found.startswith("data:image/png;base64,")
    assert len(found) < standalone.ARMS_LIMIT


def test_a_link_too_long_for_a_qr_code_still_stands_as_a_link(dataset):
    text = written(build_page(dataset), f"https://example.org/?isci={'a' * 4000}")
    assert "https://example.org/?isci=aaaa" in text
    assert 'width="132"' not in text
    assert 'width="132"' in written(build_page(dataset))
