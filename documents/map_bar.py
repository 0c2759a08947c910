"""The scale bar of a map's picture."""

from __future__ import annotations

from matplotlib.axes import Axes

from content.text import Text
from documents.map_badge import INK, POINTS
from documents.map_keys import write

_KILOMETRES = (0.5, 1, 2, 5, 10, 20, 50)
_PART = 0.3  # of the map's width, at most


def draw_bar(
    axes: Axes, text: Text, corner: tuple[float, float], width: float, metres: float, size: float
) -> None:
    """Draw the scale bar into the lower right corner.

    Parameters
    ----------
    axes : Axes
        The picture.
    text : Text
        The words of the page.
    corner : (float, float)
        Where its lower right end stands.
    width : float
        Width of the map.
    metres : float
        Metres of the ground for a unit of the picture.
    size : float
        Size of its letters.
    """
    most = width * _PART * metres / 1000
    km = max((km for km in _KILOMETRES if km <= most), default=_KILOMETRES[0])
    (right, y), length = corner, km * 1000 / metres
    axes.plot(
        [right - length, right - length, right, right],
        [y - 6, y, y, y - 6],
        color=INK,
        linewidth=1.6 * POINTS,
        zorder=9,
        solid_joinstyle="miter",
    )
    words = f"{text.number(km, 0 if km >= 1 else 1)}\u00a0km"
    write(axes, right - length / 2, y - 9, words, size, anchor="center", halo=True)
