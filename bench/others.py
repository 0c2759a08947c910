"""The small job in Dash and as a static page, each served as it usually is."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

from bench.environment import FOLDER, python_of
from bench.job import write_job
from tests.server import free_port, started
from webmap.bundle import leaflet_folder

SCOPE = "#figures, #table, #map"
# dash-leaflet colours a shape by a function that the page's assets bring.
_FILL = """
window.job = {fill: (shape, context) => ({
  fillColor: context.hideout[shape.properties.municipality_code], fillOpacity: 1, weight: 1})};
"""


def choose(page: Page, n: int) -> None:
    """Choose the other theme."""
    page.locator("#filter input").nth(1 - n % 2).click()


@contextmanager
def dash() -> Iterator[str]:
    """Serve the small job in Dash and dash-leaflet."""
    with tempfile.TemporaryDirectory() as folder:
        write_job(Path(folder) / "job.json")
        (Path(folder) / "assets").mkdir()
        (Path(folder) / "assets" / "fill.js").write_text(_FILL, encoding="utf-8")
        port = free_port()
        command = [str(python_of("dash")), str(FOLDER / "dash_page.py"), str(port), folder]
        address = f"http://127.0.0.1:{port}"
        with started(command, f"{address}/_dash-layout"):
            yield address


@contextmanager
def static() -> Iterator[str]:
    """Serve the small job as a static page."""
    with tempfile.TemporaryDirectory() as folder:
        write_job(Path(folder) / "job.json")
        for name in ("leaflet.js", "leaflet.css"):
            shutil.copy(leaflet_folder() / name, folder)
        shutil.copy(FOLDER / "static_page.html", Path(folder) / "index.html")
        port = free_port()
        command = [
            sys.executable,
            "-m",
            "http.server",
            str(port),
            "--bind",
            "127.0.0.1",
            "--directory",
            folder,
        ]
        address = f"http://127.0.0.1:{port}"
        with started(command, f"{address}/job.json"):
            yield address
