"""A slide as a file or a link declares it: its kind, its view and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from zmos_data.model import Problem
from zmos_data.phrase import Phrase

FILE = "slides.yaml"
Kind = Literal[
    "text",
    "map",
    "theme",
    "town",
    "periods",
    "matrix",
    "known",
    "joint",
    "changes",
    "contact",
]
KINDS: tuple[str, ...] = get_args(Kind)
FIELDS = ("id", "kind", "title", "view", "note", "bullets")


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
        By language, with placeholders in the title, see `filled`; the note is for the speaker.
        Empty where the file gives none: the title is then computed.
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
