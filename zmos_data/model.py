"""The data set, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from zmos_data import limits
from zmos_data.collation import collation_key
from zmos_data.facets import ProjectIndex
from zmos_data.indexing import build_index
from zmos_data.kept_rows import KeptRows
from zmos_data.package import Package
from zmos_data.rows import Project, ProjectSource, Source, Town, rows_in
from zmos_data.search.query import build_search


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a table.

    Attributes
    ----------
    table : str
        Name of the table, or of the file where no table could be read.
    row : int or None
        Line of the CSV file (the header is line 1); None where it is about the whole table.
    column : str or None
        Column; None where it is about a whole row or table.
    rule, found, expected, advice : str
        The rule that is broken, what stands there, what should, and what to do. What is said
        in words is a `Phrase`, which the screen says in its language; a cell stays as it is.
    """

    table: str
    row: int | None
    column: str | None
    rule: str
    found: str
    expected: str
    advice: str

    def __str__(self) -> str:
        """Write the problem in one line, for a log."""
        row = "" if self.row is None else f", row {self.row}"
        column = "" if self.column is None else f", column {self.column}"
        return (
            f"{self.table}{row}{column}: {self.rule}: found {self.found!r}, "
            f"expected {self.expected}; {self.advice}"
        )


def in_lines(problems: Sequence[Problem]) -> list[str]:
    """Write problems in one line each, no more of them than anybody reads."""
    lines = [str(problem) for problem in problems[: limits.PROBLEMS]]
    if len(problems) > limits.PROBLEMS:
        lines.append(f"and more: these are the first {limits.PROBLEMS}")
    return lines


class DataError(Exception):
    """The tables do not pass; carries the problems found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(in_lines(problems)))
        self.problems = problems


@dataclass(frozen=True)
class Dataset:
    """The tables, cast by the descriptor; one frame a table, rows in the order of the file.

    Attributes
    ----------
    municipalities, municipality_provenance, country_figures, projects, project_municipalities,
    project_sources, outputs, sites, confirmations, themes, priorities, programmes, allocations,
    arms, organisation, conflicts, sources : pandas.DataFrame
        Columns, types, units and meaning as in ``datapackage.json``. A missing value is
        NaN (amounts, texts) or NA (whole numbers), never zero or an empty text. The projects
        carry the columns of `zmos_data.derived` besides.
    version : str
        Version of the data package.
    created : str
        Its day (ISO); "" where its descriptor has none.
    checksum : str
        SHA-256 over the descriptor and the tables.
    package : Package
        The files that all this was read from.
    """

    municipalities: pd.DataFrame
    municipality_provenance: pd.DataFrame
    country_figures: pd.DataFrame
    projects: pd.DataFrame
    project_municipalities: pd.DataFrame
    project_sources: pd.DataFrame
    outputs: pd.DataFrame
    sites: pd.DataFrame
    confirmations: pd.DataFrame
    themes: pd.DataFrame
    priorities: pd.DataFrame
    programmes: pd.DataFrame
    allocations: pd.DataFrame
    arms: pd.DataFrame
    organisation: pd.DataFrame
    conflicts: pd.DataFrame
    sources: pd.DataFrame
    version: str
    created: str
    checksum: str
    package: Package

    @cached_property
    def index(self) -> ProjectIndex:
        """What the filters ask of the projects; built at the first question."""
        orders = {
            "themes": self.themes["theme_code"].tolist(),
            "priorities": self.priorities["priority_code"].tolist(),
            "towns": self.municipalities["municipality_code"].tolist(),
        }
        search = build_search(self.projects, self.themes, self.priorities)
        links, towns = self.project_municipalities, self.municipalities
        return build_index(self.projects, links, towns, orders, search)

    @cached_property
    def project_rows(self) -> KeptRows[Project]:
        """Rows of the projects by their places."""
        return KeptRows(self.projects, Project)

    @cached_property
    def source_rows(self) -> dict[str, Source]:
        """Row of each source by its id."""
        return {str(row.source_id): row for row in rows_in(self.sources, Source)}

    @cached_property
    def town_rows(self) -> dict[str, Town]:
        """Row of each municipality by its code."""
        return {row.municipality_code: row for row in rows_in(self.municipalities, Town)}

    @cached_property
    def sources_of(self) -> dict[str, list[tuple[str, str]]]:
        """Sources of each project in their order, each by its id with what it proves."""
        table = self.project_sources.sort_values("position")
        found: dict[str, list[tuple[str, str]]] = {}
        for row in rows_in(table, ProjectSource):
            found.setdefault(row.project_id, []).append((row.source_id, row.proves))
        return found

    @cached_property
    def provenance(self) -> dict[tuple[str, str], tuple[str, str]]:
        """Source and confidence of what is said of a town, by its code and the column."""
        table = self.municipality_provenance[::-1]  # of two rows the first counts
        keys = zip(table["municipality_code"], table["field"], strict=True)
        return dict(
            zip(keys, zip(table["source_id"], table["confidence"], strict=True), strict=True)
        )

    @cached_property
    def name_ranks(self) -> npt.NDArray[np.float64]:
        """Place of each project among the names by the Slovenian alphabet."""
        names = self.projects["name_sl"].tolist()
        place = {name: n for n, name in enumerate(sorted(set(names), key=collation_key))}
        return np.array([place[name] for name in names], dtype=float)
