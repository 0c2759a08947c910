"""What a file is, by its content: endings are wrong or missing too often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from geodata.register.errors import BuildError, plain

_HEAD, _TAIL = 8192, 8192
_TOPOLOGY = re.compile(rb'"type"\s*:\s*"Topology"')
READABLE = "GeoJSON, GeoPackage, Shapefile, TopoJSON or FlatGeobuf"
_CONVERT = "save it as GeoPackage (in QGIS: Export) and name that"
_UNPACK = "unpack it and name the file in it"


@dataclass(frozen=True)
class Format:
    """A format that can be imported, and the ending that its readers expect."""

    name: str
    ending: str


GEOJSON = Format("GeoJSON", ".geojson")
TOPOJSON = Format("TopoJSON", ".json")
GEOPACKAGE = Format("GeoPackage", ".gpkg")
SHAPEFILE = Format("Shapefile", ".shp")
FLATGEOBUF = Format("FlatGeobuf", ".fgb")
# How a file begins, what it is then, and what to do with it.
_OTHERS = (
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"BZh", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ", "an xz archive", _UNPACK),
    (b"%PDF", "a PDF", "get the file of shapes, not the document"),
    (b"version https://git-lfs", "the pointer to a file that Git LFS keeps", "get the file itself"),
    (b"\x89PNG", "a picture", "get the file of shapes, not the picture"),
    (b"\xff\xd8\xff", "a picture", "get the file of shapes, not the picture"),
    (b"II*\x00", "a picture", "get the file of shapes, not the picture"),
    (b"MM\x00*", "a picture", "get the file of shapes, not the picture"),
    (b"SQLite format 3", "a database that is no GeoPackage", _CONVERT),
    (b"AC10", "a drawing (DWG)", _CONVERT),
)
_MARKUP = (
    (
        rb"<!doctype html|<html",
        "a web page",
        "open the address in a browser, and name the address or the file of the download itself",
    ),
    (rb"<kml", "KML", _CONVERT),
    (
        rb"opengis\.net/gml|<gml|<wfs:",
        "GML, as web services (WFS) answer",
        "ask for outputFormat=application/json, or " + _CONVERT,
    ),
    (rb"<\?xml|<[a-z]", "XML", _CONVERT),
)


def is_zip(head: bytes) -> bool:
    """Tell whether a file begins as a zip does."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_gzip(head: bytes) -> bool:
    """Tell whether a file begins as a gzip does."""
    return head.startswith(b"\x1f\x8b")


def head_of(path: Path) -> bytes:
    """Return the first bytes of a file."""
    with path.open("rb") as file:
        return file.read(_HEAD)


def is_topology(text: bytes) -> bool:
    """Tell whether a part of a JSON text says that it is TopoJSON."""
    return _TOPOLOGY.search(text) is not None


def format_of(path: Path) -> Format | None:
    """Return the format of a file that can be imported; None where it is no such file.

    The companions of a Shapefile are none: they come with their ``.shp``.
    """
    head = head_of(path)
    if head.startswith(b"SQLite format 3\x00") and head[68:72] in (b"GPKG", b"GP10", b"GP11"):
        return GEOPACKAGE
    if head.startswith(b"\x00\x00\x27\x0a") and path.suffix.lower() != ".shx":
        return SHAPEFILE
    if head.startswith(b"fgb"):
        return FLATGEOBUF
    text = _text(head).lstrip()
    if not text.startswith((b"{", b"[")):
        return None
    with path.open("rb") as file:
        file.seek(-min(_TAIL, path.stat().st_size), 2)
        tail = _text(file.read())
    return TOPOJSON if is_topology(text) or is_topology(tail) else GEOJSON


def refusal(path: Path) -> BuildError:
    """Say what a file is that cannot be imported, and what to do with it."""
    head = head_of(path)
    found, advice = _foreign(path, head)
    return BuildError("format", READABLE, found, advice)


def _foreign(path: Path, head: bytes) -> tuple[str, str]:
    for start, found, advice in _OTHERS:
        if head.startswith(start):
            return found, advice
    if head[257:262] == b"ustar":
        return "a tar archive", _UNPACK
    text = _text(head).lstrip().lower()
    for pattern, found, advice in _MARKUP:
        if text.startswith(b"<") and re.search(pattern, text):
            return found, advice
    if path.suffix.lower() in (".dbf", ".shx", ".prj", ".cpg"):
        return f"a part of a Shapefile ({plain(path.suffix)})", "name the .shp beside it"
    if head and b"\x00" not in head and text.isascii():
        return f"text that begins with {plain(head.decode('ascii')[:40])!r}", _CONVERT
    return "something else", _CONVERT


def _text(head: bytes) -> bytes:
    """Return text without the mark of its encoding; UTF-16 loses its zero bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
