"""The twelve coats of arms: clean files, the tinctures of the blazon, the charges in place."""

import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from geodata.boundaries import TOWNS
from scripts.contact_sheet import SHEET, contact_sheet
from tests.pictures import DATA, TINCTURES, part, pieces, runs, share, shield, where
from zmos_data.heraldry import ARMS_FOLDER, load_arms
from zmos_data.svg.rewriting import rewrite

SVG = "{http://www.w3.org/2000/svg}"
FILES = sorted(ARMS_FOLDER.glob("*.svg"))
MARKERS = [path.stem[4:7] for path in FILES if path.stem.endswith("-marker")]
SIMPLIFIED = {"050", "054", "061", "070", "085", "112"}  # mud at 36 px without a marker cut
ALLOWED = {"svg", "title", "g", "path", "circle", "ellipse", "rect", "polygon", "polyline", "line"}


def test_every_member_has_arms():
    assert {path.stem for path in FILES} >= {f"grb-{code}" for code in TOWNS}
    assert set(DATA.arms["municipality_code"]) == set(TOWNS)
    assert set(MARKERS) >= SIMPLIFIED


def test_the_table_says_whose_drawing_it_is():
    for row in DATA.arms.itertuples():
        assert load_arms(row.municipality_code).artwork == row.artwork, row.municipality_code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_drawing_keeps_to_the_rules(path: Path):
    content = path.read_bytes()
    assert rewrite(content).svg == content
    assert len(content) <= 12 * 1024
    root = ElementTree.fromstring(content)
    assert re.fullmatch(r"0 0 400 \d+(\.\d)?", root.get("viewBox", ""))
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names <= ALLOWED
    attributes = {key for element in root.iter() for key in element.attrib}
    assert not attributes & {"style", "class", "href", "filter", "font-family"}
    title = root.find(f"{SVG}title")
    assert title is not None
    assert TOWNS[path.stem[4:7]][:4] in (title.text or "")
    groups = [element.get("id", "") for element in root if element.tag == f"{SVG}g"]
    assert "field" in groups
    assert any(name.startswith("charge-") for name in groups)
    assert all(re.fullmatch(r"border|field|charge-[a-z-]+", name) for name in groups)
    assert len(set(groups)) == len(groups)


@pytest.mark.parametrize("code", TOWNS)
def test_the_tinctures_of_the_table_are_in_the_drawing(code: str):
    shares = {name: share(code, name) for name in TINCTURES[code]}
    # The smallest named tincture is the duke's orb in the arms of Novo mesto.
    assert all(value > 0.003 for value in shares.values()), shares
    assert sum(shares.values()) > 0.6, shares


@pytest.mark.parametrize("code", TOWNS)
def test_the_drawing_fills_its_box(code: str):
    rows, columns = np.where(shield(code))
    height, width = shield(code).shape
    assert columns.min() < 0.03 * width
    assert columns.max() > 0.97 * width - 1
    assert rows.min() < 0.03 * height
    assert rows.max() > 0.97 * height - 1


@pytest.mark.parametrize("code", MARKERS)
def test_marker_and_full_agree_in_shape_and_tinctures(code: str):
    full, marker = shield(code), shield(code, "marker")
    assert full.shape == marker.shape
    assert (full ^ marker).sum() / full.sum() < 0.03
    for name in TINCTURES[code]:
        if share(code, name) > 0.02:
            assert share(code, name, "marker") > 0.004, name


def test_celje_has_three_stars_on_azure():
    assert share("011", "azure") >= 0.6
    stars = pieces(where("011", "or"))
    assert len(stars) == 3
    (x1, y1, _), (x2, y2, _), (x3, y3, _) = stars
    assert x1 < 0.4 and 0.4 < x2 < 0.6 and x3 > 0.6
    assert y2 > 0.55 > y1 and y3 < 0.55


def test_koper_has_one_sun_in_the_middle():
    assert share("050", "azure") >= 0.35
    sun = where("050", "or") | where("050", "orange-or")
    middle = part(sun, 0.3, 0.25, 0.7, 0.65)
    assert middle.mean() > 0.45
    y = int(0.455 * sun.shape[0])
    radius = 0.29 * sun.shape[1]
    angles = np.radians(np.arange(0, 360, 0.5))
    circle = sun[
        (y + radius * np.sin(angles)).astype(int), (200 + radius * np.cos(angles)).astype(int)
    ]
    rays = np.flatnonzero(circle & ~np.roll(circle, 1)).size
    assert rays >= 16  # a straight ray of two colours and its lines may count twice


def test_kranj_has_an_eagle_that_spreads_over_the_shield():
    eagle = where("052", "gules")
    assert 0.2 < share("052", "gules") < 0.65
    assert share("052", "argent") > 0.25
    for side in ((0.2, 0.1, 0.45, 0.6), (0.55, 0.1, 0.8, 0.6)):
        assert part(eagle, *side).mean() > 0.3
    assert part(eagle, 0.45, 0.75, 0.55, 0.9).mean() > 0.3


