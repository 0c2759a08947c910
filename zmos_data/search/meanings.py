"""The table of synonyms, made ready: which lines a typed word opens, and what they look for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zmos_data.languages import LANGUAGES
from zmos_data.search.stems import stems, typed_stems
from zmos_data.search.synonyms import SYNONYMS, Synonyms
from zmos_data.search.words import fold, is_stopword, joined, words_of

Stems = frozenset[str]


@dataclass(frozen=True)
class Entry:
    """A word or a phrase of the table.

    Attributes
    ----------
    label : str
        As the table writes it.
    language : {"sl", "en", ""}
        Its language; "" where it is a narrower one, which may be either.
    words : tuple of frozenset of str
        What each of its words is found by.
    """

    label: str
    language: str
    words: tuple[Stems, ...]


@dataclass(frozen=True)
class Meaning:
    """A line of the table: what opens it, and all that it looks for."""

    opened_by: tuple[Entry, ...]
    entries: tuple[Entry, ...]


def _entries(listed: str, language: str) -> list[Entry]:
    found = []
    for label in filter(None, (part.strip() for part in listed.split(","))):
        written = words_of(label)
        words = joined(written, [fold(word) for word in written])
        words = [word for word in words if not is_stopword(word)]
        languages = (language,) if language else LANGUAGES
        keys = (frozenset().union(*(stems(word, of) for of in languages)) for word in words)
        found.append(Entry(label, language, tuple(keys)))
    return found


def _meaning(line: Synonyms) -> Meaning:
    opened_by = (*_entries(line.sl, "sl"), *_entries(line.en, "en"))
    return Meaning(opened_by, (*opened_by, *_entries(line.narrower, "")))


@lru_cache(maxsize=1)
def meanings() -> tuple[Meaning, ...]:
    """Return the table's lines; read once."""
    return tuple(_meaning(line) for line in SYNONYMS)


@dataclass(frozen=True)
class Wanted:
    """One thing that is looked for: words as typed, and the lines of the table they open."""

    words: tuple[str, ...]
    opened: tuple[Meaning, ...] = ()


def wanted(words: Sequence[str]) -> list[Wanted]:
    """Put together what belongs together: the longest phrases of the table first.

    Parameters
    ----------
    words : sequence of str
        Words as typed, in any order.
    """
    left = list(words)
    found = []
    for size in sorted(_phrases(), reverse=True):
        for entry, meaning in _phrases()[size]:
            used = _used(entry, left)
            if used:
                found.append(Wanted(used, (meaning,)))
                left = [word for word in left if word not in used]
    return found + [Wanted((word,), _opened(word)) for word in left]


@lru_cache(maxsize=1)
def _phrases() -> dict[int, list[tuple[Entry, Meaning]]]:
    """Return the entries of several words by how many they are."""
    found: dict[int, list[tuple[Entry, Meaning]]] = {}
    for meaning in meanings():
        for entry in meaning.opened_by:
            if len(entry.words) > 1:
                found.setdefault(len(entry.words), []).append((entry, meaning))
    return found


def _used(entry: Entry, words: Iterable[str]) -> tuple[str, ...]:
    """Return the typed words that make up a phrase; empty where one of them is missing."""
    left = list(words)
    used = []
    for keys in entry.words:
        word = next((word for word in left if typed_stems(word) & keys), None)
        if word is None:
            return ()
        left.remove(word)
        used.append(word)
    return tuple(used)


def _opened(word: str) -> tuple[Meaning, ...]:
    """Return the lines that a single word opens."""
    keys = typed_stems(word)
    return tuple(
        meaning
        for meaning in meanings()
        if any(len(entry.words) == 1 and entry.words[0] & keys for entry in meaning.opened_by)
    )
