"""Words and figures in one language: a gettext catalogue and Babel's formats."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from content.rounding import to_four_digits
from zmos_data import catalogue
from zmos_data.languages import LANGUAGES

__all__ = ["LANGUAGES", "Text", "pick_language"]
DEFAULT_LANGUAGE = "sl"
MILLION = 1_000_000


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
        self._catalogue = catalogue.load_catalogue(language)

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
        return catalogue.say_phrase(self._catalogue, words)

    def of(self, row: object, field: str) -> str:
        """Return a row's field in this language (``title``: ``title_sl``); "" if empty."""
        value = getattr(row, f"{field}_{self.language}", None)
        return value if isinstance(value, str) else ""

    def number(self, value: float, digits: int = 0) -> str:
        """Format a number with exactly the given decimals."""
        return _number(float(value), digits, self.language)

    def percent(self, share: float, digits: int = 0) -> str:
        """Format a share of one as per cent; a part is never written as nothing or as all.

        Slovenian has a space before the sign, English has none.
        """
        step = 10.0 ** -(digits + 2)
        least, most = 0 < share <= step / 2, 1 - step / 2 <= share < 1
        if least or most:
            share = step if least else 1 - step
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        space = "" if self.language == "en" else "\u00a0"
        figure = format_percent(share, format=f"{pattern}{space}%", locale=self.locale)
        return ("<" if least else ">") + space + figure if least or most else figure

    def day(self, value: date) -> str:
        """Format a date: 22. 11. 2026, or 22 November 2026; it never breaks."""
        pattern = "d.\u00a0M.\u00a0y" if self.language == "sl" else "d\u00a0MMMM\u00a0y"
        return format_date(value, format=pattern, locale=self.locale)

    def month(self, value: date) -> str:
        """Format the month of a date: november 2026, or November 2026."""
        return format_date(value, format="LLLL\u00a0y", locale=self.locale)

    def euros(self, value: float, *, rounded: bool = False) -> str:
        """Format an amount in full; ``rounded`` says "approx." and keeps four digits."""
        shown = to_four_digits(value) if rounded else value
        digits = 0 if float(shown).is_integer() else 2
        figure = self.say("EUR\u00a0{amount}", amount=self.number(shown, digits))
        return self.approximately(figure) if rounded else figure

    def short_euros(self, value: float, *, rounded: bool = False) -> str:
        """Format an amount in three or so digits for tables and cards: pribl. 10 mio. EUR."""
        if value >= MILLION:
            written = self.number(*_in_millions(value, rounded=rounded))
            figure = self.say("EUR\u00a0{amount}\u00a0million", amount=written)
        else:
            shown = to_four_digits(value) if rounded else value
            figure = self.say("EUR\u00a0{amount}", amount=self.number(shown))
        return self.approximately(figure) if rounded else figure

    def short_number(self, value: float) -> str:
        """Format a round amount without its unit: 20 mio."""
        if value < MILLION:
            return self.number(value)
        return self.say(
            "{amount}\u00a0million", amount=self.number(*_in_millions(value, rounded=True))
        )

    def euros_in_words(self, value: float, *, rounded: bool = False) -> str:
        """Format an amount as a sentence has it: približno 10 milijonov evrov."""
        if value >= MILLION:
            millions, digits = _in_millions(value, rounded=rounded)
            figure = (
                self.say_as(
                    "sentence",
                    "EUR\u00a0{amount}\u00a0million",
                    amount=self.number(millions, digits),
                )
                if digits
                else self.count(
                    "EUR\u00a0{n}\u00a0million", "EUR\u00a0{n}\u00a0million", round(millions)
                )
            )
        else:
            shown = round(to_four_digits(value) if rounded else value)
            figure = self.count("EUR\u00a0{n}", "EUR\u00a0{n}", shown)
        return self.approximately_in_words(figure) if rounded else figure

    def approximately(self, figure: str) -> str:
        """Say that a figure in a table or on a card is approximate."""
        return self.say("approx.\u00a0{figure}", figure=figure)

    def approximately_in_words(self, figure: str) -> str:
        """Say in a sentence that a figure is approximate."""
        return self.say("approximately {figure}", figure=figure)


def _in_millions(value: float, *, rounded: bool) -> tuple[float, int]:
    """Return an amount in millions with its decimals.

    A nought at the end goes where it says nothing: of an approximate amount, and of one that
    has no more digits.
    """
    digits = 1 if value >= 10 * MILLION else 2
    millions = round(value / MILLION, digits)
    if rounded or round(millions * MILLION, 2) == round(value, 2):
        digits = len(f"{millions:.{digits}f}".rstrip("0").partition(".")[2])
    return millions, digits


@lru_cache(maxsize=4096)
def _number(value: float, digits: int, language: str) -> str:
    """Format a number; a page asks for the same ones again with each click."""
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=language)


def pick_language(asked: str | None, browser: str | None) -> str:
    """Choose the language: the link's, else the browser's, else Slovenian."""
    for wish in (asked, (browser or "").split("-")[0].lower()):
        if wish in LANGUAGES:
            return wish
    return DEFAULT_LANGUAGE
