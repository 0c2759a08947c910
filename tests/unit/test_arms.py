"""The files of arms: which one is taken, what is refused, and the picture in pixels."""

import io

import pytest
from PIL import Image

from ui import arms as shields
from ui.text import Text
from zmos_data.heraldry import LIMIT_BYTES, ArmsError, check_svg, load_arms, rasterise, read_svg


def svg(inside: str = '<path d="M0 0H8V8Z" fill="#f00"/>', head: str = "", root: str = "") -> bytes:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{head}<svg {space} viewBox="0 0 8 8" {root}>{inside}</svg>'.encode()


REFUSED = {
    "a script": (svg("<script>alert(1)</script>"), "active element 'script'"),
    "an event handler": (svg(root='onload="alert(1)"'), "event handler 'onload'"),
    "a foreign object": (svg("<foreignObject><p/></foreignObject>"), "active element"),
    "an outside image": (svg('<image href="https://example.org/a.png"/>'), "outside reference"),
    "an outside use": (svg('<use xlink:href="other.svg#a"/>'), "outside reference"),
    "an outside fill": (svg('<path fill="url(https://example.org/#a)"/>'), "outside reference"),
    "an import in a style": (svg('<style>@import "a.css";</style>'), "outside in a style"),
    "an address in a style": (svg("<style>path{fill:url(a.svg)}</style>"), "outside in a style"),
    "a script address": (svg('<a href="javascript:alert(1)"><path/></a>'), "outside reference"),
    "a script in another namespace": (
        svg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
        "active element",
    ),
    "an entity": (svg("&a;", head='<!DOCTYPE svg [<!ENTITY a "b">]>'), "an entity"),
    "a document type": (svg(head='<!DOCTYPE svg SYSTEM "a.dtd">'), "document type"),
    "a style sheet": (svg(head='<?xml-stylesheet href="a.css"?>'), "style sheet"),
    "a set of an address": (svg('<a><set attributeName="href" to="x"/></a>'), "active element"),
    "too much": (svg(f"<desc>{'a' * LIMIT_BYTES}</desc>"), "200 kB"),
    "no XML": (b"<svg", "no readable XML"),
    "HTML": (b"<html/>", "root element 'html'"),
    "an empty file": (b"", "no readable XML"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=list(REFUSED))
def test_an_unsafe_file_is_refused_with_its_reason(content, reason):
    assert reason in check_svg(content)


def test_what_a_drawing_program_writes_is_taken():
    gradient = '<linearGradient id="a"><stop stop-color="#f00"/></linearGradient>'
    inside = f'<defs>{gradient}</defs><path fill="url(#a)"/><use href="#a"/>'
    assert check_svg(svg(f"<style>path{{fill:url(#a)}}</style>{inside}")) == ""


def test_an_official_file_takes_the_place_of_the_rendition(tmp_path):
    (tmp_path / "official").mkdir()
    (tmp_path / "grb-061.svg").write_bytes(svg("<title>own</title>"))
    (tmp_path / "grb-061-marker.svg").write_bytes(svg("<title>own marker</title>"))
    assert load_arms("061", tmp_path).artwork == "rendition"
    (tmp_path / "official" / "grb-061.svg").write_bytes(svg("<title>official</title>"))
    taken = load_arms("061", tmp_path)
    assert taken.artwork == "official"
    assert taken.full is not None and b"official" in taken.full
    assert taken.marker == taken.full  # never the official arms beside an own marker


def test_a_refused_official_file_leaves_the_rendition_and_one_clear_line(tmp_path, caplog):
    (tmp_path / "official").mkdir()
    (tmp_path / "grb-061.svg").write_bytes(svg("<title>own</title>"))
    (tmp_path / "official" / "grb-061.svg").write_bytes(svg("<script>1</script>"))
    taken = load_arms("061", tmp_path)
    assert taken.artwork == "rendition"
    assert len(taken.problems) == 1
    line = taken.problems[0]
    assert "\n" not in line
    for part in ("official/grb-061.svg", "script", "expected", "save it again"):
        assert part in line
    assert line in caplog.text
    own = Text("sl").say_phrase(line)
    assert own.startswith("official/grb-061.svg: zavrnjeno: najdeno: aktivni element 'script';")


def test_a_missing_file_is_none_and_not_an_error(tmp_path):
    assert read_svg(tmp_path / "grb-061.svg") is None
    assert load_arms("061", tmp_path).artwork == "none"


def test_a_town_without_arms_has_a_shield_in_its_tinctures(dataset, tmp_path):
    taken = shields.of_town(dataset, "011", tmp_path)
    assert taken.artwork == "none"
    picture = Image.open(io.BytesIO(rasterise(taken.full, 100))).convert("RGB")
    assert picture.getpixel((50, 30)) == (0x12, 0x66, 0xAC)
    assert picture.getpixel((50, 90)) == (0xFD, 0xDD, 0x04)


def test_a_picture_has_the_width_asked_for_and_a_clear_ground():
    picture = Image.open(io.BytesIO(rasterise(svg(), 64)))
    assert picture.size == (64, 64)
    assert picture.mode == "RGBA"
    assert picture.getpixel((2, 60))[3] == 0


def test_what_cannot_be_drawn_is_an_error_of_arms():
    with pytest.raises(ArmsError, match="cannot be turned into a picture"):
        rasterise(b"<svg", 10)
