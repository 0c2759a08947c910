"""How large the arms and their names are where the country is shown at a zoom; pixels."""

from __future__ import annotations

NAMES_ZOOM = 7.0  # from here on a name stands under the marker; a phone has it for the country
ONE_LINE_ZOOM = 7.75  # from here on a name and its figure stand in one line
LETTER = 0.575  # width of a letter, of the height of its type
FIGURE = 3  # letters that the figure takes behind a name


def marker_size(zoom: float) -> float:
    """Return the diameter of a marker in pixels where the country is shown at a zoom.

    36 px where it is as wide as a phone, 72 px where it fills a screen of 1920 px.
    """
    return float(min(72, max(36, 2 * round((36 + (zoom - 7) * 21) / 2))))


def type_size(zoom: float) -> float:
    """Return the height of the names' type in pixels; 0 where none is shown."""
    if zoom < NAMES_ZOOM:
        return 0.0
    return 11.0 if zoom < ONE_LINE_ZOOM else 12.0 if zoom < 8.5 else 13.0


def name_lines(name: str, zoom: float) -> list[str]:
    """Return the lines of a name: its words where the map is small."""
    return [name] if zoom >= ONE_LINE_ZOOM else name.split()


def name_size(name: str, zoom: float) -> tuple[float, float]:
    """Return width and height in pixels of a name with a figure behind it."""
    if not type_size(zoom):
        return 0.0, 0.0
    *first, last = map(len, name_lines(name, zoom))
    letters = max(*first, last + FIGURE) if first else last + FIGURE
    size = type_size(zoom)
    return letters * LETTER * size, (len(first) + 1) * (size + 2)
