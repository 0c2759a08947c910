"""The import on a real file of the register, where one is at hand."""

import os
from pathlib import Path

import geopandas as gpd
import pytest

from geodata.boundaries import KEY, TOWNS
from geodata.build import build
from geodata.projection import area_km2
from geodata.simplification import TOLERANCE_M
from tests.data.test_boundaries import OFFICIAL_KM2

REFERENCE = Path(os.environ.get("ZMOS_REGISTER", ""))

needs_register = pytest.mark.skipif(
    "ZMOS_REGISTER" not in os.environ,
    reason="ZMOS_REGISTER names no file of the official register; see CONTRIBUTING.md",
)


@needs_register
def test_the_register_is_imported_whole(tmp_path):
    report = build(str(REFERENCE), tmp_path)
    assert report.municipalities == 212
    assert report.notes == []
    assert report.tolerance == TOLERANCE_M
    everything = gpd.read_file(tmp_path / "official-municipalities.geojson")
    assert everything.geometry.is_valid.all()
    assert everything[KEY].is_unique
    assert everything["name"].notna().all()
    assert everything.geometry.is_valid_coverage()
    (outline,) = gpd.read_file(tmp_path / "official-country.geojson").geometry
    assert outline.geom_type == "Polygon"
    assert not outline.interiors
    towns = everything.set_index(KEY).loc[list(TOWNS)]
    assert list(towns["name"]) == list(TOWNS.values())
    for code, area in area_km2(towns).items():
        assert abs(area / OFFICIAL_KM2[code] - 1) < 0.01
    assert sum(size for size in report.sizes.values()) < 1_000_000
