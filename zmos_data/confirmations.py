"""What the towns said of their rows, held against the rows as they are now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pandas as pd

from zmos_data.amounts import AMOUNTS
from zmos_data.model import Dataset

# What a town answers for. Words of ours, translations, notes and sources are not among it.
TOWN_COLUMNS = (
    "name_official_sl",
    "area_km2",
    "population",
    "population_date",
    "settlements_count",
    "town_hall_address",
    "website_url",
    "strategy_title",
    "strategy_year",
)
PROJECT_COLUMNS = (
    "municipality_code",
    "name_sl",
    "theme_code",
    "priority_code",
    "period",
    "fund",
    *(f"{amount}{part}" for amount in AMOUNTS for part in ("", "_precision", "_basis", "_as_of")),
    "start_year",
    "start_basis",
    "end_year",
    "end_basis",
    "stage",
    "stage_as_of",
    "beneficiary",
)
_PARTS = {
    "outputs": ("quantity", "unit", "precision", "what_sl"),
    "sites": ("lat", "lon", "precision", "point_is_sl"),
}
TOWN = ""  # in the place of a project's id: the facts of the town


class Verdict(StrEnum):
    """What a town says of a row."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"


class State(StrEnum):
    """How a row stands with its town."""

    NONE = "none"  # the town has not said anything
    CONFIRMED = "confirmed"
    CHANGED = "changed"  # confirmed, and another one since
    WRONG = "wrong"
    REWORKED = "reworked"  # said to be wrong, and another one since


@dataclass(frozen=True)
class RowStatus:
    """What a town last said of a row.

    Attributes
    ----------
    state : State
        How the row stands now.
    day : datetime.date or None
        Day of the answer; None where there is none.
    version : str
        Version of the data that the answer was given for; "" where there is none.
    note : str
        What the town wrote; "" where nothing.
    """

    state: State = State.NONE
    day: date | None = None
    version: str = ""
    note: str = ""


@dataclass(frozen=True)
class TownStatus:
    """What a town has said of all its rows.

    Attributes
    ----------
    day : datetime.date or None
        Day of its last answer; None where it has given none.
    version : str
        Version of the data that the last answer was given for.
    facts : RowStatus
        Of the facts of the town.
    projects : dict of str to RowStatus
        Of each project that it leads, in the order of the table.
    missing : tuple of str
        Names of the projects that its last answer misses.
    """

    day: date | None
    version: str
    facts: RowStatus
    projects: dict[str, RowStatus]
    missing: tuple[str, ...]

    def count(self, *states: State) -> int:
        """Count the projects that stand so."""
        return sum(found.state in states for found in self.projects.values())

    @property
    def share(self) -> float | None:
        """Share of its projects that are confirmed as they are; None where it leads none."""
        return self.count(State.CONFIRMED) / len(self.projects) if self.projects else None


def row_digest(dataset: Dataset, project_id: str) -> str:
    """Return a short hash of what the tables say of a project: row, amounts, outputs, sites.

    Raises
    ------
    KeyError
        If there is no such project.
    """
    return project_digests(dataset, [project_id])[project_id]


def project_digests(dataset: Dataset, ids: Collection[str]) -> dict[str, str]:
    """Return the digests of projects by their ids; one that the tables do not have is not in it.

    What is empty is left out of a digest, so that a new column changes none.
    """
    return _digests({name: getattr(dataset, name) for name in ("projects", *_PARTS)}, ids)


def town_digest(dataset: Dataset, code: str) -> str:
    """Return a short hash of the facts of a town; see `row_digest`."""
    towns = dataset.municipalities
    (row,) = towns[towns["municipality_code"] == code].to_dict("records")
    return _digest(_cells(row, TOWN_COLUMNS))


def _digests(frames: dict[str, pd.DataFrame], ids: Collection[str]) -> dict[str, str]:
    own = {name: frame[frame["project_id"].isin(ids)] for name, frame in frames.items()}
    said = {
        row["project_id"]: list(_cells(row, PROJECT_COLUMNS))
        for row in own["projects"].to_dict("records")
    }
    for table, columns in _PARTS.items():
        for row in own[table].sort_values("position").to_dict("records"):
            if row["project_id"] in said:
                said[row["project_id"]] += [(table, list(_cells(row, columns)))]
    return {project: _digest(cells) for project, cells in said.items()}


