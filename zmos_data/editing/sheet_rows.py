"""Tables -> rows of the sheets, with nothing lost: what a template is written of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from zmos_data.amounts import AMOUNTS
from zmos_data.editing.sheets import layout

Frames = Mapping[str, pd.DataFrame]
Cells = dict[str, str]
ABOUT_AMOUNT = ("precision", "basis", "as_of")  # what stands beside an amount


def sheet_rows(frames: Frames, towns: Collection[str] = ()) -> dict[str, list[Cells]]:
    """Write the tables as rows of the sheets.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame of str
        The tables as text, "" for an empty cell, as `zmos_data.tables.read_tables` reads them.
    towns : collection of str
        Codes of the towns whose rows are wanted; empty for all.

    Returns
    -------
    dict of str to list of dict of str to str
        Rows by the name of the sheet, in the order of the tables; cells by the name of the
        sheet's column, in the codes of the tables. Several codes in a cell have semicolons
        between them. Of one town's sources those that its rows name.
    """
    names = frames["projects"].set_index("project_id")["name_sl"].to_dict()
    projects = [row for row in _projects(frames) if not towns or row["municipality_code"] in towns]
    chosen = {row["project_id"] for row in projects}
    rows = {
        "projects": projects,
        "amounts": [row for row in _amounts(frames) if row["project_id"] in chosen],
        "towns": [row for row in _towns(frames) if not towns or row["municipality_code"] in towns],
        **{
            sheet: [row for row in records(frames[sheet]) if row["project_id"] in chosen]
            for sheet in ("outputs", "sites")
        },
    }
    used = {row["source_id"] for own in rows.values() for row in own if row.get("source_id")}
    rows["sources"] = [
        row
        for row in _sources(frames)
        if (row["project_id"] in chosen if row["project_id"] else not towns or _is_of(row, used))
    ]
    for sheet in layout().sheets.values():
        if any(column.name == "project_name" for column in sheet.columns):
            for row in rows[sheet.name]:
                row["project_name"] = names.get(row["project_id"], "")
    return {name: rows[name] for name in layout().sheets}


def _is_of(row: Cells, used: Collection[str]) -> bool:
    return row["source_id"] in used


def records(frame: pd.DataFrame) -> list[Cells]:
    """Return the rows of a table as text, ten times as quickly as pandas gives them."""
    names = frame.columns.tolist()
    rows = zip(*(frame[name].tolist() for name in names), strict=True)
    return [dict(zip(names, cells, strict=True)) for cells in rows]


def _projects(frames: Frames) -> Iterator[Cells]:
    links = frames["project_municipalities"]
    partners = links[links["is_lead"] != "true"].groupby("project_id")["municipality_code"]
    others = partners.agg(";".join).to_dict()
    columns = [column.name for column in layout().sheets["projects"].columns]
    for row in records(frames["projects"]):
        row["partner_codes"] = others.get(row["project_id"], "")
        yield {name: row[name] for name in columns}


def _amounts(frames: Frames) -> Iterator[Cells]:
    conflicts: dict[tuple[str, str], list[Cells]] = {}
    for row in records(frames["conflicts"]):
        conflicts.setdefault((row["project_id"], row["field"]), []).append(row)
    for row in records(frames["projects"]):
        for amount in AMOUNTS:
            if row[amount]:
                yield _used(row, amount)
            for other in conflicts.get((row["project_id"], amount), []):
                yield _other(other)


def _used(row: Cells, amount: str) -> Cells:
    about = {name: row[f"{amount}_{name}"] for name in ABOUT_AMOUNT}
    empty = dict.fromkeys(("note_sl", "note_en", "source_id", "conflict_id"), "")
    said = {"project_id": row["project_id"], "amount": amount, "eur": row[amount], "use": "used"}
    return {**said, **about, **empty}


def _other(row: Cells) -> Cells:
    return {
        "project_id": row["project_id"],
        "amount": row["field"],
        "eur": row["value_other"],
        "use": "other",
        # The table leaves the precision of another figure empty where its source says nothing.
        "precision": row["precision_other"] or "exact",
        "basis": "",
        "as_of": "",
        **{name: row[name] for name in ("note_sl", "note_en", "source_id", "conflict_id")},
    }


def _sources(frames: Frames) -> Iterator[Cells]:
    sources = {row["source_id"]: row for row in records(frames["sources"])}
    links = records(frames["project_sources"])
    for link in links:
        yield {**sources.get(link["source_id"], {}), **link}
    linked = {link["source_id"] for link in links}
    for code, row in sources.items():
        if code not in linked:
            yield {**row, "project_id": "", "position": "", "proves": ""}


def _towns(frames: Frames) -> Iterator[Cells]:
    proofs = {
        (row["municipality_code"], row["field"]): row
        for row in records(frames["municipality_provenance"])
    }
    for town in records(frames["municipalities"]):
        for field in layout().town_fields:
            proof = proofs.get((town["municipality_code"], field), {})
            yield {
                "municipality_code": town["municipality_code"],
                "field": field,
                "value": town[field],
                "source_id": proof.get("source_id", ""),
                "confidence": proof.get("confidence", ""),
            }
