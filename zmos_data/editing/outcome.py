"""What has become of the tables: the package, its changes cell by cell, and what does not pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from zmos_data.cells import shortened
from zmos_data.contract import table_path
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.merge import Merged
from zmos_data.editing.patches import KEYS, Key
from zmos_data.editing.plain_words import in_plain_words
from zmos_data.editing.table_words import in_words
from zmos_data.exports.delimited import csv_of_table
from zmos_data.model import Problem
from zmos_data.package import Package
from zmos_data.phrase import Phrase

CellChange = tuple[str, Key, str, str, str]  # table, key, column, before, after
_OF_PROJECT = ("projects", "project_municipalities", "project_sources", "outputs", "sites")


def package_with(
    current: Package, tables: Mapping[str, pd.DataFrame], changes: tuple[CellChange, ...]
) -> Package:
    """Return the package with the tables that are others; each other file stays to the byte."""
    changed = sorted({table for table, *_ in changes})
    written = {table_path(table): csv_of_table(tables[table]) for table in changed}
    return replace(current, files={**current.files, **written}) if written else current


def cell_changes(merged: Merged) -> tuple[CellChange, ...]:
    """Name every cell that would be another."""
    found: list[CellChange] = []
    for table, after in merged.rows.items():
        before = merged.now[table]
        for key in {**before, **after}:
            old, new = before.get(key, {}), after.get(key, {})
            if old != new:
                found += [
                    (table, key, column, old.get(column, ""), new.get(column, ""))
                    for column in {**old, **new}
                    if old.get(column, "") != new.get(column, "")
                ]
    return tuple(found)


def touched_projects(changes: tuple[CellChange, ...], merged: Merged) -> dict[str, tuple[str, ...]]:
    """Sort the projects into new and changed ones."""
    before = {code for (code,) in merged.now["projects"]}
    after = {code for (code,) in merged.rows["projects"]}
    touched = {key[0] for table, key, *_ in changes if table in _OF_PROJECT}
    conflicts = {key for table, key, *_ in changes if table == "conflicts"}
    for rows in (merged.now["conflicts"], merged.rows["conflicts"]):
        touched |= {rows[key]["project_id"] for key in conflicts & set(rows)}
    return {
        "new": tuple(sorted(after - before)),
        "changed": tuple(sorted(touched & before & after)),
    }


def finding_of(problem: Problem, merged: Merged, tables: Mapping[str, pd.DataFrame]) -> Finding:
    """Say a problem of a table at the place in the file that it comes from."""
    place = Place()
    if problem.table in tables and problem.row is not None:
        row = tables[problem.table].iloc[problem.row - 2]
        key = tuple(row[column] for column in KEYS[problem.table])
        patch = merged.places.get((problem.table, key))
        if patch is not None:
            place = patch.place_of(problem.column or "")
    themes = tables.get("themes")
    found = problem.found if isinstance(problem.found, Phrase) else shortened(problem.found)
    found = in_words(problem.table, problem.column or "", found, themes)
    words, allowed, advice = in_plain_words(problem, themes)
    return Finding(place, found, words, allowed, advice, is_fault=True)
