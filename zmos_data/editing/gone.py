"""What a file was written with and has no more, and what a new row needs beside what it says."""

from __future__ import annotations

from collections.abc import Collection

from zmos_data.editing.draft import Draft
from zmos_data.editing.findings import Place
from zmos_data.editing.merge import Merged
from zmos_data.editing.patches import Key, Patches
from zmos_data.editing.sheet_rows import Frames

# What a new project has where the file leaves it open and the table asks for it: the cautious
# word, never the one that claims more.
_DEFAULTS = {
    "name_sl_origin": "descriptive",
    "ctn_named_in_source": "no",
    "confidence": "medium",
}
# Tables of which a project has rows: the sheet that has them, and their key.
_CHILDREN = (
    ("projects", "project_municipalities", ("project_id", "municipality_code")),
    ("sources", "project_sources", ("project_id", "source_id")),
    ("outputs", "outputs", ("project_id", "position")),
    ("sites", "sites", ("project_id", "position")),
    ("amounts", "conflicts", ("project_id", "conflict_id")),
)


def fill(said: Patches, frames: Frames, before: Frames) -> None:
    """Give new projects what their table asks for and the file leaves open, in place."""
    known = {code for tables in (frames, before) for code in tables["projects"]["project_id"]}
    for patch in said.of("projects"):
        if patch.key[0] not in known:
            for column, cell in _DEFAULTS.items():
                patch.cells[column] = patch.cells.get(column) or cell


def gone(
    draft: Draft, said: Patches, frames: Frames, before: Frames, removed: Collection[str]
) -> tuple[dict[tuple[str, Key], Place], tuple[str, ...]]:
    """Find the rows that the file was written with and has no more.

    Of a project that the file still has, all that it says no more goes; a project that is not
    there goes only where a person has said so.

    Returns
    -------
    (dict of (str, tuple of str) to Place, tuple of str)
        Rows that go, by table and key, with the sheet that does not have them; ids of the
        projects that are not there.
    """
    if draft.is_flat or "projects" not in draft.sheets:
        return {}, ()
    there = {patch.key[0] for patch in said.of("projects") if "name_sl" in patch.cells}
    columns = (before["projects"][name].tolist() for name in ("project_id", "municipality_code"))
    spoken = {
        code for code, town in zip(*columns, strict=True) if not draft.towns or town in draft.towns
    }
    vanished = (spoken - there) & set(frames["projects"]["project_id"])
    going = set(removed) & vanished
    found: dict[tuple[str, Key], Place] = {("projects", (code,)): Place() for code in going}
    for sheet, table, names in _CHILDREN:
        for cells in zip(*(before[table][name].tolist() for name in names), strict=True):
            key = cells[1:] if table == "conflicts" else cells
            left_out = sheet in said.sheets and cells[0] in there and (table, key) not in said.rows
            if left_out or cells[0] in going:
                found[table, key] = Place(sheet)
    return found, tuple(sorted(vanished))


def drop_unused_sources(draft: Draft, said: Patches, merged: Merged, frames: Frames) -> None:
    """Take away the sources that a file of all towns has no more and that nothing names."""
    if draft.is_flat or draft.towns or "sources" not in said.sheets:
        return
    sources, named = merged.rows["sources"], _named(merged)
    for table, frame in frames.items():
        if table not in merged.rows and "source_id" in frame.columns:
            named |= set(frame["source_id"])
    for key in [key for key in sources if key[0] not in named]:
        if ("sources", key) not in said.rows:
            del sources[key]


def _named(merged: Merged) -> set[str]:
    """Return the sources that rows of the edited tables name, but for those of the sources."""
    others = (rows.values() for table, rows in merged.rows.items() if table != "sources")
    return {row.get("source_id", "") for rows in others for row in rows}
