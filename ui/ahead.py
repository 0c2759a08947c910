"""The views one click away: written beside the server when it has started, fetched when idle.

A page paints such a view at once and its answer, the same bytes, comes after (``ahead.js``).
Another process runs the pages' own scripts for it, so that nothing is worded or summed twice,
no visitor waits, and what it took goes with it.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from content import store
from ui.board import scripts
from ui.page_shell import PAGES, PATHS
from zmos_data.conditional import takes_gzip
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError, Dataset

VARIABLE = "ZMOS_AHEAD"  # "off" where no view is to be written ahead
WRITTEN = ("map", "projects", "themes", "town", "comparison")
NAMES = {path or "index": name for path, name in zip(PATHS, PAGES, strict=True)}
ROOT = Path(__file__).resolve().parent.parent
LOG = logging.getLogger(__name__)


def file_name(dataset: Dataset, page: str, language: str) -> str:
    """Name the file of a page's views; another one for other data or other scripts."""
    return f"{page}-{language}-{dataset.checksum[:12]}-{scripts.scripts().digest[:12]}.json.gz"


class Writer:
    """The process that writes the views, and the folder that it fills.

    Parameters
    ----------
    folder : Path
        Where the files are.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._of = ""

    def write(self, of: str) -> None:
        """Begin to write the views of a state of the data, once for each state."""
        if of == self._of or self._is_busy():
            return
        self._of = of
        with (self.folder / "said").open("wb") as said:
            command = [sys.executable, "-m", "static_site.ahead", str(self.folder)]
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)  # noqa: S603

    def stop(self) -> None:
        """End the process; what is not whole is never served."""
        if self._process is not None and self._is_busy():
            self._process.kill()
            self._process.wait()

    def _is_busy(self) -> bool:
        return self._process is not None and self._process.poll() is None


_WRITER: list[Writer] = []


@contextmanager
def writing() -> Iterator[None]:
    """Write views ahead while the server runs, unless the operator has turned it off."""
    if os.environ.get(VARIABLE) == "off":
        yield
        return
    try:
        folder = TemporaryDirectory(prefix="zmos-ahead-", ignore_cleanup_errors=True)
    except OSError as error:
        LOG.warning("No view is written ahead: %s.", error)
        yield
        return
    with folder as name:
        writer = Writer(Path(name))
        _WRITER.append(writer)
        try:
            _begin()
            yield
        finally:
            _WRITER.remove(writer)
            writer.stop()


async def answer(request: Request) -> Response:
    """Answer with the views of a page; with nothing where they are not written (yet)."""
    return await run_in_threadpool(_answered, request)


def _answered(request: Request) -> Response:
    path, _, language = request.path_params["name"].removesuffix(".json").rpartition("-")
    found = _found(NAMES.get(path, ""), language)
    if found is None or not takes_gzip(request.headers.get("accept-encoding", "")):
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})
    headers = {"Cache-Control": "no-cache", "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return FileResponse(found, headers=headers, media_type="application/json")


def _found(page: str, language: str) -> Path | None:
    if not _WRITER or page not in WRITTEN or language not in LANGUAGES:
        return None
    try:
        found = _WRITER[0].folder / file_name(store.dataset(), page, language)
    except DataError:
        return None
    if found.exists():
        return found
    _begin()
    return None


def _begin() -> None:
    try:
        of = file_name(store.dataset(), "", "")
        _WRITER[0].write(of)
    except (DataError, OSError) as error:
        LOG.warning("No view is written ahead: %s.", error)
