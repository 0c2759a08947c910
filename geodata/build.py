"""Import official boundaries: ``python -m geodata.build SOURCE [--tolerance M] [--out DIR]``.

SOURCE is a GeoJSON, GeoPackage or Shapefile (also zipped) of the municipalities of the
register of spatial units, as a path or an http(s) address.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

import geopandas as gpd
import pandas as pd

from geodata.boundaries import BOUNDARIES_FOLDER, KEY, TOWNS
from geodata.projection import SLOVENIA, area_km2, to_degrees, to_metres
from geodata.simplification import TOLERANCE_M, repair, simplify, vertices
from geodata.web import geojson, replace_files

CODE_COLUMNS = (KEY, "OB_ID", "OB_SIFRA", "SIFRA", "OBCINA_ID", "KODA")
NAME_COLUMNS = ("name", "OB_UIME", "NAZIV", "IME", "OB_IME")
# Slovenia in EPSG:3794, metres, with a margin.
EXTENT_M = (370_000, 25_000, 630_000, 200_000)
TIMEOUT_S, LIMIT_BYTES = 60, 300_000_000
GEOMETRIES = ("Polygon", "MultiPolygon")


class BuildError(Exception):
    """The source cannot be imported; the message is one line: what, expected, found, to do."""


@dataclass(frozen=True)
class BuildReport:
    """What an import did."""

    municipalities: int
    crs: str
    repaired: int
    vertices_before: int
    vertices_after: int
    largest_area_change: float
    sizes: dict[str, int]

    def __str__(self) -> str:
        """Write the report in a few lines."""
        files = "\n".join(f"  {name}: {size / 1000:.0f} kB" for name, size in self.sizes.items())
        return (
            f"{self.municipalities} municipalities, {len(TOWNS)} towns, from {self.crs}\n"
            f"repaired: {self.repaired}; "
            f"vertices: {self.vertices_before} -> {self.vertices_after}; "
            f"largest change of an area: {self.largest_area_change:.2%}\n{files}"
        )


def build(
    source: str, out: Path = BOUNDARIES_FOLDER, tolerance: float = TOLERANCE_M
) -> BuildReport:
    """Import the boundaries and write the web layers.

    Parameters
    ----------
    source : str
        Path or http(s) address.
    out : pathlib.Path
        Folder of the layers. The old files stay as they are where anything goes wrong.
    tolerance : float
        Of the simplification, metres.

    Returns
    -------
    BuildReport
        What was done.

    Raises
    ------
    BuildError
        If the source is unreadable, has a wrong CRS or no key column, or lacks a town.
    """
    with tempfile.TemporaryDirectory() as folder:
        read = read_source(fetch(source, Path(folder)))
    metres = check_extent(to_metres(read))
    keyed, repaired = repair(with_keys(metres))
    layer = simplify(keyed, tolerance)
    contents = {
        name: geojson(part, decimals=5) for name, part in web_layers(to_degrees(layer)).items()
    }
    try:
        replace_files(out, contents)
    except OSError as error:
        raise BuildError(f"{out}: cannot be written ({error}); nothing was changed") from error
    change = (area_km2(layer) / area_km2(keyed) - 1).abs().max()
    return BuildReport(
        len(layer), str(read.crs), repaired, vertices(keyed), vertices(layer), float(change),
        {name: len(content.encode()) for name, content in contents.items()},
    )  # fmt: skip


def fetch(source: str, folder: Path) -> Path:
    """Return the source as a file; an address is downloaded into the folder.

    Raises
    ------
    BuildError
        If there is no such file, or the address does not answer or is too large.
    """
    if urlparse(source).scheme not in ("http", "https"):
        if not Path(source).exists():
            raise BuildError(f"{source}: expected a file, found none; check the path")
        return Path(source)
    target = folder / (Path(urlparse(source).path).name or "boundaries.geojson")
    try:
        with urllib.request.urlopen(source, timeout=TIMEOUT_S) as answer, target.open("wb") as file:
            shutil.copyfileobj(_Limited(answer, source), file)
    except (urllib.error.URLError, OSError, ValueError) as error:
        raise BuildError(f"{source}: cannot be downloaded ({error}); try again later") from error
    return target


class _Limited:
    """A download that stops at the limit."""

    def __init__(self, answer: object, source: str) -> None:
        self._read = answer.read  # type: ignore[attr-defined]
        self._source = source
        self._bytes = 0

    def read(self, size: int = -1) -> bytes:
        block: bytes = self._read(size)
        self._bytes += len(block)
        if self._bytes > LIMIT_BYTES:
            raise BuildError(
                f"{self._source}: expected at most {LIMIT_BYTES} bytes, found more; "
                "check the address"
            )
        return block


def read_source(path: Path) -> gpd.GeoDataFrame:
    """Read a vector file with polygons and a CRS.

    Raises
    ------
    BuildError
        If it cannot be read, holds no polygons or names no CRS.
    """
    try:
        layer = gpd.read_file(path)
    except Exception as error:  # every driver has its own errors
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise BuildError(
            f"{path.name}: expected GeoJSON, GeoPackage or Shapefile, found {said}; "
            "download the file again"
        ) from error
    if not isinstance(layer, gpd.GeoDataFrame) or not set(layer.geom_type) & set(GEOMETRIES):
        raise BuildError(f"{path.name}: expected polygons, found none; choose the layer of areas")
    if layer.crs is None:
        raise BuildError(
            f"{path.name}: expected a coordinate system, found none; add the .prj file"
        )
    return layer[layer.geom_type.isin(GEOMETRIES)]


def check_extent(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the layer (EPSG:3794) where it lies in Slovenia.

    Raises
    ------
    BuildError
        If it lies elsewhere: then the file names a wrong CRS.
    """
    west, south, east, north = (float(x) for x in layer.total_bounds)
    inside = EXTENT_M[0] <= west and EXTENT_M[1] <= south
    if not (inside and east <= EXTENT_M[2] and north <= EXTENT_M[3]):
        raise BuildError(
            f"coordinate system: expected an area within {EXTENT_M} in {SLOVENIA}, found "
            f"({west:.0f}, {south:.0f}, {east:.0f}, {north:.0f}); the file names a wrong one"
        )
    return layer


