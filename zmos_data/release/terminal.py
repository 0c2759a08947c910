"""What the commands say in a terminal, in one language."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_datetime

from zmos_data import limits
from zmos_data.catalogue import say_in
from zmos_data.model import Problem
from zmos_data.phrase import Counted, Phrase
from zmos_data.release.model import Release
from zmos_data.slovenian_time import in_slovenia

_PATTERNS = {"sl": "d. M. y H:mm", "en": "d MMMM y, H:mm"}


class Terminal:
    """Prints phrases in a language.

    Parameters
    ----------
    language : {"sl", "en"}
        The language.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def word(self, words: str) -> str:
        """Return words in the language."""
        return say_in(self.language, words)

    def say(self, words: str) -> None:
        """Print what was done."""
        print(self._begun(words))

    def complain(self, words: str) -> None:
        """Print why something was not done."""
        print(self._begun(words), file=sys.stderr)

    def _begun(self, words: str) -> str:
        """Begin a sentence with a capital; the name of a file stays as it is."""
        said = self.word(words)
        message = words.message if isinstance(words, Phrase) else words
        return said if message.startswith("{") else f"{said[:1].upper()}{said[1:]}"

    def list_problems(self, problems: Sequence[Problem]) -> None:
        """Print what is wrong with tables, in a line each."""
        n = len(problems)
        self.complain(
            Counted("Nothing was released; {n} problem:", "Nothing was released; {n} problems:", n)
        )
        for problem in problems[: limits.PROBLEMS]:
            print(self.word(_in_words(problem)), file=sys.stderr)

    def time(self, when: datetime) -> str:
        """Write a time as the clocks of Slovenia have it."""
        return format_datetime(in_slovenia(when), _PATTERNS[self.language], locale=self.language)

    def changes(self, release: Release) -> str:
        """Return what a release changes."""
        return release.changelog_sl if self.language == "sl" else release.changelog_en


def _in_words(problem: Problem) -> Phrase:
    return Phrase(
        "{place}: {rule}: found {found}, expected {expected}; {advice}",
        place=_place(problem),
        rule=problem.rule,
        found=problem.found,
        expected=problem.expected,
        advice=problem.advice,
    )


def _place(problem: Problem) -> str:
    if problem.row is not None and problem.column is not None:
        return Phrase(
            "{table}, row {row}, column {column}",
            table=problem.table,
            row=problem.row,
            column=problem.column,
        )
    if problem.row is not None:
        return Phrase("{table}, row {row}", table=problem.table, row=problem.row)
    if problem.column is not None:
        return Phrase("{table}, column {column}", table=problem.table, column=problem.column)
    return problem.table
