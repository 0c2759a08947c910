"""A visitor's own slides: address and file there and back, and links that mean harm."""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content import own_slides, slide_values
from documents import slide_pictures
from tests.pages import build_page
from tests.words import plain
from ui.slides import own_set
from zmos_data import slide_sets
from zmos_data.parameters import codes_of
from zmos_data.slide_sets import OwnSlide, SlideSet, read, write
from zmos_data.slides import load_slides
from zmos_data.stored_views import refused

SET = (
    OwnSlide("map", "kazalnik=eu_eur"),
    OwnSlide("theme", "tema=sustainable_mobility", "Kolesarji: {projects}", "Počasi; “tu” : # -"),
    OwnSlide("town", "obcina=096", "- ni seznam"),
    OwnSlide("known", ""),
)
WORDS = st.text(max_size=40).map(slide_sets.plain)
SLIDES = st.builds(OwnSlide, st.sampled_from(slide_sets.OWN_KINDS), WORDS, WORDS, WORDS)


def packed(value: object) -> str:
    """Pack whatever as a link holds a set."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=slide_sets._COMMON)
    content = packer.compress(json.dumps(value).encode()) + packer.flush()
    return "1." + base64.urlsafe_b64encode(content).decode().rstrip("=")


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SLIDES, max_size=6))
def test_a_set_comes_back_out_of_its_link(slides):
    assert read(write(slides)) == SlideSet(tuple(slides))


def test_a_link_of_version_1_is_read_for_good():
    text = (
        "1.i46GMtC8CrYBphrsEWyOBMp55-ekFicWZWVaKVTDQqUWKB6Qf6Q3sTjTWuFRw5yS0kcNcxWsFJQVdCHmQhwD"
        "84-lGZCjq5CXqVCcWpWXmKsUGwsA"
    )
    assert read(text) == SlideSet(SET[:3])


def test_a_usual_set_of_twelve_is_short(dataset):
    views = ["tema=sustainable_mobility&obdobje=2021-2027", "obcina=061", "kazalnik=eu_eur"] * 4
    kinds = ["theme", "town", "map"] * 4
    slides = [OwnSlide(kind, view) for kind, view in zip(kinds, views, strict=True)]
    assert len(write(slides)) < 300
    assert slide_sets.fits(slides)
    assert not slide_sets.fits(slides * 3)


@pytest.mark.parametrize(
    "text",
    [
        "1.",
        "2.abc",
        "1.AAAA",
        "1." + "A" * 5_000,
        "<script>alert(1)</script>",
        "1.<b>",
        write(SET) + "A",
        write(SET)[:-3],
        packed({"a": 1}),
        packed("x"),
        packed([["map", "x" * 70_000]]),
        "1." + "ž",
    ],
)
def test_what_is_no_set_is_named_in_one_line_and_shows_nothing(text):
    found = read(text)
    assert found.slides == ()
    assert len(found.problems) == 1


def test_a_bomb_is_not_unpacked():
    text = packed([["map", "0" * 2_000_000]])
    assert len(text) < slide_sets.LONGEST
    assert read(text).slides == ()


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["film", ""], "kind"),
        (["text", ""], "kind"),
        (["map", "x" * 700], "view"),
        (["map", "", "x" * 200], "title"),
        (["map", "", "", "x" * 700], "note"),
        (["map"], None),
        (["map", 1], None),
        (["map", "", "", "", ""], None),
        ({"map": ""}, None),
        (None, None),
    ],
)
def test_a_wrong_slide_is_named_with_its_number_and_the_others_run(row, column):
    found = read(packed([["map", ""], row, ["known", ""]]))
    assert [slide.kind for slide in found.slides] == ["map", "known"]
    (problem,) = found.problems
    assert (problem.row, problem.column) == (2, column)


def test_more_slides_than_a_set_holds_are_left_out_and_said():
    found = read(packed([["map", ""]] * 40))
    assert len(found.slides) == slide_sets.MOST
    assert "at most" in found.problems[0].rule


def test_signs_that_cannot_be_seen_are_taken_out():
    (slide,) = read(packed([["map", "", "a\u0000b\n\u2028c \ud800d"]])).slides
    assert slide.title == "a b c d"


def test_slides_are_moved_removed_and_worded_by_their_number():
    a, b, c = (OwnSlide("map", name) for name in "abc")
    assert slide_sets.moved((a, b, c), 3, -1) == (a, c, b)
    assert slide_sets.moved((a, b, c), 1, -1) == (a, b, c)
    assert slide_sets.moved((a, b, c), 1, 1) == (b, a, c)
    assert slide_sets.moved((a, b, c), 9, 1) == (a, b, c)
    assert slide_sets.without((a, b, c), 2) == (a, c)
    _, worded, _ = slide_sets.worded((a, b, c), 2, "x" * 999, " n\n ")
    assert (worded.title, worded.note) == ("x" * slide_sets.TITLE, "n")


def test_the_file_of_a_set_is_one_that_an_operator_can_install(tmp_path, dataset):
    found = SlideSet(SET)
    path = tmp_path / "slides.yaml"
    path.write_text(own_slides.yaml_file(found), encoding="utf-8")
    check = partial(refused, codes=codes_of(dataset))
    deck = load_slides(path, slide_values.placeholders(dataset), check)
    assert not deck.problems
    for read_, made in zip(deck.slides, own_slides.declared_set(found), strict=True):
        assert (read_.id, read_.kind, read_.view) == (made.id, made.kind, made.view)
        assert (read_.title, read_.note, read_.bullets) == (made.title, made.note, made.bullets)


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SLIDES, min_size=1, max_size=3))
def test_whatever_is_written_to_a_slide_comes_back_out_of_the_file(tmp_path_factory, slides):
    path = tmp_path_factory.mktemp("set") / "slides.yaml"
    path.write_text(own_slides.yaml_file(SlideSet(tuple(slides))), encoding="utf-8")
    names = {"projects", "in_towns", "town_total"} | {
        f"{town}{name}{known}"
        for town in ("", "town_")
        for name in ("total", "cofin", "eu")
        for known in ("", "_known")
    }
    deck = load_slides(path, names)
    assert not deck.problems
    made = own_slides.declared_set(SlideSet(tuple(slides)))
    assert [slide.title for slide in deck.slides] == [slide.title for slide in made]


def test_braces_of_a_visitor_are_braces_and_reach_nothing(dataset):
    page = build_page(dataset)
    hostile = "{projects.__class__.__mro__} {0} {{x}}"
    found = own_slides.shown_set(page, SlideSet((OwnSlide("map", "", hostile),)))
    assert [slide.title for _, slide in found.slides] == [hostile]


def test_a_view_that_the_data_do_not_know_is_named_and_the_others_run(dataset):
    slides = (
        OwnSlide("map", "tema=<b>x</b>&barva=modra"),
        OwnSlide("town", ""),
        OwnSlide("matrix", "tema=energy_efficiency&obdobje=2021-2027"),
        OwnSlide("map", ""),
    )
    found = own_slides.shown_set(build_page(dataset), SlideSet(slides))
    assert [number for number, _ in found.slides] == [4]
    assert [(problem.row, problem.column) for problem in found.problems] == [
        (1, "view"),
        (2, "view"),
        (3, "kind"),
    ]


def test_a_slide_of_a_town_is_told_by_its_own_projects_and_counts_the_themes_shown(dataset):
    own = OwnSlide("town", "obcina=096&tema=urban_environment")
    ((_, slide),) = own_slides.shown_set(build_page(dataset), SlideSet((own,))).slides
    assert [bar.figure for bar in slide_pictures.bars(slide)] == ["5 projektov"]
    assert "5 projektov s področja urbanega okolja" in plain(own_set.about(slide.page, "town"))


def test_a_comparison_makes_a_slide_of_its_towns_and_no_others(dataset):
    view = {"compared": ("011", "096"), "themes": ("urban_environment",)}
    page = replace(build_page(dataset, **view), name="comparison")
    own = own_slides.of_view(page)
    assert own == OwnSlide("map", "tema=urban_environment&mesta=011,096")
    ((_, slide),) = own_slides.shown_set(page, SlideSet((own,))).slides
    assert "v Celju in na Ptuju" in slide.title


@pytest.mark.parametrize(
    ("name", "view", "kind"),
    [
        ("map", {}, "map"),
        ("map", {"themes": ("sustainable_mobility",)}, "theme"),
        ("map", {"themes": ("innovation_policy",)}, "joint"),
        ("projects", {"search": "most"}, "map"),
        ("town", {}, "town"),
        ("themes", {"municipality_code": "061"}, "matrix"),
        ("projects", {"municipality_code": "061"}, "map"),
        ("map", {"municipality_code": "061"}, "town"),
        ("comparison", {"compared": ("061", "096")}, "map"),
        ("comparison", {"compared": ("096",), "themes": ("sustainable_mobility",)}, "town"),
        ("data", {}, "known"),
        ("data", {"from_release": 1}, "changes"),
        ("project", {"project_id": "096-02"}, "town"),
    ],
)
def test_every_page_makes_a_slide_that_can_be_shown(dataset, name, view, kind):
    page = replace(build_page(dataset, **view), name=name)
    own = own_slides.of_view(page)
    assert own.kind == kind
    assert read(write((own,))).slides == (own,)
    if kind != "changes":  # it needs a second release
        assert own_slides.shown_set(page, SlideSet((own,))).problems == ()


@pytest.mark.parametrize("view", ["&" * 150, "obcina=061&" * 150, "a=1&" * 150, "=" * 150])
def test_a_view_of_very_many_fields_breaks_no_set(dataset, view):
    found = read(write([OwnSlide("map", view), OwnSlide("map", "obcina=061")]))
    shown = own_slides.shown_set(build_page(dataset), found)
    assert len(shown.slides) + len(shown.problems) == 2
    assert shown.slides
