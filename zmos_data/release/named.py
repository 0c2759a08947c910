"""What the projects and towns are called that a release changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from zmos_data.catalogue import say_in
from zmos_data.phrase import Bilingual, Phrase

NAMED = 5  # names in a list; of the others only how many there are
TOWN, PROJECT = "municipality_code", "project_id"
Names = Mapping[str, Phrase | str]


def owner_column(table: str, columns: Sequence[str]) -> str:
    """Return the column that says whose rows a table holds; "" where they are nobody's."""
    if TOWN in columns and table not in ("projects", "project_municipalities"):
        return TOWN
    return PROJECT if PROJECT in columns else ""


def names_of(frames: Mapping[str, pd.DataFrame]) -> dict[str, Phrase | str]:
    """Name projects with their towns, and towns, by id and code.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        Tables as text. What they do not name keeps its id.
    """
    towns: dict[str, Phrase | str] = {
        row[TOWN]: row.get("name") or row[TOWN] for row in _rows(frames, "municipalities", TOWN)
    }
    projects = {row[PROJECT]: _project(row, towns) for row in _rows(frames, "projects", PROJECT)}
    return towns | projects


def _rows(frames: Mapping[str, pd.DataFrame], table: str, key: str) -> list[dict[str, Any]]:
    frame = frames.get(table)
    if frame is None or key not in frame:
        return []
    return [{str(column): cell for column, cell in row.items()} for row in frame.to_dict("records")]


def _project(row: Mapping[str, Any], towns: Names) -> Phrase:
    name = row.get("name_sl") or row[PROJECT]
    town = towns.get(row.get(TOWN, ""), row.get(TOWN, ""))
    said = Bilingual(name, row.get("name_en") or name)
    return Phrase("“{name}” ({town})", name=said, town=town)


def listed(ids: Sequence[str], names: Names, language: str) -> str:
    """List projects or towns by their names: the first ``NAMED``, and how many more."""
    said = ", ".join(say_in(language, names.get(one, one)) for one in ids[:NAMED])
    if (more := len(ids) - NAMED) <= 0:
        return said
    return say_in(language, Phrase("{names} and {n} more", names=said, n=more))