def _cells(row: dict[Any, Any], columns: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Return the known cells of a row as they would be written."""
    for column in columns:
        value = row[column]
        if not pd.isna(value):
            yield column, f"{value:.15g}" if isinstance(value, float) else str(value)


def _digest(cells: Any) -> str:
    written = json.dumps(list(cells), ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def status(dataset: Dataset) -> dict[str, TownStatus]:
    """Hold what every town said against the rows as they are now.

    Returns
    -------
    dict of str to TownStatus
        By the code of each town, in the order of the table. Of several answers about a row the
        last counts.
    """
    said = dataset.confirmations.sort_values(["confirmed_on", "position"], kind="stable")
    found = projects_status(dataset.projects, dataset.outputs, dataset.sites, said)
    projects = dataset.projects
    return {
        code: _of_town(
            dataset,
            code,
            said[said["municipality_code"] == code],
            {
                project: found.get(project, RowStatus())
                for project in projects.loc[projects["municipality_code"] == code, "project_id"]
            },
        )
        for code in dataset.municipalities["municipality_code"]
    }


def _of_town(
    dataset: Dataset, code: str, said: pd.DataFrame, projects: dict[str, RowStatus]
) -> TownStatus:
    if said.empty:
        return TownStatus(None, "", RowStatus(), projects, ())
    rows = said.to_dict("records")
    last = rows[-1]
    facts = RowStatus()
    for row in rows:
        if pd.isna(row["project_id"]) and row["verdict"] != Verdict.MISSING:
            facts = _row_status(row, town_digest(dataset, code))
    of_last = (row for row in rows if row["confirmed_on"] == last["confirmed_on"])
    missing = tuple(str(row["note"]) for row in of_last if row["verdict"] == Verdict.MISSING)
    return TownStatus(
        last["confirmed_on"].date(), str(last["data_version"]), facts, projects, missing
    )


def projects_status(
    projects: pd.DataFrame, outputs: pd.DataFrame, sites: pd.DataFrame, said: pd.DataFrame
) -> dict[str, RowStatus]:
    """Hold what was said of projects against them; only those of which something was said.

    Parameters
    ----------
    projects, outputs, sites, said : pandas.DataFrame
        Tables ``projects``, ``outputs``, ``sites`` and ``confirmations``, cast. Only the town
        that leads a project answers for it.
    """
    rows = said[said["project_id"].notna()].sort_values(["confirmed_on", "position"])
    frames = {"projects": projects, "outputs": outputs, "sites": sites}
    ids = set(rows["project_id"])
    digests = _digests(frames, ids) if ids else {}
    own = projects[projects["project_id"].isin(ids)]
    leads = dict(zip(own["project_id"], own["municipality_code"], strict=True))
    return {
        row["project_id"]: _row_status(row, digests[row["project_id"]])
        for row in rows.to_dict("records")
        if leads.get(row["project_id"]) == row["municipality_code"]
    }


def _row_status(row: dict[Any, Any], digest: str) -> RowStatus:
    same, right = row["row_digest"] == digest, row["verdict"] == Verdict.RIGHT
    after = State.CHANGED if right else State.REWORKED
    now = State.CONFIRMED if right else State.WRONG
    note = "" if pd.isna(row["note"]) else str(row["note"])
    day = row["confirmed_on"].date()
    return RowStatus(now if same else after, day, str(row["data_version"]), note)


def with_states(
    projects: pd.DataFrame, outputs: pd.DataFrame, sites: pd.DataFrame, said: pd.DataFrame
) -> pd.DataFrame:
    """Add to the projects how they stand with their towns; parameters of `projects_status`.

    Returns
    -------
    pandas.DataFrame
        The projects with ``confirmation`` (a `State`), ``confirmed_on`` (day of the town's last
        answer, NaT without one) and ``confirmed_version`` (missing without one).
    """
    found = projects_status(projects, outputs, sites, said)
    ids = projects["project_id"]
    days = {project: row.day for project, row in found.items()}
    versions = {project: row.version for project, row in found.items()}
    states = {project: row.state.value for project, row in found.items()}
    said_of = [states.get(project, State.NONE.value) for project in ids]
    return projects.assign(
        confirmation=pd.Series(said_of, index=projects.index, dtype=object),
        confirmed_on=pd.to_datetime(ids.map(days)).astype("datetime64[ns]"),
        confirmed_version=ids.map(versions).astype(object),
    )
