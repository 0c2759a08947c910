"""Words in boxes: how wide they are, where their lines break, and which size fits.

Measured in DejaVu Sans, which is wider than the faces of office programs: what fits here
fits there.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import matplotlib as mpl
from PIL import ImageFont

from ui import cache

FONT = "DejaVu Sans"
_EM = 100  # measured at this size and scaled


def font_file(*, bold: bool = False, italic: bool = False) -> Path:
    """Return the file of a face; it ships with matplotlib."""
    style = ("Bold" if bold else "") + ("Oblique" if italic else "")
    name = f"DejaVuSans-{style}.ttf" if style else "DejaVuSans.ttf"
    return Path(mpl.get_data_path()) / "fonts" / "ttf" / name


@dataclass(frozen=True)
class Box:
    """A place on paper or on a slide: left, top, width and height."""

    left: float
    top: float
    width: float
    height: float

    def below(self, height: float) -> Box:
        """Return what is left under a height."""
        return Box(self.left, self.top + height, self.width, self.height - height)

    def top_part(self, height: float) -> Box:
        """Return the upper part."""
        return Box(self.left, self.top, self.width, height)

    def holding(self, width: float, height: float) -> Box:
        """Return the largest place in the middle with the proportions of a picture."""
        scale = min(self.width / width, self.height / height)
        w, h = width * scale, height * scale
        return Box(self.left + (self.width - w) / 2, self.top + (self.height - h) / 2, w, h)


@cache.kept(2)
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file(bold=bold)), _EM)


@cache.kept(20_000)
def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return the width of words in the unit of the size."""
    return _face(bold).getlength(words) * size / _EM


def lines(words: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """Break words into lines of at most ``limit``; a word that is longer stands alone."""
    found: list[str] = []
    for paragraph in words.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, bold=bold) > limit:
                found.append(line)
                longer = word
            line = longer
        found.append(line)
    return found


def fit(
    paragraphs: list[str],
    box: tuple[float, float],
    sizes: tuple[float, ...],
    *,
    bold: bool = False,
    leading: float = 1.25,
    between: float = 0.0,
) -> float:
    """Return the first of the sizes at which paragraphs fit a box; the last where none does.

    Parameters
    ----------
    paragraphs : list of str
        What is written; each begins a line.
    box : (float, float)
        Width and height in the unit of the sizes.
    sizes : tuple of float
        From the best to the smallest.
    bold : bool
        Whether they are bold.
    leading : float
        Height of a line in sizes.
    between : float
        Space after a paragraph in sizes.
    """
    for size in sizes:
        count = sum(len(lines(words, size, box[0], bold=bold)) for words in paragraphs)
        if (count * leading + between * len(paragraphs)) * size <= box[1]:
            return size
    return sizes[-1]


def address_size(address: str, box: tuple[float, float], size: float, leading: float) -> float:
    """Return the size at which an address, which may break anywhere, fits a box.

    Parameters
    ----------
    address : str
        The address.
    box : (float, float)
        Width and height in the unit of the sizes.
    size : float
        The best size; it becomes no smaller than 3.
    leading : float
        Height of a line in sizes.
    """
    for smaller in (size, *(float(n) for n in range(9, 3, -1) if n < size)):
        count = int(width(address, smaller) / box[0]) + 1
        if count * smaller * leading <= box[1]:
            return smaller
    return 3.0


def shorten(words: str, size: float, limit: float, *, bold: bool = False) -> str:
    """Cut words to a width, with an ellipsis where something was cut."""
    if width(words, size, bold=bold) <= limit:
        return words
    kept = words
    while kept and width(f"{kept.rstrip()}…", size, bold=bold) > limit:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
