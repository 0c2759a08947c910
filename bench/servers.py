"""The servers of a run: each is started when it is first asked for, and serves until the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from pathlib import Path

from bench import others
from scripts.generate_projects import generate
from tests.server import ROOT, Server, running, serving, wait_for_views
from webmap.bundle import publish_map
from zmos_data.loading import load_dataset
from zmos_data.package import FOLDER_VARIABLE

PLAIN = ROOT / "bench"  # a folder without settings of Streamlit


class Servers:
    """Addresses of what is measured, by the names of `WAYS`, and ``large``."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._addresses: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._addresses:
            found = self._stack.enter_context(self.large() if name == "large" else WAYS[name]())
            self._addresses[name] = found.address if isinstance(found, Server) else found
        return self._addresses[name]

    def large(self, **environment: str) -> AbstractContextManager[Server]:
        """Return a server on the generated data, which are written once a run."""
        return serving(
            "dashboard.py", environment={FOLDER_VARIABLE: str(self._data()), **environment}
        )

    @cache  # noqa: B019  (one object a run)
    def _data(self) -> Path:
        folder = Path(tempfile.gettempdir()) / f"zmos-bench-{os.getpid()}"
        self._stack.callback(shutil.rmtree, folder, ignore_errors=True)
        generate(folder)
        return folder


def _usual() -> AbstractContextManager[str]:
    # Streamlit serves static files from beside the script, so they must stand in bench/ too.
    files = PLAIN / "static" / "published"
    files.mkdir(parents=True, exist_ok=True)
    for file in publish_map(load_dataset()).files:
        (files / file.name).write_bytes(file.content)
    return running("bench/usual.py", settings=PLAIN)


@contextmanager
def _ahead() -> Iterator[Server]:
    """Run the dashboard as it comes, and wait until the map's views are written ahead."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving("dashboard.py", environment={"ZMOS_AHEAD": folder}) as server,
    ):
        wait_for_views(f"{server.address}/app/static/ahead/index-sl.json")
        yield server


WAYS = {
    "bare": lambda: running("bench/bare.py", settings=PLAIN),
    "bare_ours": lambda: running("bench/bare.py"),
    "usual": _usual,
    "native": lambda: running("bench/native.py"),
    "dash": others.dash,
    "static": others.static,
    "dashboard": lambda: running("dashboard.py"),
    "ahead": _ahead,
    "api": lambda: running("scripts/serve.py"),
}
