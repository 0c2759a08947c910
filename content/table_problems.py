"""What is wrong with the newest tables: a notice on every page, and the list of problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from content import store
from content.page import Page
from content.text import Text
from zmos_data import limits, links
from zmos_data.custody import Served
from zmos_data.model import Problem
from zmos_data.slovenian_time import in_slovenia


@dataclass(frozen=True)
class ListedProblems:
    """The problems of the tables as a table.

    Attributes
    ----------
    heads : tuple of str
        Heads of its columns.
    rows : tuple of tuple of str
        A row a problem, no more of them than anybody reads.
    more : str
        What is said where there are more; "" where all are listed.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: str


def notice(page: Page, sees_why: Callable[[], bool]) -> dict[str, str] | None:
    """Say that the newest tables are not shown, since when, and where it says why.

    Parameters
    ----------
    sees_why : callable
        Tells whether the reader may see why; asked only where there is something to see.

    Returns
    -------
    dict of str to str or None
        ``words``, ``label`` and ``link``; None where the newest tables are shown.
    """
    served = store.served()
    if not served.problems:
        return None
    if not sees_why():
        return {"words": stale(page.text, served), "label": "", "link": ""}
    return {
        "words": stale(page.text, served),
        "label": page.text.say("List of problems"),
        "link": links.change("podatki", page.selection, page.selection.filters),
    }


def stale(text: Text, served: Served) -> str:
    """Say which data are shown in the place of the newest, and since when (pure)."""
    when = in_slovenia(served.since) if served.since else None
    return text.count(
        "Data release {version} is shown. The newer tables have {n} problem and have not been "
        "shown since {when}.",
        "Data release {version} is shown. The newer tables have {n} problems and have not been "
        "shown since {when}.",
        min(len(served.problems), limits.PROBLEMS),
        n=number(text, served.problems),
        version=served.dataset.version,
        when=text.say("{day} at {time}", day=text.day(when), time=f"{when:%H:%M}") if when else "",
    )


def number(text: Text, problems: Sequence[Problem]) -> str:
    """Write how many problems there are; beyond the limit nobody has counted them (pure)."""
    if len(problems) <= limits.PROBLEMS:
        return text.number(len(problems))
    return text.say("more than {n}", n=text.number(limits.PROBLEMS))


def listed(text: Text, problems: Sequence[Problem]) -> ListedProblems:
    """Write the problems as a table, no more of them than anybody reads (pure)."""
    heads = (
        text.say("Table"),
        text.say("Row"),
        text.say("Column"),
        text.say("Rule"),
        text.say("Found"),
        text.say("Expected"),
        text.say("What to do"),
    )
    more = (
        text.say("These are the first; the others show when these are fixed.")
        if len(problems) > limits.PROBLEMS
        else ""
    )
    return ListedProblems(heads, tuple(_row(text, p) for p in problems[: limits.PROBLEMS]), more)


def _row(text: Text, problem: Problem) -> tuple[str, ...]:
    said = (problem.rule, problem.found, problem.expected, problem.advice)
    return (
        problem.table,
        "" if problem.row is None else str(problem.row),
        problem.column or "",
        *map(text.say_phrase, said),
    )
