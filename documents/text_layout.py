"""Words in boxes: how wide they are, where their lines break, and which size fits.

Measured in Source Sans, the face of the pages, which files carry with them. Office programs
set their own faces, which are wider: `OFFICE` is the part of a room that is counted on there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageFont

from content import cache

FONT = "Source Sans 3"
FONTS = Path(__file__).resolve().parent / "fonts"  # as Adobe gives them out; OFL 1.1
OFFICE = 0.87  # Arial is up to 15 % wider, which is most in figures
_EM = 100  # measured at this size and scaled
# Signs without a face, at which the measuring gives up; a line end in words is a line.
_SIGNS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]+")


def font_file(*, bold: bool = False) -> Path:
    """Return the file of a face."""
    return FONTS / f"SourceSans3-{'Bold' if bold else 'Regular'}.ttf"


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


def columns(box: Box, texts: Sequence[Sequence[str]], between: float) -> list[Box]:
    """Return a place beside the others for each group of texts, as wide as its longest asks for."""
    shares = [max(len(words) for words in group) + 2 for group in texts]
    left, found, room = box.left, [], box.width - between * (len(shares) - 1)
    for share in shares:
        wide = room * share / sum(shares)
        found.append(Box(left, box.top, wide, box.height))
        left += wide + between
    return found


@cache.kept(2)
def _face(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file(bold=bold)), _EM)


def width(words: str, size: float, *, bold: bool = False) -> float:
    """Return the width of words on one line in the unit of the size."""
    return _length(words, bold) * size / _EM


@cache.kept(20_000)  # the same words are tried in one size after the other
def _length(words: str, bold: bool) -> float:
    return _face(bold).getlength(plain(words).replace("\n", " "))


def plain(words: str) -> str:
    """Return words with a blank for tabs, separators and other signs without a face."""
    return _SIGNS.sub(" ", words)


def lines(words: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """Break words into lines of at most ``limit``; a word that is longer stands alone."""
    found: list[str] = []
    for paragraph in plain(words).split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, bold=bold) > limit:
                found.append(line)
                longer = word
            line = longer
        found.append(line)
    return found


def broken(words: str, size: float, limit: float, *, bold: bool = False) -> list[str]:
    """Break words into lines of at most ``limit``; a word that is longer breaks anywhere."""
    found: list[str] = []
    for line in lines(words, size, limit, bold=bold):
        rest = line
        while len(rest) > 1 and width(rest, size, bold=bold) > limit:
            fits = next(
                (
                    n
                    for n in range(len(rest) - 1, 1, -1)
                    if width(rest[:n], size, bold=bold) <= limit
                ),
                1,
            )
            found.append(rest[:fits])
            rest = rest[fits:]
        found.append(rest)
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
        count = sum(len(broken(words, size, box[0], bold=bold)) for words in paragraphs)
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
