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
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from content import store
from ui.board import scripts
from ui.page_shell import PAGES, PATHS
from zmos_data.conditional import takes
from zmos_data.languages import LANGUAGES
from zmos_data.model import DataError, Dataset

# A folder in which they stay for the next start, or "off"; else a temporary folder is made.
VARIABLE = "ZMOS_AHEAD"
OF_SESSION = ("share", "downloads", "take", "embedding")  # parts that a reader opens
WRITTEN = ("map", "projects", "themes", "town", "comparison")
NAMES = {path or "index": name for path, name in zip(PATHS, PAGES, strict=True)}
ROOT = Path(__file__).resolve().parent.parent
LOG = logging.getLogger(__name__)


def file_name(dataset: Dataset, page: str, language: str) -> str:
    """Name the file of a page's views; another one for other data or other scripts."""
    return f"{page}-{language}-{dataset.checksum[:12]}-{scripts.scripts().digest[:12]}.json.gz"


def file_names(dataset: Dataset) -> tuple[str, ...]:
    """Name every file of a state of the data, in the order in which they are written."""
    return tuple(file_name(dataset, page, language) for language in LANGUAGES for page in WRITTEN)


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
        self._names: tuple[str, ...] = ()

    def write(self, names: tuple[str, ...]) -> None:
        """Begin to write files that are not there, once for each state of the data."""
        if names == self._names or self.is_busy():
            return
        self._names = names
        if all((self.folder / name).exists() for name in names):
            return
        with (self.folder / "said.txt").open("wb") as said:
            command = [sys.executable, "-m", "static_site.ahead", str(self.folder)]
            self._process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said)

    def stop(self) -> None:
        """End the process; what is not whole is never served."""
        if self._process is not None and self.is_busy():
            self._process.kill()
            self._process.wait()

    def is_busy(self) -> bool:
        """Tell whether views are being written."""
        return self._process is not None and self._process.poll() is None


_WRITER: list[Writer] = []


@contextmanager
def writing() -> Iterator[None]:
    """Write views ahead while the server runs, unless the operator has turned it off."""
    with ExitStack() as stack:
        if os.environ.get(VARIABLE) != "off":
            try:
                writer = Writer(_folder(stack))
            except OSError as error:
                LOG.warning("No view is written ahead: %s.", error)
            else:
                stack.callback(writer.stop)
                stack.callback(_WRITER.clear)
                _WRITER[:] = [writer]
                _begin()
        yield


def _folder(stack: ExitStack) -> Path:
    if given := os.environ.get(VARIABLE):
        folder = Path(given)
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    made = TemporaryDirectory(prefix="zmos-ahead-", ignore_cleanup_errors=True)
    return Path(stack.enter_context(made))


async def answer(request: Request) -> Response:
    """Answer with the views of a page; with nothing where they are not written (yet)."""
    return await run_in_threadpool(_answered, request)


def _answered(request: Request) -> Response:
    path, _, language = request.path_params["name"].removesuffix(".json").rpartition("-")
    found = _found(NAMES.get(path, ""), language)
    if found is None or not takes(request.headers.get("accept-encoding", ""), "gzip"):
        later = {"Retry-After": "5"} if _WRITER and _WRITER[0].is_busy() else {}
        headers = {"Cache-Control": "no-store", **later}  # where none will come, nobody asks again
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=headers)
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
        _WRITER[0].write(file_names(store.dataset()))
    except (DataError, OSError) as error:
        LOG.warning("No view is written ahead: %s.", error)
