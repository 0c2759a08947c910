"""The slides of the meeting: a file that anyone can edit, so nothing in it is taken on trust.

The file is read slide by slide: one that is broken is named with its line, the others stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter

import yaml

from zmos_data import limits
from zmos_data.languages import LANGUAGES
from zmos_data.model import Problem
from zmos_data.package import UnreadableError, read_file
from zmos_data.phrase import Phrase

FILE = "slides.yaml"
KINDS = ("text", "map", "theme", "town", "periods", "matrix", "known", "changes", "contact")
FIELDS = ("id", "kind", "title", "view", "note", "bullets")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_START = re.compile(r"-(\s|$)")
_GIVEN = Phrase("the field is given")
_LIST = Phrase("a list of slides (“- id: …”)")


@dataclass(frozen=True)
class DeclaredSlide:
    """One slide as the file declares it.

    Attributes
    ----------
    id : str
        Short name.
    kind : str
        Of ``KINDS``: what is drawn on it.
    view : str
        The view as a query string, without the language.
    title, note : mapping of str to str
        By language; the note is for the speaker.
    bullets : mapping of str to tuple of str
        By language; with placeholders for figures, see `filled`.
    lines : mapping of str to int
        Line of the file on which each field starts.
    """

    id: str
    kind: str
    view: str
    title: Mapping[str, str]
    note: Mapping[str, str]
    bullets: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, int]


@dataclass(frozen=True)
class Deck:
    """The slides that can be shown, and what is wrong with the others."""

    slides: tuple[DeclaredSlide, ...]
    problems: tuple[Problem, ...]


def load_slides(
    path: Path,
    placeholders: Collection[str],
    refused: Callable[[str], Sequence[str]] = lambda view: (),
) -> Deck:
    """Read the slides; what is wrong with one is named and never keeps back the others.

    Parameters
    ----------
    path : Path
        The file, YAML in UTF-8: a list of slides.
    placeholders : collection of str
        What may stand in braces in a sentence.
    refused : callable
        Names what of a view is not known, such as a code or a parameter.
    """
    try:
        text = read_file(path, limits.DESCRIPTOR_BYTES).decode("utf-8-sig")
    except (UnreadableError, UnicodeDecodeError) as error:
        found = error.reason if isinstance(error, UnreadableError) else Phrase("not UTF-8")
        unread = problem(None, "", Phrase("readable file"), found, Phrase("YAML in UTF-8"))
        return Deck((), (unread,))
    slides: dict[str, DeclaredSlide] = {}
    problems: list[Problem] = []
    for line, block in _blocks(text):
        reader = _Reader(line, placeholders, refused)
        slide = reader.read(block)
        if slide and slide.id in slides:
            one = Phrase("one slide an id")
            reader.refuse(slide.lines["id"], "id", one, slide.id, Phrase("another id"))
        elif slide:
            slides[slide.id] = slide
        problems += reader.problems
    if not slides and not problems:
        problems.append(problem(1, "", Phrase("at least one slide"), Phrase("no slide"), _LIST))
    return Deck(tuple(slides.values()), tuple(problems))


def problem(line: int | None, column: str, rule: str, found: str, expected: str) -> Problem:
    """Name what is wrong with a slide; ``line`` counts from 1."""
    return Problem(FILE, line, column or None, rule, found, expected, Phrase("correct the slide"))


def filled(sentence: str, values: Mapping[str, str]) -> str:
    """Put the figures into a sentence.

    Raises
    ------
    KeyError
        If the sentence names a figure that is not given.
    """
    return sentence.format_map(values)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut the file into its slides: (line, text); what stands before the first is one too."""
    lines = text.splitlines()
    starts = [n for n, line in enumerate(lines) if _START.match(line)]
    for first, last in zip([0, *starts], [*starts, len(lines)], strict=True):
        block = lines[first:last]
        if any(line.strip() and not line.startswith("#") for line in block):
            yield first + 1, "\n".join(block) + "\n"


