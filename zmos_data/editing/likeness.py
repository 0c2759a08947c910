"""Whether a project without an id is one that is there already: a person decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from zmos_data.editing.findings import Place
from zmos_data.editing.identifiers import same_name

ALIKE = 80.0  # of 100: below it nobody would take one name for the other
SAME = 100.0
_SHOWN = 3


@dataclass(frozen=True)
class Alike:
    """A project of the data that resembles one of the file.

    Attributes
    ----------
    project_id, name : str
        The project of the data.
    likeness : float
        From 80 to 100, where the names are the same.
    """

    project_id: str
    name: str
    likeness: float


@dataclass(frozen=True)
class Question:
    """A project of the file that may be one of the data.

    Attributes
    ----------
    row : int
        Its row in the sheet of the projects.
    place : Place
        Where it stands.
    name, town : str
        Its name and the code of its town.
    alike : tuple of Alike
        What it may be, the likest first.
    answer : str or None
        Id of the project that it is, "" where it is new, None while nobody has said.
    """

    row: int
    place: Place
    name: str
    town: str
    alike: tuple[Alike, ...]
    answer: str | None = None


def alike(name: str, names: Mapping[str, str]) -> tuple[Alike, ...]:
    """Return the projects whose names resemble one, the likest first.

    Parameters
    ----------
    name : str
        Name of the project in the file.
    names : mapping of str to str
        Names by id, of the same town.
    """
    wanted = same_name(name)
    found = [
        Alike(code, other, _likeness(wanted, same_name(other))) for code, other in names.items()
    ]
    close = [one for one in found if one.likeness >= ALIKE]
    return tuple(sorted(close, key=lambda one: -one.likeness)[:_SHOWN])


def name_likeness(one: str, other: str) -> float:
    """Compare two names as people write them: from 0 to 100, where they are the same."""
    return _likeness(same_name(one), same_name(other))


def _likeness(one: str, other: str) -> float:
    """Compare two names; one that holds all words of the other is like it."""
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other), _within(one, other))


def _within(one: str, other: str) -> float:
    """Compare the words; a name of one or two words is within too many others."""
    few = min(len(one.split()), len(other.split())) < 3
    return 0.0 if few else 0.95 * fuzz.token_set_ratio(one, other)


def unanswered(questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return the questions that nobody has answered."""
    return tuple(question for question in questions if question.answer is None)
