"""The slides of the meeting: a file that anyone can edit, so nothing in it is taken on trust.

The file is read slide by slide: one that is broken is named with its line, the others stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from zmos_data import limits
from zmos_data.declared_slides import DeclaredSlide, problem
from zmos_data.model import Problem
from zmos_data.package import UnreadableError, read_file
from zmos_data.phrase import Phrase
from zmos_data.slide_reader import LIST, SlideReader

_START = re.compile(r"-(\s|$)")


@dataclass(frozen=True)
class Deck:
    """Slides of a file.

    Attributes
    ----------
    slides : tuple of DeclaredSlide
        Those that can be shown.
    problems : tuple of Problem
        What is wrong with the others, or with the file.
    is_earlier : bool
        Whether the slides are those of before, because the file has these problems.
    """

    slides: tuple[DeclaredSlide, ...]
    problems: tuple[Problem, ...]
    is_earlier: bool = False


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
        reader = SlideReader(line, placeholders, refused)
        slide = reader.read(block)
        if slide and slide.id in slides:
            one = Phrase("one slide an id")
            reader.refuse(slide.lines["id"], "id", one, slide.id, Phrase("another id"))
        elif slide:
            slides[slide.id] = slide
        problems += reader.problems
    if not slides and not problems:
        problems.append(problem(1, "", Phrase("at least one slide"), Phrase("no slide"), LIST))
    return Deck(tuple(slides.values()), tuple(problems))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Cut the file into its slides: (line, text); what stands before the first is one too."""
    lines = text.splitlines()
    starts = [n for n, line in enumerate(lines) if _START.match(line)]
    for first, last in zip([0, *starts], [*starts, len(lines)], strict=True):
        block = lines[first:last]
        if any(line.strip() and not line.startswith("#") for line in block):
            yield first + 1, "\n".join(block) + "\n"
