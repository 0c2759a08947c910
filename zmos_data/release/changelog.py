"""What a release changes, in a sentence a table; written from the differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zmos_data.catalogue import say_in
from zmos_data.phrase import Counted, Phrase
from zmos_data.release.tally import TableTally, Tally

PROJECTS = "projects"


def sentences(found: Tally, language: str) -> str:
    """Say what differs between two packages.

    Parameters
    ----------
    found : Tally
        What differs.
    language : {"sl", "en"}
        Language of the sentences.

    Returns
    -------
    str
        One sentence or more, the projects first.
    """
    said = [_sentence(title, parts, language) for title, parts in _all(found, language)]
    return " ".join(said) or say_in(language, _WORDS_ALONE)


_WORDS_ALONE = Phrase("Descriptions or the order of rows have changed. No value has changed.")


def _sentence(title: str, parts: Sequence[str], language: str) -> str:
    said = ", ".join(say_in(language, part) for part in parts)
    return f"{title}: {said}." if title else f"{said[:1].upper()}{said[1:]}."


def _all(found: Tally, language: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the parts of each sentence, and the title of its table; "" of the projects."""
    projects = found.of(PROJECTS)
    if projects is not None and (of_projects := list(_of_projects(projects))):
        yield "", of_projects
    for table in found.tables:
        rows = list(_of_rows(table)) if table.name != PROJECTS else []
        if parts := [*rows, *_of_columns(table)]:
            yield table.titles[language], parts
    if names := found.new_tables:
        yield (
            "",
            [Counted("new table {names}", "new tables {names}", len(names), names=_list(names))],
        )
    if names := found.lost_tables:
        removed = Counted(
            "removed table {names}", "removed tables {names}", len(names), names=_list(names)
        )
        yield "", [removed]


def _of_projects(table: TableTally) -> Iterator[Phrase]:
    if n := len(table.added):
        yield Counted("{n} new project", "{n} new projects", n)
    if table.values:
        values = Counted("{n} changed value", "{n} changed values", table.values)
        n = len(table.changed)
        yield Counted("{values} of {n} project", "{values} of {n} projects", n, values=values)
    if n := len(table.removed):
        yield Counted("{n} withdrawn project", "{n} withdrawn projects", n)


def _of_rows(table: TableTally) -> Iterator[Phrase]:
    if n := len(table.added):
        yield Counted("{n} new row", "{n} new rows", n)
    if n := table.values:
        yield Counted("{n} changed value", "{n} changed values", n)
    if n := len(table.removed):
        yield Counted("{n} removed row", "{n} removed rows", n)


def _of_columns(table: TableTally) -> Iterator[Phrase]:
    if names := table.new_columns:
        yield Counted("new column {names}", "new columns {names}", len(names), names=_list(names))
    if names := table.lost_columns:
        yield Counted(
            "removed column {names}", "removed columns {names}", len(names), names=_list(names)
        )
    if names := tuple(filter(None, table.retyped)):
        yield Counted(
            "another type of column {names}",
            "another type of columns {names}",
            len(names),
            names=_list(names),
        )
    if "" in table.retyped:
        yield Phrase("another key")
    if names := table.ruled:
        yield Counted(
            "other rules for column {names}",
            "other rules for columns {names}",
            len(names),
            names=_list(names),
        )


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)
