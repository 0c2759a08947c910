"""Forms of a word: what makes »tržnice« and »tržnica« one, and »flats« and »flat«.

The lemmas come from `lemmagen3`; why from it stands in decision 13.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from lemmagen3 import Lemmatizer

from zmos_data.languages import LANGUAGES
from zmos_data.search.words import fold

_CARONS = {"c": "cč", "s": "sš", "z": "zž"}
_MOST_CARONS = 4  # of a word that was typed without them
_SHORTEST = 3  # letters; shorter words are signs and abbreviations
_LONGEST = 40


@lru_cache(maxsize=len(LANGUAGES))
def _lemmatizer(language: str) -> Lemmatizer:
    return Lemmatizer(language)


def stems(word: str, language: str) -> frozenset[str]:
    """Return what a word of a text is found by.

    Parameters
    ----------
    word : str
        As it is written, with its carons.
    language : {"sl", "en"}
        Language of the text.

    Returns
    -------
    frozenset of str
        The folded word and its folded lemmas. Two forms of one word share one of them.
    """
    folded = fold(word)
    if not _SHORTEST <= len(folded) <= _LONGEST or not folded.isalpha():
        return frozenset((folded,))
    lemmas = {_lemma(word.lower(), language)}
    if language == "sl":  # the library knows a name by its capital, and a person types it small
        lemmas.add(_lemma(word.capitalize(), language))
    # What begins otherwise is a pronoun for a noun (»vas« is not »ti«).
    alike = {lemma for lemma in lemmas if len(lemma) >= _SHORTEST and lemma[:2] == folded[:2]}
    return frozenset((folded, *alike))


def lemma(word: str, language: str) -> str:
    """Return the form of a word that a dictionary has, in lower case."""
    try:
        found: str = _lemmatizer(language).lemmatize(word.lower())
    except UnicodeDecodeError:  # the library cuts words by bytes, now and then within a letter
        return word.lower()
    return found.lower()


def _lemma(word: str, language: str) -> str:
    try:
        return fold(_lemmatizer(language).lemmatize(word))
    except UnicodeDecodeError:
        return fold(word)


@lru_cache(maxsize=10_000)
def typed_stems(word: str) -> frozenset[str]:
    """Return what a typed word may be found by, in both languages.

    A word without a caron may lack them: »trznico« is looked up as »tržnico« as well.
    """
    found = {stem for language in LANGUAGES for stem in stems(word, language)}
    if fold(word) == word.lower():
        found |= {stem for form in _with_carons(word.lower()) for stem in stems(form, "sl")}
    return frozenset(found)


def _with_carons(word: str) -> Iterator[str]:
    """Write a word with carons at every choice of its first places that may have one."""
    places = [n for n, letter in enumerate(word) if letter in _CARONS][:_MOST_CARONS]
    for letters in product(*(_CARONS[word[n]] for n in places)):
        changed = dict(zip(places, letters, strict=True))
        yield "".join(changed.get(n, letter) for n, letter in enumerate(word))
