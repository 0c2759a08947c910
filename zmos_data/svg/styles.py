"""Styles inside a drawing: plain rules of plain properties, read and written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zmos_data.svg import limits
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.values import check_value
from zmos_data.svg.vocabulary import PROPERTIES, REFERRING

_DECLARATION = re.compile(r"(-?[A-Za-z][\w-]*)\s*:\s*(.*)", re.DOTALL)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"(\*|[A-Za-z][\w-]*)?((?:[.#][A-Za-z_-][\w-]*)*)", re.ASCII)
# What a style sheet fetches with, or hides it with; named before the rules are read.
_SUSPECT = re.compile(r"@[\w-]*|\\.{0,8}|<|(?:image-set|-webkit-image-set|src|element)\s*\(", re.I)


@dataclass(frozen=True)
class Link:
    """A reference to an element of the same file: what for, and its id."""

    purpose: str  # "href", or the property
    target: str


@dataclass(frozen=True)
class Selector:
    """The elements that a rule is for: by name ("" for all), classes and ids together."""

    name: str
    classes: frozenset[str]
    ids: frozenset[str]

    @property
    def word(self) -> str:
        """One word that every element has that is meant: ``#id``, ``.class``, name, or ""."""
        for sign, words in (("#", self.ids), (".", self.classes)):
            if words:
                return sign + min(words)
        return self.name

    def holds(self, name: str, classes: frozenset[str], id_: str) -> bool:
        """Tell whether an element is meant."""
        return self.name in ("", name) and self.classes <= classes and self.ids <= {id_}


@dataclass(frozen=True)
class Rule:
    """The references that a rule gives to the elements it is for."""

    selectors: tuple[Selector, ...]
    links: tuple[Link, ...]


def read_declarations(style: str) -> tuple[str, list[Link]]:
    """Return the declarations that are kept, and their references.

    A property that is not known is left out, as a renderer would; its value is read before,
    so that a reference to outside is never passed over.
    """
    kept, links = [], []
    for part in without_comments(style).split(";"):
        if not (declaration := part.strip()):
            continue
        match = _DECLARATION.fullmatch(declaration)
        if match is None:
            raise RefusalError("style", declaration)
        name, value = match[1].lower(), match[2].strip()
        is_kept = name in PROPERTIES
        found = check_value(value, referring=name in REFERRING, kept=is_kept)
        links += [Link(name, target) for target in found]
        if is_kept:
            kept.append(f"{name}:{value}")
    return ";".join(kept), links


def without_comments(style: str) -> str:
    """Return a style with a space, and the same lines, in the place of each comment."""
    first, *others = style.split("/*")
    parts = [first]
    for other in others:
        comment, end, rest = other.partition("*/")
        if not end:
            raise RefusalError("style", f"/*{comment}")
        parts.append("\n" * comment.count("\n") + " " + rest)
    return "".join(parts)


def read_sheet(sheet: str, line: int) -> tuple[str, list[Rule]]:
    """Return a style sheet written anew, and its rules that refer to something.

    Parameters
    ----------
    sheet : str
        Text of an element ``style``.
    line : int
        Line on which it begins.
    """
    position = selectors = 0
    try:
        text = without_comments(sheet)
        if suspect := _SUSPECT.search(text):
            position = suspect.start()
            raise RefusalError("style", suspect[0])
        kept, rules = [], []
        while match := _RULE.match(text, position):
            position = match.end(1)
            written, rule = _read_rule(match[1], match[2])
            kept.append(written)
            rules.append(rule)
            selectors += len(rule.selectors)
            if selectors > limits.SELECTORS:
                raise RefusalError("selectors")
            position = match.end()
        if rest := text[position:].strip():
            raise RefusalError("style", rest)
    except RefusalError as refused:
        raise refused.at(line + sheet.count("\n", 0, position)) from None
    return "\n".join(filter(None, kept)), [rule for rule in rules if rule.links]


def _read_rule(head: str, body: str) -> tuple[str, Rule]:
    """Read one rule; return it written anew, and what it refers to."""
    words = [part.strip() for part in head.split(",")]
    selectors = tuple(_read_selector(word) for word in words)
    declarations, links = read_declarations(body)
    written = f"{','.join(words)}{{{declarations}}}" if declarations else ""
    return written, Rule(selectors, tuple(links))


def _read_selector(selector: str) -> Selector:
    match = _SELECTOR.fullmatch(selector)
    if match is None or not selector:
        raise RefusalError("style", selector)
    parts = re.findall(r"([.#])([^.#]+)", match[2])
    return Selector(
        (match[1] or "").replace("*", ""),
        frozenset(word for sign, word in parts if sign == "."),
        frozenset(word for sign, word in parts if sign == "#"),
    )
