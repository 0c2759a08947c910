"""The command of the import: its options, and the one line where one is wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from geodata.build import BuildError, build
from tests.registers import refused, register, without_crs


@pytest.mark.parametrize(
    ("tolerance", "word"),
    [
        ("nan", "expected metres from 0 on, found nan"),
        ("inf", "found inf"),
        ("-5", "found -5"),
        ("1e400", "found inf"),
        ("150 m", "found 150 m"),
        ("", "found nothing"),
        ("5000", "expected areas that change by 2% at most, found "),
        ("1e9", "take a smaller one"),
    ],
)
def test_a_tolerance_is_a_length_that_keeps_the_areas(tmp_path, capfd, tolerance, word):
    register().to_file(tmp_path / "register.gpkg")
    said = refused(tmp_path, capfd, [str(tmp_path / "register.gpkg"), f"--tolerance={tolerance}"])
    assert "--tolerance" in said
    assert word in said


def test_a_tolerance_of_nothing_keeps_every_corner(tmp_path):
    register().to_file(tmp_path / "register.gpkg")
    report = build(str(tmp_path / "register.gpkg"), tmp_path / "out", 0.0)
    assert report.vertices_before == report.vertices_after


def test_the_usual_tolerance_is_lowered_where_it_changes_an_area_too_much(tmp_path, monkeypatch):
    register().to_file(tmp_path / "register.gpkg")
    monkeypatch.setattr("geodata.coverage.TOLERANCE_M", 5000.0)
    report = build(str(tmp_path / "register.gpkg"), tmp_path / "out")
    assert report.tolerance < 5000
    assert report.largest_area_change <= 0.02


@pytest.mark.parametrize(
    "arguments", [[], ["a.gpkg", "b.gpkg"], ["a.gpkg", "--foo"], ["a.gpkg", "--tolerance"]]
)
def test_a_wrong_command_line_is_one_line(tmp_path, capfd, arguments):
    said = refused(tmp_path, capfd, arguments)
    assert "command line: expected SOURCE [--layer NAME] [--crs CODE]" in said


def test_metres_without_a_system_are_imported_when_it_is_given(tmp_path, capfd):
    without_crs(register(), tmp_path / "metres.geojson")
    said = refused(tmp_path, capfd, [str(tmp_path / "metres.geojson")])
    assert "they fit --crs 3794" in said
    report = build(str(tmp_path / "metres.geojson"), tmp_path / "new", crs="3794")
    assert report.municipalities == 15
    assert "in EPSG:3794" in str(report)


def test_the_layer_is_chosen_by_name(tmp_path, capfd):
    source = tmp_path / "two.gpkg"
    register().set_geometry(register().centroid).to_file(source, layer="naselja")
    register().to_file(source, layer="občine")
    said = refused(tmp_path, capfd, [str(source)])
    assert "found naselja (points), občine (areas); choose it with --layer občine" in said
    assert build(str(source), tmp_path / "new", layer="občine").municipalities == 15
    for name, words in (("naselja", "found none, only points"), ("x", "a layer named x, found")):
        with pytest.raises(BuildError, match=words):
            build(str(source), tmp_path / "new", layer=name)


def test_the_module_runs_as_a_command(tmp_path):
    command = [sys.executable, "-m", "geodata.build", str(tmp_path / "none.gpkg")]
    root = Path(__file__).resolve().parents[2]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stdout == ""
    line = "geodata.build: none.gpkg: source: expected a file, found none; check the path\n"
    assert ran.stderr == line
