"""The full check of the package: ``python -m zmos_data.validation [--record] [--quiet]``.

Types, constraints, keys and references as the descriptor has them, and the rules of the
domain (`zmos_data.rules`). The package is the operator's own where ``ZMOS_DATA`` names one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

from zmos_data import former_names, limits
from zmos_data.constraints import check_constraints
from zmos_data.corrections import apply_corrections
from zmos_data.model import Problem, in_lines
from zmos_data.package import (
    DESCRIPTOR,
    PACKAGE_FOLDER,
    VALIDATED,
    Package,
    read_package,
)
from zmos_data.release.layout import served_folder
from zmos_data.rules import check_rules
from zmos_data.tables import TextTables, cast_tables, read_tables

RULE_TABLES = (
    "municipalities",
    "themes",
    "priorities",
    "sources",
    "project_municipalities",
    "project_sources",
)


def validate_package(folder: Path = PACKAGE_FOLDER) -> list[Problem]:
    """Check the whole package as it is after its corrections.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of the data package.

    Returns
    -------
    list of Problem
        What is wrong, table by table; empty where all is well. The rules of the domain are
        asked of every project that is sound by itself.
    """
    return check_package(read_package(folder))[2]


def check_package(
    package: Package,
) -> tuple[TextTables, dict[str, pd.DataFrame], list[Problem]]:
    """Check files that were read.

    Returns
    -------
    (TextTables, dict of str to pandas.DataFrame, list of Problem)
        The tables as text and cast, which hold only where there is no problem.
    """
    tables = read_tables(package)
    if not tables.descriptor:
        return tables, {}, tables.problems
    return tables, *check_tables(tables)


def check_tables(tables: TextTables) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Check tables that were read; the corrections are applied to them, in place.

    Returns
    -------
    (dict of str to pandas.DataFrame, list of Problem)
        The tables cast, which hold only where there is no problem.
    """
    problems = [*tables.problems, *apply_corrections(tables)]
    frames, uncast = cast_tables(tables)
    problems += sorted_by_table(tables, [*uncast, *check_constraints(tables, frames)])
    problems += _rule_problems(frames, problems)
    return frames, problems[: limits.PROBLEMS + 1]  # one more says that there are more


def sorted_by_table(tables: TextTables, problems: list[Problem]) -> list[Problem]:
    """Order problems as somebody works through them: by table, and by row."""
    places = {name: n for n, name in enumerate(tables.frames)}
    return sorted(problems, key=lambda p: (places[p.table], p.row or 0))


def _rule_problems(frames: dict[str, pd.DataFrame], problems: list[Problem]) -> list[Problem]:
    """Ask the rules about the projects that are sound, where what they lean on is."""
    if {p.table for p in problems} & {DESCRIPTOR, *RULE_TABLES} or "projects" not in frames:
        return []
    own = [p for p in problems if p.table == "projects"]
    if any(p.row is None for p in own):
        return []
    bad = [p.row - 2 for p in own if p.row is not None]
    sound = frames["projects"].drop(index=bad, errors="ignore")
    return check_rules({**frames, "projects": sound})


def main(arguments: list[str]) -> int:
    """Print every problem in one line each; 1 where there is one, 0 where all is well."""
    folder = served_folder()
    package = read_package(folder)
    tables, _, problems = check_package(package)
    former_names.tell(tables.former)
    if problems:
        print("\n".join(in_lines(problems)), file=sys.stderr)
        return 1
    digest = package.checksum
    if "--record" in arguments:
        try:
            (folder / VALIDATED).write_text(f"{digest}\n", encoding="ascii")
        except OSError:
            print(f"The state cannot be recorded: {VALIDATED} cannot be written.", file=sys.stderr)
            return 1
    if "--quiet" not in arguments:
        print(f"The tables are valid ({digest[:12]}).")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
