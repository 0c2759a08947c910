"""A slide set that a visitor has made: the whole of it stands in a link.

A link comes from outside: its length, what it unpacks to, and every part of it are bounded, and
what is wrong with one slide is named and keeps back no other.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zmos_data.declared_slides import KINDS
from zmos_data.model import Problem
from zmos_data.phrase import Phrase

PARAMETER = "niz"
MOST, LONGEST = 30, 4_000  # slides, and signs of the parameter: a link that every program carries
TITLE, NOTE, VIEW = 140, 600, 600  # signs
OWN_KINDS = tuple(kind for kind in KINDS if kind not in ("text", "contact"))
_VERSION = "1."
_UNPACKED = 60_000  # bytes; thirty slides of the longest words are fewer
_SIGNS = re.compile(r"[A-Za-z0-9_-]+")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
# What the views of sets are made of. It belongs to version 1 and never changes.
_COMMON = (
    b"&od_dne=20&razvrsti=-total_eur&primerjaj=061,096&isci=&stopnja=completed,under_construction"
    b"&vrednost=&od=20&do=20&regija=SI0&sklad=ESRR,KS&kazalnik=cofin_total_eur_per_1000&kazalnik="
    b"eu_eur&kazalnik=projects&obdobje=2014-2020,2021-2027&tema=innovation_policy,energy_efficiency"
    b',sustainable_mobility,urban_environment&obcina=085"],["changes","joint","periods","known","'
    b'matrix","town","theme","","map","'
)


@dataclass(frozen=True)
class OwnSlide:
    """A slide of a set: its kind, its view without the language, and what was written to it.

    An empty title is computed from the view.
    """

    kind: str
    view: str
    title: str = ""
    note: str = ""


@dataclass(frozen=True)
class SlideSet:
    """The slides of a link that can be read, and what is wrong with the others."""

    slides: tuple[OwnSlide, ...] = ()
    problems: tuple[Problem, ...] = ()


def write(slides: Sequence[OwnSlide]) -> str:
    """Write a set as it stands in a link; empty where it has no slide."""
    if not slides:
        return ""
    rows = [_trimmed([slide.kind, slide.view, slide.title, slide.note]) for slide in slides]
    words = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=_COMMON)
    packed = base64.urlsafe_b64encode(packer.compress(words) + packer.flush())
    return _VERSION + packed.decode().rstrip("=")


def fits(slides: Sequence[OwnSlide]) -> bool:
    """Tell whether a link holds a set."""
    return len(slides) <= MOST and len(write(slides)) <= LONGEST


def read(text: str) -> SlideSet:
    """Read a set out of a link; an empty text is a set without a slide."""
    if not text:
        return SlideSet()
    try:
        rows = _unpacked(text)
    except ValueError:
        whole = Phrase("a set of slides, as the dashboard writes it")
        return SlideSet(problems=(problem(None, "", whole, _excerpt(text), whole),))
    found = [_read(number, row) for number, row in enumerate(rows[:MOST], 1)]
    problems = [part for part in found if isinstance(part, Problem)]
    if len(rows) > MOST:
        most = Phrase("{n} slides at most", n=MOST)
        problems.append(problem(MOST + 1, "", most, str(len(rows)), most))
    return SlideSet(
        tuple(part for part in found if isinstance(part, OwnSlide)),
        tuple(problems),
    )


def problem(number: int | None, column: str, rule: str, found: str, expected: str) -> Problem:
    """Name what is wrong with a slide of a set; ``number`` counts from 1."""
    return Problem(PARAMETER, number, column or None, rule, found, expected, Phrase("remove it"))


def moved(slides: Sequence[OwnSlide], number: int, by: int) -> tuple[OwnSlide, ...]:
    """Move a slide, counted from 1, by a place or more; one at the end stays there (pure)."""
    if not 1 <= number <= len(slides):
        return tuple(slides)
    rest = [slide for n, slide in enumerate(slides, 1) if n != number]
    place = max(0, min(number - 1 + by, len(rest)))
    return (*rest[:place], slides[number - 1], *rest[place:])


def without(slides: Sequence[OwnSlide], number: int) -> tuple[OwnSlide, ...]:
    """Take out a slide, counted from 1 (pure)."""
    return tuple(slide for n, slide in enumerate(slides, 1) if n != number)


def worded(slides: Sequence[OwnSlide], number: int, title: str, note: str) -> tuple[OwnSlide, ...]:
    """Write title and note to a slide, counted from 1; what is too long is cut (pure)."""
    return tuple(
        replace(slide, title=plain(title)[:TITLE].strip(), note=plain(note)[:NOTE].strip())
        if n == number
        else slide
        for n, slide in enumerate(slides, 1)
    )


def plain(words: str) -> str:
    """Return words without signs that cannot be seen, on one line."""
    return " ".join(_HIDDEN.sub(" ", words).split())


def _trimmed(parts: list[str]) -> list[str]:
    """Leave out what is empty at the end."""
    while len(parts) > 2 and not parts[-1]:
        parts = parts[:-1]
    return parts


def _unpacked(text: str) -> list[object]:
    """Return the rows of a link.

    Raises
    ------
    ValueError
        If it is none, of another version, or longer than a set may be.
    """
    signs = text.removeprefix(_VERSION)
    if len(text) > LONGEST or signs == text or not _SIGNS.fullmatch(signs):
        raise ValueError("no set of version 1")
    try:
        packed = base64.urlsafe_b64decode(signs + "=" * (-len(signs) % 4))
        opener = zlib.decompressobj(-15, zdict=_COMMON)
        words = opener.decompress(packed, _UNPACKED)
        if not opener.eof or opener.unused_data:
            raise ValueError("cut off, or too long")
        rows = json.loads(words.decode())
    except (zlib.error, RecursionError) as error:
        raise ValueError("not packed as a set is") from error
    if not isinstance(rows, list):
        raise ValueError("no list")
    return rows


def _read(number: int, row: object) -> OwnSlide | Problem:
    if not isinstance(row, list) or not 2 <= len(row) <= 4 or not _are_words(row):
        slide = Phrase("a slide")
        return problem(number, "", slide, Phrase("something else"), slide)
    kind, view, title, note = (*row, "", "")[:4]
    if kind not in OWN_KINDS:
        return problem(number, "kind", Phrase("known kind"), _excerpt(kind), ", ".join(OWN_KINDS))
    for name, words, most in (("view", view, VIEW), ("title", title, TITLE), ("note", note, NOTE)):
        if len(words) > most:
            rule = Phrase("{n} signs at most", n=most)
            return problem(number, name, rule, str(len(words)), rule)
    return OwnSlide(kind, view, plain(title), plain(note))


def _are_words(row: Iterable[object]) -> bool:
    return all(isinstance(part, str) for part in row)


def _excerpt(words: str) -> str:
    return plain(words)[:40]
