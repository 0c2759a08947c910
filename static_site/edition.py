"""The static edition: every file by its path."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial

from content import store
from static_site.files import shared_files
from static_site.pages import Files, documents
from static_site.views import recorded
from ui.page_shell import PAGES
from zmos_data.languages import LANGUAGES

DATA = "data"  # name of the page with the evidence of the figures
Job = tuple[str, str]  # name of a page, and the language


def build(
    pages: Iterable[str] = PAGES,
    live: str = "",
    languages: Iterable[str] = LANGUAGES,
    most: int = 0,
) -> dict[str, bytes]:
    """Build every file of the edition, with a process for each processor.

    Parameters
    ----------
    pages : iterable of str
        Names of the pages, of `ui.page_shell.PAGES`.
    live : str
        Address of the live dashboard, to which views lead that are not written; empty where
        there is none.
    languages : iterable of str
        Of ``sl`` and ``en``.
    most : int
        How many values of each filter are written; 0 for all of them, and for all further views.

    Returns
    -------
    dict of str to bytes
        Content by path, such as ``sl/index.html``; the same bytes for the same data and code.
    """
    files = dict(shared_files())
    jobs = [(name, language) for name in pages for language in languages]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for (name, language), written in zip(jobs, _recorded(jobs, most, pool), strict=True):
            needed = _needed(name, next(iter(written)), files)
            files |= written
            for file, html in documents(name, language, needed, live):
                files[file] = html.encode()
    return dict(sorted(files.items()))


def _recorded(jobs: Sequence[Job], most: int, pool: Executor) -> list[dict[str, bytes]]:
    """Record every page, that of the data last: its views are those to which figures lead."""
    first = [job for job in jobs if job[0] != DATA]
    last = [job for job in jobs if job[0] == DATA]
    found = dict(zip(first, pool.map(partial(record, most=most), first), strict=True))
    figures: dict[str, set[str]] = {job[1]: set() for job in jobs}
    for (_, language), (_, names) in found.items():
        figures[language] |= names
    asked = [sorted(figures[language]) for _, language in last]
    found |= zip(last, pool.map(partial(record, most=most), last, asked), strict=True)
    return [found[job][0] for job in jobs]


def record(
    job: Job, figures: Iterable[str] = (), most: int = 0
) -> tuple[dict[str, bytes], set[str]]:
    """Record every view of a page in a language, see `static_site.views.recorded`."""
    name, language = job
    return recorded(name, language, store.dataset(), figures, most=most)


def _needed(name: str, states_path: str, files: Mapping[str, bytes]) -> Files:
    def found(stem: str, ending: str) -> str:
        stems = (path for path in files if path.startswith(f"static/{stem}-"))
        return next(path for path in stems if path.endswith(f".{ending}"))

    return Files(
        site=found("site", "js"),
        map=found("map", "js"),
        frame=found("frame", "js"),
        wall=found("wall", "js"),
        style=found(f"page-{name}", "css"),
        map_style=found("map", "css"),
        states=states_path,
    )
