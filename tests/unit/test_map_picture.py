"""The map as PNG and SVG: the colours of the classes, every arms, readable words."""

from __future__ import annotations

import io
import math
import re
from datetime import date

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle
from PIL import Image

from content import legend, palette, ring, slide_titles, store, view_description
from content.map_state import town_fill
from content.theme_badge import theme_badges
from documents import files, map_focus, map_keys, text_layout
from documents import map_picture as map_picture_module
from documents.map_badge import POINTS, Badge, draw_badge
from documents.map_geometry import enlargement, zoom_steps
from documents.map_picture import _EDGE, HEIGHT, WIDTH, Extent, map_picture, place_map
from documents.map_pictures import larger
from tests import builders
from webmap.tokens import COLOURS, RING
from zmos_data.loading import load_dataset
from zmos_data.selection import Measure, Selection

DAY = date(2026, 11, 24)
VIEWS = {
    "all": Selection(),
    "eu": Selection(themes=("sustainable_mobility",), periods=("2014-2020",), measure=Measure.EU),
    "energy": Selection(themes=("energy_efficiency",), periods=("2014-2020",)),
}


def page_of(dataset, language="sl", view="all"):
    return store.page(dataset, VIEWS[view], language)


def pixels(picture: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[n : n + 2], 16) for n in (1, 3, 5)])


def ground(picture: np.ndarray, x: float, y: float, dpi: int, reach: float = 4.0) -> np.ndarray:
    """Return the pixels round a place of the picture, which is in 1/100 inch."""
    column, row, n = (round(value * dpi / 100) for value in (x, y, reach))
    return picture[row - n : row + n + 1, column - n : column + n + 1].reshape(-1, 3)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("dpi", [150, 300])
def test_territories_have_the_colours_of_the_live_map(dataset, view, dpi):
    page = page_of(dataset, view=view)
    picture = pixels(map_picture(page, DAY, dpi=dpi, bare=True))
    height = picture.shape[0] * 100 / dpi
    extent = Extent.of(_EDGE, height - _EDGE)
    geometry, place, _ = place_map(extent)
    seen = set()
    for code, inner in geometry.inner.items():
        x, y = place.transform(inner)
        found, fill = ground(picture, x, y, dpi), town_fill(page, code)
        seen.add(fill)
        if fill.startswith("#"):
            near = np.abs(found - rgb(fill)).max(axis=1) <= 2
            assert near.mean() > 0.5, (code, fill)
        else:
            found = ground(picture, x, y, dpi, 9)
            assert (found.min(axis=1) > 250).mean() > 0.3, (code, fill)
            assert (found.max(axis=1) < 200).mean() > 0.01, (code, fill)
    assert len(seen) > 2


def test_a_town_that_the_data_do_not_hold_is_land_like_any_other(tmp_path):
    data = load_dataset(builders.tiny_package(tmp_path))
    page, dpi = page_of(data), 150
    picture = pixels(map_picture(page, DAY, dpi=dpi, bare=True))
    extent = Extent.of(_EDGE, picture.shape[0] * 100 / dpi - _EDGE)
    geometry, place, _ = place_map(extent)
    for code, inner in geometry.inner.items():
        found = ground(picture, *place.transform(inner), dpi)
        near = np.abs(found - rgb(COLOURS["land"])).max(axis=1) <= 2
        assert bool(near.mean() > 0.5) is (code not in builders.TOWNS), code


@pytest.mark.parametrize("code", ["map-svg", "pptx", "slides-pdf", "towns-pdf", "html"])
def test_files_are_made_of_data_that_lack_towns(tmp_path, code):
    data = load_dataset(builders.tiny_package(tmp_path))
    made = files.files(page_of(data), "", DAY)[code].build()
    assert made.startswith((b"PK", b"%PDF", b"<?xml", b"<!DOCTYPE", b"<!doctype"))


