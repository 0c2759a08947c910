"""What is typed, taken apart: words, phrases in quotes, ids of projects."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zmos_data.search.words import fold, is_stopword, joined, words_of

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_PARTS = re.compile(r'"([^"]*)"|([^\s"]+)')
_ID = re.compile(r"\d{3}(-\d{0,9})?")


@dataclass(frozen=True)
class Terms:
    """What a search asks for; all of it must be found.

    Attributes
    ----------
    words : tuple of str
        Words as they were typed, without those that mean nothing.
    phrases : tuple of str
        What stood in quotes, folded, with single spaces.
    ids : tuple of str
        Ids of projects, or how they begin.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()

    @property
    def typed(self) -> tuple[str, ...]:
        """Each term as a search of its own."""
        return (*self.words, *(f'"{phrase}"' for phrase in self.phrases), *self.ids)

    def __bool__(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.words or self.phrases or self.ids)


def straight_quotes(search: str) -> str:
    """Return a search with the quotes of a keyboard, whichever it was written with."""
    return search.translate(_QUOTES)


def read_terms(search: str) -> Terms:
    """Take a search apart; signs alone ask for nothing, a lone quote is left out."""
    plain: list[str] = []
    phrases: list[str] = []
    ids: list[str] = []
    for phrase, word in _PARTS.findall(straight_quotes(search)):
        if phrase:
            phrases.append(" ".join(fold(part) for part in words_of(phrase)))
        elif _ID.fullmatch(word):
            ids.append(word)
        else:
            plain += words_of(word)
    words = joined(plain, [fold(word) for word in plain])
    meant = [word for word in words if not is_stopword(word)]
    if not meant and not any(phrases) and not ids:
        meant = words  # a search for nothing but »v« means it
    return Terms(
        tuple(dict.fromkeys(meant)),
        tuple(dict.fromkeys(phrase for phrase in phrases if phrase)),
        tuple(dict.fromkeys(ids)),
    )
