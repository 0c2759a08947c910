"""A town in the middle of the map's picture, as the screen shows it on the town's slide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D

from documents.map_badge import Badge
from documents.map_geometry import MapGeometry

_MARGIN = 70.0  # round the town
_LARGER = 1.6  # markers than on the map of the country, of which hardly more than one is there
_EDGE = 6.0  # that is left between a marker and the edge of the map


def brought_near(
    geometry: MapGeometry, place: Affine2D, town: str, extent: Rectangle
) -> tuple[Affine2D, float]:
    """Return what puts a town into the middle of an extent, and how much that enlarges the map.

    Without such a town the map stays as it is.
    """
    if town not in geometry.towns:
        return place, 1.0
    box = place.transform_path(geometry.towns[town]).get_extents()
    width, height = extent.get_width(), extent.get_height()
    zoom = min((width - 2 * _MARGIN) / box.width, (height - 2 * _MARGIN) / box.height)
    left, top = extent.get_x() + width / 2, extent.get_y() + height / 2
    near = Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2)
    return Affine2D((place + near.scale(zoom).translate(left, top)).get_matrix()), zoom


def clip(axes: Axes, extent: Rectangle, earlier: int) -> None:
    """Cut off what was drawn over the edge of the map; ``earlier`` shapes are not of it."""
    extent.set_transform(axes.transData)
    for shape in axes.patches[earlier:]:
        if shape.get_clip_path() is None:
            shape.set_clip_path(extent)


def near_badges(badges: Iterable[Badge], extent: Rectangle) -> list[Badge]:
    """Return the markers that the map has room for, each at its town."""
    near = []
    for badge in badges:
        size, scale = badge.size * _LARGER, badge.scale * _LARGER
        (x, y), room = badge.inner, size / 2 + _EDGE
        inside = (
            extent.get_x() + room <= x <= extent.get_x() + extent.get_width() - room
            and extent.get_y() + room <= y <= extent.get_y() + extent.get_height() - room
        )
        if inside:
            near.append(replace(badge, x=x, y=y, size=size, scale=scale))
    return near
