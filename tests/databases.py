"""A PostgreSQL of the tests' own: a folder that goes, a free port, a user that is not root."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg

from scripts.browser import find_postgres
from tests.server import free_port

NEED = (
    "This test needs PostgreSQL: no programs 'postgres' and 'initdb' were found. "
    "On Debian: apt-get install -y postgresql"
)
USER = "zmos"
Account = tuple[int, int] | None
_PATIENCE_S = 60
_schemas = itertools.count(1)


class Database:
    """A server that can be stopped and started again, with what it holds.

    Parameters
    ----------
    folder : Path
        Where it keeps everything.

    Attributes
    ----------
    url : str
        Address of its database; the same for good.
    """

    def __init__(self, folder: Path) -> None:
        program = find_postgres()
        assert program, NEED
        self._folder, self._program, self._account = folder, program, _account()
        self._port, self._running = free_port(), ExitStack()
        self.url = f"postgresql://{USER}@127.0.0.1:{self._port}/postgres"
        if self._account:
            os.chown(folder, *self._account)
        initdb = str(Path(program).with_name("initdb"))
        options = ["-D", str(folder / "data"), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
        done = _start([initdb, *options], folder, self._account)
        said = done.communicate()[0]
        assert done.returncode == 0, said

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [self._program, "-D", str(self._folder / "data"), "-p", str(self._port)]
        self._running.enter_context(_server(command, self._folder, self._account))
        _wait(self.url)

    def stop(self) -> None:
        """Stop the server: whoever is connected is cut off."""
        self._running.close()


@contextmanager
def started_database() -> Iterator[Database]:
    """Start a server of an empty database."""
    folder = Path(tempfile.mkdtemp(prefix="zmos-postgres-"))
    try:
        database = Database(folder)
        try:
            database.start()
            yield database
        finally:
            database.stop()
    finally:
        shutil.rmtree(folder)


@contextmanager
def running_database() -> Iterator[str]:
    """Start a server and yield the address of its database."""
    with started_database() as database:
        yield database.url


def own_schema(url: str) -> str:
    """Return the address of an empty part of a database."""
    name = f"own_{next(_schemas)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{url}?options=-csearch_path%3D{name}"


def _account() -> Account:
    """Return the user and the group of the server: PostgreSQL does not run as root."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    import pwd

    found = pwd.getpwnam("postgres")
    return found.pw_uid, found.pw_gid


def _start(command: list[str], folder: Path, account: Account) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        user=account[0] if account else None,
        group=account[1] if account else None,
        extra_groups=[] if account else None,
    )


@contextmanager
def _server(command: list[str], folder: Path, account: Account) -> Iterator[None]:
    settings = ("listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", "fsync=off")
    added = [part for setting in settings for part in ("-c", setting)]
    log = ["-c", "logging_collector=on", "-c", f"log_directory={folder}"]
    process = _start([*command, *added, *log], folder, account)
    try:
        yield
    finally:
        process.send_signal(2)  # a fast shutdown, which waits for no client
        process.communicate(timeout=_PATIENCE_S)


def _wait(url: str) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
            return
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
