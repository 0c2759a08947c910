"""Tables -> text -> corrections -> types -> one frozen data set, or every problem at once."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from zmos_data import expectations
from zmos_data.corrections import apply_corrections
from zmos_data.derived import with_derived
from zmos_data.model import DataError, Dataset, Problem
from zmos_data.phrase import Phrase
from zmos_data.tables import TextTables, checksum, read_tables

PACKAGE_FOLDER = Path(__file__).resolve().parent
FOLDER_VARIABLE = "ZMOS_DATA"  # an operator's own folder with a data package
VALIDATED = "validated.sha256"
LOG = logging.getLogger(__name__)


def load_dataset(folder: Path = PACKAGE_FOLDER) -> Dataset:
    """Load the data set.

    A start compares the checksum with that of the last validated state and then only reads
    and casts; frictionless (whose import and run cost more than a second) is asked only
    where a file has changed since.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of the data package.

    Returns
    -------
    Dataset
        All tables.

    Raises
    ------
    DataError
        With every problem of every table; never half the data, never another error.
    """
    tables = read_tables(folder)
    problems = [*tables.problems]
    digest = checksum(folder)
    if not is_validated(folder, digest):
        from zmos_data.validation import validate_package

        LOG.warning("the tables changed; run: python -m zmos_data.validation --record")
        problems = validate_package(folder)
    if not problems:
        problems = apply_corrections(tables)
    frames = cast_tables(tables, problems)
    if problems:
        raise DataError(tuple(problems))
    frames["projects"] = with_derived(frames["projects"], frames["sources"])
    return Dataset(**frames, version=str(tables.descriptor["version"]), checksum=digest)


def package_folder() -> Path:
    """Return the folder of the data package: the operator's own, or the shipped one."""
    return Path(os.environ.get(FOLDER_VARIABLE) or PACKAGE_FOLDER)


def is_validated(folder: Path, digest: str) -> bool:
    """Tell whether this state of the tables has passed validation before."""
    recorded = folder / VALIDATED
    return recorded.is_file() and recorded.read_bytes().strip() == digest.encode("ascii")


def cast_tables(tables: TextTables, problems: list[Problem]) -> dict[str, pd.DataFrame]:
    """Cast every table but the corrections by the descriptor; problems are added to the list."""
    if problems:
        return {}
    return {
        name: pd.DataFrame(
            {
                field["name"]: _cast(name, frame[field["name"]], field, problems)
                for field in tables.schema(name)["fields"]
            }
        )
        for name, frame in tables.frames.items()
        if name != "corrections"
    }


def _cast(
    table: str, column: pd.Series[Any], field: dict[str, Any], problems: list[Problem]
) -> pd.Series[Any]:
    """Cast one column; an empty cell becomes a missing value."""
    kind, empty = field["type"], column == ""
    caster = _CASTERS.get(kind)
    if caster is None:
        return column.mask(empty)
    values = []
    for n, cell in enumerate(column, 2):
        try:
            values.append(None if cell == "" else caster(cell))
        except ValueError:
            values.append(None)
            problems.append(
                Problem(table, n, field["name"], Phrase("type of the value"), cell,
                        expectations.of_type(kind),
                        Phrase("write the value as the descriptor says"))
            )  # fmt: skip
    return pd.Series(values, index=column.index, dtype=_DTYPES[kind])


def _boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(cell)
    return cell == "true"


_CASTERS: dict[str, Callable[[str], Any]] = {
    "number": float,
    "integer": int,
    "boolean": _boolean,
    "date": pd.Timestamp,
}
_DTYPES: dict[str, Any] = {
    "number": "float64",
    "integer": "Int64",
    "boolean": "boolean",
    "date": "datetime64[ns]",
}
