"""The words that no dictionary knows and that are right all the same: ``words.txt``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from zmos_data.collation import collation_key

PATH = Path(__file__).resolve().parent / "words.txt"
_GROUP = re.compile(r"# (?P<name>[^(]+?)(?: \((?P<language>[a-z]+)\))?")


@dataclass(frozen=True)
class Entry:
    """A word or a name of several words, of a group; right in one language or in each."""

    group: str
    language: str
    words: str

    @property
    def is_name(self) -> bool:
        """Whether it is right as a whole alone."""
        return not self.words.isalpha()

    def is_right_in(self, languages: Collection[str]) -> bool:
        """Tell whether a text in one of the languages may hold it."""
        return not self.language or self.language in languages


def read_list(text: str) -> list[Entry]:
    """Read the list: ``# group`` or ``# group (sl)``, below it a word or a name a line.

    A line that begins with ``##`` is a comment.

    Raises
    ------
    ValueError
        If a line is neither.
    """
    group = language = ""
    entries = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("##"):
            continue
        head = _GROUP.fullmatch(line)
        if head:
            group, language = head["name"], head["language"] or ""
        elif group and not line.startswith("#"):
            entries.append(Entry(group, language, line))
        else:
            raise ValueError(f"{PATH.name}: neither a group nor a word of one: {line!r}")
    return entries


def misplaced(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries that do not stand in the order of their group, or stand there twice."""
    last: dict[tuple[str, str], Entry] = {}
    found = []
    for entry in entries:
        before = last.get((entry.group, entry.language))
        if before and collation_key(before.words) >= collation_key(entry.words):
            found.append(entry)
        last[entry.group, entry.language] = entry
    return found


class WordList:
    """The list as it is used: what it knows, and what of it a text has needed."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = entries
        self._needed: set[Entry] = set()
        self._words: dict[str, list[Entry]] = {}
        self._names: dict[str, list[Entry]] = {}
        for entry in self.entries:
            into = self._names if entry.is_name else self._words
            into.setdefault(" ".join(entry.words.split()), []).append(entry)
        names = sorted(self._names, key=len, reverse=True)
        written = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
        self._name = re.compile(rf"(?<!\w)(?:{written})(?!\w)") if names else None

    def without_names(self, text: str, languages: Collection[str]) -> str:
        """Return a text without the names of several words."""

        def leave_out(found: re.Match[str]) -> str:
            entries = self._names[" ".join(found[0].split())]
            return " " if self._need(entries, languages) else found[0]

        return self._name.sub(leave_out, text) if self._name else text

    def knows(self, word: str, languages: Collection[str]) -> bool:
        """Tell whether a word is listed; one with a small letter may begin a sentence."""
        forms = (word, word[0].lower() + word[1:])
        return self._need([e for form in forms for e in self._words.get(form, [])], languages)

    def unused(self) -> Iterator[Entry]:
        """Yield the entries that no text has needed."""
        return (entry for entry in self.entries if entry not in self._needed)

    def _need(self, entries: Iterable[Entry], languages: Collection[str]) -> bool:
        right = [entry for entry in entries if entry.is_right_in(languages)]
        self._needed.update(right)
        return bool(right)
