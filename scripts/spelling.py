"""Check the spelling of everything that is written for people: ``python scripts/spelling.py``.

Names each unknown word with its place, each word of ``words.txt`` that no text needs any more and
each that does not stand in its order; exits with 1 where there is one. ``--unknown`` prints the
unknown words alone, each once and in the order of the list, with its places. The dictionaries
are Debian's for hunspell; as root on Debian they are installed where there are none.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts import word_list  # noqa: E402  (the script runs from anywhere)
from scripts.browser import DICTIONARIES, SPELLING, find_hunspell, is_there  # noqa: E402
from scripts.passages import Passage, passages  # noqa: E402
from scripts.word_list import Entry, WordList  # noqa: E402
from zmos_data.collation import collation_key  # noqa: E402
from zmos_data.languages import LANGUAGES  # noqa: E402

# Letters of each dictionary: hunspell skips a word that has others.
ENCODINGS = {"sl": "iso8859-2", "en": "utf-8"}
# No words of a language: placeholders, tags, addresses, files, folders, and the endings of an
# abbreviation (ZMOS-a).
_NO_WORDS = re.compile(
    r"\{[^{}]*\}|<[^<>]+>|https?://\S+|www\.\S+|\S+@\S+|\b\w+/(?:\w+/)+"
    r"|\b\w[\w./-]*\.(?:at|ch|com|csv|de|dev|eu|geojson|info|it|json|net|org|py|si|yaml)\b\S*"
    r"|(?<=[A-ZČŠŽ]{2})-[a-zčšž]{1,3}\b"
)
_TOKEN = re.compile(r"\w+(?:'\w+)*")


class SpellingError(Exception):
    """The spelling could not be checked; says why."""


@dataclass(frozen=True)
class Outcome:
    """What a check has found.

    Attributes
    ----------
    unknown : dict of str to list of str
        Places of each word that is neither in a dictionary nor in the list.
    unused, misplaced : list of Entry
        What of the list no text needs, and what does not stand in its order.
    """

    unknown: dict[str, list[str]]
    unused: list[Entry]
    misplaced: list[Entry]


def words_of(text: str) -> Iterator[str]:
    """Yield the words of a text; codes, figures and single letters are none."""
    for token in _TOKEN.findall(_NO_WORDS.sub(" ", text)):
        word = token.removesuffix("'s")
        if len(word) > 1 and word.replace("'", "").isalpha():
            yield word


def misspelled(words: Collection[str], language: str) -> set[str]:
    """Return those of the words that the dictionary of the language does not know.

    Raises
    ------
    SpellingError
        If hunspell or its dictionary is not there, or does not do what it should.
    """
    dictionary, encoding = DICTIONARIES[language], ENCODINGS[language]
    strange = {word for word in words if not _is_written_in(word, encoding)}
    asked = sorted(set(words) - strange)
    try:
        done = subprocess.run(
            ["hunspell", "-l", "-i", "utf-8", "-d", dictionary],
            input="\n".join(asked),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError as error:
        raise SpellingError(f"hunspell cannot be started: {error}") from error
    found = set(done.stdout.split())
    if done.returncode or done.stderr or not found <= set(asked):
        raise SpellingError(f"hunspell, {dictionary}: {done.stderr.strip() or 'unclear answer'}")
    return found | strange


def _is_written_in(word: str, encoding: str) -> bool:
    try:
        word.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def check(texts: Iterable[Passage], entries: list[Entry]) -> Outcome:
    """Check the spelling of texts.

    A word is right where the dictionary of a language of its passage knows it, or the list.
    """
    own = WordList(entries)
    used = [
        (passage.place, passage.languages, word)
        for passage in texts
        for word in words_of(own.without_names(_plain(passage.text), passage.languages))
    ]
    bad = {
        language: misspelled({w for _, spoken, w in used if language in spoken}, language)
        for language in LANGUAGES
    }
    unknown: dict[str, list[str]] = {}
    for place, spoken, word in used:
        if all(word in bad[language] for language in spoken) and not own.knows(word, spoken):
            unknown.setdefault(word, []).append(place)
    return Outcome(unknown, list(own.unused()), word_list.misplaced(entries))


def _plain(text: str) -> str:
    return text.replace("\u00ad", "").replace("’", "'")


def report(outcome: Outcome) -> list[str]:
    """Write a line for each thing that is wrong."""
    unknown = {
        f"{place}: unknown word: {word}"
        for word, places in outcome.unknown.items()
        for place in places
    }
    listed = ((outcome.unused, "no text needs it"), (outcome.misplaced, "not in its order"))
    return sorted(unknown) + [
        f"{word_list.PATH.name}, {entry.group}: {entry.words}: {what}"
        for entries, what in listed
        for entry in entries
    ]


def listing(outcome: Outcome) -> list[str]:
    """Write the unknown words in the order of the list, each with its places."""
    return [
        f"{word}\t{'; '.join(dict.fromkeys(outcome.unknown[word]))}"
        for word in sorted(outcome.unknown, key=collation_key)
    ]


def main(arguments: list[str]) -> int:
    """Check everything; 1 where something is wrong or cannot be checked."""
    if not is_there(find_hunspell, SPELLING, "The spelling is checked with hunspell"):
        return 1
    try:
        entries = word_list.read_list(word_list.PATH.read_text(encoding="utf-8"))
        outcome = check(passages(), entries)
    except (SpellingError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    lines = listing(outcome) if "--unknown" in arguments else report(outcome)
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
