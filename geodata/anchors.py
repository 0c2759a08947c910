"""Where the coat-of-arms markers stand: beside their territories, for every zoom step.

At national zoom a marker on its territory would hide the colour that the map is about. The
places are computed once, by ``python -m geodata.anchors``, and shipped; the browser only
looks them up. Lengths are pixels of Web Mercator (256 * 2**zoom round the world).
"""

from __future__ import annotations

import json
import math
import sys
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any, cast

import numpy as np
import shapely
from shapely.affinity import affine_transform
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from geodata import anchors_record
from geodata.boundaries import KEY, TOWNS, anchors_path, load_layer
from geodata.marker_sizes import NAMES_ZOOM, ONE_LINE_ZOOM, marker_size, name_size, type_size
from geodata.web import replace_files

ZOOMS = tuple(6.5 + step / 8 for step in range(27))  # 6.5 to 9.75
MARGIN = 2.0
EDGE = 8.0  # free between the country and the extent
PHONE_EDGE = 34.0  # above and below it where the map is as narrow as on a phone
LEAST_HALF = (142.0, 150.0)  # half of the least extent, which is taller than the country
# Corners that the country leaves free. On a small map they hold the buttons and the sources, in px;
# on others the measure below the buttons and the legend across from them, as shares of the extent.
BUTTONS, SOURCES = (140.0, 42.0), (262.0, 17.0)
CONTROLS, LEGEND = (0.34, 0.2), (0.27, 0.46)
DIRECTIONS = 48
TRIES, MOST_TRIES = 8, 64  # orders in which they are placed: more while something collides


@dataclass(frozen=True)
class Marker:
    """A marker in one place: its circle with the margin, its name, its leader line."""

    code: str
    x: float
    y: float
    size: float
    inner: tuple[float, float]
    label: tuple[float, float]  # width and height of the name

    @cached_property
    def body(self) -> BaseGeometry:
        """The ground that the marker and its name cover."""
        circle = Point(self.x, self.y).buffer(self.size / 2 + MARGIN, 24)
        width, height = self.label
        top = self.y + self.size / 2 - 1
        return shapely.union(circle, box(self.x - width / 2, top, self.x + width / 2, top + height))

    @cached_property
    def leader(self) -> LineString:
        """The line from the inner point of the territory to the marker's centre."""
        return LineString([self.inner, (self.x, self.y)])


