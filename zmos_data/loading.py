"""Files -> text -> corrections -> types -> one frozen data set, or every problem at once."""

from __future__ import annotations

import logging
from pathlib import Path

import pandas as pd

from zmos_data import former_names, limits
from zmos_data.confirmations import with_states
from zmos_data.corrections import apply_corrections
from zmos_data.derived import with_derived
from zmos_data.model import DataError, Dataset
from zmos_data.package import (
    PACKAGE_FOLDER,
    VALIDATED,
    Package,
    UnreadableError,
    read_file,
    read_package,
)
from zmos_data.tables import TextTables, cast_tables, read_tables
from zmos_data.validation import check_package

LOG = logging.getLogger(__name__)


def load_dataset(folder: Path = PACKAGE_FOLDER) -> Dataset:
    """Load the data set.

    A start compares the checksum with that of the last validated state and then only reads
    and casts; where a file has changed since, everything is checked.

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
        With the problems of every table; never half the data, never another error.
    """
    package = read_package(folder)
    valid = is_validated(folder, package.checksum)
    if not valid:
        LOG.warning("the tables changed; run: python -m zmos_data.validation --record")
    return load_package(package, valid=valid)


def load_package(package: Package, *, valid: bool = False) -> Dataset:
    """Load the data set out of files that were read; see `load_dataset`.

    Parameters
    ----------
    package : Package
        The files.
    valid : bool
        Whether this state of them has passed validation before.
    """
    if valid:
        tables = read_tables(package)
        problems = tables.problems or apply_corrections(tables)
        frames, uncast = cast_tables(tables)
        problems = [*problems, *uncast]
    else:
        tables, frames, problems = check_package(package)
    if problems:
        raise DataError(tuple(problems))
    former_names.tell(tables.former)
    return dataset_of(package, tables, frames)


def dataset_of(package: Package, tables: TextTables, cast: dict[str, pd.DataFrame]) -> Dataset:
    """Put the data set together of tables that pass.

    Parameters
    ----------
    package : Package
        The files that the tables stand in.
    tables : TextTables
        The tables as text, with their descriptor.
    cast : dict of str to pandas.DataFrame
        The same, cast.
    """
    frames = {name: frame for name, frame in cast.items() if name != "corrections"}
    projects = with_derived(frames["projects"], frames["sources"])
    answered = [frames[name] for name in ("outputs", "sites", "confirmations")]
    frames["projects"] = with_states(projects, *answered)
    return Dataset(
        **frames,
        version=str(tables.descriptor["version"]),
        created=str(tables.descriptor.get("created", ""))[:10],
        checksum=package.checksum,
        package=package.compressed(),
    )


def is_validated(folder: Path, digest: str) -> bool:
    """Tell whether this state of the tables has passed validation before."""
    try:
        return read_file(folder / VALIDATED, limits.MB).strip() == digest.encode("ascii")
    except UnreadableError:
        return False
