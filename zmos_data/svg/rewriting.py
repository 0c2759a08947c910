"""A file from outside is read sign by sign and written anew out of what is allowed.

The parser calls back for each tag and builds no tree, so that no depth of a file is a depth
of the server's stack; its first call for a document type ends the reading.
"""

from __future__ import annotations

import codecs
import math
import re
from typing import NamedTuple
from xml.parsers import expat

from zmos_data.svg import limits
from zmos_data.svg.attributes import OUTLINES, Attributes, read_attributes, read_root
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.structure import Node, apply_rules, check_structure
from zmos_data.svg.styles import Rule, read_sheet
from zmos_data.svg.values import check_length
from zmos_data.svg.vocabulary import (
    ACTED_UPON,
    ACTIVE,
    ELEMENTS,
    IMAGES,
    LEFT_OUT,
    LETTERS,
    SVG,
    WITH_WORDS,
)

_ENCODINGS = {
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\t": "&#9;"}
)
_ESCAPED_IN_VALUES = {**_ESCAPED, ord("\n"): "&#10;"}


class Rewritten(NamedTuple):
    """A drawing as it is written anew, and its viewBox."""

    svg: bytes
    view_box: str


def rewrite(content: bytes) -> Rewritten:
    """Return a drawing with nothing in it but what is allowed.

    What a drawing program notes for itself (other namespaces, metadata, comments) is left out,
    and so are the outer width and height: the viewBox says the shape. A drawing of the project
    comes out as it goes in.

    Parameters
    ----------
    content : bytes
        A file, UTF-8.

    Raises
    ------
    RefusalError
        At the first thing that is not allowed, with its line.
    """
    check_size(len(content))
    text = _without_mark(content)
    reader = _Reader(text)
    try:
        reader.parser.Parse(text, True)
    except expat.ExpatError as error:
        raise RefusalError("xml", expat.ErrorString(error.code), error.lineno) from None
    apply_rules(reader.nodes, reader.rules)
    check_structure(reader.nodes)
    return Rewritten(("".join(reader.written) + "\n").encode(), reader.view_box)


def check_size(size: int) -> None:
    """Refuse a file of too many bytes."""
    if size > limits.BYTES:
        raise RefusalError("size", str(math.ceil(size / 1000)))


def _without_mark(content: bytes) -> bytes:
    """Return the bytes without a byte order mark.

    Raises
    ------
    RefusalError
        If they are not UTF-8.
    """
    for name, marks in _ENCODINGS.items():
        if content.startswith(marks):
            raise RefusalError("encoding", name)
    if b"\0" in content:
        raise RefusalError("encoding", "UTF-16")
    try:
        content.decode()
    except UnicodeDecodeError as error:
        line = 1 + content.count(b"\n", 0, error.start)
        raise RefusalError("encoding", "?", line) from None
    return content.removeprefix(codecs.BOM_UTF8)


