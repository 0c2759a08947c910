"""Words and figures in one language: a gettext catalogue and Babel's formats."""

from __future__ import annotations

import gettext
from datetime import date
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from zmos_data.parameters import LANGUAGES
from zmos_data.phrase import Phrase

__all__ = ["LANGUAGES", "Text", "load_catalogue", "pick_language"]
DEFAULT_LANGUAGE = "sl"
CATALOGUES = Path(__file__).resolve().parent.parent / "locale"


class Text:
    """The words of one language; pass it, there is no global ``_``.

    Parameters
    ----------
    language : {"sl", "en"}
        Language code.

    Raises
    ------
    FileNotFoundError
        If the language has no catalogue in ``locale/``.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = Locale.parse(language)
        self._catalogue = load_catalogue(language)

    def say(self, message: str, /, **values: object) -> str:
        """Translate a message and fill in its ``{names}``."""
        return self._catalogue.gettext(message).format(**values)

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """Translate a message that counts, in the right plural form; ``{n}`` is the number."""
        template = self._catalogue.ngettext(singular, plural, n)
        return template.format(**{"n": self.number(n), **values})

    def say_as(self, context: str, message: str, /, **values: object) -> str:
        """Translate a message whose form depends on a context, such as a grammatical case."""
        return self._catalogue.pgettext(context, message).format(**values)

    def say_phrase(self, words: str) -> str:
        """Say a phrase of the data in this language; any other text is data and stays as it is."""
        if not isinstance(words, Phrase):
            return words
        values = {name: self.say_phrase(value) if isinstance(value, str) else value
                  for name, value in words.values.items()}  # fmt: skip
        return self.say(words.message, **values)

    def of(self, row: object, field: str) -> str:
        """Return a row's field in this language (``title``: ``title_sl``); "" if empty."""
        value = getattr(row, f"{field}_{self.language}", None)
        return value if isinstance(value, str) else ""

    def number(self, value: float, digits: int = 0) -> str:
        """Format a number with exactly the given decimals."""
        return _number(float(value), digits, self.language)

    def percent(self, share: float, digits: int = 0) -> str:
        """Format a share of one as per cent."""
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        return format_percent(share, format=pattern + "\u00a0%", locale=self.locale)

    def day(self, value: date) -> str:
        """Format a date: 22. 11. 2026, or 22 November 2026."""
        pattern = "d. M. y" if self.language == "sl" else "d MMMM y"
        return format_date(value, format=pattern, locale=self.locale)

    def euros(self, value: float, *, rounded: bool = False) -> str:
        """Format an amount in full; cents only where it has some. ``rounded`` says "approx."."""
        digits = 0 if float(value).is_integer() else 2
        figure = self.say("EUR {amount}", amount=self.number(value, digits))
        return self._approximate(figure, rounded=rounded)

    def short_euros(self, value: float, *, rounded: bool = False) -> str:
        """Format an amount in three or so digits, for figures that are read aloud."""
        if value >= 1_000_000:
            digits = 1 if value >= 10_000_000 else 2
            figure = self.say("EUR {amount} million", amount=self.number(value / 1e6, digits))
        else:
            figure = self.say("EUR {amount}", amount=self.number(value))
        return self._approximate(figure, rounded=rounded)

    def _approximate(self, figure: str, *, rounded: bool) -> str:
        return self.say("approx. {figure}", figure=figure) if rounded else figure


@lru_cache(maxsize=4096)
def _number(value: float, digits: int, language: str) -> str:
    """Format a number; a page asks for the same ones again with each click."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=language)


def load_catalogue(language: str) -> gettext.GNUTranslations:
    """Read ``locale/<language>/LC_MESSAGES/messages.po``; compiled in memory, so no stale .mo."""
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def pick_language(asked: str | None, browser: str | None) -> str:
    """Choose the language: the link's, else the browser's, else Slovenian."""
    for wish in (asked, (browser or "").split("-")[0].lower()):
        if wish in LANGUAGES:
            return wish
    return DEFAULT_LANGUAGE