@dataclass
class _Reader:
    """Reads one slide and notes what is wrong with it."""

    first: int
    placeholders: Collection[str]
    refused: Callable[[str], Sequence[str]]
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, line: int, column: str, rule: str, found: str, expected: str) -> None:
        """Note what is wrong."""
        self.problems.append(problem(line, column, rule, found, expected))

    def line(self, node: yaml.Node) -> int:
        """Return the line of the file on which a node starts."""
        return self.first + int(node.start_mark.line)

    def read(self, block: str) -> DeclaredSlide | None:
        """Read a slide; None where something is wrong with it."""
        try:
            node = yaml.compose(block, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            line = self.first + (int(mark.line) if mark else 0)
            said = Phrase("something that is no YAML")
            self.refuse(line, "", Phrase("readable YAML"), said, "YAML")
            return None
        item = node.value[0] if isinstance(node, yaml.SequenceNode) and node.value else node
        if not isinstance(item, yaml.MappingNode):
            self.refuse(self.first, "", Phrase("a slide"), Phrase("something else"), _LIST)
            return None
        return self._slide(item)

    def _slide(self, item: yaml.MappingNode) -> DeclaredSlide | None:
        nodes = self._fields(item, FIELDS, "")
        lines = {name: self.line(node) for name, node in nodes.items()}
        lines["slide"] = self.line(item)
        slide = DeclaredSlide(
            id=self._one(nodes, "id", lines),
            kind=self._one(nodes, "kind", lines),
            view=self._text(nodes["view"], "view") if "view" in nodes else "",
            title=self._words(nodes, "title", lines),
            note=self._words(nodes, "note", lines),
            bullets=self._bullets(nodes),
            lines=lines,
        )
        self._check(slide)
        return None if self.problems else slide

    def _fields(
        self, item: yaml.MappingNode, known: Sequence[str], column: str
    ) -> dict[str, yaml.Node]:
        """Return the parts of a mapping by name; an unknown or a second one is refused."""
        found: dict[str, yaml.Node] = {}
        for key, node in item.value:
            name = str(key.value)
            if name not in known:
                self.refuse(
                    self.line(key), column or name, Phrase("known field"), name, ", ".join(known)
                )
            elif name in found:
                self.refuse(
                    self.line(key),
                    column or name,
                    Phrase("a field once"),
                    name,
                    Phrase("the field once"),
                )
            else:
                found[name] = node
        return found

    def _text(self, node: yaml.Node, column: str) -> str:
        if isinstance(node, yaml.ScalarNode):
            return str(node.value).strip()
        text = Phrase("text")
        self.refuse(self.line(node), column, text, Phrase("something else"), text)
        return ""

    def _one(self, nodes: Mapping[str, yaml.Node], name: str, lines: Mapping[str, int]) -> str:
        """Return a text that must be there."""
        value = self._text(nodes[name], name) if name in nodes else ""
        if not value and all(p.column != name for p in self.problems):
            line = lines.get(name, lines["slide"])
            self.refuse(line, name, _GIVEN, Phrase("nothing"), name)
        return value

    def _words(
        self, nodes: Mapping[str, yaml.Node], name: str, lines: Mapping[str, int]
    ) -> dict[str, str]:
        """Return a text in both languages."""
        node = nodes.get(name)
        parts = self._fields(node, LANGUAGES, name) if isinstance(node, yaml.MappingNode) else {}
        words = {}
        for language in LANGUAGES:
            part = parts.get(language)
            column = f"{name}.{language}"
            words[language] = self._text(part, column) if part else ""
            if not words[language] and all(p.column != column for p in self.problems):
                self.refuse(
                    lines.get(name, lines["slide"]),
                    column,
                    _GIVEN,
                    Phrase("nothing"),
                    Phrase("text"),
                )
        return words

    def _bullets(self, nodes: Mapping[str, yaml.Node]) -> dict[str, tuple[str, ...]]:
        """Return the sentences in both languages; as many in each."""
        node = nodes.get("bullets")
        if node is None:
            return dict.fromkeys(LANGUAGES, ())
        parts = (
            self._fields(node, LANGUAGES, "bullets") if isinstance(node, yaml.MappingNode) else {}
        )
        bullets = {}
        for language in LANGUAGES:
            items = getattr(parts.get(language), "value", [])
            sentences = [part for part in items if isinstance(part, yaml.Node)]
            bullets[language] = tuple(self._sentence(part, language) for part in sentences)
        if len(bullets["sl"]) != len(bullets["en"]) or not bullets["sl"]:
            said = Phrase("{sl} and {en}", sl=len(bullets["sl"]), en=len(bullets["en"]))
            self.refuse(
                self.line(node),
                "bullets",
                Phrase("as many in each language"),
                said,
                Phrase("as many"),
            )
        return bullets

    def _sentence(self, node: yaml.Node, language: str) -> str:
        """Return a sentence whose placeholders are known."""
        column = f"bullets.{language}"
        sentence = self._text(node, column)
        try:
            named = [part[1:] for part in Formatter().parse(sentence) if part[1] is not None]
        except ValueError as error:
            self.refuse(self.line(node), column, Phrase("braces in pairs"), str(error), "{name}")
            return sentence
        for name, form, conversion in named:
            if name not in self.placeholders or form or conversion:
                known = ", ".join(sorted(self.placeholders))
                self.refuse(self.line(node), column, Phrase("known placeholder"), str(name), known)
        return sentence

    def _check(self, slide: DeclaredSlide) -> None:
        """Refuse what is there and is not right."""
        lines = slide.lines
        if slide.id and not _ID.fullmatch(slide.id):
            self.refuse(
                lines["id"],
                "id",
                Phrase("short name"),
                slide.id,
                Phrase("small letters, digits, hyphens"),
            )
        if slide.kind and slide.kind not in KINDS:
            self.refuse(lines["kind"], "kind", Phrase("known kind"), slide.kind, ", ".join(KINDS))
        for found in self.refused(slide.view):
            self.refuse(
                lines.get("view", lines["slide"]),
                "view",
                Phrase("known codes"),
                found,
                Phrase("what the address of a page says"),
            )
