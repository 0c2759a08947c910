"""Discs on a map that must not cover one another: those that would, are pushed apart."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from documents.text_layout import Box

_STEPS, _GAP = 60, 4.0
_MANY = 80  # discs; more of them stay where they are, for no map has room for them


@dataclass(frozen=True)
class Spot:
    """A disc: its middle, its radius, and whether it had to move from its place."""

    x: float
    y: float
    radius: float
    has_moved: bool = False

    @property
    def box(self) -> Box:
        """What it covers."""
        return Box(self.x - self.radius, self.y - self.radius, 2 * self.radius, 2 * self.radius)


def spread(spots: list[Spot], size: tuple[float, float]) -> list[Spot]:
    """Push discs apart that would cover one another, inside a picture.

    Parameters
    ----------
    spots : list of Spot
        Where they belong.
    size : (float, float)
        Width and height of the picture.

    Returns
    -------
    list of Spot
        In the same order; those that moved say so.
    """
    if len(spots) > _MANY:
        return spots
    placed = [[spot.x, spot.y] for spot in spots]
    for _ in range(_STEPS):
        if not _push(placed, spots, size):
            break
    return [
        replace(spot, x=x, y=y, has_moved=math.dist((x, y), (spot.x, spot.y)) > spot.radius / 2)
        for spot, (x, y) in zip(spots, placed, strict=True)
    ]


def _push(placed: list[list[float]], spots: list[Spot], size: tuple[float, float]) -> bool:
    """Push each pair that is too near half the way apart; tell whether there was one."""
    pushed = False
    for i, one in enumerate(placed):
        for j in range(i):
            other = placed[j]
            wanted = spots[i].radius + spots[j].radius + _GAP
            far = math.dist(one, other)
            if far >= wanted - 0.1:
                continue
            pushed = True
            # Two in one place part in a direction of their own, so that a row of them fans out.
            angle = math.atan2(one[1] - other[1], one[0] - other[0]) if far > 0.1 else 2.4 * i
            step = (wanted - far) / 2
            for point, way in ((one, step), (other, -step)):
                point[0] += way * math.cos(angle)
                point[1] += way * math.sin(angle)
    for spot, point in zip(spots, placed, strict=True):
        for axis in (0, 1):
            edge = spot.radius + _GAP
            point[axis] = min(max(point[axis], edge), size[axis] - edge)
    return pushed
