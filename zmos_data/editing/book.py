"""What a workbook says beside its cells: sheets, formats, shared texts, its own properties."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from xml.parsers import expat

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from zmos_data import limits
from zmos_data.editing.findings import Place
from zmos_data.editing.refusal import too_many_cells

_BOOK = "xl/workbook.xml"
_PROPERTIES = "docProps/custom.xml"
_TRUE = ("1", "true", "on")


@dataclass(frozen=True)
class SheetPart:
    """A sheet: its name on the tab, its part, and whether it is seen."""

    title: str
    path: str
    is_hidden: bool


@dataclass(frozen=True)
class Book:
    """A workbook without its cells.

    Attributes
    ----------
    sheets : tuple of SheetPart
        In the order of the tabs.
    formats : tuple of str
        Number format of each style.
    texts : list of str
        Texts that cells share, by their position.
    epoch : datetime.datetime
        Day from which days are counted.
    properties : mapping of str to str
        Its custom properties.
    struck : frozenset of int
        Styles whose letters are struck through.
    """

    sheets: tuple[SheetPart, ...]
    formats: tuple[str, ...] = ()
    texts: list[str] = field(default_factory=list)
    epoch: datetime = WINDOWS_EPOCH
    properties: Mapping[str, str] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()


def read_book(archive: zipfile.ZipFile) -> Book:
    """Read what a workbook says beside its cells; any error of the parser is left to the caller."""
    root = tree(archive.read(_BOOK))
    parts = dict(_relations(archive))
    path = _of_type(parts, "/styles")
    styles = tree(archive.read(path)) if path else None
    is_mac = any(one.get("date1904") in _TRUE for one in every(root, "workbookPr"))
    return Book(
        tuple(_sheets(root, {target: path for target, (_, path) in parts.items()})),
        _formats(styles),
        _texts(archive, _of_type(parts, "/sharedStrings")),
        MAC_EPOCH if is_mac else WINDOWS_EPOCH,
        _properties(archive),
        _struck(styles),
    )


def local(name: str) -> str:
    """Return the name of an element without its namespace."""
    return name.rpartition("}")[2].rpartition(":")[2]


def tree(text: bytes) -> Any:
    """Parse a part; nothing outside it is fetched."""
    return etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))


def every(root: Any, name: str) -> Iterator[Any]:
    """Return the elements of a name, in any namespace."""
    return iter(root.iter(f"{{*}}{name}"))


def _relations(archive: zipfile.ZipFile) -> Iterator[tuple[str, tuple[str, str]]]:
    """Return the type and the path of each part that the workbook names, by its id."""
    for one in every(tree(archive.read("xl/_rels/workbook.xml.rels")), "Relationship"):
        target = str(one.get("Target", ""))
        path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        yield str(one.get("Id")), (str(one.get("Type")), posixpath.normpath(path))


def _of_type(parts: Mapping[str, tuple[str, str]], ending: str) -> str:
    return next((path for kind, path in parts.values() if kind.endswith(ending)), "")


def _sheets(root: Any, paths: Mapping[str, str]) -> Iterator[SheetPart]:
    for one in every(root, "sheet"):
        number = next((value for name, value in one.attrib.items() if local(name) == "id"), "")
        path = paths.get(number, "")
        if "chartsheet" not in path and path:
            hidden = one.get("state", "visible") != "visible"
            yield SheetPart(str(one.get("name", "")), path, hidden)


def _formats(root: Any) -> tuple[str, ...]:
    if root is None:
        return ()
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in every(root, "numFmt")}
    styles = root.iterfind("{*}cellXfs/{*}xf")
    return tuple(_format(one.get("numFmtId", "0"), own) for one in styles)


def _struck(root: Any) -> frozenset[int]:
    if root is None:
        return frozenset()
    strikes = [font.find("{*}strike") for font in root.iterfind("{*}fonts/{*}font")]
    fonts = {str(n) for n, one in enumerate(strikes) if one is not None and _is_on(one)}
    styles = root.iterfind("{*}cellXfs/{*}xf")
    return frozenset(n for n, one in enumerate(styles) if one.get("fontId") in fonts)


def _is_on(strike: Any) -> bool:
    return strike.get("val", "1") in _TRUE


def _format(code: str, own: Mapping[str, str]) -> str:
    return own.get(code) or BUILTIN_FORMATS.get(int(code), "General")


def _texts(archive: zipfile.ZipFile, path: str) -> list[str]:
    """Read the shared texts one by one: as a whole they would take ten times their size."""
    if not path:
        return []
    reader = _SharedTexts()
    with archive.open(path) as part:
        reader.parse(part)
    return reader.texts


class _SharedTexts:
    """Collects the texts of ``si``; how they are to be pronounced (``rPh``) is left out."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._parts: list[str] = []
        self._is_text = self._is_aside = False

    def parse(self, part: Any) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.ParseFile(part)

    def _start(self, name: str, _attributes: Mapping[str, str]) -> None:
        name = local(name)
        self._is_text = name == "t" and not self._is_aside
        self._is_aside = self._is_aside or name == "rPh"

    def _end(self, name: str) -> None:
        name = local(name)
        self._is_text = False
        if name == "rPh":
            self._is_aside = False
        elif name == "si":
            self.texts.append("".join(self._parts))
            self._parts = []
            if len(self.texts) > limits.SHEET_CELLS:
                raise too_many_cells(Place())

    def _characters(self, text: str) -> None:
        if self._is_text:
            self._parts.append(text)


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    if _PROPERTIES not in archive.namelist():
        return {}
    return {
        str(one.get("name", "")): "".join(one.itertext()).strip()
        for one in every(tree(archive.read(_PROPERTIES)), "property")
    }
