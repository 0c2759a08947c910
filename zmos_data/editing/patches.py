"""What a file changes in the tables: one patch a row of a table that it speaks of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from zmos_data.amounts import AMOUNTS
from zmos_data.cells import shortened
from zmos_data.editing.draft import Draft, DraftRow
from zmos_data.editing.findings import Finding, Place
from zmos_data.editing.references import References, at
from zmos_data.editing.sameness import same
from zmos_data.editing.sheet_rows import ABOUT_AMOUNT, Cells, Frames, records
from zmos_data.phrase import Phrase

Key = tuple[str, ...]
# Columns that tell the rows of a table apart for whoever edits: of a project's sources which
# one it is, not at which place it stands.
KEYS: dict[str, Key] = {
    "projects": ("project_id",),
    "project_municipalities": ("project_id", "municipality_code"),
    "sources": ("source_id",),
    "project_sources": ("project_id", "source_id"),
    "outputs": ("project_id", "position"),
    "sites": ("project_id", "position"),
    "conflicts": ("conflict_id",),
    "municipalities": ("municipality_code",),
    "municipality_provenance": ("municipality_code", "field"),
}
# What a source can be asked to prove of a flat row.
PROVABLE = (
    *("name_sl", "name_en", "priority_code", "period", "fund", *AMOUNTS),
    *("start_year", "end_year", "stage", "beneficiary"),
)


@dataclass
class Patch:
    """A row of a table as the file has it.

    Attributes
    ----------
    table, key : str, tuple of str
        The table, and the row's cells of its `KEYS`.
    cells : dict of str to str
        What the file says of the other columns; those that it does not have are not there.
    row : DraftRow
        The first row of the file that speaks of it.
    others : dict of str to (DraftRow, str)
        Columns of which another row speaks, or the same under another name: that row, and
        the sheet's column.
    """

    table: str
    key: Key
    cells: Cells
    row: DraftRow
    others: dict[str, tuple[DraftRow, str]] = field(default_factory=dict)

    def place_of(self, column: str) -> Place:
        """Return where a cell stands in the file; its row where the file does not have it."""
        return at(*self.others.get(column, (self.row, column)))


@dataclass
class Patches:
    """All that a file changes.

    Attributes
    ----------
    rows : dict of (str, tuple of str) to Patch
        By table and key.
    sheets : set of str
        Sheets that the file has.
    findings : list of Finding
        What contradicts itself within the file.
    """

    rows: dict[tuple[str, Key], Patch] = field(default_factory=dict)
    sheets: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def add(
        self,
        table: str,
        key: Key,
        row: DraftRow,
        cells: Cells,
        names: Mapping[str, str] | None = None,
    ) -> None:
        """Note what a row of the file says of a row of a table; it says it once.

        ``names`` are the sheet's columns where they are called otherwise than the table's.
        """
        patch = self.rows.get((table, key))
        if patch is None:
            patch = self.rows[table, key] = Patch(table, key, {}, row)
        for column, cell in cells.items():
            if column not in patch.cells:
                patch.cells[column] = cell
                if row is not patch.row or names:
                    patch.others[column] = row, (names or {}).get(column, column)
            elif not same(patch.cells[column], cell):
                self.findings.append(_contradiction(at(row, column), cell, patch, column))

    def of(self, table: str) -> list[Patch]:
        """Return the patches of a table in the order of the file."""
        return [patch for (name, _), patch in self.rows.items() if name == table]


def _contradiction(place: Place, cell: str, patch: Patch, column: str) -> Finding:
    other = patch.place_of(column)
    return Finding(
        place,
        shortened(cell),
        Phrase("the file says something else in row {row}", row=other.row or ""),
        Phrase("“{cell}”, as there", cell=shortened(patch.cells[column])),
        Phrase("write the same in both rows, or delete one"),
        is_fault=True,
    )


def patches(draft: Draft, who: References, base: Frames) -> Patches:
    """Say what a file changes.

    Parameters
    ----------
    draft : Draft
        What the file gives.
    who : References
        Its projects and sources; see `zmos_data.editing.references.identify`.
    base : mapping of str to pandas.DataFrame of str
        The tables that the file was written of.
    """
    found = Patches(sheets=set(draft.sheets))
    # Sources first, for the others speak of them.
    for sheet in ("sources", *(name for name in draft.sheets if name != "sources")):
        rows = draft.sheets.get(sheet, ())
        if sheet == "sources":
            _sources(found, who, rows, base)
        else:
            for row in rows:
                _ADD[sheet](found, who, row)
    _main_sources(found, who, draft.sheets.get("projects", ()), base)
    if "amounts" in draft.sheets:
        _clear_amounts(found)
    return found


def _own(row: DraftRow, columns: Iterable[str]) -> Cells:
    return {column: row.cells[column] for column in columns if column in row.cells}


def _project(found: Patches, who: References, row: DraftRow) -> None:
    code = who.projects.get(row.place.row or 0, "")
    if not code:
        return
    columns = [c for c in who.columns["projects"] if c not in ("project_id", "source_id")]
    found.add("projects", (code,), row, {**_own(row, columns), **_flat_precision(row)})
    if town := row.cells.get("municipality_code"):
        found.add("project_municipalities", (code, town), row, {"is_lead": "true"})
    for partner in filter(None, row.cells.get("partner_codes", "").split(";")):
        found.add("project_municipalities", (code, partner), row, {"is_lead": "false"})


def _main_sources(found: Patches, who: References, rows: Sequence[DraftRow], base: Frames) -> None:
    """Add the source that a flat row names: it proves what the row changes, else nothing new.

    A table that was taken home and is given back as it is has the main source of each project;
    which of its cells that source proves, the table does not say.
    """
    before = {row["project_id"]: row for row in records(base["projects"])}
    proved = {
        (row["project_id"], row["source_id"]): row["proves"].split(";")
        for row in records(base["project_sources"])
    }
    for row in rows:
        code = who.projects.get(row.place.row or 0, "")
        title, url = (row.cells.get(name, "") for name in ("source_title", "source_url"))
        if not code or not (title or url):
            continue
        source = who.of_source("", url, title)
        about = {} if source in who.known else {"title": title or url, "url": url}
        found.add("sources", (source,), row, {name: cell for name, cell in about.items() if cell})
        own = proved.get((code, source), [])
        new = _newly_said(row, before.get(code, {}) if own else {})
        proves = [*own, *(name for name in new if name not in own)]
        found.add("project_sources", (code, source), row, {"proves": ";".join(proves)})


def _newly_said(row: DraftRow, before: Mapping[str, str]) -> list[str]:
    said = {name: row.cells.get(name, "") for name in PROVABLE}
    return [name for name, cell in said.items() if cell and not same(before.get(name, ""), cell)]


def _flat_precision(row: DraftRow) -> Cells:
    """Say how exact the amounts of a flat row are; cents are written of exact ones alone."""
    found: Cells = {}
    for amount in AMOUNTS:
        if row.cells.get(amount) and not row.cells.get(f"{amount}_precision"):
            cents = "." in row.cells[amount]
            said = row.cells.get("figures") or ("exact" if cents else "")
            found |= {f"{amount}_precision": said} if said else {}
    return found


def _amount(found: Patches, who: References, row: DraftRow) -> None:
    project, amount = who.project(row), row.cells.get("amount", "")
    if not project or not amount:
        return
    if row.cells.get("use") != "other":
        about = {f"{amount}_{name}": row.cells.get(name, "") for name in ABOUT_AMOUNT}
        _used(found, project, row, {amount: row.cells.get("eur", ""), **about})
        return
    code = row.cells.get("conflict_id", "") or f"new {row.place.row}"
    precision = row.cells.get("precision", "")
    note = row.cells.get("note_sl", "")
    cells = {
        "project_id": project,
        "field": amount,
        "value_other": row.cells.get("eur", ""),
        "precision_other": "" if precision == "exact" else precision,
        "note_sl": note,
        "note_en": row.cells.get("note_en", "") or note,
        "source_id": who.source(row),
    }
    found.add("conflicts", (code,), row, cells)


def _used(found: Patches, project: str, row: DraftRow, cells: Cells) -> None:
    """Note the amount in use, whose columns are called otherwise on the sheet of amounts."""
    amount = row.cells["amount"]
    names = {amount: "eur", **{f"{amount}_{name}": name for name in ABOUT_AMOUNT}}
    found.add("projects", (project,), row, cells, names)


def _clear_amounts(found: Patches) -> None:
    """A project of the file whose amount has no row any more has none that is known."""
    for patch in found.of("projects"):
        for amount in AMOUNTS if "name_sl" in patch.cells else ():
            for column in (amount, *(f"{amount}_{name}" for name in ABOUT_AMOUNT)):
                patch.cells.setdefault(column, "")


def _town(found: Patches, who: References, row: DraftRow) -> None:
    code, name = (row.cells.get(column, "") for column in ("municipality_code", "field"))
    if not code or not name:
        return
    value = {name: row.cells.get("value", "")}
    found.add("municipalities", (code,), row, value, {name: "value"})
    if source := who.source(row):
        cells = {"source_id": source, "confidence": row.cells.get("confidence", "") or "medium"}
        found.add("municipality_provenance", (code, name), row, cells)


def _numbered(table: str) -> Callable[[Patches, References, DraftRow], None]:
    """Return what adds a row of a table whose rows are numbered within a project."""

    def add(found: Patches, who: References, row: DraftRow) -> None:
        project = who.project(row)
        if not project:
            return
        columns = [c for c in who.columns[table] if c not in (*KEYS[table], "source_id")]
        cells = {**_own(row, columns), "source_id": who.source(row)}
        if table == "sites":
            cells["point_is_en"] = cells.get("point_is_en") or cells.get("point_is_sl", "")
        position = row.cells.get("position", "") or f"new {row.place.row}"
        found.add(table, (project, position), row, cells)

    return add


_ADD: dict[str, Callable[[Patches, References, DraftRow], None]] = {
    "projects": _project,
    "amounts": _amount,
    "towns": _town,
    "outputs": _numbered("outputs"),
    "sites": _numbered("sites"),
}


def _sources(found: Patches, who: References, rows: Sequence[DraftRow], base: Frames) -> None:
    """Add the sources, and whose they are; what one row of several changes is changed."""
    before = {row["source_id"]: row for row in records(base["sources"])}
    columns = [name for name in base["sources"].columns if name != "source_id"]
    for row in rows:
        said = (row.cells.get(name, "") for name in ("source_id", "url", "title"))
        code = who.of_source(*said)
        own = before.get(code, {})
        cells = _own(row, columns)
        changed = {column: cell for column, cell in cells.items() if own.get(column) != cell}
        found.add(
            "sources", (code,), row, changed if own else {c: v for c, v in cells.items() if v}
        )
        if project := who.project(row):
            link = _own(row, ("position", "proves"))
            # Whatever else it says, a source of a project names it.
            link["proves"] = link.get("proves") or "name_sl"
            found.add("project_sources", (project, code), row, link)