def test_the_picture_is_as_large_as_it_says(dataset):
    for dpi in (150, 300):
        picture = Image.open(io.BytesIO(map_picture(page_of(dataset), DAY, dpi=dpi)))
        assert picture.size == (WIDTH * dpi // 100, HEIGHT * dpi // 100)
        assert round(picture.info["dpi"][0]) == dpi


def test_the_pictures_title_is_the_sentence_of_the_view(dataset):
    picture = Image.open(io.BytesIO(map_picture(page_of(dataset, "en", "eu"), DAY)))
    assert picture.info["Title"].startswith("Shown: 36 projects on sustainable mobility")


@pytest.fixture
def written(monkeypatch) -> list[tuple[str, float, float, float]]:
    """Note what is written on a picture: the words, where, and their size, in 1/100 inch."""
    found: list[tuple[str, float, float, float]] = []

    def write(axes, x, y, words, size, **look):
        found.append((words, x, y, size))

    for module in (map_keys, map_picture_module):
        monkeypatch.setattr(module, "write", write)
    return found


def said(found) -> str:
    return " ".join(words for words, *_ in found)


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_headline_stands_over_the_sentence(dataset, written, language, view):
    page = page_of(dataset, language, view)
    map_picture(page, DAY)
    headline = slide_titles.of_map(page)
    assert said(written).startswith(f"{headline} {view_description.of_map(page)[:40]}")
    assert written[0][3] > 1.1 * map_picture_module._SENTENCE


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("width", "height"), [(12.13, 4.9), (12.13, 4.5), (8.23, 5.45)])
def test_the_legend_of_a_slide_can_be_read_and_has_room(
    dataset, written, language, view, width, height
):
    page, high = page_of(dataset, language, view), height / width * WIDTH
    map_picture(page, DAY, bare=True, height=high, keys=larger(width, 12.5))
    keys = [legend.ring_words(page), *(badge.label for badge in theme_badges(page).values())]
    keys += [key.label for key in legend.legend_empties(page)]
    assert [words for words in keys if words not in said(written)] == []
    points = min(size for *_, size in written) * 0.72 * width / 12
    # Under the map there is always room; beside it many kinds of empty take some of it.
    assert points >= (10.4 if width < 9 else 8.9)
    for words, x, y, size in written:
        assert y <= high - 8, words
        assert x + text_layout.width(words, size) <= WIDTH, words


def test_markers_and_names_stand_inside_the_map_and_apart(dataset):
    for height in (400.0, 470.0, 560.0, 640.0):
        extent = Extent(0, 0, 884, height)
        geometry, place, scale = place_map(extent)
        assert enlargement(geometry, 884, height) >= scale > 0.8
        radius = geometry.marker / 2 * scale
        middles = {code: place.transform(p) for code, p in geometry.places.items()}
        for code, (x, y) in middles.items():
            assert radius <= x <= 884 - radius, code
            assert radius <= y <= height - radius - 14 * scale, code
            for other, (x2, y2) in middles.items():
                assert other == code or np.hypot(x - x2, y - y2) > 2 * radius, (code, other)


def test_the_country_fills_the_extent(dataset):
    geometry, place, _ = place_map(Extent(0, 0, 884, 575))
    country = geometry.country.transformed(place).get_extents()
    assert country.width > 0.93 * 884 or country.height > 0.93 * 575


def test_a_drawing_has_every_arms_as_a_picture_and_every_class(dataset):
    page = page_of(dataset, view="eu")
    svg = map_picture(page, DAY, kind="svg").decode()
    assert svg.count("data:image/png;base64,") == 12
    for code in page.town_names:
        fill = town_fill(page, code)
        assert not fill.startswith("#") or fill in svg, code
    assert svg.count("<pattern") >= 2
    assert "dc:title>Prikazano: 36 projektov s področja trajnostne mobilnosti" in svg
    assert not re.search(r'(?:href|src)="https?://', svg)


def test_the_four_themes_stand_in_the_ring_and_the_legend(dataset):
    picture = pixels(map_picture(page_of(dataset), DAY))
    for colour in palette.THEME_COLOURS.values():
        assert (np.abs(picture - rgb(colour)).max(axis=2) <= 2).sum() > 150, colour


def test_a_chosen_town_has_a_thick_outline(dataset):
    page = store.page(dataset, Selection(), "sl")
    chosen = store.page(dataset, Selection(municipality_code="061"), "sl")
    dark = [(pixels(map_picture(p, DAY)).max(axis=2) < 24).sum() for p in (page, chosen)]
    assert dark[1] > dark[0] + 1500


def test_languages_draw_the_same_map_with_other_words(dataset):
    sl, en = (pixels(map_picture(page_of(dataset, lang), DAY, bare=True)) for lang in ("sl", "en"))
    right = round(900 * 1.5)
    assert (sl[:, :right] == en[:, :right]).all()
    assert (sl[:, right:] != en[:, right:]).any()


def test_places_are_those_of_the_live_map(dataset):
    geometry, _, _ = place_map(Extent(0, 0, 884, 575))
    assert geometry.zoom in zoom_steps()
    assert set(geometry.places) == set(geometry.towns) == set(page_of(dataset).town_names)


