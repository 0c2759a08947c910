"""In which order the static edition asks for its work, so that no processor waits for another."""

from __future__ import annotations

from concurrent.futures import Executor, Future

from static_site import edition, taken
from static_site.edition import DATA, Order


class Pool(Executor):
    """Does at once what it is asked for, and notes it."""

    asked: list[str]

    def __init__(self, *_: object, **__: object) -> None:
        Pool.asked = []

    def submit(self, fn, /, *args, **kwargs):
        """Do it in this process."""
        named = f" {args[0].page}" if fn is edition.record else ""
        self.asked.append(f"{fn.__name__}{named}")
        done: Future[object] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


def no_files(_place: taken.Place) -> dict[str, bytes]:
    return {}


def test_what_takes_longest_is_asked_for_first_and_files_fill_the_time_until_the_data(monkeypatch):
    monkeypatch.setattr(edition, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(taken, "made", no_files)
    files = edition.build((DATA, "about", "themes"), Order(most=1, languages=("sl",)))
    pages, places = ["record about", "record themes"], ["no_files"] * len(list(taken.places("sl")))
    assert Pool.asked == [*pages, *places, "record data"]
    assert {"sl/podatki.html", "sl/teme.html"} <= set(files)
