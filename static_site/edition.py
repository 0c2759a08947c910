"""The static edition: every file by its path."""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from content import store
from static_site import parts as edition_parts
from static_site import pictures, taken
from static_site.files import shared_files
from static_site.heads import Heads
from static_site.leading import Leading
from static_site.manifest import NAME as MANIFEST
from static_site.manifest import manifest
from static_site.pages import POLICY, Files, documents
from static_site.root import root_files
from static_site.views import recorded
from static_site.worker import NAME as WORKER
from static_site.worker import worker
from ui.page_shell import PAGES
from ui.recording import Recorder
from zmos_data.languages import LANGUAGES

DATA = "data"  # name of the page with the evidence of the figures
Recorded = tuple[dict[str, bytes], set[str]]  # see `static_site.views.recorded`


@dataclass(frozen=True)
class Order:
    """What is to be written.

    Attributes
    ----------
    live : str
        Address of the live dashboard, to which views lead that are not written; empty where
        there is none.
    address : str
        Where the edition will stand, without a slash at its end; empty where nobody knows.
    most : int
        How many values of each filter are written; 0 for all of them, and for all further views.
    has_files : bool
        Whether there are files to take away.
    languages : tuple of str
        Of ``sl`` and ``en``.
    """

    live: str = ""
    address: str = ""
    most: int = 0
    has_files: bool = True
    languages: tuple[str, ...] = tuple(LANGUAGES)


@dataclass(frozen=True)
class Job:
    """A page in a language, whose views are recorded as an order has it."""

    page: str
    language: str
    order: Order


def build(pages: Iterable[str] = PAGES, order: Order | None = None) -> dict[str, bytes]:
    """Build every file of the edition, with a process for each processor.

    Parameters
    ----------
    pages : iterable of str
        Names of the pages, of `ui.page_shell.PAGES`.
    order : Order, optional
        What is to be written; every view, with all files, for an address that is not known.

    Returns
    -------
    dict of str to bytes
        Content by path, such as ``sl/index.html``; the same bytes for the same data and code.
    """
    order = order or Order()
    with ProcessPoolExecutor(os.cpu_count(), initializer=_begin) as pool:
        files = dict(sorted(_written(pages, order, pool)))
    files[MANIFEST] = manifest(
        files, address=order.address, has_files=order.has_files, most=order.most
    )
    files[WORKER] = worker(files[MANIFEST], files)
    return files


def _begin() -> None:
    """Begin a process that makes files of the present data, one after the other, and then ends."""
    store.hold()
    gc.freeze()
    gc.set_threshold(50_000)  # little of what is made is garbage; 4 % of the time was its search


def _written(pages: Iterable[str], order: Order, pool: Executor) -> Iterator[tuple[str, bytes]]:
    """Give everything that does not depend on everything else.

    What takes longest is asked of the pool first: the recorded pages, then the pictures, which the
    pages name, and the files to take away, which fill the time until the page of the data can be
    recorded, and that of the processor which has less to do.
    """
    jobs = [Job(name, language, order) for name in pages for language in order.languages]
    first = [(job, pool.submit(record, job)) for job in jobs if job.page != DATA]
    pictured = _pictures(order, pool)
    places = [place for language in order.languages for place in taken.places(language)]
    made = pool.map(taken.made, places if order.has_files else ())
    shared = dict(shared_files())
    yield from shared.items()
    icon = _named(shared, "icon", "png")
    drawn = dict(pictured)
    yield from drawn.values()
    heads = Heads(order.address, icon, POLICY, {of: path for of, (path, _) in drawn.items()})
    found = []
    for job, written in _recorded(jobs, first, pool):
        yield from written.items()
        needed = _needed(job, next(iter(written)), shared)
        for file, html in documents(job.page, job.language, needed, heads, order.live):
            found.append(file)
            yield file, html.encode()
    yield from root_files(heads, found)
    for files in made:
        yield from files.items()


def _pictures(order: Order, pool: Executor) -> Iterator[tuple[tuple[str, str], tuple[str, bytes]]]:
    """Ask for path and content of each picture by language and town; none without an address."""
    asked = [(language, town) for language in order.languages for town in pictures.towns()]
    asked = asked if order.address else []
    drawn = pool.map(pictures.picture, *zip(*asked, strict=True)) if asked else ()
    return (
        (of, (pictures.path_of(*of, content), content))
        for of, content in zip(asked, drawn, strict=True)
    )


def _recorded(
    jobs: Iterable[Job], first: Iterable[tuple[Job, Future[Recorded]]], pool: Executor
) -> Iterator[tuple[Job, dict[str, bytes]]]:
    """Give every recorded page, that of the data last: its views are those to which figures lead.

    Parameters
    ----------
    jobs : iterable of Job
        All of them.
    first : iterable of (Job, Future)
        All but that of the data, which are recorded already.
    pool : Executor
        What records that of the data.
    """
    figures: dict[str, set[str]] = defaultdict(set)
    for job, recording in first:
        files, names = recording.result()
        figures[job.language] |= names
        yield job, files
    last = [job for job in jobs if job.page == DATA]
    asked = [sorted(figures[job.language]) for job in last]
    for job, (files, _) in zip(last, pool.map(record, last, asked), strict=True):
        yield job, files


def record(job: Job, figures: Iterable[str] = ()) -> Recorded:
    """Record every view of a page in a language, see `static_site.views.recorded`."""
    order = job.order
    leading = Leading(job.language, order.live, order.has_files, order.address)
    part = partial(edition_parts.written, job.page, leading)
    recorder = Recorder(job.page, job.language, partial(leading.link, job.page))
    return recorded(recorder, store.dataset(), figures, part, order.most)


def _named(files: Mapping[str, bytes], stem: str, ending: str) -> str:
    stems = (path for path in files if path.startswith(f"static/{stem}-"))
    return next(path for path in stems if path.endswith(f".{ending}"))


def _needed(job: Job, states_path: str, files: Mapping[str, bytes]) -> Files:
    found = partial(_named, files)
    return Files(
        site=found("site", "js"),
        map=found("map", "js"),
        frame=found("frame", "js"),
        newer=found("newer", "js"),
        wall=found("wall", "js"),
        app=found(f"app-{job.language}", "webmanifest"),
        names=found(f"names-{job.language}", "js"),
        shared=found("shared", "css"),
        style=found(f"page-{job.page}", "css"),
        map_style=found("map", "css"),
        speaker=found("speaker", "css") if job.page == "presentation" else "",
        states=states_path,
    )
