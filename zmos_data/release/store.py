"""Which store of releases an operator has; and what is known of any, under one name."""

from __future__ import annotations

import os
from pathlib import Path

from zmos_data.package import FOLDER_VARIABLE
from zmos_data.phrase import Phrase
from zmos_data.release.afterwards import COMMAND_VARIABLE, StoreWithCommand
from zmos_data.release.folders import FolderStore
from zmos_data.release.model import (
    DATABASE_VARIABLE,
    AuditEntry,
    NoStoreError,
    Release,
    ReleaseStore,
    StoreError,
    SupersededError,
)

__all__ = [
    "AuditEntry",
    "NoStoreError",
    "Release",
    "ReleaseStore",
    "StoreError",
    "SupersededError",
    "open_store",
]


def open_store() -> ReleaseStore:
    """Return the store of this machine's settings, with the command that follows a release.

    Raises
    ------
    NoStoreError
        If there is none: the shipped package is read-only.
    """
    command = os.environ.get(COMMAND_VARIABLE, "").strip()
    return StoreWithCommand(_store(), command) if command else _store()


def _store() -> ReleaseStore:
    if url := os.environ.get(DATABASE_VARIABLE):
        # psycopg takes its time, and most have no database.
        from zmos_data.release.postgres import PostgresStore

        return PostgresStore(url)
    if folder := os.environ.get(FOLDER_VARIABLE):
        return FolderStore(Path(folder))
    raise NoStoreError(
        Phrase(
            "the shipped data are read-only; set {folder} to a folder that may be written, or "
            "{database} to a PostgreSQL",
            folder=FOLDER_VARIABLE,
            database=DATABASE_VARIABLE,
        )
    )
