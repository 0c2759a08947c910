"""Write a large data package for measurements: ``python scripts/generate_projects.py FOLDER [N]``.

The real package with N projects (100,000 unless told) over 212 municipalities: the same
columns, the same share of missing figures, drawn with a fixed seed. Nothing in it is a fact.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from zmos_data.amounts import AMOUNTS  # noqa: E402  (runs from anywhere)
from zmos_data.exports.delimited import csv_of_table  # noqa: E402
from zmos_data.package import (  # noqa: E402
    DESCRIPTOR,
    PACKAGE_FOLDER,
    VALIDATED,
    checksum,
)

MUNICIPALITIES, PROJECTS, SEED = 212, 100_000, 20_260


def generate(folder: Path, projects: int = PROJECTS) -> None:
    """Write the package; what stands in the folder is replaced.

    The file of the last validated state is written as well: the rows are drawn from valid
    ones, and the rules would take long.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "tables").mkdir(parents=True)
    shutil.copy(PACKAGE_FOLDER / "datapackage.json", folder)
    for path in (PACKAGE_FOLDER / "tables").glob("*.csv"):
        shutil.copy(path, folder / "tables")
    towns = more_towns(_read("municipalities"))
    drawn = more_projects(_read("projects"), towns, projects)
    links = drawn[["project_id", "municipality_code"]].assign(is_lead="true")
    named = {name: of_drawn(_read(name), drawn) for name in ("project_sources", "outputs", "sites")}
    drawn = drawn.drop(columns="drawn_from")
    tables = {
        "municipalities": towns,
        "projects": drawn,
        "project_municipalities": links,
        "conflicts": conflicts_of(_read("conflicts"), drawn),
        **named,
    }
    for name, frame in tables.items():
        (folder / "tables" / f"{name}.csv").write_bytes(csv_of_table(frame))
    (folder / VALIDATED).write_text(checksum(folder) + "\n", encoding="ascii")


def _read(table: str) -> pd.DataFrame:
    path = PACKAGE_FOLDER / "tables" / f"{table}.csv"
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def more_towns(towns: pd.DataFrame) -> pd.DataFrame:
    """Add municipalities without a name of their own until there are 212."""
    missing = MUNICIPALITIES - len(towns)
    more = towns.sample(missing, replace=True, random_state=SEED, ignore_index=True)
    numbers = [f"{n:03d}" for n in range(301, 301 + missing)]
    names = [f"Občina {n}" for n in numbers]
    more = more.assign(
        municipality_code=numbers,
        name=names,
        name_official_sl=names,
        name_official_en=names,
        iso_code=[f"SI-{n}" for n in numbers],
        register_id=[f"11999{n}" for n in numbers],
        eligible_2014_2020="true",
        eligible_2021_2027="true",
    )
    return pd.concat([towns, more], ignore_index=True)


def more_projects(projects: pd.DataFrame, towns: pd.DataFrame, n: int) -> pd.DataFrame:
    """Draw projects from the real ones, each in an eligible municipality, its amounts scaled."""
    random = np.random.default_rng(SEED)
    drawn = projects.sample(n, replace=True, random_state=SEED, ignore_index=True)
    place = np.zeros(n, dtype=np.intp)
    for period, rows in drawn.groupby("period").indices.items():
        eligible = towns[f"eligible_{str(period).replace('-', '_')}"] == "true"
        place[rows] = random.choice(np.flatnonzero(eligible), len(rows))
    scale = random.uniform(0.5, 2.0, n)
    for column in AMOUNTS:
        numbers = pd.to_numeric(drawn[column], errors="coerce") * scale
        drawn[column] = numbers.map(lambda value: "" if pd.isna(value) else f"{value:.2f}")
    codes = towns["municipality_code"].to_numpy()[place]
    return drawn.assign(
        municipality_code=codes,
        municipality=towns["name"].to_numpy()[place],
        drawn_from=drawn["project_id"],
        project_id=[f"{code}-{number:06d}" for number, code in enumerate(codes)],
    )


def of_drawn(table: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    """Give each drawn project the rows of a table that its original has."""
    places = drawn[["project_id", "drawn_from"]]
    own = places.merge(table.rename(columns={"project_id": "drawn_from"}), on="drawn_from")
    return own[table.columns]


def conflicts_of(conflicts: pd.DataFrame, drawn: pd.DataFrame) -> pd.DataFrame:
    """Let sources disagree on drawn projects that have the figure, by as much as they do."""
    used: list[str] = []
    rows = []
    for conflict in conflicts.to_dict("records"):
        field = str(conflict["field"])
        able = drawn[(drawn[field] != "") & ~drawn["project_id"].isin(used)]
        if able.empty:
            continue
        figure = float(able[field].iloc[0])
        used_then = float(conflict["value_used"] or conflict["value_other"])
        other = figure * float(conflict["value_other"]) / used_then
        used.append(str(able["project_id"].iloc[0]))
        rows.append(
            {
                **conflict,
                "project_id": used[-1],
                "value_used": f"{figure:.2f}",
                "value_other": f"{other:.2f}",
            }
        )
    return pd.DataFrame(rows, columns=conflicts.columns)


def main(arguments: list[str]) -> None:
    """Read the command line; a folder that holds anything but a package is left as it is."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0] + ".")
    parser.add_argument("folder", type=Path, help="where it is written; a package is replaced")
    parser.add_argument("projects", type=int, nargs="?", default=PROJECTS, help="how many")
    asked = parser.parse_args(arguments)
    if asked.projects < 1:
        parser.error("at least one project is needed")
    if not _may_be_replaced(asked.folder):
        parser.error(f"{asked.folder} holds something else than a data package")
    generate(asked.folder, asked.projects)
    print(f"{asked.folder}: {asked.projects} projects, {MUNICIPALITIES} municipalities")


def _may_be_replaced(folder: Path) -> bool:
    if folder.resolve() == PACKAGE_FOLDER:
        return False
    if not folder.exists():
        return True
    return folder.is_dir() and ((folder / DESCRIPTOR).exists() or not any(folder.iterdir()))


if __name__ == "__main__":
    main(sys.argv[1:])
