"""Start a server for a browser test or a benchmark: a free port, polling, no sleeps."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from secrets import randbelow

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def free_port() -> int:
    """Return a port that nobody uses now, and that no system gives away by itself.

    One that it gives away (from 32768 on) may be that of another connection by the time that a
    server takes it, or comes back to it.
    """
    while True:
        port = 11_000 + randbelow(20_000)
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port


@dataclass(frozen=True)
class Server:
    """A server that runs: its address, and the number of its process."""

    address: str
    process: int


@contextmanager
def running(script: str, root: Path = ROOT, settings: Path | None = None) -> Iterator[str]:
    """Run a Streamlit script of the project and yield its address; see `serving`."""
    with serving(script, root, settings=settings) as server:
        yield server.address


def wait_for_views(address: str, patience_s: float = 300) -> None:
    """Ask for the views that a server writes ahead until it has them.

    Raises
    ------
    RuntimeError
        If it has none by then.
    """
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            if answer.status == HTTPStatus.OK:
                return
        time.sleep(0.2)
    raise RuntimeError(f"{address}: nothing was written within {patience_s:.0f} s")


@contextmanager
def serving(
    script: str,
    root: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    settings: Path | None = None,
    base: str = "",
    port: int | None = None,
) -> Iterator[Server]:
    """Run a Streamlit script of the project, with variables added to its environment.

    Parameters
    ----------
    script : str
        The script, from ``root``.
    root : Path
        Folder of the project.
    environment : mapping of str to str, optional
        Variables to add.
    settings : Path, optional
        Folder whose ``.streamlit`` holds the settings, if it is not the project's. One without
        any leaves Streamlit as it comes.
    base : str
        Path below which it is served, such as ``/karta``.
    port : int, optional
        The port of a server that ran before and comes back; else one that nobody uses.

    Raises
    ------
    RuntimeError
        If the server ends, or does not answer within four minutes; its log is in the message.
    """
    port = port or free_port()
    address = f"http://127.0.0.1:{port}{base}"
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(root / script),
        "--server.port",
        str(port),
        "--server.address",
        "127.0.0.1",
        "--server.headless",
        "true",
        *(("--server.baseUrlPath", base) if base else ()),
        *_added(settings),
    ]
    # Views written ahead (ui/ahead.py) take a processor for a minute: only where a test is of them.
    # What makes the files (ui/workshop) is loaded where a test asks for one.
    own = {"PYTHONPATH": str(root), "ZMOS_AHEAD": "off", "ZMOS_WORKSHOP": "later"}
    variables = {**own, **(environment or {})}
    with started(command, f"{address}/_stcore/health", settings or root, variables) as process:
        yield Server(address, process)


@contextmanager
def started(
    command: list[str],
    url: str,
    folder: Path = ROOT,
    environment: Mapping[str, str] | None = None,
) -> Iterator[int]:
    """Start a server and yield the number of its process once it answers.

    Parameters
    ----------
    command : list of str
        Program and arguments.
    url : str
        What is asked until it is answered.
    folder : Path
        Where it runs.
    environment : mapping of str to str, optional
        Variables to add.

    Raises
    ------
    RuntimeError
        If it ends, or does not answer within four minutes; its log is in the message.
    """
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=log,
            stderr=log,
            env={**os.environ, **(environment or {})},
        )
        try:
            if not _answers(url, process):
                log.seek(0)
                raise RuntimeError(f"{' '.join(command)}: no answer:\n{log.read()}")
            yield process.pid
        finally:
            process.terminate()
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _added(settings: Path | None) -> list[str]:
    """Return what a bare page is given: no watcher, as the product; a folder of static files."""
    if settings is None:
        return []
    return ["--server.fileWatcherType", "none", "--server.enableStaticServing", "true"]


def _answers(url: str, process: subprocess.Popen[bytes]) -> bool:
    """Wait as a browser does, which is let in without a map too."""
    asked = urllib.request.Request(url, headers={"User-Agent": "Mozilla/5.0"})
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(asked, timeout=5):
                return True
        except OSError:
            time.sleep(0.1)
    return False
