"""The full check of the package: ``python -m zmos_data.validation [--record] [--quiet]``.

frictionless checks types, keys, foreign keys and constraints; the rules of the domain are
in `zmos_data.rules`.
"""

from __future__ import annotations

import csv
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from zmos_data.corrections import apply_corrections
from zmos_data.loading import PACKAGE_FOLDER, VALIDATED, cast_tables
from zmos_data.model import Problem
from zmos_data.rules import check_rules
from zmos_data.tables import DESCRIPTOR, TextTables, checksum, read_tables


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
        domain are asked only where every value has its type.
    """
    tables = read_tables(folder)
    if not tables.descriptor:
        return tables.problems
    unreadable = {problem.table for problem in tables.problems}
    problems = [*tables.problems, *apply_corrections(tables)]
    problems += [p for p in _schema_problems(folder, tables) if p.table not in unreadable]
    frames = cast_tables(tables, problems)
    return problems or check_rules(frames)


def _schema_problems(folder: Path, tables: TextTables) -> list[Problem]:
    """Let frictionless check the corrected tables, in a folder of their own."""
    from frictionless import Package, system

    with tempfile.TemporaryDirectory() as name, system.use_context(trusted=True):
        copy = Path(name)
        shutil.copy(folder / DESCRIPTOR, copy / DESCRIPTOR)
        for resource in tables.descriptor["resources"]:
            _write_table(folder, copy, resource, tables)
        report = Package(str(copy / DESCRIPTOR)).validate()
    problems = [_problem("datapackage.json", error) for error in report.errors]
    for task in report.tasks:
        problems += [_problem(str(task.name), error) for error in task.errors]
    return problems


def _write_table(folder: Path, copy: Path, resource: dict[str, Any], tables: TextTables) -> None:
    target = copy / resource["path"]
    target.parent.mkdir(parents=True, exist_ok=True)
    frame = tables.frames.get(resource["name"])
    if frame is None:
        if (folder / resource["path"]).exists():
            shutil.copy(folder / resource["path"], target)
        return
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(frame.columns)
        writer.writerows(frame.itertuples(index=False))


def _problem(table: str, error: Any) -> Problem:
    """Say an error of frictionless in the project's own form."""
    return Problem(
        table=table,
        row=getattr(error, "row_number", None),
        column=getattr(error, "field_name", None),
        rule=error.title.lower(),
        found=str(getattr(error, "cell", None) or error.note),
        expected=error.note,
        advice="mend the cell in the table",
    )


def main(arguments: list[str]) -> int:
    """Print every problem in one line each; 1 where there is one, 0 where all is well."""
    problems = validate_package(PACKAGE_FOLDER)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    digest = checksum(PACKAGE_FOLDER)
    if "--record" in arguments:
        (PACKAGE_FOLDER / VALIDATED).write_text(f"{digest}\n", encoding="ascii")
    if "--quiet" not in arguments:
        print(f"The tables are valid ({digest[:12]}).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
