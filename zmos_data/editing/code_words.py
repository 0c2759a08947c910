"""Codes by their words: in both languages, in any gender, without carons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pandas as pd

from zmos_data.dictionary import Words
from zmos_data.editing.nearest import nearest
from zmos_data.editing.sameness import same
from zmos_data.editing.sheets import Code, layout
from zmos_data.editing.understood import NotUnderstoodError, Reading, named, plain, read_as
from zmos_data.phrase import Phrase, listed

_ENDING = re.compile(r"[aeio]$")
_FLEETING = re.compile(r"(?<=[^aeiou])e(?=[nkr]$)")  # natančen, natančna
_PRIORITY = re.compile(r"(pn|ip|sc|so|rso|eso)?\s*([0-9])\s([0-9]{1,2})\b.*")
_UNLISTED = Phrase(
    "No word of the list means this. Leave the cell empty, and write it in a column of text, such "
    "as the stage as the source puts it."
)
_INVESTMENT, _OBJECTIVE = "PN", "SC"


@dataclass(frozen=True)
class CodeWords:
    """A list of codes by their words.

    Attributes
    ----------
    codes : mapping of str to str
        Code of each word, in plain words.
    stems : mapping of str to str
        Code of each word without its gender; "" where two codes share it.
    own : mapping of str to frozenset of str
        Texts that the template or the tables write for a code; they need no word.
    words : mapping of str to str
        A code in words of both languages.
    unlisted : frozenset of str
        Usual words for which the list has no code, in plain words.
    """

    codes: Mapping[str, str]
    stems: Mapping[str, str]
    own: Mapping[str, frozenset[str]]
    words: Mapping[str, str]
    unlisted: frozenset[str] = frozenset()

    def read(self, text: str) -> Reading:
        """Read a code.

        Raises
        ------
        NotUnderstoodError
            With what is allowed, and the code that may be meant.
        """
        words = plain(text)
        code = self._of_lost(text) or self.codes.get(words) or self.stems.get(_stem(words))
        if not code:
            raise self._unknown(words)
        if text in self.own[code]:
            return Reading(code)
        return Reading(code, read_as(text, self.words[code]))

    def _of_lost(self, text: str) -> str | None:
        """Read a word of which Windows-1250 has lost a sign: m? is m², and no m."""
        if "?" not in text:
            return None
        found = (code for code, own in self.own.items() if any(same(one, text) for one in own))
        return next(found, None)

    def _unknown(self, words: str) -> NotUnderstoodError:
        allowed = Phrase("one of: {words}", words=listed(self.words.values()))
        unknown = Phrase("None of the words that may stand here.")
        if words in self.unlisted:
            return NotUnderstoodError(unknown, allowed, _UNLISTED)
        if near := nearest(words, self.codes):
            meant = self.words[near]
            return NotUnderstoodError(unknown, allowed, Phrase("Did you mean {word}?", word=meant))
        return NotUnderstoodError(unknown, allowed)


@cache
def words_of_list(name: str) -> CodeWords:
    """Return a list of codes of the workbook."""
    unlisted = frozenset(map(plain, layout().unlisted.get(name, ())))
    return replace(_code_words(layout().codes[name]), unlisted=unlisted)


def words_of_themes(themes: pd.DataFrame) -> CodeWords:
    """Return the themes by code, letter, title and short title, and by everyday words."""
    found = _code_words(
        {
            row["theme_code"]: Code(
                Words(row["short_sl"], row["short_en"]),
                (row["title_sl"], row["title_en"], row["letter"]),
            )
            for row in themes.to_dict("records")
        },
        is_own_also=True,
    )
    everyday = {
        plain(word): code
        for code, words in layout().themes.items()
        for word in words
        if code in found.words
    }
    return replace(
        found, codes={**everyday, **found.codes}, stems={**_stems(everyday), **found.stems}
    )


@dataclass(frozen=True)
class Priorities:
    """The investment priorities and specific objectives.

    Attributes
    ----------
    periods : mapping of str to str
        Programming period of each code.
    titles : CodeWords
        Their titles; a title that two of them share means none.
    own : frozenset of str
        Texts that the template or the tables write.
    """

    periods: Mapping[str, str]
    titles: CodeWords
    own: Mapping[str, frozenset[str]]

    def read(self, text: str, period: str) -> Reading:
        """Read a priority: its code in either language, its figures alone, or its title.

        Parameters
        ----------
        text : str
            What stands in the cell.
        period : str
            Programming period of the row, which settles what the figures alone leave open.
        """
        code = self._code(plain(text), period) or self.titles.codes.get(plain(text))
        if not code:
            raise NotUnderstoodError(
                Phrase("None of the investment priorities and specific objectives."),
                Phrase("one of: {words}", words="; ".join(self.periods)),
            )
        if text in self.own[code]:
            return Reading(code)
        return Reading(code, read_as(text, code))

    def _code(self, words: str, period: str) -> str | None:
        found = _PRIORITY.fullmatch(words)
        if not found:
            return None
        figures = f"{found[2]}.{found[3]}"
        if found[1]:
            kind = _INVESTMENT if found[1] in ("pn", "ip") else _OBJECTIVE
            code = f"{kind} {figures}"
            return code if code in self.periods else None
        alike = [code for code in self.periods if code.endswith(f" {figures}")]
        fitting = [code for code in alike if self.periods[code] == period] or alike
        return fitting[0] if len(fitting) == 1 else None


def priorities_of(priorities: pd.DataFrame) -> Priorities:
    """Collect the priorities from their table, as text."""
    rows = priorities.to_dict("records")
    own = {row["priority_code"]: frozenset(_own_of(row)) for row in rows}
    titles = _code_words(
        {row["priority_code"]: Code(Words(row["title_sl"], row["title_en"])) for row in rows}
    )
    shared = [plain(row[title]) for row in rows for title in ("title_sl", "title_en")]
    once = {title: code for title, code in titles.codes.items() if shared.count(title) <= 2}
    periods = {row["priority_code"]: row["period"] for row in rows}
    return Priorities(periods, CodeWords(once, {}, titles.own, titles.words), own)


def _own_of(row: Mapping[Any, str]) -> list[str]:
    code = row["priority_code"]
    english = code.replace("PN ", "IP ").replace("SC ", "SO ")
    return [code, english, f"{code} {row['title_sl']}", f"{english} {row['title_en']}"]


def _code_words(codes: Mapping[str, Code], *, is_own_also: bool = False) -> CodeWords:
    found: dict[str, str] = {}
    own, words = {}, {}
    for code, said in codes.items():
        texts = (code, said.words.sl, said.words.en, *said.files)
        own[code] = frozenset((*texts, *said.also) if is_own_also else texts)
        words[code] = named(said.words)
        for text in texts:
            found.setdefault(plain(text), code)
    for code, said in codes.items():
        for text in said.also:
            found.setdefault(plain(text), code)
    return CodeWords(found, _stems(found), own, words)


def _stems(codes: Mapping[str, str]) -> dict[str, str]:
    stems: dict[str, str] = {}
    for word, code in codes.items():
        stem = _stem(word)
        if stem:
            stems[stem] = code if stems.get(stem, code) == code else ""
    return stems


def _stem(words: str) -> str:
    """Take the ending of gender and number off a single word."""
    if " " in words or len(words) < 4:
        return words
    return _FLEETING.sub("", _ENDING.sub("", words))
