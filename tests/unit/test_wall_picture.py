"""The arms wall as a picture: its rings are those of the view."""

from __future__ import annotations

import io

import numpy as np
from matplotlib.colors import to_rgb
from PIL import Image

from content.palette import THEME_COLOURS
from documents.wall_picture import HEIGHT, WIDTH, wall_picture
from tests.pages import build_page


def pixels(page) -> np.ndarray:
    opened = Image.open(io.BytesIO(wall_picture(page)))
    assert opened.size == (WIDTH, HEIGHT)
    return np.asarray(opened.convert("RGB"))


def of_theme(picture: np.ndarray, theme: str) -> int:
    colour = [round(255 * part) for part in to_rgb(THEME_COLOURS[theme])]
    return int((np.abs(picture.astype(int) - colour).max(axis=2) < 3).sum())


def test_a_ring_has_the_colours_of_the_themes_and_none_without_projects(dataset):
    picture, empty = (pixels(build_page(dataset, search=words)) for words in ("", "xyzzy"))
    for theme in ("energy_efficiency", "sustainable_mobility", "urban_environment"):
        assert of_theme(picture, theme) > 1000
        assert of_theme(empty, theme) == 0
