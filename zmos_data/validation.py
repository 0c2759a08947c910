"""The full check of the package: ``python -m zmos_data.validation [--record] [--quiet]``.

frictionless checks types, keys, foreign keys and constraints; the rules of the domain are
in `zmos_data.rules`. The package is the operator's own where ``ZMOS_DATA`` names one.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from copy import deepcopy as copy_of
from pathlib import Path
from typing import Any

import pandas as pd

from zmos_data.corrections import apply_corrections
from zmos_data.loading import PACKAGE_FOLDER, VALIDATED, cast_tables, package_folder
from zmos_data.model import Problem
from zmos_data.rules import check_rules
from zmos_data.schema_problems import said
from zmos_data.tables import DESCRIPTOR, TextTables, checksum, read_tables

RULE_TABLES = ("municipalities", "themes", "priorities", "sources", "project_municipalities",
               "project_sources")  # fmt: skip


def validate_package(folder: Path = PACKAGE_FOLDER) -> list[Problem]:
    """Check the whole package as it is after its corrections.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of the data package.

    Returns
    -------
    list of Problem
        Everything that is wrong, table by table; empty where all is well. The rules of the
        domain are asked of every project that is sound by itself.
    """
    tables = read_tables(folder)
    if not tables.descriptor:
        return tables.problems
    problems = [*tables.problems, *apply_corrections(tables)]
    problems += _schema_problems(tables)
    return problems + _rule_problems(tables, problems)


def _rule_problems(tables: TextTables, problems: list[Problem]) -> list[Problem]:
    """Ask the rules about the projects that are sound, where what they lean on is."""
    if {p.table for p in problems} & {DESCRIPTOR, *RULE_TABLES} or "projects" not in tables.frames:
        return []
    bad = [p.row - 2 for p in problems if p.table == "projects" and p.row is not None]
    sound = {name: tables.frames[name] for name in RULE_TABLES}
    if any(p.table == "projects" and p.row is None for p in problems):
        return []
    sound["projects"] = tables.frames["projects"].drop(index=bad, errors="ignore")
    return check_rules(cast_tables(TextTables(tables.descriptor, sound), []))


def _schema_problems(tables: TextTables) -> list[Problem]:
    """Let frictionless check the corrected tables that could be read, in a folder of their own."""
    from frictionless import Package, system

    with tempfile.TemporaryDirectory() as name, system.use_context(trusted=True):
        copy = Path(name)
        described = _readable_part(tables)
        (copy / DESCRIPTOR).write_text(json.dumps(described), encoding="utf-8")
        for resource in described["resources"]:
            _write_table(copy, resource, tables.frames[resource["name"]])
        report = Package(str(copy / DESCRIPTOR)).validate()
    problems = [said(DESCRIPTOR, error, {}) for error in report.errors]
    for task in report.tasks:
        schema = tables.schema(str(task.name))
        problems += [said(str(task.name), error, schema) for error in task.errors]
    return problems


def _readable_part(tables: TextTables) -> dict[str, Any]:
    """Leave out of the descriptor what could not be read, and the keys that lead there."""
    described = copy_of(tables.descriptor)
    described["resources"] = [r for r in described["resources"] if r["name"] in tables.frames]
    for resource in described["resources"]:
        schema = resource["schema"]
        schema["foreignKeys"] = [
            key
            for key in schema.get("foreignKeys", [])
            if key["reference"]["resource"] in tables.frames
        ]
    return described


def _write_table(copy: Path, resource: dict[str, Any], frame: pd.DataFrame) -> None:
    target = copy / resource["path"]
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows(frame.itertuples(index=False))


def main(arguments: list[str]) -> int:
    """Print every problem in one line each; 1 where there is one, 0 where all is well."""
    folder = package_folder()
    problems = validate_package(folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    digest = checksum(folder)
    if "--record" in arguments:
        (folder / VALIDATED).write_text(f"{digest}\n", encoding="ascii")
    if "--quiet" not in arguments:
        print(f"The tables are valid ({digest[:12]}).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
