"""Registers of municipalities for tests: the shipped shapes as official files would hold them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import KEY, TOWNS, load_layer
from geodata.build import main
from geodata.projection import SLOVENIA, to_metres

FILES = {
    "official-municipalities.geojson",
    "official-urban-municipalities.geojson",
    "official-country.geojson",
}
COARSE_M = 250.0  # fewer corners make the tests quick; areas change by less than 1 %
REST = {901: "Ostalo", 902: "Obala", 903: "Ankaran"}


@lru_cache
def _shapes() -> tuple[BaseGeometry, ...]:
    """Return the twelve towns and the three parts of the country around them, EPSG:3794."""
    towns = to_metres(load_layer("municipalities")).set_index(KEY).geometry
    country = to_metres(load_layer("country")).geometry.iloc[0]
    rest = country.difference(towns.union_all())
    parts = sorted(rest.geoms, key=lambda part: part.area, reverse=True)[: len(REST)]
    fine = gpd.GeoSeries([*(towns[code] for code in TOWNS), *parts], crs=SLOVENIA)
    return tuple(fine.simplify_coverage(COARSE_M))


def register(
    crs: str = SLOVENIA, key: str = "OB_ID", names: str = "OB_UIME", drop: tuple[str, ...] = ()
) -> gpd.GeoDataFrame:
    """Build a register: twelve towns and the rest of the country, as a file would hold them.

    Parameters
    ----------
    crs : str
        Its coordinate system.
    key, names : str
        Its columns; codes are numbers without leading zeros.
    drop : tuple of str
        Codes to leave out.
    """
    frame = gpd.GeoDataFrame(
        {key: [*map(int, TOWNS), *REST], names: [*TOWNS.values(), *REST.values()]},
        geometry=list(_shapes()),
        crs=SLOVENIA,
    )
    kept = ~frame[key].isin([int(code) for code in drop])
    return frame[kept].reset_index(drop=True).to_crs(crs)


def with_shape(frame: gpd.GeoDataFrame, row: int, shape: BaseGeometry | None) -> gpd.GeoDataFrame:
    """Return a register in which one row has another shape, or none."""
    changed = frame.copy()
    shapes = list(changed.geometry)
    shapes[row] = shape
    changed["geometry"] = gpd.GeoSeries(shapes, index=changed.index, crs=frame.crs)
    return changed


def spiked(shape: BaseGeometry, length: float = 400.0) -> BaseGeometry:
    """Return a shape whose ring goes out along a line and back: valid it leaves a line."""
    corners = list(shape.exterior.coords)
    x, y = corners[1]
    ring = [*corners[:2], (x + length, y + length), (x, y), *corners[2:]]
    return shapely.Polygon(ring, [hole.coords for hole in shape.interiors])


def without_crs(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a register as GeoJSON that names no system, in whichever coordinates it has."""
    bare = gpd.GeoDataFrame(frame.drop(columns="geometry"), geometry=list(frame.geometry))
    path.write_text(bare.to_json(drop_id=True), encoding="utf-8")


def old_files(folder: Path) -> Path:
    """Put old layers into a folder, and return it."""
    folder.mkdir()
    for name in FILES:
        (folder / name).write_text("old", encoding="utf-8")
    return folder


def written(folder: Path) -> set[str]:
    """Return the names of everything in a folder, hidden too."""
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def loaded(folder: Path, name: str) -> gpd.GeoDataFrame:
    """Load an imported layer in metres."""
    return gpd.read_file(folder / f"official-{name}.geojson").to_crs(SLOVENIA)


def refused(folder: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]) -> str:
    """Run an import that must fail over old layers; return its one line."""
    out = old_files(folder / "out")
    assert main([*arguments, "--out", str(out)]) == 1
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert written(out) == FILES
    assert {path.read_text() for path in out.iterdir()} == {"old"}
    for foreign in ("Exception", "Traceback", "GDAL", "GEOS", "sqlite", "errno", "Errno", "driver"):
        assert foreign not in said.err
    return said.err
