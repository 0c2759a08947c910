"""A static edition for tests: built once in a run, however many workers ask for it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.server import ROOT

MOST = 2  # values of each filter: a view of the whole and one that is filtered
ADDRESS = "https://mesta.example.si/arhiv"  # below which it says that it stands
_WHOLE = """
import sys
from pathlib import Path
from static_site.edition import Order, build
from static_site.placing import put
if __name__ == "__main__":
    put(build(order=Order(has_files=False, languages=("sl",))), Path(sys.argv[1]))
"""


@pytest.fixture(scope="session")
def static_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of an edition of every page in both languages, with few views of each."""
    return _once(
        _of_run(tmp_path_factory, "static-edition"),
        lambda out: write_edition(out, "--most", str(MOST), "--no-files", "--address", ADDRESS),
    )


@pytest.fixture(scope="session")
def whole_edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a Slovenian edition of every page, with all of their views."""

    def build(out: Path) -> None:
        command = [sys.executable, "-c", _WHOLE, str(out)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    return _once(_of_run(tmp_path_factory, "whole-edition"), build)


def _once(folder: Path, build: Callable[[Path], None]) -> Path:
    """Build what several workers may ask for at the same time."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # until it is closed
        if not (folder / "done").exists():
            build(folder / "site")
            (folder / "done").touch()
    return folder / "site"


def write_edition(out: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Write an edition as an operator does, in a process and a working folder of its own."""
    return subprocess.run(
        [sys.executable, "-m", "static_site", str(out), *options],
        cwd=out.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
        text=True,
    )


def _of_run(factory: pytest.TempPathFactory, name: str) -> Path:
    """Return a folder that all workers of a run share, and no other run."""
    own = factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / name
    folder.mkdir(exist_ok=True)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: what is asked for, the tests look at in the browser."""


@contextmanager
def plainly_served(folder: Path, port: int = 0) -> Iterator[str]:
    """Serve a folder as ``python -m http.server`` does and give its address; 0: a free port."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
