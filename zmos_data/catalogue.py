"""The gettext catalogues: what a language calls a message."""

from __future__ import annotations

import gettext
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from zmos_data.phrase import Bilingual, Counted, Phrase

CATALOGUES = Path(__file__).resolve().parent.parent / "locale"


def load_catalogue(language: str) -> gettext.GNUTranslations:
    """Read ``locale/<language>/LC_MESSAGES/messages.po``; compiled in memory, so no stale .mo.

    A file that has not changed is read once.

    Raises
    ------
    FileNotFoundError
        If the language has no catalogue.
    """
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    return _read(path, language, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, language: str, _changed: int) -> gettext.GNUTranslations:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def say_phrase(catalogue: gettext.GNUTranslations, words: str) -> str:
    """Say a phrase of the data in a language; any other text is data and stays as it is."""
    if not isinstance(words, Phrase):
        return words
    if isinstance(words, Bilingual):
        return words.sl if catalogue.info()["language"] == "sl" else str(words)
    values = {
        name: say_phrase(catalogue, value) if isinstance(value, str) else value
        for name, value in words.values.items()
    }
    if isinstance(words, Counted):
        found = catalogue.ngettext(words.message, words.plural, words.n)
        number = format_decimal(words.n, locale=catalogue.info()["language"])
        return found.format(n=number, **values)
    return catalogue.gettext(words.message).format(**values)


def say_in(language: str, words: str) -> str:
    """Say a phrase in a language, where no page is: in a workbook, or in a terminal."""
    return say_phrase(load_catalogue(language), words)
