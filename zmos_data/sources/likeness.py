"""How like an operation of a list is to a project that we have: its name, and what else agrees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

import pandas as pd
from rapidfuzz import fuzz

from zmos_data.phrase import Phrase
from zmos_data.search.words import STOPWORDS, fold
from zmos_data.sources.operations import Operation
from zmos_data.sources.source import Source

_COMMON = STOPWORDS | {"projekt", "project", "operacija", "operation", "mestna", "obcina", "mo"}
_NUMBER = re.compile(r"[0-9]+|(?!v$|i$)[ivx]+")  # "v" and "i" are words
_WHOLE = 0.85  # of a name that holds all the words of the other, and more


@dataclass(frozen=True)
class Likeness:
    """How like the two are.

    Attributes
    ----------
    project_id : str
        The project.
    score : float
        Of the names, 0 to 100.
    agrees : tuple of Phrase
        What speaks for it besides.
    differs : tuple of Phrase
        What speaks against it.
    same_amount : bool
        Whether an exact amount is the same to the cent.
    """

    project_id: str
    score: float
    agrees: tuple[Phrase, ...]
    differs: tuple[Phrase, ...]
    same_amount: bool


class Comparing:
    """Compares operations with the projects.

    Parameters
    ----------
    source : Source
        The list.
    frames : mapping of str to pandas.DataFrame of str
        The tables.
    """

    def __init__(self, source: Source, frames: Mapping[str, pd.DataFrame]) -> None:
        self._source = source
        links = frames["project_municipalities"]
        self._of_town = links.groupby("municipality_code")["project_id"].agg(list).to_dict()
        towns = frames["municipalities"]
        forms = towns[["name", "phrase_locative_sl", "name_genitive_sl"]].to_numpy().ravel()
        self._left_out = _COMMON | {word for form in forms for word in _words(str(form))}
        rows: list[dict[str, str]] = [
            {str(name): str(cell) for name, cell in row.items()}
            for row in frames["projects"].to_dict("records")
        ]
        self._projects = {row["project_id"]: row for row in rows}
        self._names = {
            row["project_id"]: self._compared(row["name_sl"], row["name_en"]) for row in rows
        }

    def like(self, operation: Operation) -> list[Likeness]:
        """Return the projects of the operation's towns, the most like first."""
        ids = [code for town in operation.towns for code in self._of_town.get(town, [])]
        names = self._compared(operation.name_sl, operation.name_en)
        found = [self._likeness(operation, names, code) for code in dict.fromkeys(ids)]
        return sorted(found, key=lambda one: (-one.same_amount, -one.score, one.project_id))

    def _compared(self, *names: str) -> list[_Name]:
        """Return names as they are compared; those that are not there are left out."""
        split = [_words(name) for name in names if name]
        return [
            _Name(
                " ".join(word for word in words if word not in self._left_out),
                sorted(word for word in words if _NUMBER.fullmatch(word)),
            )
            for words in split
        ]

    def _likeness(self, operation: Operation, theirs: list[_Name], code: str) -> Likeness:
        project, pairs = self._projects[code], list(product(self._names[code], theirs))
        amounts = _same_amounts(self._source, operation, project)
        agrees = [_SAME_AMOUNT[one] for one in amounts]
        differs = []
        for column, ours_is, is_same, is_other in _FACTS:
            said, there = getattr(operation, column), project[ours_is]
            if said and there and said[: len(there)] == there:
                agrees.append(is_same)
            elif said and there and is_other:
                differs.append(is_other)
        if all(ours.numbers != other.numbers for ours, other in pairs):
            differs.append(Phrase("other numbers in the name"))
        score = max(_score(ours.words, other.words) for ours, other in pairs)
        return Likeness(code, score, tuple(agrees), tuple(differs), bool(amounts))


@dataclass(frozen=True)
class _Name:
    """A name as it is compared: its words without the common ones, and its numbers."""

    words: str
    numbers: list[str]


def _score(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    return max(fuzz.token_sort_ratio(one, other), fuzz.token_set_ratio(one, other) * _WHOLE)


# What else the two say, the operation and the project: the same of it speaks for, another of it
# against, where it weighs at all. Of a day the year is compared.
_FACTS = (
    ("period", "period", Phrase("the same period"), Phrase("another period")),
    (
        "priority",
        "priority_code",
        Phrase("the same priority or objective"),
        Phrase("another priority or objective"),
    ),
    ("start", "start_year", Phrase("the same start year"), None),
    ("end", "end_year", Phrase("the same end year"), None),
)
_SAME_AMOUNT = {
    "total_eur": Phrase("the same total cost"),
    "eu_eur": Phrase("the same EU contribution"),
    "cofin_total_eur": Phrase("the same co-financing"),
}


def _same_amounts(source: Source, operation: Operation, project: Mapping[str, str]) -> list[str]:
    found = []
    for figure in source.figures:
        said, there = operation.figures.get(figure.column), project.get(figure.amount, "")
        if said and there and Decimal(there) == said:
            found.append(figure.amount)
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text))
