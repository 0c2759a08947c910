"""Coats of arms: which file a town's arms are, whether it is safe, and its picture in pixels.

An official file that a town supplies is put into ``arms/official/grb-<code>.svg`` (and, if it
has one, ``grb-<code>-marker.svg``) and takes the place of the project's own rendition.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

import resvg_py
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from zmos_data.phrase import Phrase

ARMS_FOLDER = Path(__file__).resolve().parent / "arms"
LIMIT_BYTES = 200_000
CUTS = ("full", "marker")
LOG = logging.getLogger(__name__)

_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener",
           "animate", "animatemotion", "animatetransform", "set"}  # fmt: skip
_LINKS = {"href", "src", "data"}
# In CSS: an address that is not a part of the same file, or another file.
_OUTSIDE_CSS = re.compile(r"@import|url\(\s*['\"]?\s*(?!#)|expression\s*\(|javascript:", re.I)


class ArmsError(ValueError):
    """A file of arms is refused; the message is one line: file, found, expected, what to do."""

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
    """

    code: str
    full: bytes | None
    marker: bytes | None
    artwork: str
    problems: tuple[str, ...] = ()


def load_arms(code: str, folder: Path = ARMS_FOLDER) -> Arms:
    """Load the arms of a town: the official file if there is one that is safe, else our own.

    Parameters
    ----------
    code : str
        Municipality code, ``"061"``.
    folder : pathlib.Path
        Folder of the renditions, with ``official/`` inside.
    """
    problems = []
    for place, artwork in ((folder / "official", "official"), (folder, "rendition")):
        try:
            full = read_svg(place / f"grb-{code}.svg")
            marker = read_svg(place / f"grb-{code}-marker.svg") or full
        except ArmsError as error:
            LOG.error("%s", error)
            problems.append(error.message)
            continue
        if full is not None:
            return Arms(code, full, marker, artwork, tuple(problems))
    return Arms(code, None, None, "none", tuple(problems))


def read_svg(path: Path) -> bytes | None:
    """Read an SVG file that passes `check_svg`; None where there is no file.

    Raises
    ------
    ArmsError
        If the file is refused.
    """
    if not path.is_file():
        return None
    content = path.read_bytes()
    found = check_svg(content)
    if found:
        raise ArmsError(
            Phrase(
                "{file}: refused: found {found}; expected a plain drawing of at most {limit} kB "
                "with nothing active in it and nothing from outside; save it again as plain SVG",
                file=f"{path.parent.name}/{path.name}",
                found=found,
                limit=LIMIT_BYTES // 1000,
            )
        )
    return content


def check_svg(content: bytes) -> str:
    """Say why an SVG is refused; empty where it may be shown.

    Refused are a script, an event handler, a reference to outside, an entity or document type,
    what is not SVG, and what is larger than ``LIMIT_BYTES``.
    """
    if len(content) > LIMIT_BYTES:
        return f"{len(content) / 1000:.0f} kB"
    try:
        root = ElementTree.fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        return Phrase("an entity or a document type")
    except (ParseError, ValueError) as error:
        return Phrase("no readable XML ({error})", error=str(error))
    if root.tag != f"{_SVG}svg":
        return Phrase("the root element {name} and not svg", name=repr(_local(root.tag)))
    if b"<?xml-stylesheet" in content:
        return Phrase("an outside style sheet")
    return next((found for element in root.iter() if (found := _check_element(element))), "")


def _local(name: object) -> str:
    return str(name).rpartition("}")[2].lower()


def _check_element(element: Element) -> str:
    """Say what is wrong with one element; its children are asked by themselves."""
    name = _local(element.tag)
    if name in _ACTIVE:
        return Phrase("the active element {name}", name=repr(name))
    if name == "style" and _OUTSIDE_CSS.search(element.text or ""):
        return Phrase("a reference to outside in a style")
    for key, value in element.attrib.items():
        attribute = _local(key)
        if attribute.startswith("on"):
            return Phrase("the event handler {name}", name=repr(attribute))
        if attribute in _LINKS and not _stays_inside(value):
            return Phrase("the outside reference {value}", value=repr(value[:60]))
        if _OUTSIDE_CSS.search(value):
            return Phrase("the outside reference {value} in {name}", value=repr(value[:60]),
                          name=repr(attribute))  # fmt: skip
    return ""


def _stays_inside(address: str) -> bool:
    return address.startswith(("#", "data:image/png;base64,", "data:image/jpeg;base64,"))


def rasterise(svg: bytes, width: int) -> bytes:
    """Draw an SVG as PNG.

    Parameters
    ----------
    svg : bytes
        A file that has passed `check_svg`.
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
    try:
        return bytes(
            resvg_py.svg_to_bytes(svg_string=svg.decode("utf-8"), width=width,
                                  skip_system_fonts=True)
        )  # fmt: skip
    except ValueError as error:
        message = Phrase("the drawing cannot be turned into a picture: {error}", error=str(error))
        raise ArmsError(message) from error
