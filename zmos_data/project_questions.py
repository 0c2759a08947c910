"""What is to be asked of one project, in Slovenian: every question is a whole sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal

from zmos_data.amounts import AMOUNTS
from zmos_data.model import Dataset
from zmos_data.rows import Conflict, Project, rows_in


@dataclass(frozen=True)
class _Amount:
    """An amount, and the words that agree with its gender."""

    name: str
    how_much: str
    which: str


_AMOUNTS = {
    "total_eur": _Amount("skupna vrednost projekta", "Kolikšna", "Katera"),
    "cofin_total_eur": _Amount(
        "sofinanciranje projekta (EU in državni proračun skupaj)", "Kolikšno", "Katero"
    ),
    "eu_eur": _Amount("prispevek EU", "Kolikšen", "Kateri"),
}
_PRIORITIES = {"PN": "prednostno naložbo", "SC": "specifični cilj"}
_STAGES = {
    "selected": "je bil projekt izbran (1. faza)",
    "approved": "je bil projekt odobren",
    "contracted": "je bila za projekt podpisana pogodba",
    "under_construction": "je bil projekt v gradnji",
}


def of_project(dataset: Dataset, project: Project, today: date) -> Iterator[tuple[str, str]]:
    """Ask for what is not known of a project, or doubtful.

    Parameters
    ----------
    dataset : Dataset
        The tables.
    project : Project
        Its row.
    today : datetime.date
        Day of the asking: a plan for this year or a later one may still come true.

    Yields
    ------
    tuple of (str, str)
        Column that the answer fills or settles, and the question.
    """
    conflicts = dataset.conflicts[dataset.conflicts["project_id"] == project.project_id]
    for column in AMOUNTS:
        others = conflicts[conflicts["field"] == column]
        yield from _amount(project, column, list(rows_in(others, Conflict)))
    yield from _classification(project)
    yield from _stage(project)
    yield from _time(project, today)
    if project.name_sl_origin != "source":
        yield "name_sl", "Kako se projekt uradno imenuje?"


def _amount(project: Project, column: str, others: list[Conflict]) -> Iterator[tuple[str, str]]:
    """Ask for an amount that is unknown, not exact, or published with different figures."""
    words, used = _AMOUNTS[column], _used(project, column)
    figures = [*([used] if used else []), *(_other(conflict) for conflict in others)]
    if len(figures) > 1:
        *first, last = figures
        yield column, f"{words.which} {words.name} velja: {', '.join(first)} ali {last}?"
    elif others:
        yield column, f"Ali {words.name} znaša {figures[0]}?"
    elif not used:
        yield column, f"{words.how_much} je {words.name}?"
    elif getattr(project, f"{column}_precision") != "exact":
        yield column, f"Po virih je {words.name} {used}. {words.how_much} je natančno?"


def _used(project: Project, column: str) -> str:
    """Write the amount of the tables as exactly as it is known; empty where it is not."""
    value = getattr(project, column)
    if pd.isna(value):
        return ""
    how = {"rounded": "približno ", "at_least": "več kot "}
    return how.get(getattr(project, f"{column}_precision"), "") + euros(value)


def _other(conflict: Conflict) -> str:
    """Write another figure with its source; brackets within brackets are square."""
    source = conflict.note_sl.replace("(", "[").replace(")", "]")
    return f"{euros(conflict.value_other)} ({source})"


def _classification(project: Project) -> Iterator[tuple[str, str]]:
    if pd.isna(project.priority_code):
        yield (
            "priority_code",
            "V katero prednostno naložbo ali kateri specifični cilj sodi projekt?",
        )
    elif project.priority_basis == "inferred":
        kind, _, number = project.priority_code.partition(" ")
        where = f"{_PRIORITIES[kind]} {number}" if kind in _PRIORITIES else project.priority_code
        yield "priority_code", _inferred(where)
    if project.period_basis == "inferred":
        yield "period", _inferred(f"obdobje {project.period.replace('-', '–')}")
    if pd.isna(project.fund) or "/" in project.fund:
        yield (
            "fund",
            "Kateri sklad sofinancira projekt: Evropski sklad za regionalni "
            "razvoj ali Kohezijski sklad?",
        )
    if project.ctn_named_in_source == "no":
        yield (
            "ctn_named_in_source",
            "Vir ne navaja celostnih teritorialnih naložb (CTN). Ali projekt sodi v ta mehanizem?",
        )


def _inferred(where: str) -> str:
    return f"Iz vsebine smo sklepali, da projekt sodi v {where}. Ali to drži?"


def _stage(project: Project) -> Iterator[tuple[str, str]]:
    if pd.isna(project.stage):
        yield "stage", "V katerem stanju je projekt?"
    elif project.stage != "completed":
        known = f"Po zadnjih znanih podatkih ({_day(project.stage_as_of)}) {_STAGES[project.stage]}"
        ask = (
            "Ali je projekt zdaj zaključen"
            if project.is_period_closed
            else "V katerem stanju je zdaj projekt"
        )
        yield "stage", f"{known}. {ask}?"


def _time(project: Project, today: date) -> Iterator[tuple[str, str]]:
    done, year = project.stage == "completed", project.end_year
    if pd.isna(project.start_year):
        yield "start_year", _start(is_past=done or project.is_period_closed)
    if pd.isna(year):
        was = "je bil" if done else "je bil ali bo"
        yield "end_year", f"Katerega leta {was} projekt zaključen?"
    elif project.end_basis != "actual":
        past = done or year < today.year
        was, planned = ("je bil", "je bilo") if past else ("bo", "je")
        yield "end_year", f"Ali {was} projekt zaključen leta {year}, kot {planned} načrtovano?"


def _start(*, is_past: bool) -> str:
    if is_past:
        return "Kdaj je bila izdana odločitev o podpori in kdaj so se začela dela?"
    return "Kdaj je bila ali bo izdana odločitev o podpori in kdaj so se ali se bodo začela dela?"


def _day(value: object) -> str:
    """Write a date of the tables as Slovenian does: 12. 4. 2019, april 2019, 2019."""
    if not isinstance(value, str):
        return "datum ni znan"
    year, *rest = value.split("-")
    if not rest:
        return year
    pattern = "LLLL\u00a0y" if len(rest) == 1 else "d.\u00a0M.\u00a0y"
    return format_date(
        date(int(year), *map(int, rest), *[1][len(rest) - 1 :]), format=pattern, locale="sl"
    )


def euros(value: float) -> str:
    """Write an amount as Slovenian does, cents only where there are some."""
    pattern = "#,##0" if float(value).is_integer() else "#,##0.00"
    return f"{format_decimal(value, format=pattern, locale='sl')}\u00a0EUR"
