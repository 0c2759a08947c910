"""What is still unknown, as questions to ZMOS and to each town: ``python -m zmos_data.questions``.

``--town CODE`` asks one town alone, ``--town zmos`` the association; ``--count`` only counts. The
questions are in Slovenian, for they are sent to the towns. They come from the tables: what is
empty, rounded, inferred, out of date, or said twice with different figures.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
from babel.numbers import format_decimal

from zmos_data.amounts import AMOUNTS
from zmos_data.exports.fields import fields_of
from zmos_data.loading import load_dataset, package_folder
from zmos_data.model import DataError, Dataset
from zmos_data.queries import coverage

ASSOCIATION = "zmos"
_TOWN_FACTS = {
    "population_town": "Koliko prebivalcev ima mestno naselje in na kateri dan?",
    "strategy_title": "Kakšen je naslov veljavne trajnostne urbane strategije?",
    "strategy_year": "Katerega leta je bila sprejeta trajnostna urbana strategija?",
    "member_since": "Kdaj se je občina včlanila v ZMOS?",
    "website_url": "Kakšen je naslov spletišča občine?",
    "town_hall_address": "Kakšen je naslov sedeža občine?",
}

_DOUBTFUL = {"website_url": "spletišče", "town_hall_address": "sedež občine"}


@dataclass(frozen=True)
class Question:
    """One question.

    Attributes
    ----------
    to : str
        Code of the town that is asked, or ``zmos``.
    project_id : str
        Project that it is about; "" where it is about the town or the association.
    field : str
        Column of the tables that the answer would fill or settle.
    words : str
        The question in Slovenian.
    """

    to: str
    project_id: str
    field: str
    words: str


def questions(dataset: Dataset) -> list[Question]:
    """Ask for everything that the tables do not know or know doubtfully.

    Returns
    -------
    list of Question
        Those to the association first, then those to each town in the order of the table:
        about the town, then about each of its projects.
    """
    found = list(_of_association(dataset))
    projects = list(dataset.projects.itertuples(name="Project"))
    for town in dataset.municipalities.itertuples(name="Town"):
        code = str(town.municipality_code)
        found += _of_town(dataset, town)
        for project in projects:
            if project.municipality_code == code:
                found += _of_project(dataset, project)
    return found


def _of_association(dataset: Dataset) -> Iterator[Question]:
    found = coverage(dataset)
    approved, first, second = found.approved, found.first, found.second

    def ask(field: str, words: str) -> Question:
        return Question(ASSOCIATION, "", field, words)

    if first < approved:
        yield ask(
            "project_id",
            f"V obdobju 2014–2020 je bilo odobrenih {approved} projektov CTN, zbrali smo jih "
            f"{first}. Kateri so drugi ({approved - first})? Prosimo za seznam z zneski.",
        )
    yield ask(
        "project_id",
        f"Koliko projektov CTN je odobrenih v obdobju 2021–2027? Zbrali smo jih {second}; "
        "skupnega števila v objavljenih virih nismo našli.",
    )
    yield ask("member_since", "Kdaj je v ZMOS vstopila posamezna mestna občina? Objavljene so le "
              "podpisnice ustanovnega akta.")  # fmt: skip
    yield ask("organisation", "Kdo sedaj predseduje združenju in do kdaj traja njegov mandat?")
    yield ask("allocations", "Kakšna so okvirna sredstva CTN po mestnih občinah za obdobje "
              "2021–2027 in kakšna so bila končna za obdobje 2014–2020?")  # fmt: skip


def _of_town(dataset: Dataset, town: Any) -> Iterator[Question]:
    code = str(town.municipality_code)
    for field, words in _TOWN_FACTS.items():
        if pd.isna(getattr(town, field)):
            yield Question(code, "", field, words)
    own = dataset.projects[dataset.projects["municipality_code"] == code]
    if own["beneficiary"].isna().any():
        yield Question(code, "", "beneficiary", "Pri katerih projektih upravičenec ni občina sama "
                       "in kdo je?")  # fmt: skip
    table = dataset.municipality_provenance
    doubtful = table[(table["municipality_code"] == code) & (table["source_id"] == "unverified")]
    for field in doubtful["field"]:
        value = getattr(town, str(field), None)
        if isinstance(value, str):
            yield Question(code, "", str(field),
                           f"Ali drži: {_DOUBTFUL.get(str(field), field)} »{value}«? "
                           "Vira nismo našli.")  # fmt: skip


def _of_project(dataset: Dataset, project: Any) -> Iterator[Question]:
    asked: list[tuple[str, str]] = []
    for ask in (_amounts, _classification, _time, _naming):
        asked += ask(project)
    conflicts = dataset.conflicts
    for row in conflicts[conflicts["project_id"] == project.project_id].itertuples():
        asked.append((str(row.field), _which(row)))
    for field, words in asked:
        yield Question(str(project.municipality_code), str(project.project_id), field, words)


def _amounts(project: Any) -> Iterator[tuple[str, str]]:
    for column in AMOUNTS:
        name, value = _amount_name(column), getattr(project, column)
        if pd.isna(value):
            yield column, f"Kolikšen je znesek: {name}?"
        elif getattr(project, f"{column}_precision") != "exact":
            yield column, f"Kolikšen je natančen znesek: {name}? Znan je približek {euros(value)}."


def _classification(project: Any) -> Iterator[tuple[str, str]]:
    if pd.isna(project.priority):
        yield "priority", "V katero prednostno naložbo ali specifični cilj sodi projekt?"
    elif project.priority_basis == "inferred":
        yield "priority", f"Ali projekt sodi v {project.priority}? To smo sklepali iz vsebine."
    if project.period_basis == "inferred":
        yield "period", f"Ali projekt sodi v obdobje {project.period.replace('-', '–')}? To smo " \
                        "sklepali iz vsebine."  # fmt: skip
    if pd.isna(project.fund) or project.fund == "ESRR/KS":
        yield "fund", "Iz katerega sklada je projekt sofinanciran (ESRR ali KS)?"
    if project.ctn_named_in_source == "no":
        yield "ctn_named_in_source", "Ali je bil projekt izveden v mehanizmu CTN? Vir tega ne " \
                                     "navaja."  # fmt: skip


def _time(project: Any) -> Iterator[tuple[str, str]]:
    if pd.isna(project.stage):
        yield "stage", "V katerem stanju je projekt?"
    elif project.stage != "completed":
        since = "" if pd.isna(project.stage_as_of) else f" ({project.stage_as_of})"
        yield "stage", f"Ali je projekt zaključen in kdaj? Zadnje znano stanje je staro{since}." \
            if project.is_period_closed else f"Ali je stanje še enako{since}?"  # fmt: skip
    if pd.isna(project.start_year):
        yield "start_year", "Kdaj je bila izdana odločitev o podpori in kdaj so se začela dela?"
    if pd.isna(project.end_year):
        yield "end_year", "Kdaj se je projekt končal ali kdaj se bo?"
    elif project.end_basis != "actual" and project.stage != "completed":
        yield "end_year", f"Ali se je projekt končal leta {project.end_year}, kot je bilo " \
                          "načrtovano?"  # fmt: skip


def _naming(project: Any) -> Iterator[tuple[str, str]]:
    if project.name_sl_origin != "source":
        yield "name_sl", "Kakšno je uradno ime operacije?"


def _which(conflict: Any) -> str:
    name = _amount_name(str(conflict.field))
    if pd.isna(conflict.value_used):
        return f"Ali je znesek ({name}) {euros(conflict.value_other)}? Vir: {conflict.note_sl}."
    return (
        f"Kateri znesek velja ({name}): {euros(conflict.value_used)} ali "
        f"{euros(conflict.value_other)} ({conflict.note_sl})?"
    )


def _amount_name(column: str) -> str:
    """Name an amount as the descriptor does, with a small letter."""
    title = _titles(package_folder())[column]
    return title[:1].lower() + title[1:]


@cache
def _titles(folder: Path) -> dict[str, str]:
    return {field.name: field.title("sl") for field in fields_of(folder, "projects")}


def euros(value: float) -> str:
    """Write an amount as Slovenian does, cents only where there are some."""
    pattern = "#,##0" if float(value).is_integer() else "#,##0.00"
    return f"{format_decimal(value, format=pattern, locale='sl')}\u00a0EUR"


def written(dataset: Dataset, found: list[Question]) -> str:
    """Write the questions as text, under a heading for whoever is asked."""
    towns = _towns(dataset)
    names = dataset.projects.set_index("project_id")["name_sl"].to_dict()
    lines: list[str] = []
    to = project = None
    for question in found:
        if question.to != to:
            to, project = question.to, ""
            lines += ["", _heading(towns, to), ""]
        if question.project_id and question.project_id != project:
            project = question.project_id
            lines.append(f"{project} {names[project]}")
        lines.append(f"{'  ' if question.project_id else ''}- {question.words}")
    return "\n".join(lines).strip() + "\n"


def _heading(towns: dict[str, str], to: str) -> str:
    whom = "Združenju mestnih občin Slovenije" if to == ASSOCIATION \
        else f"Mestni občini {towns[to]}"  # fmt: skip
    return f"# Vprašanja {whom}"


def counted(dataset: Dataset, found: list[Question]) -> str:
    """Write how many questions there are to each, in a line each."""
    whom = {ASSOCIATION: "ZMOS"} | _towns(dataset)
    return "".join(f"{name}: {sum(q.to == code for q in found)}\n" for code, name in whom.items())


def _towns(dataset: Dataset) -> dict[str, str]:
    towns = dataset.municipalities
    return dict(zip(towns["municipality_code"], towns["name"], strict=True))


def main(arguments: list[str], say: Callable[[str], object] = sys.stdout.write) -> int:
    """Print the questions; 1 where the tables do not pass or there is no such town."""
    parser = argparse.ArgumentParser(prog="python -m zmos_data.questions", description=__doc__)
    parser.add_argument("--town", metavar="CODE", help="a town's three digits, or zmos")
    parser.add_argument("--count", action="store_true", help="only count the questions")
    asked = parser.parse_args(arguments)
    try:
        dataset = load_dataset(package_folder())
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    known = [ASSOCIATION, *dataset.municipalities["municipality_code"]]
    if asked.town is not None and asked.town not in known:
        print(f"--town: found {asked.town!r}, expected one of {', '.join(known)}", file=sys.stderr)
        return 1
    found = [q for q in questions(dataset) if asked.town in (None, q.to)]
    say(counted(dataset, found) if asked.count else written(dataset, found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
