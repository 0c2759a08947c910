"""A piece of work for a process: some inputs of one target."""

from __future__ import annotations

from tests.fuzz.targets import TARGETS
from tests.fuzz.trial import Outcome, trial


def run(job: tuple[int, int, int]) -> tuple[int, Outcome]:
    """Try some inputs of one target: its place in the list, how many, with which seed.

    It stands in a module of its own: a page that is recorded takes the place of ``__main__``,
    where a process would look for it in vain.
    """
    n, number, begin = job
    return n, trial(TARGETS[n], number, begin)
