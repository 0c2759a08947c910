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
from datetime import date

import pandas as pd
from babel.numbers import format_decimal

from zmos_data.dictionary import read_dictionary
from zmos_data.model import DataError, Dataset
from zmos_data.package import Package
from zmos_data.project_questions import of_project
from zmos_data.queries import coverage
from zmos_data.rows import Project, Town, rows_in
from zmos_data.supply import supply

ASSOCIATION = "zmos"
_TOWN_FACTS = {
    "population_town": "Koliko prebivalcev ima mestno naselje in na kateri dan velja podatek?",
    "strategy_title": "Kakšen je naslov veljavne trajnostne urbane strategije?",
    "strategy_year": "Katerega leta je bila sprejeta trajnostna urbana strategija?",
    "member_since": "Kdaj se je občina včlanila v ZMOS?",
    "website_url": "Kakšen je naslov spletišča občine?",
    "town_hall_address": "Kakšen je naslov sedeža občine?",
}


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


def questions(dataset: Dataset, today: date | None = None) -> list[Question]:
    """Ask for everything that the tables do not know or know doubtfully.

    Parameters
    ----------
    dataset : Dataset
        The tables.
    today : datetime.date, optional
        Day of the asking; today unless told.

    Returns
    -------
    list of Question
        Those to the association first, then those to each town in the order of the table:
        about the town, then about each of its projects.
    """
    day, titles = today or date.today(), _titles(dataset.package)
    found = list(_of_association(dataset))
    projects = list(rows_in(dataset.projects, Project))
    for town in rows_in(dataset.municipalities, Town):
        code = str(town.municipality_code)
        found += _of_town(dataset, town, titles)
        found += [
            Question(code, str(project.project_id), field, words)
            for project in projects
            if project.municipality_code == code
            for field, words in of_project(dataset, project, day)
        ]
    return found


def _titles(package: Package) -> dict[str, str]:
    """Return what the descriptor calls the columns of the towns, in Slovenian."""
    tables = read_dictionary(package).tables
    towns = next(table for table in tables if table.name == "municipalities")
    return {column.name: column.title.sl for column in towns.columns}


def _of_association(dataset: Dataset) -> Iterator[Question]:
    found = coverage(dataset)
    approved, first, second = found.approved, found.first, found.second

    def ask(field: str, words: str) -> Question:
        return Question(ASSOCIATION, "", field, words)

    if first < approved:
        yield ask(
            "project_id",
            f"Število odobrenih projektov CTN v obdobju 2014–2020 je {approved}; v objavljenih "
            f"virih smo jih našli {first} (od tega brez navedbe CTN v viru: "
            f"{found.first_unnamed}). Kateri so preostali (vsaj {approved - first}) in kolikšni so "
            "njihovi zneski?",
        )
    yield ask(
        "project_id",
        "Skupnega števila odobrenih projektov CTN v obdobju 2021–2027 v objavljenih virih nismo "
        f"našli; zbrali smo jih {second}. Koliko jih je in kateri so?",
    )
    yield ask(
        "member_since",
        "Objavljene so le podpisnice ustanovnega akta. Kdaj se je v ZMOS "
        "včlanila vsaka od drugih mestnih občin?",
    )
    yield ask("organisation", "Kdo zdaj predseduje združenju in do kdaj traja mandat?")
    yield ask(
        "allocations",
        "Kolikšna so okvirna sredstva CTN po mestnih občinah za obdobje "
        "2021–2027 in kolikšna so bila končna za obdobje 2014–2020?",
    )


def _of_town(dataset: Dataset, town: Town, titles: dict[str, str]) -> Iterator[Question]:
    code = str(town.municipality_code)
    for field, words in _TOWN_FACTS.items():
        if pd.isna(getattr(town, field)):
            yield Question(code, "", field, words)
    own = dataset.projects[dataset.projects["municipality_code"] == code]
    if own["beneficiary"].isna().any():
        yield Question(
            code,
            "",
            "beneficiary",
            "Pri katerih projektih upravičenec ni občina sama in kdo je upravičenec?",
        )
    table = dataset.municipality_provenance
    doubtful = table[(table["municipality_code"] == code) & (table["source_id"] == "unverified")]
    for field in map(str, doubtful["field"]):
        if said := _said(town, field, titles):
            yield Question(
                code, "", field, f"Vira za podatek »{said}« nismo našli. Ali podatek drži?"
            )


def _said(town: Town, field: str, titles: dict[str, str]) -> str:
    """Write a fact of a town under its title; empty where there is none, or another row says it.

    A point is one fact of two columns, and an English text says what the Slovenian one does.
    """
    value = getattr(town, field, None)
    title = titles.get(field, "")
    if not title or pd.isna(value) or field.endswith(("_en", "_lon")):
        return ""
    if field.endswith("_lat"):
        degrees = (value, getattr(town, field.removesuffix("_lat") + "_lon"))
        north, east = (format_decimal(n, format="0.0####", locale="sl") for n in degrees)
        return f"{title.partition(',')[0]}: {north}° severno, {east}° vzhodno"
    return f"{title}: {value}"


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
    whom = (
        "Združenju mestnih občin Slovenije" if to == ASSOCIATION else f"Mestni občini {towns[to]}"
    )
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
        dataset = supply().load()
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
