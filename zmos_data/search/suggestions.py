"""What a search box may suggest: words and phrases of the names, and how many projects each finds.

They are short lists that go to the browser with the page, so that typing asks nothing of a server.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from zmos_data.search.corpus import Mask
from zmos_data.search.meanings import meanings
from zmos_data.search.query import Search
from zmos_data.search.stems import lemma
from zmos_data.search.words import fold, is_stopword, words_of

MOST = 120
_FEWEST = 2  # projects; what only one has, its name says
_SHORTEST = 3  # letters
# They stand in many names and tell none from another.
_EMPTY = frozenset(
    (
        "ctn",
        "doma",
        "ureditev",
        "urejanje",
        "obcina",
        "mestna obcina",
        "faza",
        "objekt",
        "development",
        "improvement",
        "municipality",
        "urban municipality",
        "urban",
        "phase",
        "part",
        "arrangement",
        "facility",
        "former",
        "main",
        "old",
        "primary",
        "public",
        "sustainable",
    )
)
_SIGNS = re.compile(r"[^\w\s'’-]+|\s-\s")  # a phrase ends where a sign stands
_SURE = 100  # a word within a name is spelled as it is
# How adjective and noun of a Slovenian phrase end together in the nominative: kolesarska
# povezava, kolesarska pot; mestno jedro, kolesarsko omrežje; športni park.
_AGREED = {"a": "abcčdfghjklmnprsštvzž", "o": "oe", "i": "bcčdfghjklmnprsštvzž"}


@dataclass(frozen=True)
class Suggestions:
    """Words and phrases of one language with the projects that a search for each finds.

    Attributes
    ----------
    labels : tuple of str
        What is suggested, those that find most first.
    found : numpy.ndarray of uint8, shape (labels, projects / 8)
        Which projects each finds, a bit a project.
    """

    labels: tuple[str, ...]
    found: npt.NDArray[np.uint8]

    def counts(self, kept: Mask) -> list[tuple[str, int]]:
        """Count what each finds among the projects of a view, most first; none is left out."""
        numbers = np.bitwise_count(self.found & np.packbits(kept)).sum(axis=1).tolist()
        ranked = sorted(zip(self.labels, numbers, strict=True), key=lambda pair: -pair[1])
        return [(label, n) for label, n in ranked if n]


def build_suggestions(
    search: Search, names: pd.Series[Any], towns: Sequence[str], language: str
) -> Suggestions:
    """Choose what is suggested, from the table of synonyms, the towns and the names.

    Parameters
    ----------
    search : Search
        Tells what each finds.
    names : pandas.Series of str
        Names of the projects in the language; missing where there is none.
    towns : sequence of str
        Names of the towns.
    language : {"sl", "en"}
        The language.
    """
    parts = {fold(word) for town in towns for word in words_of(town)}
    of_names = (label for label in _of_names(names, language) if fold(label) not in parts)
    known = [*_of_table(search, language), *towns[:MOST], *of_names]
    spoken = [label for label in known if not label.isupper()]  # nobody asks for »KP«
    labels = {_key(label): label for label in reversed(spoken)}.values()
    found = {label: search.mask(label) for label in [*labels][-2 * MOST :]}
    numbers = {label: int(mask.sum()) for label, mask in found.items()}
    ranked = sorted(found, key=lambda label: (-numbers[label], label))
    kept = [label for label in ranked if numbers[label] >= _FEWEST][:MOST]
    if not kept:
        return Suggestions((), np.packbits(np.zeros((0, len(names)), dtype=bool), axis=1))
    return Suggestions(tuple(kept), np.stack([np.packbits(found[label]) for label in kept]))


def _key(label: str) -> str:
    return " ".join(fold(word) for word in words_of(label))


def _of_table(search: Search, language: str) -> Iterator[str]:
    """Return what stands first in a line of the table, and what of the rest stands in a name.

    A Slovenian adjective alone is no suggestion.
    """
    for meaning in meanings():
        own = [entry for entry in meaning.opened_by if entry.language == language]
        for n, entry in enumerate(own):
            adjective = language == "sl" and len(entry.words) == 1 and entry.label.endswith("i")
            if not adjective and (not n or search.is_named(entry, f"name_{language}")):
                yield entry.label


def _of_names(names: pd.Series[Any], language: str) -> list[str]:
    """Return words and pairs of words of the names that may stand alone, most common first."""
    found: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    for name, n in names.value_counts().items():
        for label, weight in set(_labels(str(name), language)):
            found[_key(label)] += int(n)
            spelled.setdefault(_key(label), Counter())[label] += weight * int(n)
    common = [form for form, n in found.most_common() if n >= _FEWEST and form not in _EMPTY]
    return [spelled[form].most_common(1)[0][0] for form in common[:MOST]]


def _labels(name: str, language: str) -> Iterator[tuple[str, int]]:
    """Write the words and pairs of a name, and how well each shows how it is spelled.

    The capital that a name begins with says nothing; it is left off.
    """
    for number, piece in enumerate(_SIGNS.split(name)):
        words = words_of(piece)
        for n, word in enumerate(words):
            if not _stands_alone(word, language):
                continue
            pair = " ".join(words[n - 1 : n + 1])
            if n and _makes_phrase(words[n - 1], word, language):
                yield (pair, _SURE) if number or n > 1 else (pair[:1].lower() + pair[1:], 1)
            yield (word, _SURE) if number or n else (word[:1].lower() + word[1:], 1)


def _stands_alone(word: str, language: str) -> bool:
    """Tell whether a word stands in the form that a dictionary has."""
    if len(word) < _SHORTEST or not word.isalpha() or is_stopword(word):
        return False
    adjective = language == "sl" and word.endswith("i")
    return not adjective and lemma(word, language) == word.lower()


def _makes_phrase(before: str, word: str, language: str) -> bool:
    """Tell whether a word and the one before it are a phrase."""
    if len(before) < _SHORTEST or not before.isalpha() or is_stopword(before):
        return False
    return language == "en" or word[-1] in _AGREED.get(before[-1], "")
