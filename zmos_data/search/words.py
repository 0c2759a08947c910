"""Words of a text: folded, so that capitals and carons do not matter."""

from __future__ import annotations

import re
import unicodedata

from zmos_data.search.synonyms import FIXED

_JOINER = "\u2060"  # keeps what it stands in on one line; what is copied from a page has it
# What NFKD does not take apart, and quotes and dashes in one form.
_SAME = str.maketrans(
    {
        _JOINER: "",
        "đ": "d",
        "ß": "ss",
        "ł": "l",
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "’": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
    }
)
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s\b")
# Words that stand in nearly every name and mean nothing to a search.
_SLOVENIAN = (
    "a ali brez čez do h in iz k ki med na nad ob od oz pa po pod pri s se skozi ter v z za"
)
_ENGLISH = "across along an and as at between by for from in into its of on or the to with"
STOPWORDS = frozenset(f"{_SLOVENIAN} {_ENGLISH}".split())


def fold(words: str) -> str:
    """Fold text: lower case, č to c, š to s, ž to z, foreign accents off."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(_SAME))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are written; signs between them are left out."""
    plain = unicodedata.normalize("NFC", text.replace(_JOINER, ""))
    return _WORD.findall(_POSSESSIVE.sub("", plain))


def joined(words: list[str], folded: list[str]) -> list[str]:
    """Join the words of a fixed phrase into one: "park" of "park and ride" is no park.

    Parameters
    ----------
    words, folded : list of str
        Words as they are written, and folded.

    Returns
    -------
    list of str
        The same words, a fixed phrase folded and in one piece: ``["park and ride", "Tabor"]``.
    """
    if _FIRST.isdisjoint(folded):
        return words
    found, place = [], 0
    while place < len(words):
        phrase = next((f for f in _FIXED if tuple(folded[place : place + len(f)]) == f), None)
        found.append(" ".join(phrase) if phrase else words[place])
        place += len(phrase) if phrase else 1
    return found


_FIXED = tuple(tuple(fold(word) for word in words_of(phrase)) for phrase in FIXED)
_FIRST = frozenset(phrase[0] for phrase in _FIXED)
FIXED_WORDS = frozenset(word for phrase in _FIXED for word in phrase)


def is_stopword(word: str) -> bool:
    """Tell whether a word means nothing to a search."""
    return word.lower() in STOPWORDS
