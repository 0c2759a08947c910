"""The files of arms: which one is taken, what stands in for it, and the picture in pixels."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from content import association
from content.text import Text
from tests.outside import SHAPE
from tests.outside import drawing as svg
from tests.pages import build_page
from webmap import arms as shields
from webmap.assets import Assets
from zmos_data import heraldry
from zmos_data.heraldry import Arms, ArmsError, load_arms, main, rasterise, read_svg
from zmos_data.svg import limits
from zmos_data.svg.refusal import Refusal, RefusalError


def titled(words: str) -> bytes:
    return svg(f"<title>{words}</title>{SHAPE}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of arms with a rendition of one town."""
    (tmp_path / "official").mkdir()
    (tmp_path / "grb-061.svg").write_bytes(titled("own"))
    return tmp_path


def test_an_official_file_takes_the_place_of_the_rendition(folder):
    (folder / "grb-061-marker.svg").write_bytes(titled("own marker"))
    assert load_arms("061", folder).artwork == "rendition"
    (folder / "official" / "grb-061.svg").write_bytes(titled("official"))
    taken = load_arms("061", folder)
    assert taken.artwork == "official"
    assert taken.full is not None and b"official" in taken.full
    assert taken.marker == taken.full  # never the official arms beside an own marker


REFUSED = {
    "20,000 groups": (svg("<g>" * 20_000 + SHAPE + "</g>" * 20_000), "inside one another"),
    "a tall box": (svg(box="0 0 1 1000000"), "viewBox '0 0 1 1000000'"),
    "a script": (svg("<script>1</script>"), "the active element 'script'"),
    "too much": (svg(f"<!--{'a' * limits.BYTES}-->"), "201 kB"),
    "nothing to see": (svg(""), "nothing to be seen"),
}


@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=list(REFUSED))
def test_a_refused_file_leaves_the_rendition_and_one_clear_line(folder, caplog, content, reason):
    (folder / "official" / "grb-061.svg").write_bytes(content)
    taken = load_arms("061", folder)
    assert taken.artwork == "rendition"
    assert taken.full is not None and b"own" in taken.full
    (line,) = taken.problems
    assert "\n" not in line
    for part in ("official/grb-061.svg", reason, "Allowed: ", "What to do: "):
        assert part in line
    assert line in caplog.text


def test_the_line_is_in_the_language_of_the_page(folder):
    (folder / "official" / "grb-061.svg").write_bytes(svg("\n<script>1</script>"))
    (line,) = load_arms("061", folder).problems
    assert line == (
        "official/grb-061.svg, line 2: refused, so the drawing of this project stays. Found: the "
        "active element 'script'. Allowed: a drawing and nothing else. What to do: correct it and "
        "save it as plain SVG."
    )
    assert Text("sl").say_phrase(line) == (
        "official/grb-061.svg, vrstica 2: datoteka je zavrnjena, zato ostane upodobitev tega "
        "projekta. Najdeno: aktivni element 'script'. Dovoljeno: samo risba. Kaj storiti: datoteko "
        "popravite in jo shranite kot navaden SVG."
    )


def test_the_page_says_why_beside_the_drawing_that_stays(dataset):
    page = build_page(dataset, "sl")
    line = Refusal("text", "text", 12, "official/grb-061.svg").phrase
    arms = {
        code: Arms(code, b"<svg/>", b"<svg/>", "rendition", (line,) if code == "061" else ())
        for code in page.town_names
    }
    page = replace(page, assets=Assets(page.assets.names, (), arms=arms))
    said = {town["name"]: town["problems"] for town in association.arms_gallery(page)}
    assert said.pop("Ljubljana") == [
        "official/grb-061.svg, vrstica 12: datoteka je zavrnjena, zato ostane upodobitev tega "
        "projekta. Najdeno: besedilo 'text'. Dovoljeno: krivulje. Kaj storiti: besedilo pretvorite "
        "v krivulje."
    ]
    assert not any(said.values())


def test_a_refused_marker_is_no_reason_to_mix_two_drawings(folder):
    (folder / "official" / "grb-061.svg").write_bytes(titled("official"))
    (folder / "official" / "grb-061-marker.svg").write_bytes(b"<svg")
    taken = load_arms("061", folder)
    assert taken.artwork == "rendition"
    assert taken.problems[0].startswith("official/grb-061-marker.svg, line 1: refused, ")


def test_a_file_that_cannot_be_read_is_refused(folder, monkeypatch):
    (folder / "official" / "grb-061.svg").write_bytes(titled("official"))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(RefusalError, match=r"cannot be read \(Permission denied\)"):
        read_svg(folder / "official" / "grb-061.svg", outside=True)


def test_a_missing_file_is_none_and_not_an_error(tmp_path):
    assert read_svg(tmp_path / "grb-061.svg", outside=True) is None
    assert load_arms("061", tmp_path).artwork == "none"


def test_the_renderer_never_sees_an_outside_file_in_the_server(folder, monkeypatch):
    (folder / "official" / "grb-061.svg").write_bytes(svg(box="0 0 8 10"))
    taken = load_arms("061", folder)

    def fail(**_: object) -> bytes:
        raise AssertionError("drawn in the server")

    monkeypatch.setattr(heraldry.resvg_py, "svg_to_bytes", fail)
    for cut in heraldry.CUTS:
        picture = Image.open(io.BytesIO(rasterise(taken.drawable(cut), 64)))
        assert picture.size == (64, 80)
        assert picture.mode == "RGBA"
        assert picture.getpixel((2, 60))[3] == 0
        assert picture.getpixel((50, 10)) == (255, 0, 0, 255)


def test_an_own_drawing_is_drawn_as_sharp_as_it_is_asked_for(folder):
    taken = load_arms("061", folder)
    assert taken.drawable("full") == taken.full
    assert taken.pictures == {}


def test_the_command_names_each_refused_file_in_a_line(folder, capsys, caplog):
    assert main(folder) == 0
    for code in ("061", "070"):
        (folder / "official" / f"grb-{code}.svg").write_bytes(b"<svg")
    assert main(folder) == 1
    lines = capsys.readouterr().err.splitlines()
    assert caplog.text == ""  # the log's last resort would write them a second time
    assert [line.split(",")[0] for line in lines] == [
        "official/grb-061.svg",
        "official/grb-070.svg",
    ]


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
