"""What the rows of a file speak of: projects and sources, by id, by name, or by address."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zmos_data.cells import shortened
from zmos_data.editing import identifiers
from zmos_data.editing.draft import Draft, DraftRow
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.likeness import SAME, Question, alike
from zmos_data.editing.sheet_rows import Frames
from zmos_data.phrase import Phrase


@dataclass
class References:
    """Who is who in a file.

    Attributes
    ----------
    projects : dict of int to str
        Id of the project of each row in the sheet of the projects.
    towns : dict of str to str
        Code of the town of each project, of the data and of the file.
    sources : set of str
        Ids of all sources, of the data and of the file.
    known : frozenset of str
        Ids of the sources of the data.
    columns : dict of str to list of str
        Columns of each table.
    questions : list of Question
        Projects of the file that resemble one of the data.
    findings : list of Finding
        What speaks of nothing that is known.
    new : set of str
        Ids of the projects that the file has without one.
    """

    projects: dict[int, str] = field(default_factory=dict)
    towns: dict[str, str] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    known: frozenset[str] = frozenset()
    columns: dict[str, list[str]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    new: set[str] = field(default_factory=set)
    _names: dict[str, set[str]] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)

    def name(self, project_id: str, name: str) -> None:
        """Note under which name a project may be spoken of."""
        self._names.setdefault(identifiers.same_name(name), set()).add(project_id)

    def project(self, row: DraftRow) -> str:
        """Return the id of the project that a row speaks of; "" where there is none."""
        said = row.cells.get("project_id", "")
        if not said or said in self.towns:
            return said
        ids = self._names.get(identifiers.same_name(said), set())
        own = ids & self.new or ids  # a name that a row of the file has given is that row's
        if len(own) == 1:
            return next(iter(own))
        rule = Phrase("several projects have this name") if ids else Phrase("no such project")
        allowed = Phrase("the id of a project, or the name of a new one as in the sheet Projects")
        self._refuse(row, "project_id", said, rule, allowed)
        return ""

    def source(self, row: DraftRow) -> str:
        """Return the id of the source that a row speaks of; "" where it speaks of none."""
        said = row.cells.get("source_id", "")
        if not said or said in self.sources:
            return said
        if found := self._addresses.get(identifiers.same_address(said)):
            return found
        allowed = Phrase("the id or the address of a source of the sheet Sources")
        self._refuse(row, "source_id", said, Phrase("no such source"), allowed)
        return ""

    def of_source(self, code: str, url: str, title: str) -> str:
        """Return the id of a source that a row describes; a new one gets its id here."""
        address = identifiers.same_address(url)
        code = code or self._addresses.get(address, "") if url else code
        if not code:
            code = identifiers.new_source(url, title, self.sources)
        self.sources.add(code)
        if url:
            self._addresses.setdefault(address, code)
        return code

    def _refuse(
        self, row: DraftRow, column: str, found: str, rule: Phrase, allowed: Phrase
    ) -> None:
        place = at(row, column)
        advice = Phrase("correct the cell, or add what it speaks of to its own sheet")
        self.findings.append(Finding(place, shortened(found), rule, allowed, advice, is_fault=True))


def at(row: DraftRow, column: str) -> Place:
    """Return where a cell of a row stands; the row where the file does not have the column."""
    number, heading = row.columns.get(column), row.headings.get(column, "")
    return Place(row.place.sheet, row.place.row, number, heading)


def identify(draft: Draft, frames: Frames, base: Frames, same: Mapping[int, str]) -> References:
    """Find out which projects and sources a file speaks of.

    Parameters
    ----------
    draft : Draft
        What the file gives.
    frames, base : mapping of str to pandas.DataFrame of str
        The present tables, and those that the file was written of.
    same : mapping of int to str
        Answers of a person: by the row of a project without an id, the id of the project that
        it is, or "" where it is new.
    """
    found = References()
    known: dict[str, dict[str, str]] = {}  # names by town and id
    for tables in (base, frames) if base is not frames else (frames,):
        for code, town, name in _projects(tables):
            found.towns[code] = town
            known.setdefault(town, {})[code] = name
            found.name(code, name)
        columns = (tables["sources"][name].tolist() for name in ("source_id", "url"))
        for code, url in zip(*columns, strict=True):
            found.of_source(code, url, "")
    found.known = frozenset(frames["sources"]["source_id"])
    found.columns = {table: frame.columns.tolist() for table, frame in frames.items()}
    for row in draft.sheets.get("projects", ()):
        _identify(found, row, known, same)
    return found


def _projects(tables: Frames) -> Iterator[tuple[str, str, str]]:
    names = ("project_id", "municipality_code", "name_sl")
    columns = (tables["projects"][name].tolist() for name in names)
    return zip(*columns, strict=True)


def _identify(
    found: References,
    row: DraftRow,
    known: Mapping[str, Mapping[str, str]],
    same: Mapping[int, str],
) -> None:
    """Give a row of the projects its id."""
    number = row.place.row or 0
    code, town, name = (
        row.cells.get(c, "") for c in ("project_id", "municipality_code", "name_sl")
    )
    if code and code not in found.towns and not identifiers.fits_town(code, town):
        found._refuse(
            row,
            "project_id",
            code,
            Phrase("no such project"),
            Phrase("the id of a project, or an empty cell for a new one"),
        )
        return
    if not code and not town:
        found.name("", name)  # told already at the cell of the town; what hangs on it waits
        return
    if not code:
        if likely := alike(name, known.get(town, {})):
            answer = same.get(number)
            found.questions.append(Question(number, row.place, name, town, likely, answer))
            # While nobody has said, one of the same name is taken for it: who sends a released
            # file again is not told of what would follow from a second project.
            same_name = likely[0].project_id if likely[0].likeness == SAME else ""
            code = same_name if answer is None else answer
        code = code or identifiers.next_project(town, found.towns)
        found.new.add(code)
    found.projects[number] = code
    found.towns.setdefault(code, town)
    if name:
        found.name(code, name)