def with_keys(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the layer with ``municipality_code`` ("061") and ``name`` alone, by code.

    Raises
    ------
    BuildError
        If there is no column of codes, or a town is not there.
    """
    columns = {str(column).lower(): column for column in layer.columns}
    code = next((columns[c.lower()] for c in CODE_COLUMNS if c.lower() in columns), None)
    if code is None:
        found = ", ".join(str(c) for c in layer.columns if c != layer.geometry.name)
        raise BuildError(
            f"key column: expected one of {', '.join(CODE_COLUMNS)}, found {found or 'none'}; "
            "choose the layer of municipalities"
        )
    codes = (
        pd.to_numeric(layer[code], errors="coerce").astype("Int64").astype("string").str.zfill(3)
    )
    missing = [f"{name} ({key})" for key, name in TOWNS.items() if key not in set(codes.dropna())]
    if missing:
        raise BuildError(
            f"towns: expected all twelve, found no {', '.join(missing)}; "
            "choose a file of the whole country"
        )
    name = next((columns[c.lower()] for c in NAME_COLUMNS if c.lower() in columns), None)
    keyed = gpd.GeoDataFrame(
        {KEY: codes, "name": layer[name].astype(str) if name else codes},
        geometry=layer.geometry,
        crs=layer.crs,
    ).dropna(subset=[KEY])
    return keyed.dissolve(KEY, as_index=False)[[KEY, "name", "geometry"]]


def web_layers(layer: gpd.GeoDataFrame) -> dict[str, gpd.GeoDataFrame]:
    """Split the layer (WGS 84) into the files of the map: all, the towns, the outline."""
    towns = layer[layer[KEY].isin(TOWNS)].copy()
    towns["name"] = towns[KEY].map(TOWNS)
    outline = gpd.GeoDataFrame(
        {"name": ["Slovenija"]}, geometry=[layer.geometry.union_all("coverage")], crs=layer.crs
    )
    return {
        "official-municipalities.geojson": layer,
        "official-urban-municipalities.geojson": towns,
        "official-country.geojson": outline,
    }


def main(arguments: list[str]) -> int:
    """Run an import; one line on stderr and 1 where it fails."""
    parser = argparse.ArgumentParser(prog="python -m geodata.build", description=__doc__)
    parser.add_argument("source", help="path or http(s) address")
    parser.add_argument("--tolerance", type=float, default=TOLERANCE_M, help="metres")
    parser.add_argument("--out", type=Path, default=BOUNDARIES_FOLDER, help="folder of the layers")
    asked = parser.parse_args(arguments)
    try:
        print(build(asked.source, asked.out, asked.tolerance))
    except BuildError as error:
        print(f"geodata.build: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
