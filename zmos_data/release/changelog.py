"""What a release changes, in a sentence a table; written from the differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zmos_data.catalogue import say_in
from zmos_data.phrase import Counted, Phrase
from zmos_data.release.named import listed
from zmos_data.release.tally import Key, TableTally, Tally

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
    return " ".join(_all(found, language)) or say_in(language, _WORDS_ALONE)


_WORDS_ALONE = Phrase("Descriptions or the order of rows have changed. No value has changed.")


def _sentence(title: str, parts: Sequence[str], language: str) -> str:
    said = [say_in(language, part) for part in parts]
    if title:
        return f"{title}: {', '.join(said)}."
    words = ", ".join(said)
    return f"{words[:1].upper()}{words[1:]}."


def _all(found: Tally, language: str) -> Iterator[str]:
    """Yield the sentences."""
    if projects := found.of(PROJECTS):
        for words, keys in _of_projects(projects):
            named = listed([key[0] for key in keys], found.names, language)
            yield _sentence("", [f"{say_in(language, words)}: {named}"], language)
    for table in found.tables:
        rows = list(_of_rows(table)) if table.name != PROJECTS else []
        if parts := [*rows, *_of_columns(table)]:
            owners = listed(table.owners, found.names, language) if rows else ""
            title = table.titles[language]
            yield _sentence(f"{title} ({owners})" if owners else title, parts, language)
    if names := found.new_tables:
        new = Counted("new table {names}", "new tables {names}", len(names), names=_list(names))
        yield _sentence("", [new], language)
    if names := found.lost_tables:
        removed = Counted(
            "removed table {names}", "removed tables {names}", len(names), names=_list(names)
        )
        yield _sentence("", [removed], language)


def _of_projects(table: TableTally) -> Iterator[tuple[Phrase, Sequence[Key]]]:
    """Yield what became of projects, with their keys."""
    if n := len(table.added):
        yield Counted("{n} new project", "{n} new projects", n), table.added
    if table.values:
        values = Counted("{n} changed value", "{n} changed values", table.values)
        n = len(table.changed)
        words = Counted("{values} of {n} project", "{values} of {n} projects", n, values=values)
        yield words, list(table.changed)
    if n := len(table.removed):
        yield Counted("{n} withdrawn project", "{n} withdrawn projects", n), table.removed


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
