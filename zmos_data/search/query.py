"""The search: which projects a person means by what was typed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from zmos_data.aside import kept
from zmos_data.search.corpus import Corpus, Mask, Positions, build_corpus
from zmos_data.search.meanings import Entry, Wanted, wanted
from zmos_data.search.stems import stems, typed_stems
from zmos_data.search.terms import Terms, read_terms
from zmos_data.search.words import fold, is_stopword, words_of

NAMES = {"name_sl": "sl", "name_en": "en", "beneficiary": "sl", "municipality": "sl"}
NOTES = {"note_sl": "sl", "note_en": "en"}
_TITLES = {"title_sl": "sl", "title_en": "en", "short_sl": "sl", "short_en": "en"}
# Masks of searches, and of those asked aside; a page asks for its own some twenty times.
_KEPT, _BESIDE = 64, 8
_BEGINS = 5  # letters from which on a whole word is looked for as a beginning too


@dataclass(frozen=True)
class Title:
    """The title of a theme or a priority: folded, what its words are found by, its projects."""

    written: str
    words: tuple[frozenset[str], ...]
    projects: Mask


@dataclass(frozen=True)
class Search:
    """Everything that a search asks of the projects, in the order of the table.

    Attributes
    ----------
    names : Corpus
        Names in both languages, beneficiary and town.
    notes : Corpus
        Notes in both languages.
    titles : tuple of Title
        Titles of themes and priorities; typed whole, one stands for all its projects.
    ids : list of str
        Ids of the projects, sorted.
    order : numpy.ndarray of int
        Position of each of ``ids`` in the table.
    """

    names: Corpus
    notes: Corpus
    titles: tuple[Title, ...]
    ids: list[str]
    order: Positions

    def mask(self, search: str) -> Mask:
        """Tell which projects a search finds; treat as read-only.

        Every word, phrase and id must be found, in any order. A word is looked for among the
        names by all its forms, by what it begins and by the table of synonyms; among notes and
        titles only where no name has it. A phrase in quotes stands exactly so in any of them.
        """
        return self._masks(search)

    @cached_property
    def _masks(self) -> Callable[[str], Mask]:
        return kept(self._mask, _KEPT, _BESIDE)

    def _mask(self, search: str) -> Mask:
        terms = read_terms(search)
        found = np.full(len(self.ids), bool(terms))
        for phrase in terms.phrases:
            found &= self._of_phrase(phrase)
        for start in terms.ids:
            found &= self._of_id(start)
        if terms.words:
            named = found & self._of_titles(terms)
            for want in wanted(terms.words):
                found &= self._of_want(want)
            found |= named
        found.flags.writeable = False
        return found

    def _of_phrase(self, phrase: str) -> Mask:
        words = phrase.split()
        found = self.names.projects(self.names.phrase(words))
        found |= self.notes.projects(self.notes.phrase(words))
        for title in self.titles:
            if f" {phrase} " in title.written:
                found |= title.projects
        return found | self._of_id("-".join(words)) if len(words) == 2 else found

    def _of_id(self, start: str) -> Mask:
        found = np.zeros(len(self.ids), dtype=bool)
        first = bisect_left(self.ids, start)
        last = bisect_left(self.ids, start + "\U0010ffff")
        found[self.order[first:last]] = True
        return found

    def _of_want(self, want: Wanted) -> Mask:
        """Tell which projects have one thing that is looked for."""
        texts = np.zeros(len(self.names.written), dtype=bool)
        for entry in _entries(want):
            texts |= self._texts_of(entry)
        found = self.names.projects(texts) if texts.any() else np.zeros(len(self.ids), dtype=bool)
        found |= self._typed(want, self.names)
        return found if found.any() else self._elsewhere(want)

    def _typed(self, want: Wanted, corpus: Corpus) -> Mask:
        """Tell which projects have the typed words themselves."""
        found = np.ones(len(self.ids), dtype=bool)
        for word in want.words:
            places = _places(corpus, word, begins=not want.opened or len(word) >= _BEGINS)
            found &= corpus.projects(corpus.texts(places))
        return found

    def _elsewhere(self, want: Wanted) -> Mask:
        """Look for what no name has in notes and titles."""
        found = self._typed(want, self.notes)
        for title in self.titles:
            if all(any(typed_stems(word) & own for own in title.words) for word in want.words):
                found |= title.projects
        return found

    def _texts_of(self, entry: Entry) -> Mask:
        """Tell which names have all words of an entry of the table."""
        texts = self.names.texts(self.names.of_stems(entry.words[0]))
        for keys in entry.words[1:]:
            texts &= self.names.texts(self.names.of_stems(keys))
        return texts

    def is_named(self, entry: Entry, column: str) -> bool:
        """Tell whether an entry of the table stands in a column of names."""
        place = list(NAMES).index(column)
        return bool(self._texts_of(entry).take(self.names.columns[place]).any())

    def _of_titles(self, terms: Terms) -> Mask:
        """Tell which projects are of a theme or priority whose title is typed, and no more."""
        found = np.zeros(len(self.ids), dtype=bool)
        typed = [typed_stems(word) for word in terms.words]
        for title in self.titles:
            if len(typed) == len(title.words) and all(
                any(keys & own for own in title.words) for keys in typed
            ):
                found |= title.projects
        return found

    def others(self, search: str, kept: Mask, language: str) -> list[str]:
        """Name the synonyms that a view's projects were found by, and not by what was typed.

        Parameters
        ----------
        search : str
            What was typed.
        kept : numpy.ndarray of bool
            The projects of the view.
        language : {"sl", "en"}
            Language of the page; words of the other one are named where they alone explain a
            project.

        Returns
        -------
        list of str
            As the table of synonyms writes them, in its order.
        """
        found: list[str] = []
        for want in wanted(read_terms(search).words):
            left = np.flatnonzero(kept & ~self._typed(want, self.names))
            entries = list(_entries(want))
            for own in (True, False):
                explained = np.zeros(len(left), dtype=bool)
                for entry in entries:
                    if (entry.language in ("", language)) is not own:
                        continue
                    held = self.names.some(self._texts_of(entry), left)
                    if held.any():
                        found.append(entry.label)
                    explained |= held
                left = left[~explained]
        return list(dict.fromkeys(found))


def _entries(want: Wanted) -> Iterable[Entry]:
    return (entry for meaning in want.opened for entry in meaning.entries)


def _places(corpus: Corpus, word: str, *, begins: bool) -> set[int]:
    """Return the places of all words that a typed word may mean.

    A short whole word is no beginning: »bus« is no business, »park« no parking; a fixed phrase
    has none.
    """
    folded = fold(word)
    places = corpus.of_stems(typed_stems(word))
    whole = folded in corpus.by_stem
    if begins and (not whole or len(folded) >= _BEGINS):
        begun = corpus.beginning_with(folded)
        places.update(place for place in begun if " " not in corpus.forms[place])
    return places


def build_search(projects: pd.DataFrame, themes: pd.DataFrame, priorities: pd.DataFrame) -> Search:
    """Read the words out of the tables.

    Parameters
    ----------
    projects, themes, priorities : pandas.DataFrame
        The tables of these names.
    """
    ids = projects["project_id"].tolist()
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.intp)
    return Search(
        names=build_corpus([(projects[name], language) for name, language in NAMES.items()]),
        notes=build_corpus([(projects[name], language) for name, language in NOTES.items()]),
        titles=(
            *_titles(projects["theme_code"], themes.set_index("theme_code")),
            *_titles(projects["priority_code"], priorities.set_index("priority_code")),
        ),
        ids=[ids[n] for n in order],
        order=order,
    )


def _titles(codes: pd.Series[Any], table: pd.DataFrame) -> Iterator[Title]:
    """Read the titles, long and short, that the codes of the projects have in a table."""
    for code, row in table.iterrows():
        held = (codes == code).to_numpy(dtype=bool)
        for name, language in _TITLES.items():
            if isinstance(row.get(name), str):
                words = words_of(row[name])
                keys = tuple(stems(word, language) for word in words if not is_stopword(word))
                yield Title(f" {' '.join(map(fold, words))} ", keys, held)
