"""The static edition: every file by its path."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from content import store
from static_site.axes import axes_of, combinations
from static_site.files import digest, shared_files
from static_site.pages import Files, documents
from static_site.states import states
from ui.page_shell import PAGES
from ui.recording import Recorder
from zmos_data.languages import LANGUAGES


def build(pages: Iterable[str] = PAGES, live: str = "", *, most: int = 0) -> dict[str, bytes]:
    """Build every file of the edition, with a process for each processor.

    Parameters
    ----------
    pages : iterable of str
        Names of the pages, of `ui.page_shell.PAGES`.
    live : str
        Address of the live dashboard, to which views lead that are not written; empty where
        there is none.
    most : int
        How many values of each filter are written; 0 for all of them.

    Returns
    -------
    dict of str to bytes
        Content by path, such as ``sl/index.html``; the same bytes for the same data and code.
    """
    files = dict(shared_files())
    jobs = [(name, language, most) for name in pages for language in LANGUAGES]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for (name, language, _), content in zip(jobs, pool.map(recorded, jobs), strict=True):
            path = f"states/{name}-{language}-{digest(content)}.js"
            needed = _needed(name, path, files)
            files[path] = content
            for file, html in documents(name, language, needed, live):
                files[file] = html.encode()
    return dict(sorted(files.items()))


def recorded(job: tuple[str, str, int]) -> bytes:
    """Record every view of a page in a language, as the script that its pages load.

    Parameters
    ----------
    job : tuple of (str, str, int)
        Name of the page, the language, and how many values of each filter; 0 for all.
    """
    name, language, most = job
    axes = tuple(
        replace(axis, values=axis.values[: most or None]) for axis in axes_of(name, store.dataset())
    )
    recorder = Recorder(name, language)
    return states(axes, map(recorder.record, combinations(axes)))


def _needed(name: str, states_path: str, files: Mapping[str, bytes]) -> Files:
    def found(stem: str, ending: str) -> str:
        stems = (path for path in files if path.startswith(f"static/{stem}-"))
        return next(path for path in stems if path.endswith(f".{ending}"))

    return Files(
        site=found("site", "js"),
        map=found("map", "js"),
        frame=found("frame", "js"),
        style=found(f"page-{name}", "css"),
        map_style=found("map", "css"),
        states=states_path,
    )
