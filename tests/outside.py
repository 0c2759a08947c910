"""What may not be in a drawing that is shown; asked of the file itself, in another way."""

from __future__ import annotations

import re
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = {
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "clipPath",
    "mask",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "title",
    "desc",
    "style",
}
FREE = {"id", "class", "role"}  # words that nothing acts upon
SHAPE = '<path d="M0 0H8V8Z" fill="#f00"/>'
OUTSIDE = re.compile(
    r"url\((?!\s*['\"]?#)|[\\@]|://|//|javascript|data:|src|image|import", re.IGNORECASE
)


def find_outside(svg: bytes) -> list[str]:
    """Return everything in a file that acts, or that leads out of it."""
    found = []
    assert b"<!" not in svg and b"<?" not in svg
    for element in ElementTree.fromstring(svg).iter():
        name = str(element.tag).removeprefix(SVG)
        if name not in DRAWN:
            found.append(f"<{element.tag}>")
        if name == "style" and OUTSIDE.search(element.text or ""):
            found.append(element.text or "")
        for key, value in element.attrib.items():
            if "}" in key or key.lower().startswith("on"):
                found.append(key)
            elif key == "href" and not re.fullmatch(r"#[^\s()'\"\\%#]+", value):
                found.append(value)
            elif key not in FREE and not key.startswith("aria-") and OUTSIDE.search(value):
                found.append(f"{key}={value}")
    return found


def drawing(inside: str = SHAPE, head: str = "", root: str = "", box: str = "0 0 8 8") -> bytes:
    """Write a drawing around some elements."""
    space = f'xmlns="{SVG[1:-1]}" xmlns:xlink="http://www.w3.org/1999/xlink"'
    shape = f'viewBox="{box}"' if box else ""
    return f"{head}<svg {space} {shape} {root}>{inside}</svg>".encode()