@pytest.mark.parametrize("size", [(884, 575), (876, 500), (1164, 560), (600, 700)])
def test_no_arms_stand_far_from_their_town(size):
    geometry, _, _ = place_map(Extent(0, 0, *size))
    west, east = geometry.country.get_extents().intervalx
    for code, place in geometry.places.items():
        assert math.dist(place, geometry.inner[code]) < (east - west) / 6, code


def test_a_ring_is_that_of_the_pages(dataset):
    """The arcs and letters stand where `content.ring` has them, to a tenth of a px."""
    page, axes = page_of(dataset), Figure().subplots()
    half = ring.SIZE / 2
    draw_badge(axes, page, Badge("061", half, half, (half, half), ring.SIZE, 1), 100)
    quarters = ring.quarters(page.view.parts["061"], theme_badges(page))
    arcs = [patch for patch in axes.patches if patch.get_zorder() == 7]
    lines = [line for quarter in quarters for line in quarter.lines]
    for arc, line in zip(arcs, lines, strict=True):
        x1, y1, radius, x2, y2 = map(
            float, re.fullmatch(r"M(\S+) (\S+)A(\S+) \3 0 0 1 (\S+) (\S+)", line.path).groups()
        )
        drawn = arc.get_path().vertices
        assert drawn[[0, -1]] == pytest.approx(np.array([(x1, y1), (x2, y2)]), abs=0.06)
        assert np.hypot(*(drawn[0] - half)) == pytest.approx(radius)
        assert arc.get_linewidth() == pytest.approx(line.width * POINTS)
        assert to_hex(arc.get_edgecolor()) == line.colour.lower()
    letters = [p for p in axes.patches if isinstance(p, Circle) and p.get_zorder() == 8]
    middles = [(quarter.x, quarter.y) for quarter in quarters if quarter.theme]
    assert len(middles) > 1
    assert np.array([p.center for p in letters]) == pytest.approx(np.array(middles), abs=0.06)


def test_a_joint_project_is_a_double_line_in_the_ring_as_the_legend_says(dataset):
    page = page_of(dataset)
    svg = map_picture(page, DAY, kind="svg").decode()
    statuses = [status for parts in page.view.parts.values() for _, status in parts.values()]
    free = re.findall(r"fill: none; stroke: #ffffff; stroke-width: ([\d.]+)", svg)
    assert len(free) == statuses.count("joint") == 12
    line = float(free[0]) * RING.joint / RING.joint_gap
    widths = re.findall(rf"fill: none; stroke: {COLOURS['no-part']}; stroke-width: ([\d.]+)", svg)
    assert sum(abs(float(width) - line) < 0.01 for width in widths) == 12


def test_an_svg_that_is_drawn_again_is_the_same_file(dataset):
    page = page_of(dataset, view="eu")
    assert map_picture(page, DAY, kind="svg") == map_picture(page, DAY, kind="svg")


def test_a_town_in_the_middle_fills_the_map_and_its_neighbours_are_cut_off(dataset):
    extent = Rectangle((100, 50), 600, 400)
    geometry, place, _ = place_map(Extent(100, 50, 600, 400))
    near, zoom = map_focus.brought_near(geometry, place, "096", extent)
    box = near.transform_path(geometry.towns["096"]).get_extents()
    assert ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) == pytest.approx((400, 250))
    assert zoom > 2
    assert box.height == pytest.approx(260) or box.width == pytest.approx(460)
    assert map_focus.brought_near(geometry, place, "999", extent) == (place, 1.0)
    inner = {code: tuple(near.transform(point)) for code, point in geometry.inner.items()}
    badges = [Badge(code, 0, 0, point, 30, 1) for code, point in inner.items()]
    assert [badge.code for badge in map_focus.near_badges(badges, extent)] == ["096"]


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("size", [8.0, 10.0, 13.0, 26.0])
def test_a_line_is_drawn_as_wide_as_the_layout_reckons(size, dpi):
    words = "Na pregledni plošči je vir naveden pri vsakem projektu in podatku"
    figure = Figure(figsize=(WIDTH / 100, HEIGHT / 100), dpi=dpi)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(HEIGHT, 0)
    map_keys.write(axes, 10, 100, words, size)
    renderer = FigureCanvasAgg(figure).get_renderer()
    drawn = axes.texts[0].get_window_extent(renderer).width * 100 / dpi
    assert drawn == pytest.approx(text_layout.width(words, size), rel=0.004)