def to_pixels(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Project a position to pixels of Web Mercator; y grows southwards."""
    world = 256 * 2**zoom
    x = (lon + 180) / 360 * world
    y = (0.5 - math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)) / (2 * math.pi)) * world
    return x, y


def to_position(x: float, y: float, zoom: float) -> tuple[float, float]:
    """Return longitude and latitude of a pixel."""
    world = 256 * 2**zoom
    lat = math.degrees(2 * math.atan(math.exp((0.5 - y / world) * 2 * math.pi)) - math.pi / 2)
    return x / world * 360 - 180, lat


def shape_in_pixels(shape: BaseGeometry, zoom: float) -> BaseGeometry:
    """Project a shape to pixels."""
    return shapely.transform(
        shape, lambda points: np.array([to_pixels(lon, lat, zoom) for lon, lat in points])
    )


def extent_of(country: BaseGeometry, zoom: float) -> BaseGeometry:
    """Return the ground on which markers may stand: the extent of the map without its corners."""
    west, north, east, south = country.bounds
    small = zoom < ONE_LINE_ZOOM
    across = EDGE + (east - west) / 2
    down = (PHONE_EDGE if small else EDGE) + (south - north) / 2
    x, y = (west + east) / 2, (north + south) / 2
    if zoom < NAMES_ZOOM:
        across, down = max(across, LEAST_HALF[0]), max(down, LEAST_HALF[1])
    extent = box(x - across, y - down, x + across, y + down)
    left, top, right, bottom = x - across, y - down, x + across, y + down
    if small:  # the legend stands below the map
        buttons = box(left, top, left + BUTTONS[0], top + BUTTONS[1])
        sources = box(right - SOURCES[0], bottom - SOURCES[1], right, bottom)
        return shapely.difference(extent, shapely.union(buttons, sources))
    width, height = right - left, bottom - top
    controls = box(left, top, left + CONTROLS[0] * width, top + CONTROLS[1] * height)
    legend = box(right - LEGEND[0] * width, bottom - LEGEND[1] * height, right, bottom)
    return shapely.difference(extent, shapely.union(controls, legend))


def place_markers(
    territories: dict[str, BaseGeometry],
    inner: dict[str, tuple[float, float]],
    extent: BaseGeometry,
    size: float,
    labels: dict[str, tuple[float, float]],
) -> dict[str, Marker]:
    """Place every marker beside its territory (pure, deterministic).

    Parameters
    ----------
    territories : dict of str to geometry
        The towns' territories in pixels.
    inner : dict of str to (x, y)
        Where each leader line begins, in pixels.
    extent : geometry
        Where the markers and their names may be.
    size : float
        Diameter of a marker.
    labels : dict of str to (width, height)
        Size of each name.

    Returns
    -------
    dict of str to Marker
        The cheapest arrangement found: nothing hidden, nothing overlapping, no line through
        a marker, no two lines crossing, and the lines short.
    """
    obstacles = shapely.union_all(list(territories.values()))
    choices = {
        code: _candidates(
            code, territories[code], inner[code], extent, obstacles, size, labels[code]
        )
        for code in territories
    }
    best = _settle(choices, Random(0))
    for seed in range(1, MOST_TRIES):
        if seed >= TRIES and not colliding(best):
            break
        best = min(best, _settle(choices, Random(seed)), key=_total)
    return best


def colliding(placed: dict[str, Marker]) -> list[str]:
    """Name the markers that hide another, or whose line crosses another's or a marker."""
    return [
        code
        for code, marker in placed.items()
        if _cost(marker, _others(placed, code)) > _cost(marker, []) + 500
    ]


def _others(placed: dict[str, Marker], code: str) -> list[Marker]:
    return [marker for other, marker in placed.items() if other != code]


def _settle(choices: dict[str, list[Marker]], random: Random) -> dict[str, Marker]:
    """Let every marker in turn take its cheapest place, until none moves any more."""
    order = sorted(choices)
    random.shuffle(order)
    placed: dict[str, Marker] = {}
    for _ in range(30):
        before = dict(placed)
        for code in order:
            others = _others(placed, code)
            placed[code] = min(choices[code], key=lambda m: _cost(m, others))
        if placed == before:
            break
    return placed


def _total(placed: dict[str, Marker]) -> float:
    """Return the cost of a whole arrangement."""
    return sum(_cost(marker, _others(placed, code)) for code, marker in placed.items())


def _candidates(
    code: str,
    territory: BaseGeometry,
    inner: tuple[float, float],
    extent: BaseGeometry,
    obstacles: BaseGeometry,
    size: float,
    label: tuple[float, float],
) -> list[Marker]:
    """Return the places round a territory that hide no territory, nearest first."""
    shapely.prepare([obstacles, extent])
    x, y = inner
    reach = math.hypot(
        *(b - a for a, b in zip(territory.bounds[:2], territory.bounds[2:], strict=True))
    )
    found = []
    for distance in range(round(size / 2), round(reach + 6 * size), 4):
        for step in range(DIRECTIONS):
            turn = 2 * math.pi * step / DIRECTIONS
            marker = Marker(
                code,
                x + distance * math.cos(turn),
                y + distance * math.sin(turn),
                size,
                inner,
                label,
            )
            if (
                extent.covers(Point(marker.x, marker.y))
                and extent.covers(marker.body)
                and not obstacles.intersects(marker.body)
            ):
                found.append(marker)
        if len(found) > 700:
            break
    if not found:
        raise ValueError(f"place_markers: {code}: no free place inside the extent")
    return found


def _cost(marker: Marker, others: list[Marker]) -> float:
    """Return the length of the line, with a fine for everything that collides."""
    cost: float = math.hypot(marker.x - marker.inner[0], marker.y - marker.inner[1]) ** 1.3
    body, leader = marker.body, marker.leader
    for other in others:
        if math.hypot(marker.x - other.x, marker.y - other.y) > 240:
            continue  # too far apart to collide, line and all
        cost += 1000 * body.intersects(other.body)
        cost += 600 * leader.crosses(other.leader)
        cost += 600 * leader.intersects(other.body) + 600 * body.intersects(other.leader)
    return cost


def inner_points() -> dict[str, tuple[float, float]]:
    """Return a point well inside each territory, as longitude and latitude."""
    towns = load_layer("municipalities").set_index(KEY).geometry
    return {code: _deep_point(towns[code]) for code in TOWNS}


def _deep_point(shape: BaseGeometry) -> tuple[float, float]:
    """Return the centre of the largest circle inside a shape, with longitude true to scale."""
    squeeze = math.cos(math.radians(46.1))
    squeezed = affine_transform(shape, [squeeze, 0, 0, 1, 0, 0])
    circle: Any = shapely.maximum_inscribed_circle(cast(Any, squeezed), tolerance=0.0005)
    centre = circle.coords[0]
    return centre[0] / squeeze, centre[1]


def solve(zoom: float) -> dict[str, Marker]:
    """Place the markers of the shipped boundaries at one zoom."""
    towns = load_layer("municipalities").set_index(KEY).geometry
    country = shape_in_pixels(load_layer("country").geometry.iloc[0], zoom)
    return place_markers(
        {code: shape_in_pixels(towns[code], zoom) for code in TOWNS},
        {code: to_pixels(*point, zoom) for code, point in inner_points().items()},
        extent_of(country, zoom),
        marker_size(zoom),
        {code: name_size(name, zoom) for code, name in TOWNS.items()},
    )


def main() -> int:
    """Compute the places for every zoom and write them, with what they were computed from."""
    zooms, inputs = {}, anchors_record.inputs()
    for zoom in ZOOMS:
        placed = solve(zoom)
        positions = {code: to_position(m.x, m.y, zoom) for code, m in placed.items()}
        zooms[f"{zoom:g}"] = {
            c: [round(lat, 5), round(lon, 5)] for c, (lon, lat) in positions.items()
        }
        longest = max(m.leader.length for m in placed.values())
        bad = colliding(placed) or "none"
        print(f"zoom {zoom:g}: longest line {longest:.0f} px, colliding: {bad}")
    inner = {c: [round(lat, 5), round(lon, 5)] for c, (lon, lat) in inner_points().items()}
    sizes = {f"{zoom:g}": [marker_size(zoom), type_size(zoom)] for zoom in ZOOMS}
    content: dict[str, Any] = {"zooms": zooms, "inner": inner, "sizes": sizes}
    content["made"] = {"inputs": inputs, "places": anchors_record.places(content)}
    text = json.dumps(content, indent=1) + "\n"
    replace_files(anchors_path().parent, {anchors_path().name: text})
    return 0


if __name__ == "__main__":
    sys.exit(main())
