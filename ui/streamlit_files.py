"""Streamlit's own files and those of the map's component, as they should travel.

Streamlit sends its scripts uncompressed, because it would compress them anew for each visitor,
and those of a component without a word on how long they hold. Here they are compressed once and
answered from memory.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from content import cache
from ui import map_component
from webmap.published import FOR_EVER, File

STREAMLIT = Path(streamlit.__file__).resolve().parent / "static"
INDEX = STREAMLIT / "index.html"
_TEXTS = {".css", ".html", ".js", ".json"}
_HAS_HASH = re.compile(r"\.[\w-]{8}\.\w+$")  # such as main.521860b0.js
_IMPORTED = re.compile(r"""\b(?:from|import)\s*["']\./([^"']+\.js)["']""")
_KEPT = 16_000_000  # bytes; what the pages need takes 4 MB
# What a page of ours imports besides what Streamlit's page names, once its script has run.
_LATER = ("BidiComponent", "ComponentInstance", "Html")


# Compressed in both ways, a script takes less than itself.
@cache.kept(_KEPT, size=lambda file: 2 * len(file.content), of_code=False, unit=cache.BYTES)
def read(path: Path) -> File:
    """Read a file."""
    return File(path.name, path.read_bytes())


class StreamlitFiles:
    """The files by the paths under which Streamlit serves them.

    Parameters
    ----------
    base : str
        Path below which everything is served, such as ``/karta``.
    """

    def __init__(self, base: str) -> None:
        self._base = base

    @cached_property
    def paths(self) -> Mapping[str, Path]:
        """Every file that is worth compressing."""
        folders = {"/static": STREAMLIT / "static", map_component.ADDRESS: map_component.folder()}
        return {
            f"{self._base}{below}/{path.relative_to(folder).as_posix()}": path
            for below, folder in folders.items()
            for path in folder.rglob("*")
            if path.suffix in _TEXTS
        }

    def warm(self) -> None:
        """Read and compress what every first visit asks for."""
        named = re.findall(r'"\.(/static/(?:js|css)/[^"]+)"', INDEX.read_text(encoding="utf-8"))
        later = [f"/static/js/{name}" for name in chunks()]
        for path in (*named, *later, f"{map_component.ADDRESS}/index.html", *component_scripts()):
            if found := self.paths.get(self._base + path):
                read(found).smallest("br")


@cache.kept(of_code=False)
def files(base: str) -> StreamlitFiles:
    """Return the files below a base path."""
    return StreamlitFiles(base)


@cache.kept(of_code=False)
def component_scripts() -> tuple[str, ...]:
    """Name the scripts of the map's component (paths below the base path)."""
    folder, address = map_component.folder(), map_component.ADDRESS
    return tuple(f"{address}/{p.relative_to(folder).as_posix()}" for p in folder.rglob("*.js"))


@cache.kept(of_code=False)
def chunks() -> tuple[str, ...]:
    """Name the scripts that a page imports later, with what those import (file names).

    A browser that is not told of them hears of each only from the one that needs it, after the
    page's script has run on the server.
    """
    folder = STREAMLIT / "static" / "js"
    first = set(re.findall(r"/js/([^\"]+\.js)", INDEX.read_text(encoding="utf-8")))
    found: dict[str, None] = {}
    wanted = [path.name for name in _LATER for path in folder.glob(f"{name}.*.js")]
    while wanted:
        name = wanted.pop()
        if name not in found and name not in first:
            found[name] = None
            wanted += imported(folder / name)
    return tuple(found)


def imported(script: Path) -> Iterator[str]:
    """Name the scripts that one imports before it runs (file names)."""
    return (match[1] for match in _IMPORTED.finditer(script.read_text(encoding="utf-8")))


class Compressed:
    """Answers requests for `StreamlitFiles`; a part of a file is Streamlit's to send."""

    def __init__(self, app: ASGIApp, files: StreamlitFiles) -> None:
        self.app, self.files = app, files

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        file = await self._asked(scope) if scope["type"] == "http" else None
        if file is None:
            await self.app(scope, receive, send)
            return
        holds = FOR_EVER if _HAS_HASH.search(file.name) else "no-cache"
        answered = file.answer(Request(scope), {"Cache-Control": holds})
        await answered(scope, receive, send)

    async def _asked(self, scope: Scope) -> File | None:
        found = self.files.paths.get(scope["path"])
        is_whole = scope["method"] in ("GET", "HEAD") and "range" not in Request(scope).headers
        return await run_in_threadpool(read, found) if found and is_whole else None
