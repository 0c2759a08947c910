"""What a cell was read as, or why it was not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zmos_data.cells import shortened
from zmos_data.dictionary import Words
from zmos_data.number_words import in_number
from zmos_data.phrase import Bilingual, Phrase
from zmos_data.search.words import fold

_NOTHING = frozenset(
    fold(word)
    for word in (
        *("-", "--", "---", "/", "//", "?", "n/a", "n.a.", "na", "n. p.", "n.p.", "np"),
        *(
            "ni podatka",
            "ni podatkov",
            "ni znano",
            "neznano",
            "neznan",
            "neznana",
            "neznani",
            "brez podatka",
        ),
        *("ne vem", "se ne ve", "ni na voljo", "ni znana", "ni določeno"),
        *("unknown", "not known", "not available", "no data", "none", "null", "nan", "#n/a", "tbd"),
        *("??", "???", "...", "…", "."),
    )
)
_SIGNS = frozenset(
    (
        *("-", "--", "---", "/", "//", "?", "??", "???", "...", "…", "."),
        *("n/a", "n.a.", "ni podatka", "ni podatkov"),
    )
)
_LONGEST = 20  # letters of what says that nothing is known
_SPACE = re.compile("[\u00a0\u202f\u2009]")
_WORD = re.compile(r"[^\W_]+|€")
CORRECT = Phrase("Correct the cell, or leave it empty if the fact is not known.")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell was read as.

    Attributes
    ----------
    value : str
        Text as the tables have it; "" for an empty cell.
    words : str
        How it was read, as a `Phrase`; "" where it stands there as it is.
    precision : str
        Code of the precision that the words beside an amount tell; "" where they tell none.
    """

    value: str
    words: str = ""
    precision: str = ""


class NotUnderstoodError(Exception):
    """A cell that cannot be understood.

    Attributes
    ----------
    words, allowed, advice : str
        As in `Finding`.
    """

    def __init__(self, words: str, allowed: str = "", advice: str = CORRECT) -> None:
        super().__init__(words)
        self.words, self.allowed, self.advice = words, allowed, advice


def plain(text: str) -> str:
    """Return the words of a text, folded, a space between them."""
    return " ".join(_WORD.findall(fold(text)))


def read_as(found: str, value: str) -> Phrase:
    """Say what a cell was read as."""
    shown = shortened(_SPACE.sub(" ", found))
    return Phrase("“{found}” was read as {value}.", found=shown, value=value)


def in_euros(written: str) -> Bilingual:
    """Write an amount of the tables as each language does."""
    return in_number(written, "EUR")


def as_read(found: str, value: str) -> Reading:
    """Return a reading that says so, where it is not what stands there."""
    return Reading(value, "" if found == value else read_as(found, value))


def named(words: Words) -> Bilingual:
    """Return words that are said in the reader's language."""
    return Bilingual(words.sl, words.en)


def is_nothing(text: str, kind: str) -> bool:
    """Tell whether a cell says that nothing is known; a text may have such words of its own."""
    return len(text) <= _LONGEST and fold(text) in (_SIGNS if kind in ("text", "any") else _NOTHING)


def nothing(found: str) -> Reading:
    """Return the reading of a cell that says that nothing is known."""
    return Reading("", Phrase("“{found}” was read as an empty cell.", found=shortened(found)))
