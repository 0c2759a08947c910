"""The map's script and state: constant base, escaped text, and the trap of equal hashes."""

import json
import re
from pathlib import Path

from streamlit_folium import _get_map_string, generate_js_hash

from content import map_state
from geodata.boundaries import layer_paths
from tests.pages import build_page
from ui import map
from webmap.bundle import publish_map


def script(page):
    base = map.build_map(page)
    base.render()
    return _get_map_string(base)


def published(dataset, language="sl", **view):
    from dataclasses import replace

    return replace(build_page(dataset, language, **view), assets=publish_map(dataset))


def test_the_base_is_the_same_for_every_view_in_either_language(dataset):
    one = published(dataset)
    view = {"themes": ("energy_efficiency",), "municipality_code": "061"}
    other = published(dataset, "en", **view)
    assert generate_js_hash(script(one)) == generate_js_hash(script(other))
    assert map.map_key(one) == map.map_key(other)


def test_the_base_is_small(dataset):
    assert len(script(published(dataset))) < 3000


def test_streamlit_foliums_hash_is_blind_to_what_follows_an_underscore():
    # The trap that the key and the hyphens in file names are there for.
    assert generate_js_hash("fetch('grb_celje.svg')") == generate_js_hash("fetch('grb_koper.svg')")
    assert generate_js_hash("fetch('grb-celje.svg')") != generate_js_hash("fetch('grb-koper.svg')")


def test_published_names_are_told_apart_by_that_hash(dataset):
    assets = publish_map(dataset)
    assert assets.problems == ()
    assert not any("_" in name for name in assets.names.values())
    marks = {generate_js_hash(name) for name in assets.names.values()}
    assert len(marks) == len(set(assets.names.values()))


def test_the_key_tells_data_apart_and_not_languages(dataset):
    from dataclasses import replace

    page = build_page(dataset)
    newer = replace(page, dataset=replace(dataset, checksum="0" * 64))
    assert map.map_key(page) != map.map_key(newer)
    assert map.map_key(page) == map.map_key(build_page(dataset, "en"))


def test_the_words_of_the_map_follow_the_language(dataset):
    words = {
        lang: map_state.build_state(build_page(dataset, lang))["words"] for lang in ("sl", "en")
    }
    assert words["sl"].keys() == words["en"].keys()
    assert all(words["sl"][name] != words["en"][name] for name in words["sl"])


def test_neighbours_that_cannot_be_read_are_named_and_not_raised(dataset, tmp_path, monkeypatch):
    broken = tmp_path / "neighbours.geojson"
    broken.write_text("{", "utf-8")
    paths = {**layer_paths(), "neighbours": broken}
    monkeypatch.setattr("webmap.bundle.layer_paths", lambda folder: paths)
    (problem,) = publish_map(dataset).problems
    assert problem.startswith("layers.json: ")


def test_json_in_a_script_cannot_end_it():
    evil = "</script><!-- \u2028 & `${1}` \"'"
    text = map_state.safe_json({"name": evil})
    assert "<" not in text
    assert "\u2028" not in text
    assert json.loads(text) == {"name": evil}


def test_the_three_kinds_of_empty_have_their_own_look(dataset):
    page = build_page(
        dataset,
        themes=("sustainable_mobility",),
        periods=("2014-2020",),
        measure=map_view_measure("eu_eur"),
    )
    towns = map_state.build_state(page)["towns"]
    assert towns["054"]["fill"] == "dots"
    assert towns["084"]["fill"] == "lines"
    assert towns["061"]["fill"].startswith("#")
    only = build_page(dataset, themes=("energy_efficiency",), periods=("2014-2020",))
    assert map_state.build_state(only)["towns"]["112"]["fill"] == "hatch"


def map_view_measure(code):
    from zmos_data.selection import Measure

    return Measure(code)


def test_a_marker_is_named_by_its_town_its_figure_and_its_themes(dataset):
    """It begins with what stands beside the arms, so that who speaks to a browser finds it."""
    sl = map_state.build_state(build_page(dataset))["towns"]["080"]
    en = map_state.build_state(build_page(dataset, "en"))["towns"]["080"]
    assert sl["aria"] == f"Murska Sobota: {sl['label']}; Trajnostna mobilnost 3, Urbano okolje 4"
    assert (
        en["aria"] == f"Murska Sobota: {en['label']}; Sustainable mobility 3, Urban environment 4"
    )


def test_the_ring_has_a_part_for_each_theme_in_their_order(dataset):
    state = map_state.build_state(build_page(dataset))
    assert [theme["letter"] for theme in state["themes"]] == ["E", "M", "U", "I"]
    assert state["towns"]["054"]["ring"] == "ettj"


def test_the_scripts_have_the_state_by_the_names_that_python_gives_it():
    types = (Path(map.__file__).parents[1] / "webmap/globals.d.ts").read_text(encoding="utf-8")
    declared = re.search(r"interface MapState {(.*?)^}", types, re.MULTILINE | re.DOTALL)
    assert declared
    names = re.findall(r"^  (\w+)\??:", declared[1], re.MULTILINE)
    assert {*names} - {"year"} == set(map_state.MapState.__annotations__)  # the player's own
    of_town = re.search(r"towns: Record<string, {(.*?)}>", declared[1], re.DOTALL)
    assert of_town
    assert set(re.findall(r"(\w+)\??:", of_town[1])) == set(map_state.TownState.__annotations__)
