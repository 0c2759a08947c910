"""What a list adds to the data: rows of sheets. Nothing that is there is ever overwritten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from zmos_data.editing.draft import DraftRow, Row
from zmos_data.editing.findings import Place
from zmos_data.editing.identifiers import next_project, same_name
from zmos_data.sources.labels import shown
from zmos_data.sources.matching import How, Match
from zmos_data.sources.operations import Operation
from zmos_data.sources.provenance import Provenance
from zmos_data.sources.source import Figure, Source

Sheets = Mapping[str, Iterable[Row]]  # what we have, as `zmos_data.editing.sheet_rows` writes it


class Effect(StrEnum):
    """What becomes of an amount."""

    FILLED = "filled"
    SAME = "same"
    OTHER = "other"
    KNOWN = "known"  # another figure that is on record already
    TOLD = "told"  # none of our amounts, or of one of several operations of a project


@dataclass(frozen=True)
class Told:
    """An amount of a list, and what becomes of it."""

    figure: Figure
    value: Decimal
    effect: Effect
    ours: str = ""


@dataclass
class Additions:
    """Rows that a list adds, by sheet, and what became of each amount, by the row of the list."""

    rows: dict[str, list[DraftRow]] = field(default_factory=dict)
    told: dict[int | None, list[Told]] = field(default_factory=dict)

    def add(self, sheet: str, place: Place, cells: Row) -> None:
        """Add a row."""
        self.rows.setdefault(sheet, []).append(DraftRow(place, cells))


def additions(
    source: Source, matches: Iterable[Match], have: Sheets, provenance: Provenance
) -> Additions:
    """Write what a list adds.

    Parameters
    ----------
    source : Source
        The list.
    matches : iterable of Match
        Its operations; doubtful ones and those that are left out add nothing.
    have : mapping of str to iterable of Row
        Rows of the sheets as they are.
    provenance : Provenance
        The list as a source.

    Returns
    -------
    Additions
        A project that is matched gets the amounts that it does not have, and another figure of
        one that it has as a row of use ``other``. A new one gets a row of its own, by its name.
    """
    return _Writer(source, have, provenance).write(list(matches))


class _Writer:
    def __init__(self, source: Source, have: Sheets, provenance: Provenance) -> None:
        self._source, self._provenance = source, provenance
        self._amounts: dict[tuple[str, str], list[Row]] = {}
        for row in have["amounts"]:
            self._amounts.setdefault((row["project_id"], row["amount"]), []).append(row)
        self._proves = {
            (row["project_id"], row["source_id"]): row["proves"].split(";")
            for row in have["sources"]
        }
        self._towns = {row["project_id"]: row["municipality_code"] for row in have["projects"]}
        self._names = {same_name(row["name_sl"]) for row in have["projects"]}
        self._found = Additions()

    def write(self, matches: list[Match]) -> Additions:
        taken = [one for one in matches if one.how in (How.MATCHED, How.NEW)]
        times = Counter(one.project_id for one in taken if one.project_id)
        names = self._named([one.operation for one in taken if one.how is How.NEW])
        for one in taken:
            project = one.project_id or names[one.operation.place.row]
            if one.how is How.NEW:
                cells = _project(self._source, one.operation)
                code = {"project_id": project} if project in self._towns else {}
                self._found.add("projects", one.operation.place, {**cells, **code})
            told = list(self._tell(one.operation, project, is_part=times[one.project_id] > 1))
            self._found.told[one.operation.place.row] = told
            self._prove(one, project, told)
        return self._found

    def _named(self, new: list[Operation]) -> dict[int | None, str]:
        """Return how rows name the new projects, by the row of the list.

        By their names, so that each gets an id when it is released; by ids at once where a name
        would not tell them apart.
        """
        names = [same_name(operation.name) for operation in new]
        if len(set(names) - self._names) == len(names):
            return {operation.place.row: operation.name for operation in new}
        found = {}
        for operation in new:
            code = next_project(_town(operation), self._towns)
            self._towns[code] = _town(operation)
            found[operation.place.row] = code
        return found

    def _tell(self, operation: Operation, project: str, *, is_part: bool) -> Iterator[Told]:
        for figure in self._source.figures:
            value = operation.figures.get(figure.column)
            if value is None:
                continue
            if not figure.amount or is_part:
                yield Told(figure, value, Effect.TOLD)
                continue
            told = self._compared(project, figure, value)
            if told.effect in (Effect.FILLED, Effect.OTHER):
                row = self._amount(operation, project, told)
                self._found.add("amounts", operation.place, row)
            yield told

    def _compared(self, project: str, figure: Figure, value: Decimal) -> Told:
        rows = self._amounts.get((project, figure.amount), [])
        used = next((row["eur"] for row in rows if row["use"] == "used"), "")
        if used and Decimal(used) == value:
            return Told(figure, value, Effect.SAME, used)
        if any(Decimal(row["eur"]) == value for row in rows):
            return Told(figure, value, Effect.KNOWN, used)
        return Told(figure, value, Effect.OTHER if used else Effect.FILLED, used)

    def _amount(self, operation: Operation, project: str, told: Told) -> Row:
        figure, is_other = told.figure, told.effect is Effect.OTHER
        as_of = operation.updated or self._provenance.as_of
        title, means = self._source.title, figure.means
        return {
            "project_id": project,
            "amount": figure.amount,
            "eur": f"{told.value:f}",
            "precision": figure.precision,
            # Of another figure the tables keep neither.
            "basis": "" if is_other else figure.basis,
            "as_of": "" if is_other else as_of,
            "use": "other" if is_other else "used",
            "note_sl": "; ".join(filter(None, (title.sl, as_of, means.sl))) if is_other else "",
            "note_en": "; ".join(filter(None, (title.en, as_of, means.en))) if is_other else "",
            "source_id": self._provenance.source_id if is_other else "",
            # It gets its number on release; until then the row and the amount tell it apart.
            "conflict_id": f"new {operation.place.row} {figure.amount}" if is_other else "",
        }

    def _prove(self, match: Match, project: str, told: list[Told]) -> None:
        """Write the list as a source of the project, with what it proves of it."""
        proves = [one.figure.amount for one in told if one.effect in (Effect.FILLED, Effect.SAME)]
        if match.how is How.NEW:
            proves = [*_proved(match.operation), *proves]
        else:
            proves = ["name_sl", *proves]
        before = self._proves.get((project, self._provenance.source_id), [])
        proves = list(dict.fromkeys([*before, *proves]))
        if proves != before:
            cells = {**self._provenance.cells, "project_id": project, "proves": ";".join(proves)}
            self._found.add("sources", match.operation.place, cells)


# Columns of a new project, and what of the operation stands in them.
_PROVED = {
    "name_sl": "name_sl",
    "name_en": "name_en",
    "priority_code": "priority",
    "period": "period",
    "fund": "fund",
    "start_year": "start",
    "end_year": "end",
    "beneficiary": "beneficiary",
}


def _proved(operation: Operation) -> list[str]:
    return [column for column, name in _PROVED.items() if getattr(operation, name)]


def _project(source: Source, operation: Operation) -> Row:
    named = {column: getattr(operation, name) for column, name in _PROVED.items()}
    return {
        **named,
        "municipality_code": _town(operation),
        "partner_codes": ";".join(one for one in operation.towns if one != _town(operation)),
        "name_sl": operation.name,
        "name_sl_origin": "source",
        "name_en_origin": "source" if operation.name_en else "",
        "theme_code": operation.theme,
        "period_basis": "read" if operation.period else "",
        "priority_basis": "read" if operation.priority else "",
        "start_year": operation.start[:4],
        "end_year": operation.end[:4],
        "ctn_named_in_source": "yes" if operation.is_iti else "no",
        "note_sl": _note(source, operation, "sl"),
        "note_en": _note(source, operation, "en"),
        "confidence": source.confidence,
    }


def _town(operation: Operation) -> str:
    return operation.town or operation.towns[0]


def _note(source: Source, operation: Operation, language: str) -> str:
    """Say what the list has that has no column: its own amounts, as it calls them."""
    parts = []
    for figure in source.figures:
        value = operation.figures.get(figure.column)
        if value is not None and not figure.amount:
            means = figure.means.of(language).partition(";")[0].partition(",")[0]
            parts.append(f"{means}: {shown(figure, value, language)}")
    if not parts:
        return ""
    return f"{source.title.of(language)}: {', '.join(parts)}."
