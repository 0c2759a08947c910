"""How like an operation of a list is to a project that we have: its name, and what else agrees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
from rapidfuzz import fuzz

from zmos_data.phrase import Phrase
from zmos_data.search.words import STOPWORDS, fold
from zmos_data.sources.operations import Operation
from zmos_data.sources.source import Source

_COMMON = STOPWORDS | {"projekt", "project", "operacija", "operation", "mestna", "obcina", "mo"}
_NUMBER = re.compile(r"[0-9]+|[ivx]+")
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
        self._projects = frames["projects"].set_index("project_id", drop=False)
        links = frames["project_municipalities"]
        self._of_town = links.groupby("municipality_code")["project_id"].agg(list).to_dict()
        towns = frames["municipalities"]
        forms = towns[["name", "phrase_locative_sl", "name_genitive_sl"]].to_numpy().ravel()
        self._left_out = _COMMON | {word for form in forms for word in _words(str(form))}

    def like(self, operation: Operation) -> list[Likeness]:
        """Return the projects of the operation's towns, the most like first."""
        ids = [code for town in operation.towns for code in self._of_town.get(town, [])]
        found = [self._likeness(operation, code) for code in dict.fromkeys(ids)]
        return sorted(found, key=lambda one: (-one.same_amount, -one.score, one.project_id))

    def _likeness(self, operation: Operation, code: str) -> Likeness:
        project = {str(name): str(cell) for name, cell in self._projects.loc[code].items()}
        ours = [project["name_sl"], project["name_en"]]
        theirs = [operation.name_sl, operation.name_en]
        score = max(self._score(a, b) for a in ours if a for b in theirs if b)
        amounts = _same_amounts(self._source, operation, project)
        agrees = [_SAME_AMOUNT[one] for one in amounts]
        differs = []
        for column, ours_is, is_same, is_other in _FACTS:
            said, there = getattr(operation, column), project[ours_is]
            if said and there and said[: len(there)] == there:
                agrees.append(is_same)
            elif said and there and is_other:
                differs.append(is_other)
        if all(_numbers(a) != _numbers(b) for a in ours if a for b in theirs if b):
            differs.append(Phrase("other numbers in the name"))
        return Likeness(code, score, tuple(agrees), tuple(differs), bool(amounts))

    def _score(self, one: str, other: str) -> float:
        a, b = (
            " ".join(w for w in _words(name) if w not in self._left_out) for name in (one, other)
        )
        if not a or not b:
            return 0.0
        whole = fuzz.token_set_ratio(a, b) * _WHOLE
        return max(fuzz.token_sort_ratio(a, b), whole)


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


def _numbers(name: str) -> list[str]:
    return sorted(
        word for word in _words(name) if _NUMBER.fullmatch(word) and word not in ("v", "i")
    )