def test_krsko_has_the_saint_on_the_left_and_the_town_on_the_right():
    assert part(where("054", "gules"), 0.05, 0.5, 0.3, 0.8).mean() > 0.3
    assert part(where("054", "or"), 0.05, 0.3, 0.3, 0.5).mean() > 0.05
    assert part(where("054", "argent"), 0.4, 0.3, 0.95, 0.75).mean() > 0.3
    assert part(where("054", "vert"), 0.3, 0.8, 0.7, 0.95).mean() > 0.5
    assert part(where("054", "azure"), 0.05, 0.05, 0.3, 0.25).mean() > 0.6


def test_ljubljana_has_the_dragon_over_the_tower_over_the_mount():
    vert = where("061", "vert")
    assert part(vert, 0.1, 0.05, 0.9, 0.33).mean() > 0.12
    assert part(vert, 0.3, 0.8, 0.7, 0.92).mean() > 0.4
    assert part(where("061", "argent"), 0.2, 0.4, 0.8, 0.75).mean() > 0.25
    assert share("061", "gules") > 0.3


def test_maribor_has_the_dove_over_the_gate_between_two_towers():
    argent = where("070", "argent")
    assert part(argent, 0.35, 0.05, 0.65, 0.37).mean() > 0.15
    for side in ((0.14, 0.4, 0.32, 0.85), (0.68, 0.4, 0.86, 0.85)):
        assert part(argent, *side).mean() > 0.25
    assert len(pieces(part(where("070", "or"), 0, 0, 1, 0.5), 0.0004)) >= 4


def test_murska_sobota_has_one_disc_and_two_half_discs_over_the_fess():
    suns = [p for p in pieces(where("080", "or")) if p[2] < 0.06]
    assert len(suns) == 3
    left, middle, right = suns
    assert middle[1] < left[1]
    assert abs(left[1] - right[1]) < 0.01
    assert 1.7 < middle[2] / left[2] < 2.3
    assert abs(left[2] - right[2]) / left[2] < 0.05
    row = where("080", "argent")[int(0.49 * where("080", "argent").shape[0])]
    assert row.mean() > 0.8


def test_nova_gorica_has_a_rose_in_a_bordure_that_is_open_above():
    azure, rose = where("084", "azure"), where("084", "gules")
    height, width = azure.shape
    assert azure[height // 2, : int(0.05 * width)].mean() > 0.8
    assert azure[height // 2, -int(0.05 * width) :].mean() > 0.8
    assert azure[-int(0.05 * height) :, width // 2].mean() > 0.8
    assert part(azure, 0.1, 0, 0.9, 0.1).mean() == 0
    assert 5 <= len(pieces(rose)) <= 8


def test_novo_mesto_has_the_duke_in_red_over_the_green_base():
    assert part(where("085", "gules"), 0.36, 0.38, 0.66, 0.8).mean() > 0.35
    assert part(where("085", "vert"), 0.35, 0.86, 0.65, 0.93).mean() > 0.6
    assert len(pieces(part(where("085", "azure"), 0.1, 0.4, 0.35, 0.62), 0.001)) >= 1
    assert part(where("085", "or"), 0.6, 0.05, 0.85, 0.16).mean() > 0.2


def test_ptuj_has_a_cross_that_touches_all_four_sides():
    cross, ground = where("096", "gules"), shield("096")
    rows, columns = np.where(ground)
    top, bottom, left, right = rows.min(), rows.max(), columns.min(), columns.max()
    height, width = bottom - top, right - left
    upright = cross[:, (left + right) // 2]
    assert np.flatnonzero(upright).min() - top < 0.06 * height
    assert bottom - np.flatnonzero(upright).max() < 0.08 * height
    fess = cross[top + int(0.35 * height) : top + int(0.55 * height)].any(axis=0)
    assert np.flatnonzero(fess).min() - left < 0.08 * width
    assert right - np.flatnonzero(fess).max() < 0.08 * width
    assert len(pieces(cross)) == 1


def test_slovenj_gradec_has_a_gate_between_two_towers_on_a_green_base():
    argent = where("112", "argent")
    for side in ((0.13, 0.4, 0.29, 0.75), (0.71, 0.4, 0.87, 0.75), (0.4, 0.3, 0.6, 0.5)):
        assert part(argent, *side).mean() > 0.4
    assert part(where("112", "vert"), 0.3, 0.8, 0.7, 0.92).mean() > 0.6
    assert part(where("112", "or"), 0.45, 0.1, 0.55, 0.2).mean() > 0.03


def test_velenje_has_five_panes_over_the_castle_wall():
    argent = where("133", "argent")
    assert runs(argent[int(0.4 * argent.shape[0])]) == 5
    assert share("133", "or") > 0.2
    assert part(where("133", "vert"), 0.15, 0.73, 0.85, 0.93).mean() > 0.7


def test_the_contact_sheet_shows_the_present_drawings():
    stored = np.asarray(Image.open(SHEET).convert("RGB")).astype(int)
    drawn = np.asarray(contact_sheet()).astype(int)
    assert stored.shape == drawn.shape
    # The stored sheet has 128 colours; a changed drawing differs by far more.
    assert (np.abs(stored - drawn).max(axis=2) > 96).mean() < 0.002
