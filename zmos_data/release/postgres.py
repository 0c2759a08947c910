"""Releases in PostgreSQL, for several servers: a row each, written in one transaction.

Whoever only shows the data needs a role that may SELECT; the tables are made with the first
release, and triggers keep both from being changed ever after.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import UTC
from pathlib import Path

import psycopg
from psycopg import IsolationLevel, errors
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import TupleRow

from zmos_data.model import DataError
from zmos_data.package import Package, read_package
from zmos_data.packed import PackedError, packed, unpacked
from zmos_data.phrase import Phrase
from zmos_data.release.layout import served_folder
from zmos_data.release.making import Made, entry_of, made, restored, tidy
from zmos_data.release.model import (
    DATABASE_VARIABLE,
    AuditEntry,
    NoStoreError,
    Release,
    StoreError,
    SupersededError,
    damaged,
    unknown,
    verified,
)

Connection = psycopg.Connection[TupleRow]
_SCHEMA = Path(__file__).with_name("schema.sql")
_LOCK = 0x7A6D6F73  # "zmos"; held by whoever writes
_PATIENCE_S = 5  # until a server answers
_SLOW_S, _BUSY_S = 60, 60  # for a query, and for another writer
_NAMES = [field.name for field in fields(Release)]
_COLUMNS = ", ".join(_NAMES)


class PostgresStore:
    """The releases of a database; see `zmos_data.release.model.ReleaseStore`.

    Parameters
    ----------
    url : str
        Address of the database, as libpq takes it.
    """

    def __init__(self, url: str) -> None:
        self._url = url

    @property
    def place(self) -> str:
        """Name the database, without any password."""
        parts = conninfo_to_dict(self._url)
        return " ".join(f"{x}={parts.get(x, '')}" for x in ("host", "port", "dbname", "options"))

    def newest(self, patience_s: int = _PATIENCE_S) -> int:
        """Return the number of the current release; 0 before the first one."""
        with self._connected(patience_s, patience_s) as connection:
            row = _one(connection, "SELECT max(number) FROM zmos_releases")
        return int(row[0] or 0) if row else 0

    def current(self) -> Release | None:
        """Return what is released now; None before the first release."""
        with self._connected() as connection:
            return _current(connection)

    def releases(self) -> list[Release]:
        """Return all releases, the newest first."""
        with self._connected() as connection:
            return _releases(connection, "ORDER BY number DESC")

    def package(self, number: int) -> Package:
        """Return the files of a release."""
        with self._connected() as connection:
            return _package(connection, number)

    def package_of(self, checksum: str) -> Package | None:
        """Return the release with a checksum, or the package from before the first one."""
        with self._connected() as connection:
            for release in _releases(connection, "WHERE checksum = %s", checksum):
                return _package(connection, release.number)
        first = read_package(served_folder())
        return first if first.checksum == checksum else None

    def publish(self, package: Package, editor: str, note: str, expected: int | None) -> Release:
        """Release a package."""
        with self._writing() as connection:
            current = _current(connection)
            if (current and current.number) != expected:
                raise SupersededError(current)
            before = _before(connection, current)
            return _write(connection, made(package, editor, note, current, before))

    def roll_back(
        self, number: int, editor: str, note: str, expected: int | None = None
    ) -> Release:
        """Release the content of an earlier release again."""
        with self._writing() as connection:
            earlier, current = _package(connection, number), _current(connection)
            if current is None:
                raise unknown(number)
            if expected not in (None, current.number):
                raise SupersededError(current)
            before = _before(connection, current)
            return _write(connection, [restored(earlier, number, editor, note, current, before)])

    def audit(self) -> list[AuditEntry]:
        """Return what editors did, the newest first."""
        query = 'SELECT "when", who, what, release, detail FROM zmos_audit ORDER BY id DESC'
        with self._connected() as connection:
            rows = _all(connection, query)
        return [AuditEntry(when.astimezone(UTC), *rest) for when, *rest in rows]

    def record(self, entry: AuditEntry) -> None:
        """Add to the audit."""
        with self._writing() as connection:
            _note(connection, tidy(entry))

    @contextmanager
    def _connected(
        self, patience_s: int = _PATIENCE_S, slow_s: int = _SLOW_S
    ) -> Iterator[Connection]:
        """Connect; what the server refuses is said without its address."""
        try:
            with psycopg.connect(
                self._url,
                connect_timeout=patience_s,
                tcp_user_timeout=slow_s * 1000,
                autocommit=True,
            ) as connection:
                connection.execute(f"SET statement_timeout = {slow_s * 1000}")
                yield connection
        except errors.LockNotAvailable:
            raise StoreError(
                Phrase("another release is being written; try again in a minute")
            ) from None
        except (errors.InsufficientPrivilege, errors.ReadOnlySqlTransaction) as error:
            raise NoStoreError(
                Phrase(
                    "nothing was released: the role of {variable} may only read; "
                    "give it one that may write",
                    variable=DATABASE_VARIABLE,
                )
            ) from error
        except psycopg.Error as error:
            raise NoStoreError(
                Phrase(
                    "the database that {variable} names does not answer as it should; "
                    "see that it runs and that the address is right",
                    variable=DATABASE_VARIABLE,
                )
            ) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """Hold the lock and one transaction, in which everything is written or nothing.

        The lock comes first, by itself: a transaction that waits for it would look at the
        releases as they were before the other writer.
        """
        with self._connected() as connection:
            connection.execute(f"SET lock_timeout = {_BUSY_S * 1000}")
            connection.execute("SELECT pg_advisory_lock(%s)", (_LOCK,))
            connection.isolation_level = IsolationLevel.SERIALIZABLE
            try:
                with connection.transaction():
                    if not _has_tables(connection):
                        connection.execute(_SCHEMA.read_bytes())
                    yield connection
            except (errors.SerializationFailure, errors.UniqueViolation):
                raise SupersededError(_current(connection)) from None


def _has_tables(connection: Connection) -> bool:
    row = connection.execute("SELECT to_regclass('zmos_audit')").fetchone()
    return row is not None and row[0] is not None


def _all(connection: Connection, query: str, *values: object) -> list[TupleRow]:
    """Return the rows of a query; none where the tables are not there yet."""
    if not _has_tables(connection):
        return []
    return connection.execute(query.encode(), values).fetchall()


def _one(connection: Connection, query: str, *values: object) -> TupleRow | None:
    return next(iter(_all(connection, query, *values)), None)


def _releases(connection: Connection, which: str, *values: object) -> list[Release]:
    rows = _all(connection, f"SELECT {_COLUMNS} FROM zmos_releases {which}", *values)
    return [
        Release(number, version, checksum, released.astimezone(UTC), *rest)
        for number, version, checksum, released, *rest in rows
    ]


def _current(connection: Connection) -> Release | None:
    return next(iter(_releases(connection, "ORDER BY number DESC LIMIT 1")), None)


def _package(connection: Connection, number: int) -> Package:
    query = "SELECT checksum, files FROM zmos_releases WHERE number = %s"
    row = _one(connection, query, number)
    if row is None:
        raise unknown(number)
    try:
        return verified(number, unpacked(row[1]), row[0])
    except PackedError as error:
        raise damaged(number, str(error)) from None


def _before(connection: Connection, current: Release | None) -> Package:
    """Return what the next release is compared with: the newest that is whole."""
    for release in _releases(connection, "ORDER BY number DESC") if current else ():
        try:
            return _package(connection, release.number)
        except DataError:
            continue
    return read_package(served_folder())


def _write(connection: Connection, parts: list[Made]) -> Release:
    """Write releases one after another; the last one is current when the transaction ends."""
    last = _current(connection)
    number = last.number if last else 0
    for part in parts:
        number += 1
        last = part.release(number)
        values = [getattr(last, name) for name in _NAMES]
        marks = ", ".join(["%s"] * (len(values) + 1))
        connection.execute(
            f"INSERT INTO zmos_releases ({_COLUMNS}, files) VALUES ({marks})".encode(),
            (*values, packed(part.package)),
        )
        _note(connection, entry_of(last))
    assert last is not None  # there is always something to write
    return last


def _note(connection: Connection, entry: AuditEntry) -> None:
    connection.execute(
        'INSERT INTO zmos_audit ("when", who, what, release, detail) VALUES (%s, %s, %s, %s, %s)',
        (entry.when, entry.who, entry.what, entry.release, entry.detail),
    )
