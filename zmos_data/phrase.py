"""What the data say of themselves in words: English for the log, its parts for the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class Phrase(str):
    """An English text that keeps its message and its values apart.

    It is the text that a log writes; the screen looks the message up in its own language and
    fills in the same values (`content.text.Text.say_phrase`). ``scripts/messages.py`` collects the
    messages, so they stand in the code as plain texts.

    Parameters
    ----------
    message : str
        The text, with ``{names}`` for the values.
    **values : object
        What stands in the names; a `Phrase` among them is said in the same language.
    """

    __slots__ = ("message", "values")
    message: str
    values: dict[str, Any]

    def __new__(cls, message: str, /, **values: object) -> Phrase:
        """Write the English text and keep its parts."""
        phrase = super().__new__(cls, message.format(**values))
        phrase.message, phrase.values = message, values
        return phrase


class Counted(Phrase):
    """A phrase that counts: each language says it in the plural form that the number asks for.

    Parameters
    ----------
    singular, plural : str
        The English text of one, and of any other number, with ``{n}`` for the number.
    n : int
        The number.
    **values : object
        What stands in other names.
    """

    __slots__ = ("n", "plural")
    n: int
    plural: str

    def __new__(cls, singular: str, plural: str, n: int, /, **values: object) -> Counted:
        """Write the English text and keep its parts."""
        phrase = str.__new__(cls, (singular if n == 1 else plural).format(n=f"{n:,}", **values))
        phrase.message, phrase.plural, phrase.n, phrase.values = singular, plural, n, values
        return phrase


class Bilingual(Phrase):
    """A name that is declared in both languages, such as a heading of the workbook.

    Parameters
    ----------
    sl, en : str
        The name in Slovenian and in English, which a log writes.
    """

    __slots__ = ("sl",)
    sl: str

    def __new__(cls, sl: str, en: str, /) -> Bilingual:
        """Keep both names."""
        phrase = str.__new__(cls, en)
        phrase.message, phrase.values, phrase.sl = en, {}, sl
        return phrase


def listed(names: Iterable[str]) -> Bilingual:
    """Write names one after another, with semicolons between them, in both languages."""
    both = [(one.sl if isinstance(one, Bilingual) else one, str(one)) for one in names]
    return Bilingual("; ".join(sl for sl, _ in both), "; ".join(en for _, en in both))
