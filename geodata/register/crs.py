"""Coordinate systems: what the file or the operator says, and whether it can be true."""

from __future__ import annotations

from functools import lru_cache

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyproj
import shapely
from shapely.geometry import MultiPoint

from geodata.boundaries import KEY, TOWNS
from geodata.projection import SLOVENIA
from geodata.register.errors import BuildError, listed, plain

# Slovenia in EPSG:3794, metres, with a margin.
EXTENT_M = (370_000.0, 25_000.0, 630_000.0, 200_000.0)
# What files of Slovenia come in: degrees, D96/TM, D48/GK, web maps, Europe's LAEA, UTM.
_USUAL = (4326, 3794, 3912, 3857, 3035, 32633)
# The older system has the same figures with other ground: which one, only the publisher knows.
_TWINS = {3794: " (or --crs 3912 where they are of the older D48/GK)"}
Corners = npt.NDArray[np.float64]  # a row a corner: x, y


def parse_crs(asked: str) -> pyproj.CRS:
    """Return the coordinate system that an operator names: ``3794`` or ``EPSG:3794``.

    Raises
    ------
    BuildError
        If there is none of this number, or it is not one of maps.
    """
    number = asked.strip().upper().removeprefix("EPSG:").strip()
    try:
        found = pyproj.CRS.from_epsg(int(number))
    except (ValueError, pyproj.exceptions.CRSError) as error:
        raise _no_system(asked) from error
    if not usable(found):
        raise _no_system(asked)
    return found


def _no_system(asked: str) -> BuildError:
    return BuildError(
        "--crs",
        "the EPSG number of a coordinate system",
        plain(asked) or "none",
        "give 3794 for D96/TM, 3912 for D48/GK or 4326 for degrees",
    )


def usable(crs: pyproj.CRS | None) -> bool:
    """Tell whether coordinates can be projected; a local system is as good as none."""
    return crs is not None and (crs.is_projected or crs.is_geographic)


def name_of(crs: pyproj.CRS) -> str:
    """Return the code of a coordinate system, or its name where it has none."""
    code = crs.to_epsg()
    return f"EPSG:{code}" if code else plain(crs.name)


def located(frame: gpd.GeoDataFrame, asked: str = "", degrees: bool = False) -> gpd.GeoDataFrame:
    """Return the rows in EPSG:3794.

    Parameters
    ----------
    frame : geopandas.GeoDataFrame
        With codes and names, in its own coordinate system or in none; a row has a shape.
    asked : str
        The system that the operator gives; it counts more than the file's.
    degrees : bool
        Whether the file is in degrees by the rules of its format alone.

    Raises
    ------
    BuildError
        If no system is known, or the shapes would lie elsewhere with it.
    """
    corners = _corners(frame)
    if asked:
        frame = frame.set_crs(parse_crs(asked), allow_override=True)
    if not usable(frame.crs):
        raise BuildError(
            "coordinate system",
            "a coordinate system",
            f"none ({_described(corners)})",
            f"say which it is: {_advice(corners)}",
        )
    if degrees and not asked and not _are_degrees(corners):
        raise BuildError(
            "coordinate system",
            "degrees, as this format means where no system is named",
            _described(corners),
            f"say which it is: {_advice(corners)}",
        )
    if not _fits(corners, frame.crs):
        raise _elsewhere(frame, corners, bool(asked))
    return frame.to_crs(SLOVENIA)


def _corners(frame: gpd.GeoDataFrame) -> Corners:
    """Return the outermost corners of all shapes in their own figures.

    Raises
    ------
    BuildError
        If some are no numbers.
    """
    points = shapely.get_coordinates(frame.geometry.values)
    if not np.isfinite(points).all():
        raise BuildError(
            "coordinates", "numbers", "some that are none or infinite", "get the file anew"
        )
    return shapely.get_coordinates(MultiPoint(points).convex_hull)


def _elsewhere(frame: gpd.GeoDataFrame, corners: Corners, asked: bool) -> BuildError:
    """Say which rows lie elsewhere, or that all do."""
    name = name_of(frame.crs)
    if strays := _strays(frame):
        return BuildError(
            "shapes",
            f"all in Slovenia in {name}",
            f"elsewhere: {listed(strays)}",
            "correct these rows, or delete them",
        )
    said = "--crs names a wrong one" if asked else "the file names a wrong one"
    return BuildError(
        f"coordinate system {name}",
        f"shapes within {tuple(int(x) for x in EXTENT_M)} in {SLOVENIA}",
        _described(corners),
        f"{said}: {_advice(corners)}",
    )


def _strays(frame: gpd.GeoDataFrame) -> list[str]:
    """Name the few rows that lie elsewhere where most lie in Slovenia."""
    shaped = frame[frame.geometry.notna()]
    out = [not _fits(shapely.get_coordinates(shape), frame.crs) for shape in shaped.geometry]
    if sum(out) > len(out) / 2:
        return []
    return [
        f"{TOWNS.get(code) or name or 'a row without a name'} ({code})"
        for code, name in zip(shaped[KEY][out], shaped["name"][out], strict=True)
    ]


def _are_degrees(corners: Corners) -> bool:
    return bool((np.abs(corners) <= (180, 90)).all())


@lru_cache
def _to_slovenia(system: pyproj.CRS) -> pyproj.Transformer:
    return pyproj.Transformer.from_crs(system, SLOVENIA, always_xy=True)


def _fits(corners: Corners, crs: object) -> bool:
    """Tell whether corners lie in Slovenia where they are in a coordinate system."""
    system = pyproj.CRS.from_user_input(crs)
    if system.is_geographic and not _are_degrees(corners):
        return False
    x, y = _to_slovenia(system).transform(*corners.T)
    west, south, east, north = EXTENT_M
    return bool(((west <= x) & (x <= east) & (south <= y) & (y <= north)).all())


def _described(corners: Corners) -> str:
    """Say where shapes lie in their own figures."""
    digits = 2 if _are_degrees(corners) else 0
    (west, south), (east, north) = corners.min(axis=0), corners.max(axis=0)
    return (
        f"x from {west:.{digits}f} to {east:.{digits}f} and "
        f"y from {south:.{digits}f} to {north:.{digits}f}"
    )


def _advice(corners: Corners) -> str:
    """Say with which system the shapes would lie in Slovenia."""
    for code in _USUAL:
        if _fits(corners, code):
            return f"they fit --crs {code}{_TWINS.get(code, '')}"
    if any(_fits(corners[:, ::-1], code) for code in _USUAL):
        return "x and y are swapped; export it anew with x (east) first"
    if _are_degrees(corners):
        return "choose a file of Slovenia"
    return "ask its publisher, or export it anew in EPSG:3794"
