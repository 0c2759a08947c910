"""A list, read and understood: what it would add to the data, and what becomes of each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from zmos_data.cells import shortened
from zmos_data.editing.csv_file import read_csv
from zmos_data.editing.draft import Draft, DraftRow
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.grid import Upload
from zmos_data.editing.reading import read_upload
from zmos_data.editing.refusal import RefusedError
from zmos_data.editing.sheet_rows import sheet_rows
from zmos_data.package import Package
from zmos_data.phrase import Phrase
from zmos_data.sources.additions import Additions, additions
from zmos_data.sources.errors import SourceError
from zmos_data.sources.headings import records
from zmos_data.sources.inhabitants import Counted, chosen_day, inhabitants
from zmos_data.sources.matching import Decisions, How, Match, match, rows_of
from zmos_data.sources.operations import Left, Operation, left_out, once, operations
from zmos_data.sources.population import Days, Towns, from_grids, from_json
from zmos_data.sources.provenance import Provenance
from zmos_data.sources.sniffing import check_content
from zmos_data.sources.source import Source
from zmos_data.tables import read_tables

Frames = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Given:
    """A file of a list.

    Attributes
    ----------
    name : str
        Its name.
    content : bytes
        All of it.
    period : str
        Programming period of all that stands in it; "" where it says so itself.
    """

    name: str
    content: bytes
    period: str = ""


@dataclass(frozen=True)
class Imported:
    """What a list would add.

    Attributes
    ----------
    source : Source
        The list.
    draft : Draft
        What it adds, as rows of sheets. It says nothing about what it does not have.
    provenance : Provenance
        The list as a source.
    matches : list of Match
        Its operations of the towns.
    left : list of Left
        Rows of the towns that are left out.
    elsewhere : int
        Rows of other municipalities.
    additions : Additions
        What becomes of each amount.
    counted : Counted or None
        What a table of inhabitants adds; None of operations.
    """

    source: Source
    draft: Draft
    provenance: Provenance
    matches: list[Match] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    elsewhere: int = 0
    additions: Additions = field(default_factory=Additions)
    counted: Counted | None = None


def import_operations(
    source: Source,
    given: Given,
    package: Package,
    provenance: Provenance,
    decisions: Decisions,
) -> Imported:
    """Read a list of operations.

    Parameters
    ----------
    source : Source
        The list.
    given : Given
        The file.
    package : Package
        The data as they are.
    provenance : Provenance
        The list as a source.
    decisions : Decisions
        What a person decided.

    Raises
    ------
    SourceError
        If the file is not of the list, or a decision speaks of what is not there.
    """
    frames = read_tables(package).frames
    upload = _upload(source, given)
    rows = records(source, upload.grids, given.name)
    found = list(once(operations(source, rows, frames, given.period)))
    matches = match(source, (one for one in found if isinstance(one, Operation)), frames, decisions)
    dated = provenance.of_day(max((one.operation.updated for one in matches), default=""))
    added = additions(source, matches, sheet_rows(frames), dated)
    findings = (*_doubts(matches), *_faults(upload, added.rows))
    draft = Draft(added.rows, package.checksum, is_flat=True, findings=findings)
    elsewhere = sum(isinstance(one, Left) and one.is_elsewhere for one in found)
    return Imported(source, draft, dated, matches, left_out(found), elsewhere, added)


def import_population(
    source: Source,
    given: Given,
    package: Package,
    provenance: Provenance,
    day: str = "",
    *,
    is_base: bool = False,
    replaces: bool = False,
) -> Imported:
    """Read a table of inhabitants.

    Parameters
    ----------
    source, given, package, provenance
        As of `import_operations`.
    day : str
        The day that is wanted; "" for the last that all towns have.
    is_base, replaces : bool
        See `zmos_data.sources.inhabitants.inhabitants`.

    Raises
    ------
    SourceError
        If the file is not of the table, or has not all towns on that day.
    """
    frames = read_tables(package).frames
    towns = Towns(frames)
    days = _days_of(source, given, towns)
    taken = chosen_day(days, towns, day, given.name)
    have = {(row["municipality_code"], row["field"]): row for row in sheet_rows(frames)["towns"]}
    dated = provenance.of_day(taken)
    counted = inhabitants(
        source, days[taken], taken, have, dated, is_base=is_base, replaces=replaces
    )
    sheets: dict[str, list[DraftRow]] = {}
    if counted.rows:
        row = DraftRow(Place(source.code), {**dated.cells, "project_id": ""})
        sheets = {"sources": [row], "towns": counted.rows}
    draft = Draft(sheets, package.checksum, is_flat=True)
    return Imported(source, draft, dated, counted=counted)


def _days_of(source: Source, given: Given, towns: Towns) -> Days:
    if check_content(given.name, given.content, source.formats) == "json-stat":
        return from_json(source, given.content, towns, given.name)
    return from_grids(source, _upload(source, given).grids, towns, given.name)


def _upload(source: Source, given: Given) -> Upload:
    """Read a file; a list of the whole country may be larger than what an editor drops in."""
    is_text = check_content(given.name, given.content, source.formats) == "csv"
    try:
        upload = (read_csv if is_text else read_upload)(given.name, given.content)
    except RefusedError as error:
        upload = Upload(given.name, given.content, findings=(error.finding,))
    if not upload.grids:
        fault = next(one for one in upload.findings if one.is_fault)
        expected = fault.allowed or Phrase("a file that can be read")
        raise SourceError(given.name, expected, fault.words, fault.advice)
    return upload


def _doubts(matches: list[Match]) -> list[Finding]:
    """Say of each doubtful row that a person decides."""
    return [
        Finding(
            one.operation.place,
            shortened(one.operation.name),
            one.why,
            advice=Phrase("decide with {same} or {new}", same="--same 34=061-02", new="--new 34"),
        )
        for one in rows_of(matches, How.DOUBTFUL)
    ]


def _faults(upload: Upload, added: Mapping[str, Iterable[DraftRow]]) -> list[Finding]:
    """Return what is wrong in rows that are taken."""
    rows = {row.place.row for own in added.values() for row in own}
    return [one for one in upload.findings if one.is_fault and one.place.row in rows]
