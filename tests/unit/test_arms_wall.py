"""The arms wall: every town with its ring, one sentence, and nothing that needs a script."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from content import ring
from content.arms_wall import arms_wall, sentence, style
from content.theme_badge import theme_badges
from tests.pages import build_page

TOWN = re.compile(
    r"<li>\s*<a href=\"(?P<go>[^\"]*)\" data-nav data-town=\"(?P<code>\d+)\">(?P<in>.*?)</a>"
)


def by_town(wall: str) -> dict[str, re.Match[str]]:
    return {found["code"]: found for found in TOWN.finditer(wall)}


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_town_stands_in_its_ring_and_leads_to_the_map(dataset, language):
    page = build_page(dataset, language)
    found = by_town(arms_wall(page))
    assert list(found) == list(page.town_names)
    for code, town in found.items():
        assert unescape(town["go"]) == f"./?obcina={code}&lang={language}"
        assert f'<img src="{page.assets.shield(code, "full")}" alt="">' in town["in"]
        assert f">{page.town_names[code]}</span>" in town["in"]
        letters = re.findall(r"<text [^>]*>(\w)</text>", town["in"])
        taken = [theme for theme, (n, _) in page.view.parts[code].items() if n]
        assert letters == [theme_badges(page)[theme].letter for theme in taken]


def test_a_ring_is_that_of_the_map(dataset):
    """The same path stands in `tests/js/drawing.test.js`, for the script of the map."""
    page = build_page(dataset)
    drawn = ring.quarters(page.view.parts["061"], theme_badges(page))
    assert drawn[0].lines[0].path == "M38.6 6.1A30 30 0 0 1 65.9 33.4"
    assert (drawn[0].x, drawn[0].y) == (58.6, 13.4)


def test_a_status_is_told_by_its_line_alone(dataset):
    badges = theme_badges(build_page(dataset))
    statuses = ("takes_part", "no_project", "not_eligible", "no_strand", "joint")
    looks = [
        ring.quarters({"energy_efficiency": (0, status)}, badges)[0].lines for status in statuses
    ]
    assert looks[1] == looks[3]
    assert len(set(looks)) == 4
    assert [status for status, look in zip(statuses, looks, strict=True) if look[0].dashes] == [
        "not_eligible"
    ]


def test_the_sentence_counts_what_is_known(dataset):
    assert sentence(build_page(dataset, "en")) == (
        "98 projects in 12 urban municipalities; total cost: approximately "
        "EUR\u00a0322.7\u00a0million, known for 84 of 98 projects."
    )


def test_a_view_without_projects_is_a_wall_without_colours(dataset):
    page = build_page(dataset, "en", search="xyzzy")
    wall = arms_wall(page)
    assert "<text" not in wall
    assert sentence(page).startswith("Shown: no project")
    assert len(by_town(wall)) == 12


def test_a_wall_needs_no_script_and_nothing_from_elsewhere(dataset):
    pictures = {"011": "data:image/svg+xml,x"}
    wall = arms_wall(build_page(dataset), pictures, level=0)
    assert re.findall(r'src="([^"]*)"', wall) == ["data:image/svg+xml,x"]
    assert "<script" not in wall
    assert "<h" not in wall
    assert "url(" not in style()
    assert "--st-" not in style()


def test_a_name_cannot_end_the_text_it_stands_in(dataset):
    page = build_page(dataset)
    rows = replace(page.rows, town_names={**page.town_names, "011": '<b onclick="x">'})
    assert "&lt;b onclick=" in arms_wall(replace(page, rows=rows))