class _Reader:
    """What has been read of a file, and the calls of the parser.

    Attributes
    ----------
    nodes : list of Node
        The elements that are kept.
    rules : list of Rule
        The rules of style sheets that refer to something.
    written : list of str
        The new file, in pieces.
    view_box : str
        The viewBox of the root.
    """

    def __init__(self, content: bytes) -> None:
        self.nodes: list[Node] = []
        self.rules: list[Rule] = []
        self.written: list[str] = []
        self.view_box = ""
        self._content = content
        self._open: list[int] = []  # positions in nodes, from the root to the present element
        self._left_out = 0  # elements around the present place that are left out
        self._elements = 0
        self._words: list[str] = []
        self._words_line = 0
        self._is_empty = False  # the present element's start tag is not closed yet
        self.parser = parser = expat.ParserCreate("utf-8", " ")
        parser.ordered_attributes = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "utf8"):
            raise RefusalError("encoding", encoding, self.parser.CurrentLineNumber)

    def _doctype(self, *_: object) -> None:
        raise RefusalError("doctype", "", self.parser.CurrentLineNumber)

    def _instruction(self, target: str, data: str) -> None:
        raise RefusalError("instruction", target, self.parser.CurrentLineNumber)

    def _start(self, tag: str, pairs: list[str]) -> None:
        """Check an element; keep it, or leave it out with all that is in it."""
        line = self.parser.CurrentLineNumber
        space, _, name = tag.rpartition(" ")
        try:
            self._count()
            if not self._open and (space, name) != (SVG, "svg"):
                raise RefusalError("root", name)
            if space in ACTED_UPON or (space == SVG and name in ACTIVE):
                raise RefusalError("active", name)
            if self._left_out or space not in ("", SVG) or name in LEFT_OUT:
                self._left_out += 1
            else:
                self._keep(name, self._check(space, name, pairs), line)
        except RefusalError as refused:
            raise refused.at(self._line_of(refused.attribute)) from None

    def _count(self) -> None:
        self._elements += 1
        if self._elements > limits.ELEMENTS:
            raise RefusalError("elements")
        if len(self._open) + self._left_out == limits.DEPTH:
            raise RefusalError("depth")

    def _check(self, space: str, name: str, pairs: list[str]) -> Attributes:
        """Check name and attributes of an element that is kept."""
        if name not in ELEMENTS or not space:
            kinds = {"image": IMAGES, "text": LETTERS}
            rule = next((kind for kind, names in kinds.items() if name in names), "element")
            raise RefusalError(rule, name)
        names_and_values = iter(pairs)
        found = zip(names_and_values, names_and_values, strict=True)
        if not self._open:
            return read_root(found)
        if self.nodes[self._open[-1]].name in WITH_WORDS:
            raise RefusalError("element", name)
        return read_attributes(name, found)

    def _line_of(self, attribute: str) -> int:
        """Return the line of an attribute of the present element; "" for the element's own."""
        line, begin = self.parser.CurrentLineNumber, self.parser.CurrentByteIndex
        if not attribute:
            return line
        match = re.compile(rb"[\s:]%b\s*=" % re.escape(attribute).encode()).search(
            self._content, begin
        )
        return line + (self._content.count(b"\n", begin, match.end()) if match else 0)

    def _keep(self, name: str, attributes: Attributes, line: int) -> None:
        """Write the start of an element."""
        space = ""
        if not self._open:
            space, self.view_box = f' xmlns="{SVG}"', attributes.written["viewBox"]
        else:
            self.nodes[self._open[-1]].children.append(len(self.nodes))
        self._open.append(len(self.nodes))
        self.nodes.append(Node(name, line, attributes))
        # An outline is long, and none of its signs needs to be written otherwise.
        pairs = [
            f' {key}="{value if key in OUTLINES else value.translate(_ESCAPED_IN_VALUES)}"'
            for key, value in attributes.written.items()
        ]
        self._write(f"<{name}{space}{''.join(pairs)}")
        self._is_empty = True
        self._words_line = 0

    def _write(self, piece: str) -> None:
        """Write what comes after a start tag, which is closed now."""
        if self._is_empty:
            self.written.append(">")
            self._is_empty = False
        self.written.append(piece)

    def _characters(self, words: str) -> None:
        """Keep the words of a title and the white space between elements."""
        if self._left_out:
            return
        if self.nodes[self._open[-1]].name in WITH_WORDS:
            self._words_line = self._words_line or self.parser.CurrentLineNumber
            self._words.append(words)
        elif words.isspace():
            self._write(words)

    def _end(self, tag: str) -> None:
        """Write the end of an element."""
        if self._left_out:
            self._left_out -= 1
            return
        name = self.nodes[self._open.pop()].name
        if self._words:
            self._write(self._read_words(name, "".join(self._words)))
            self._words.clear()
        self.written.append("/>" if self._is_empty else f"</{name}>")
        self._is_empty = False

    def _read_words(self, name: str, words: str) -> str:
        """Check the words of a title or a style sheet, and return them as they are written."""
        try:
            if name != "style":
                check_length(words)
                return words.translate(_ESCAPED)
            sheet, rules = read_sheet(words, self._words_line)
        except RefusalError as refused:
            raise refused.at(self._words_line) from None
        self.rules += rules
        return sheet.translate(_ESCAPED)
