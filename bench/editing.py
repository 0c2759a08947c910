"""The editors' way: a file checked, its preview, a release seen by an open page, a comparison."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser

from tests.server import serving
from tests.visitor import visit
from zmos_data.changes import compare_releases
from zmos_data.contract import table_path
from zmos_data.editing.proposal import propose
from zmos_data.editing.reading import read_upload
from zmos_data.editing.sheet_rows import sheet_rows
from zmos_data.editing.template import template
from zmos_data.editing.understanding import understand
from zmos_data.exports.delimited import csv_of_table
from zmos_data.loading import load_package
from zmos_data.package import FOLDER_VARIABLE, PACKAGE_FOLDER, Package, read_package
from zmos_data.release.folders import FolderStore
from zmos_data.tables import read_tables

RUNS, ROWS, MANY = 5, 5_000, 5_000
_OF_PROJECT = (
    *("projects", "project_municipalities", "project_sources"),
    *("outputs", "sites", "conflicts"),
)
PATIENCE_S = 30


def editing(browser: Browser) -> dict[str, float]:
    """Measure what an editor waits for.

    Returns
    -------
    dict of str to float
        Medians in ms of the workbook of the shipped projects (``few``: about 100 projects,
        1,000 rows), of 5,000 rows (``some``) and of 5,000 projects (``many``: 50,000 rows):
        ``template_``, ``check_`` (read and understood) and ``preview_`` with the size;
        ``compare_ms`` of two releases of 5,000; ``visible_ms``, from the command of a release
        to the first answer of a running server that has it, and ``click_ms``, to the page of
        an open session that has it after a click.
    """
    few = read_package(PACKAGE_FOLDER)
    some, many = repeated(few, rows=ROWS), repeated(few, projects=MANY)
    found: dict[str, float] = {}
    for name, package in (("few", few), ("some", some), ("many", many)):
        found |= {f"{act}_{name}_ms": ms for act, ms in _way(package).items()}
    changed = edited(many)
    before, after = load_package(many), load_package(changed)
    found["compare_ms"] = _median(lambda: compare_releases(before, after))
    return found | _visible(browser, few)


def _way(package: Package) -> dict[str, float]:
    """Measure template, check and preview of a package."""
    frames = read_tables(package).frames
    file = template(package, "sl")

    def check() -> object:
        return understand(read_upload("template.xlsx", file), frames)

    draft = understand(read_upload("template.xlsx", file), frames)
    # The file is of the data from before a change, as with two editors: the longest way.
    changed = edited(package)
    return {
        "template": _median(lambda: template(package, "sl")),
        "check": _median(check),
        "preview": _median(lambda: propose(changed, draft, package)),
    }


def repeated(package: Package, projects: int = 0, rows: int = 0) -> Package:
    """Return the package with its projects again and again, under ids of their own.

    As often as it takes to so many projects, or to so many rows of the workbook.
    """
    frames = read_tables(package).frames
    own = sum(map(len, sheet_rows(frames).values()))
    times = -(-projects // len(frames["projects"])) if projects else -(-rows // own)
    files = dict(package.files)
    for table in _OF_PROJECT:
        copies = [_renamed(frames[table], n) for n in range(times)]
        table_rows = pd.concat(copies).sort_values(copies[0].columns[0], kind="stable")
        files[table_path(table)] = csv_of_table(table_rows)
    return replace(package, files=files)


def _renamed(rows: pd.DataFrame, n: int) -> pd.DataFrame:
    own = rows.copy()
    own["project_id"] = [f"{code[:4]}{int(code[4:]) + 100 * n:02d}" for code in own["project_id"]]
    if "conflict_id" in own:
        own["conflict_id"] = [f"{code}-{n}" if n else code for code in own["conflict_id"]]
    return own


def edited(package: Package) -> Package:
    """Return the package with another note at each tenth project."""
    projects = read_tables(package).frames["projects"].copy()
    notes = projects["note_en"].tolist()
    projects["note_en"] = [f"{note} *" if n % 10 == 0 else note for n, note in enumerate(notes)]
    path = table_path("projects")
    return replace(package, files={**package.files, path: csv_of_table(projects)})


def _visible(browser: Browser, package: Package) -> dict[str, float]:
    """Measure how long a release takes to a running server and to a page that is open."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        with serving("scripts/serve.py", environment={FOLDER_VARIABLE: str(root)}) as server:
            page = visit(browser, server.address)
            release = FolderStore(root).publish(edited(package), "bench", "", None)
            start = time.perf_counter()
            address = f"{server.address}/api/v1/themes.json"
            _until(lambda: _version(page, address) == release.version)
            visible = time.perf_counter() - start
            page.get_by_role("button", name="English").click()
            page.get_by_text(release.version).first.wait_for()
            click = time.perf_counter() - start
            page.context.close()
    return {"visible_ms": visible * 1000, "click_ms": click * 1000}


def _version(page, address: str) -> str:
    return str(page.request.get(address).headers["data-version"])


def _until(holds: Callable[[], bool]) -> None:
    end = time.perf_counter() + PATIENCE_S
    while not holds():
        if time.perf_counter() > end:
            raise TimeoutError(f"release: expected it to be served within {PATIENCE_S} s")


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(_ms(work) for _ in range(RUNS))


def _ms(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
