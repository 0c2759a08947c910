"""Releases of the data for tests: an earlier state of the real package, and a store of releases."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from tests import builders
from zmos_data.model import Dataset
from zmos_data.package import PACKAGE_FOLDER, Package, read_package

VERSION, DAY = "0.9.0", datetime(2026, 9, 14, 9, 30, tzinfo=UTC)
LATER = datetime(2027, 1, 12, 8, 0, tzinfo=UTC)
NEW, WITHDRAWN = "061-12", "011-90"  # ids that only one of the two states has


def copy_of_package(folder: Path) -> Path:
    """Copy the shipped package."""
    (folder / "tables").mkdir(parents=True)
    shutil.copy(PACKAGE_FOLDER / builders.DESCRIPTOR, folder)
    for path in (PACKAGE_FOLDER / "tables").glob("*.csv"):
        shutil.copy(path, folder / "tables")
    return folder


def earlier_package(folder: Path) -> Path:
    """Write a state of before: every kind of change leads from it to the shipped package."""
    copy_of_package(folder)
    for path in (folder / "tables").glob("*.csv"):
        keep(folder, path.stem, lambda row: row.get("project_id") != NEW)
    keep(folder, "sources", lambda row: row["source_id"] != added_source())
    withdrawn = {**of(folder, "projects", "project_id", "011-05"), "project_id": WITHDRAWN}
    builders.add_row(folder, "projects", **{**withdrawn, "total_eur": "1600000.10"})
    builders.add_row(
        folder,
        "project_municipalities",
        project_id=WITHDRAWN,
        municipality_code="011",
        is_lead="true",
    )
    change(folder, "011-03", "stage", "selected")
    change(folder, "011-01", "total_eur", "5992070.75")  # corrected by a cent
    change(folder, "050-01", "total_eur", "100.10")  # not known any more
    change(folder, "050-01", "total_eur_precision", "exact")
    change(folder, "011-06", "total_eur", "")  # known since
    change(folder, "011-06", "total_eur_precision", "")
    change(folder, "050-02", "fund", "KS")
    row = builders.row_number(folder, "municipalities", "municipality_code", "054")
    builders.set_cell(folder, "municipalities", row, "population", "25000")
    described = builders.descriptor(folder) | {"version": VERSION, "created": "2026-09-14"}
    (folder / builders.DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")
    return folder


def added_source() -> str:
    """Return the id of the source that the earlier state does not have."""
    return builders.table_rows(PACKAGE_FOLDER, "sources")[-1]["source_id"]


def of(folder: Path, table: str, column: str, value: str) -> builders.Row:
    """Return the first row with a value."""
    return next(row for row in builders.table_rows(folder, table) if row[column] == value)


def change(folder: Path, project: str, column: str, value: str) -> None:
    """Put a value into a cell of a project."""
    row = builders.row_number(folder, "projects", "project_id", project)
    builders.set_cell(folder, "projects", row, column, value)


def relocated(data: Dataset, project: str, town: str) -> Dataset:
    """Return the data with a project in another town."""
    projects, links = data.projects.copy(), data.project_municipalities.copy()
    names = dict(zip(*(data.municipalities[c] for c in ("municipality_code", "name")), strict=True))
    own = projects["project_id"] == project
    projects.loc[own, ["municipality_code", "municipality"]] = [town, names[town]]
    links.loc[(links["project_id"] == project) & links["is_lead"], "municipality_code"] = town
    return replace(data, projects=projects, project_municipalities=links, checksum="relocated")


def keep(folder: Path, table: str, wanted: Callable[[builders.Row], bool]) -> None:
    """Keep the rows of a table that are wanted."""
    path = folder / "tables" / f"{table}.csv"
    columns, rows = builders._read(path)
    builders._write(path, columns, [row for row in rows if wanted(row)])


@dataclass(frozen=True)
class Release:
    """A release as a store tells of it."""

    number: int
    version: str
    checksum: str
    released: datetime
    editor: str = "urednica@example.si"
    note: str = ""
    changelog_sl: str = ""
    changelog_en: str = ""
    restores: int | None = None


@dataclass(frozen=True)
class Store:
    """A store of releases; the packages are in their order, the oldest first."""

    packages: tuple[Package, ...]
    kept: tuple[Release, ...]

    def releases(self) -> tuple[Release, ...]:
        """Return the releases, the newest first."""
        return tuple(reversed(self.kept))

    def package(self, number: int) -> Package:
        """Return the package of a release."""
        return self.packages[number - 1]


def two_releases(folder: Path) -> Store:
    """Return a store that holds an earlier state and the shipped package."""
    packages = (read_package(earlier_package(folder)), read_package(PACKAGE_FOLDER))
    version = builders.descriptor(PACKAGE_FOLDER)["version"]
    told = (
        Release(1, VERSION, packages[0].checksum, DAY, "", "", "Prva izdaja.", "First release."),
        Release(
            2,
            version,
            packages[1].checksum,
            LATER,
            "",
            "",
            "Nov projekt v Ljubljani & <popravki>.",
            "A new project in Ljubljana & <corrections>.",
        ),
    )
    return Store(packages, told)
