"""Reading one slide of the slides' file: what is wrong with it is noted by line and field."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from string import Formatter

import yaml

from zmos_data.declared_slides import FIELDS, KINDS, DeclaredSlide, problem
from zmos_data.languages import LANGUAGES
from zmos_data.model import Problem
from zmos_data.phrase import Phrase

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_GIVEN = Phrase("the field is given")
LIST = Phrase("a list of slides (“- id: …”)")


@dataclass
class SlideReader:
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
            self.refuse(self.first, "", Phrase("a slide"), Phrase("something else"), LIST)
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
            title=self._words(nodes, "title", lines, self._sentence),
            note=self._words(nodes, "note", lines, self._text),
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
        self,
        nodes: Mapping[str, yaml.Node],
        name: str,
        lines: Mapping[str, int],
        read: Callable[[yaml.Node, str], str],
    ) -> dict[str, str]:
        """Return a text in both languages; empty where the field is left out."""
        if name not in nodes:
            return dict.fromkeys(LANGUAGES, "")
        node = nodes[name]
        parts = self._fields(node, LANGUAGES, name) if isinstance(node, yaml.MappingNode) else {}
        words = {}
        for language in LANGUAGES:
            part = parts.get(language)
            column = f"{name}.{language}"
            words[language] = read(part, column) if part else ""
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
            bullets[language] = tuple(
                self._sentence(part, f"bullets.{language}") for part in sentences
            )
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

    def _sentence(self, node: yaml.Node, column: str) -> str:
        """Return a sentence whose placeholders are known."""
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
