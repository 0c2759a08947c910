"""Texts by their words: which texts hold a word, and which projects hold a text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from zmos_data.search.stems import stems
from zmos_data.search.words import FIXED_WORDS, fold, joined, words_of

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Corpus:
    """Some columns of the projects, each text of them kept once.

    Attributes
    ----------
    size : int
        Number of projects.
    columns : tuple of numpy.ndarray of int
        For each column, the number of the text that each project has in it.
    written : list of str
        Folded words of each text between spaces, for phrases: ``" stari trg 11 "``.
    forms : list of str
        Every folded word that stands in a text, sorted.
    holders : list of numpy.ndarray of int
        Numbers of the texts that hold each form.
    by_stem : dict of str to list of int
        Places in ``forms`` of the words that a stem stands for.
    """

    size: int
    columns: tuple[Positions, ...]
    written: list[str]
    forms: list[str]
    holders: list[npt.NDArray[np.int32]]
    by_stem: dict[str, list[int]]

    def beginning_with(self, start: str) -> range:
        """Return the places of the words that begin with some letters."""
        return range(bisect_left(self.forms, start), bisect_left(self.forms, start + "\U0010ffff"))

    def of_stems(self, wanted: Iterable[str]) -> set[int]:
        """Return the places of the words that share one of the stems."""
        return {place for stem in wanted for place in self.by_stem.get(stem, ())}

    def texts(self, places: Iterable[int]) -> Mask:
        """Tell which texts hold one of the words at the places."""
        held = np.zeros(len(self.written), dtype=bool)
        for place in places:
            held[self.holders[place]] = True
        return held

    def phrase(self, words: Sequence[str]) -> Mask:
        """Tell which texts hold folded words one after another, exactly as they are."""
        held = np.zeros(len(self.written), dtype=bool)
        wanted = f" {' '.join(words)} "
        # A word of a fixed phrase may stand in it, where it is no form of its own.
        plain = [word for word in words if word not in FIXED_WORDS]
        places = [bisect_left(self.forms, word) for word in plain]
        if all(self.forms[n : n + 1] == [word] for n, word in zip(places, plain, strict=True)):
            holders = (self.holders[place].tolist() for place in places)
            rarest = min(holders, key=len, default=range(len(self.written)))
            held[[n for n in rarest if wanted in self.written[n]]] = True
        return held

    def projects(self, texts: Mask) -> Mask:
        """Tell which projects have one of the texts in some column."""
        found = np.zeros(self.size, dtype=bool)
        for column in self.columns:
            found |= texts.take(column)
        return found

    def some(self, texts: Mask, positions: Positions) -> Mask:
        """Tell of the projects at some positions which of them have one of the texts."""
        found = np.zeros(len(positions), dtype=bool)
        for column in self.columns:
            found |= texts.take(column.take(positions))
        return found


def build_corpus(columns: Sequence[tuple[pd.Series[Any], str]]) -> Corpus:
    """Take the words out of columns; a text that stands several times is read once.

    Parameters
    ----------
    columns : sequence of (pandas.Series of str, str)
        Texts in the order of the projects, missing where there is none, and their language.
    """
    numbers: dict[tuple[str, str], int] = {}
    held = []
    for column, language in columns:
        codes, texts = pd.factorize(column.fillna(""))
        places = [numbers.setdefault((text, language), len(numbers)) for text in texts]
        held.append(np.array(places, dtype=np.intp)[codes])
    return _of_texts(len(columns[0][0]), tuple(held), list(numbers))


def _of_texts(
    size: int, columns: tuple[Positions, ...], texts: Sequence[tuple[str, str]]
) -> Corpus:
    written: list[str] = []
    holders: dict[str, list[int]] = {}
    read = _Reader()
    for number, (text, language) in enumerate(texts):
        words = words_of(text)
        folded = [read.fold(word) for word in words]
        written.append(f" {' '.join(folded)} " if words else "")
        for form in {read.form(word, language) for word in joined(words, folded)}:
            holders.setdefault(form, []).append(number)
    forms = sorted(holders)
    by_stem: dict[str, list[int]] = {}
    for place, form in enumerate(forms):
        for stem in read.stems[form]:
            by_stem.setdefault(stem, []).append(place)
    arrays = [np.array(holders[form], dtype=np.int32) for form in forms]
    return Corpus(size, columns, written, forms, arrays, by_stem)


class _Reader:
    """Folds each word once, and finds its stems once a language."""

    def __init__(self) -> None:
        self.stems: dict[str, set[str]] = {}
        self._folded: dict[str, str] = {}
        self._seen: set[tuple[str, str]] = set()

    def fold(self, word: str) -> str:
        folded = self._folded.get(word)
        if folded is None:
            folded = self._folded[word] = fold(word)
        return folded

    def form(self, word: str, language: str) -> str:
        """Return the folded word; its stems are noted."""
        form = self.fold(word)
        if (word, language) not in self._seen:
            self._seen.add((word, language))
            self.stems.setdefault(form, set()).update(stems(word, language))
        return form
