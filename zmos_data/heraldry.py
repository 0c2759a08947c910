"""Coats of arms: which file a town's arms are, and its picture in pixels.

An official file that a town supplies is put into ``arms/official/grb-<code>.svg`` (and, if it
has one, ``grb-<code>-marker.svg``) and takes the place of the project's own rendition. What
such a file may hold, and why it is refused, is the matter of `zmos_data.svg`.
``python -m zmos_data.heraldry`` names every file that is refused.
"""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import resvg_py

from zmos_data.phrase import Phrase
from zmos_data.svg.limits import BYTES
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.rewriting import check_size
from zmos_data.svg.verdict import Drawing, take

ARMS_FOLDER = Path(__file__).resolve().parent / "arms"
CUTS = ("full", "marker")
LOG = logging.getLogger(__name__)
_PNG = b"\x89PNG"


class ArmsError(ValueError):
    """Arms cannot be turned into a picture; the message is one line."""

    def __init__(self, message: Phrase) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Arms:
    """The arms of a town as files.

    Attributes
    ----------
    code : str
        Municipality code.
    full, marker : bytes or None
        SVG of both cuts; the full one serves as marker where there is no marker cut. None
        where the town has no arms.
    artwork : {"official", "rendition", "none"}
        Whose drawing it is.
    problems : tuple of str
        Official files that were refused, a line (a `Phrase`) each; the rendition stands in for
        them.
    pictures : mapping of str to bytes
        PNG by cut of a drawing from outside; empty for one of the project.
    """

    code: str
    full: bytes | None
    marker: bytes | None
    artwork: str
    problems: tuple[str, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def drawable(self, cut: str) -> bytes | None:
        """Return what pictures of a cut are made of, for `rasterise`; None without arms."""
        svg: bytes | None = getattr(self, cut)
        return self.pictures.get(cut, svg)


def load_arms(code: str, folder: Path = ARMS_FOLDER) -> Arms:
    """Load the arms of a town: the official file if there is one that is taken, else our own.

    Parameters
    ----------
    code : str
        Municipality code, ``"061"``.
    folder : pathlib.Path
        Folder of the renditions, with ``official/`` inside.
    """
    arms = _choose(code, folder)
    for problem in arms.problems:
        LOG.error("%s", problem)
    return arms


def _choose(code: str, folder: Path) -> Arms:
    problems = []
    for place, artwork in ((folder / "official", "official"), (folder, "rendition")):
        outside = artwork == "official"
        try:
            full = read_svg(place / f"grb-{code}.svg", outside=outside)
            marker = read_svg(place / f"grb-{code}-marker.svg", outside=outside) or full
        except RefusalError as refused:
            problems.append(refused.refusal.phrase)
            continue
        if full is not None and marker is not None:
            cuts = {"full": full.picture, "marker": marker.picture}
            pictures = {cut: picture for cut, picture in cuts.items() if picture is not None}
            return Arms(code, full.svg, marker.svg, artwork, tuple(problems), pictures)
    return Arms(code, None, None, "none", tuple(problems))


def read_svg(path: Path, *, outside: bool) -> Drawing | None:
    """Read a drawing that `zmos_data.svg` takes; None where there is no file.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    outside : bool
        Is it from outside the project?

    Raises
    ------
    zmos_data.svg.refusal.RefusalError
        If the file is refused.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            check_size(path.stat().st_size)
            return take(file.read(BYTES + 1), outside=outside)
    except OSError as error:
        raise RefusalError("unreadable", error.strerror or str(error)).at(file=name) from None
    except RefusalError as refused:
        raise refused.at(file=name) from None


def rasterise(drawing: bytes, width: int) -> bytes:
    """Draw arms as PNG.

    Parameters
    ----------
    drawing : bytes
        What `Arms.drawable` returns: an SVG of the project, or the picture of one from
        outside, which the renderer has drawn apart from the server.
    width : int
        Width in pixels; the height follows from the drawing.

    Returns
    -------
    bytes
        PNG, transparent outside the shield.

    Raises
    ------
    ArmsError
        If the renderer cannot draw it.
    """
    if drawing.startswith(_PNG):
        return _resize(drawing, width)
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=drawing.decode("utf-8"), width=width, skip_system_fonts=True
            )
        )
    except ValueError as error:
        message = Phrase("the drawing cannot be turned into a picture: {error}", error=str(error))
        raise ArmsError(message) from error


def _resize(picture: bytes, width: int) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(picture), formats=["PNG"]) as opened:
        height = max(1, round(opened.height * width / opened.width))
        smaller = opened.convert("RGBA").resize((width, height), Image.Resampling.LANCZOS)
    buffer = io.BytesIO()
    smaller.save(buffer, "PNG")
    return buffer.getvalue()


def main(folder: Path = ARMS_FOLDER) -> int:
    """Print why a file of arms is refused, in one line each; 1 where one is, else 0."""
    codes = sorted({path.stem[4:7] for path in folder.rglob("grb-*.svg")})
    problems = [problem for code in codes for problem in _choose(code, folder).problems]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
