"""Checks before anything is written: areas, places and ground, against what is known."""

from __future__ import annotations

from statistics import median

import geopandas as gpd
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import KEY, TOWNS
from geodata.projection import SLOVENIA, WGS84
from geodata.register import reference
from geodata.register.errors import BuildError, listed
from geodata.register.validity import row_name

AREA_SHARE = 0.02  # of the official area of a town, and of the country
GROUND_SHARE = 0.9  # of a town's shipped shape that an imported one must cover
SHIFT_M = 250.0  # the older coordinate system lies some 600 m off
BORDER_M = 500.0  # borders may differ by that; what is wider is ground
Pairs = dict[str, BaseGeometry]


def check_shapes(layer: gpd.GeoDataFrame) -> None:
    """Refuse municipalities without a polygon.

    Raises
    ------
    BuildError
        With their names and codes.
    """
    shaped = set(layer[KEY][layer.geometry.notna()])
    bare = layer[~layer[KEY].isin(shaped)].drop_duplicates(KEY)
    if not shaped:
        raise BuildError("shapes", "polygons", "none", "name the file that holds the areas")
    if len(bare):
        names = [
            f"none for {TOWNS.get(code) or row_name(name)} ({code})"
            for code, name in zip(bare[KEY], bare["name"], strict=True)
        ]
        raise BuildError(
            "shapes",
            "a polygon for every municipality",
            listed(names),
            "get a whole file, or delete the rows that are no municipalities",
        )


def towns_of(layer: gpd.GeoDataFrame) -> Pairs:
    """Return the shapes of the twelve towns by code."""
    rows = layer[layer[KEY].isin(TOWNS)]
    return dict(zip(rows[KEY], rows.geometry, strict=True))


def check_areas(layer: gpd.GeoDataFrame) -> None:
    """Hold the area of each town (EPSG:3794) to the table.

    Raises
    ------
    BuildError
        If one is more than two per cent off.
    """
    expected = reference.areas_km2()
    off = {
        code: shape.area / 1e6
        for code, shape in towns_of(layer).items()
        if abs(shape.area / 1e6 / expected[code] - 1) > AREA_SHARE
    }
    if off:
        raise _off(off, expected, bool(shapely.coverage_is_valid(layer.geometry.values)))


def _off(off: dict[str, float], expected: dict[str, float], shared: bool) -> BuildError:
    """Name each town with its area; where several are off, the borders may say why."""
    rule = f"within {AREA_SHARE:.0%} of {reference.TABLE.name}"
    advice = "take the official file; if a border has moved, change the table first"
    if len(off) == 1:
        ((code, area),) = off.items()
        return BuildError(
            f"area of {TOWNS[code]} ({code})",
            f"{expected[code]:.2f} km2, {rule}",
            f"{area:.2f} km2",
            advice,
        )
    if not shared:
        advice = (
            "neighbours' borders do not match: take a file that is not simplified, or one "
            "simplified with shared borders kept"
        )
    found = [
        f"{TOWNS[code]} ({code}) {area:.2f} in the place of {expected[code]:.2f} km2"
        for code, area in off.items()
    ]
    return BuildError(f"areas of {len(off)} towns", rule, listed(found, 12), advice)


def check_places(layer: gpd.GeoDataFrame) -> None:
    """Hold the place of each town to the shipped shapes: a code never gets another's shape.

    Raises
    ------
    BuildError
        If all lie a little aside, as with the older coordinate system, or one lies elsewhere.
    """
    grounds, towns = reference.grounds(), towns_of(layer)
    shifts = [
        (
            towns[code].centroid.x - grounds[code].centroid.x,
            towns[code].centroid.y - grounds[code].centroid.y,
        )
        for code in towns
    ]
    east, north = (median(axis) for axis in zip(*shifts, strict=True))
    if max(abs(east), abs(north)) > SHIFT_M:
        raise BuildError(
            "place of the towns",
            f"the known one, within {SHIFT_M:.0f} m",
            f"{east:.0f} m east and {north:.0f} m north of it",
            "the coordinate system is another: try --crs 3912 (D48/GK) or --crs 3794 (D96/TM)",
        )
    for code, shape in towns.items():
        share = shape.intersection(grounds[code]).area / grounds[code].area
        if share < GROUND_SHARE:
            raise BuildError(
                f"place of {TOWNS[code]} ({code})",
                f"a shape that covers {GROUND_SHARE:.0%} of its ground",
                f"{share:.0%}",
                "the shape is another municipality's; take the official file",
            )


def check_ground(layer: gpd.GeoDataFrame) -> tuple[BaseGeometry, list[str]]:
    """Hold the whole to the shipped outline.

    Parameters
    ----------
    layer : geopandas.GeoDataFrame
        A coverage in EPSG:3794.

    Returns
    -------
    (geometry, list of str)
        The ground of the country without a municipality (EPSG:3794, mostly empty), and what is
        to be said of it and of ground beyond the country.

    Raises
    ------
    BuildError
        If more than two per cent of the country have no municipality, or as much lies beyond.
    """
    known = reference.country()
    whole = shapely.union_all(layer.geometry.values)
    coarse, known_coarse = whole.simplify(BORDER_M / 10), known.simplify(BORDER_M / 10)
    lost = _ground(known_coarse.difference(coarse))
    beyond = _ground(coarse.difference(known_coarse))
    if max(lost.area, beyond.area) > AREA_SHARE * known.area:
        raise BuildError(
            "country",
            f"municipalities on all its {known.area / 1e6:.0f} km2",
            f"{len(layer)} on {whole.area / 1e6:.0f} km2",
            "choose a file of the whole country",
        )
    notes = []
    if lost.area:
        notes.append(f"no municipality on {_at(lost)}: the country keeps its shipped outline there")
    if beyond.area:
        notes.append(f"beyond the shipped outline of the country: {_at(beyond)}")
    return lost, notes


def _ground(difference: BaseGeometry) -> BaseGeometry:
    """Return what of a difference is ground: slivers along a border are none."""
    return difference.buffer(-BORDER_M).buffer(BORDER_M).intersection(difference)


def _at(ground: BaseGeometry) -> str:
    """Say how large ground is and where its largest part lies."""
    part = max(getattr(ground, "geoms", [ground]), key=lambda x: x.area)
    point = part.representative_point()
    lon, lat = Transformer.from_crs(SLOVENIA, WGS84, always_xy=True).transform(point.x, point.y)
    return f"{ground.area / 1e6:.1f} km2 (at {lat:.3f}, {lon:.3f})"


def largest_change(before: gpd.GeoDataFrame, after: gpd.GeoDataFrame) -> tuple[float, str]:
    """Return the largest change of an area and whose it is; a shape that vanished counts whole."""
    areas = after.geometry.area.fillna(0.0)
    change = (areas / before.geometry.area - 1).abs()
    row = before.loc[change.idxmax()]
    return float(change.max()), f"{TOWNS.get(row[KEY]) or row_name(row['name'])} ({row[KEY]})"
