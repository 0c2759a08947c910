"""Arms as pixels: where a tincture is, and in how many pieces."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
from PIL import Image
from scipy import ndimage

from zmos_data.heraldry import load_arms, rasterise
from zmos_data.loading import load_dataset

WIDTH = 400
DATA = load_dataset()
TINCTURES = {
    row.municipality_code: {
        name: tuple(int(value[i : i + 2], 16) for i in (1, 3, 5))
        for name, value in (part.split() for part in row.tinctures.split(";"))
    }
    for row in DATA.arms.itertuples()
}


@cache
def pixels(code: str, cut: str = "full") -> np.ndarray:
    """Return the drawing as an array (height, 400, RGBA)."""
    drawing = load_arms(code).drawable(cut)
    assert drawing is not None, f"{code} has no arms"
    return np.asarray(Image.open(io.BytesIO(rasterise(drawing, WIDTH))).convert("RGBA")).astype(int)


def shield(code: str, cut: str = "full") -> np.ndarray:
    """Return where the shield is (bool)."""
    return pixels(code, cut)[..., 3] > 200


def where(code: str, tincture: str, cut: str = "full") -> np.ndarray:
    """Return where a tincture of the table is (bool), smooth edges left out."""
    colour = np.array(TINCTURES[code][tincture])
    near = np.abs(pixels(code, cut)[..., :3] - colour).max(axis=2) <= 12
    return near & shield(code, cut)


def share(code: str, tincture: str, cut: str = "full") -> float:
    """Return the tincture's part of the shield's area, 0 to 1."""
    return float(where(code, tincture, cut).sum() / shield(code, cut).sum())


def pieces(mask: np.ndarray, smallest: float = 0.002) -> list[tuple[float, float, float]]:
    """Return the separate pieces of a mask as (x, y, share of the picture), from the left.

    x and y are the middle of a piece in fractions of width and height; pieces below
    ``smallest`` (a share of the picture) are specks and left out.
    """
    labels, n = ndimage.label(mask)
    height, width = mask.shape
    found = []
    for index in range(1, n + 1):
        piece = labels == index
        size = piece.sum() / mask.size
        if size >= smallest:
            y, x = ndimage.center_of_mass(piece)
            found.append((x / width, y / height, float(size)))
    return sorted(found)


def part(mask: np.ndarray, left: float, top: float, right: float, bottom: float) -> np.ndarray:
    """Cut a part out of a mask; fractions of width and height."""
    height, width = mask.shape
    return mask[int(top * height) : int(bottom * height), int(left * width) : int(right * width)]


def runs(row: np.ndarray, shortest: int = 3) -> int:
    """Count the separate runs of True in a row of at least ``shortest`` pixels."""
    labels, n = ndimage.label(row)
    return sum((labels == index).sum() >= shortest for index in range(1, n + 1))
