"""What a row of a list of operations says, in the codes of the tables; and what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from zmos_data.editing.findings import Place
from zmos_data.periods import PERIODS
from zmos_data.phrase import Phrase
from zmos_data.sources.headings import Record, plain
from zmos_data.sources.source import RATE, Source
from zmos_data.sources.values import amount_of, code_of, day_of, rate_of

Frames = Mapping[str, pd.DataFrame]

_BARE = re.compile(r"\d\.\d")  # of a priority: in the other period the number is another one
_PARTS = re.compile(r"[|;,/\n]")
_OFFICE = "mestna obcina|obcina|urban municipality of|city municipality of|municipality of"


@dataclass(frozen=True)
class Operation:
    """An operation of one of the towns.

    Attributes
    ----------
    place : Place
        Its row.
    code, name_sl, name_en, beneficiary, url : str
        As the list has them; "" where it does not, and where the beneficiary is the town itself.
    town : str
        Code of the town; "" where several may be meant, which are in ``towns``.
    towns : tuple of str
        Codes of the towns that the row names.
    period, priority, theme, fund : str
        Codes of the tables; "" where the list does not say.
    start, end : str
        Days; "" where not known.
    figures : mapping of str to Decimal
        EUR, and the rate in per cent, by the list's column.
    is_iti : bool
        Whether the row says that it is ITI, by its priority or in words.
    updated : str
        Day of the list; "" where it does not say.
    """

    place: Place
    code: str
    name_sl: str
    name_en: str
    beneficiary: str
    url: str
    town: str
    towns: tuple[str, ...]
    period: str
    priority: str
    theme: str
    fund: str
    start: str
    end: str
    figures: Mapping[str, Decimal]
    is_iti: bool
    updated: str

    @property
    def name(self) -> str:
        """The name by which it is shown."""
        return self.name_sl or self.name_en


@dataclass(frozen=True)
class Left:
    """A row that is left out, and why."""

    place: Place
    name: str
    why: Phrase
    is_elsewhere: bool = False  # in none of the towns: counted, not listed


def operations(
    source: Source, rows: Iterable[Record], frames: Frames, period: str = ""
) -> Iterator[Operation | Left]:
    """Understand the rows of a list.

    Parameters
    ----------
    source : Source
        The list.
    rows : iterable of Record
        Its rows.
    frames : mapping of str to pandas.DataFrame of str
        The tables: which towns and priorities there are.
    period : str
        Programming period of the whole list; "" where each row says so, or nothing does.
    """
    reader = _Reader(source, frames, period)
    for row in rows:
        yield reader.read(row)


class _Reader:
    def __init__(self, source: Source, frames: Frames, period: str) -> None:
        self._source, self._period = source, period
        towns = frames["municipalities"]
        self._towns = dict(zip(towns["municipality_code"], map(plain, towns["name"]), strict=True))
        rows = frames["priorities"].to_dict("records")
        self._priorities = {row["priority_code"]: row for row in rows}

    def read(self, row: Record) -> Operation | Left:
        name = row.text("name_sl") or row.text("name_en")
        owners = self._owners(row)
        towns, is_clear = self._towns_of(row, owners)
        if not towns:
            return Left(row.place, name, Phrase("in none of the towns"), is_elsewhere=True)
        if why := self._refusal(row, name):
            return Left(row.place, name, why)
        period = self._period_of(row)
        priority = self._priority_of(row, period)
        about = self._priorities.get(priority, {})
        return Operation(
            place=row.place,
            code=row.text("operation_id"),
            name_sl=row.text("name_sl"),
            name_en=row.text("name_en"),
            beneficiary="" if owners else row.text("beneficiary"),
            url=url if (url := row.text("address")).startswith("https://") else "",
            town=towns[0] if is_clear else "",
            towns=towns,
            period=period or str(about.get("period", "")),
            priority=priority,
            theme=str(about.get("theme_code", "")),
            fund=code_of(row.text("fund"), self._source.funds),
            start=self._day(row, "start"),
            end=self._day(row, "end"),
            figures=dict(self._figures(row)),
            is_iti=bool(priority) or self._says_iti(row),
            updated=self._day(row, "updated"),
        )

    def _refusal(self, row: Record, name: str) -> Phrase | None:
        """Say why a row of a town is none that can be taken."""
        if not name:
            return Phrase("no name")
        currency = row.text("currency")
        if currency and currency.upper() != "EUR":
            return Phrase("amounts in {currency}", currency=currency)
        fund = row.text("fund")
        if fund and not any(code_of(one, self._source.funds) for one in _PARTS.split(fund)):
            return Phrase("another fund ({fund})", fund=fund)
        priority = row.text("priority")
        if priority and not self._priority_of(row, self._period_of(row)):
            return Phrase("another priority or objective ({priority})", priority=priority)
        return None

    def _owners(self, row: Record) -> list[str]:
        """Return the towns that are the beneficiary themselves."""
        words = plain(row.text("beneficiary"))
        return [
            code
            for code, name in self._towns.items()
            if re.search(rf"\b(?:{_OFFICE}) {name}\b", words)
        ]

    def _towns_of(self, row: Record, owners: Sequence[str]) -> tuple[tuple[str, ...], bool]:
        """Return the towns that a row names, and whether the first is clearly meant."""
        by_name = {name: code for code, name in self._towns.items()}
        parts = [self._town(part, by_name) for part in _PARTS.split(row.text("municipality"))]
        named = list(dict.fromkeys([*owners, *(code for code in parts if code)]))
        if not named and not row.text("municipality"):
            place = f" {plain(row.text('place'))} "
            named = [code for name, code in by_name.items() if f" {name} " in place]
        return tuple(named), len(owners) == 1 or len(named) == 1

    def _town(self, text: str, by_name: Mapping[str, str]) -> str:
        """Return the town that a cell names: by its code, its name, or both."""
        words = re.sub(rf"^(?:{_OFFICE}) ", "", plain(text))
        number = re.match(r"(?:si )?0*(\d{1,3})\b ?", words)
        if number and (code := number[1].zfill(3)) in self._towns:
            rest = words[number.end() :]
            return code if not rest or rest == self._towns[code] else ""
        return by_name.get(words, "")

    def _period_of(self, row: Record) -> str:
        said = re.sub(r"[–—/]", "-", row.text("period").replace(" ", ""))
        return said if said in PERIODS else self._period

    def _priority_of(self, row: Record, period: str) -> str:
        codes = {
            code: tuple(one for one in also if period or not _BARE.fullmatch(one))
            for code, also in self._source.priorities.items()
            if code in self._priorities and period in ("", self._priorities[code]["period"])
        }
        return code_of(row.text("priority"), codes)

    def _says_iti(self, row: Record) -> bool:
        words = f" {' '.join(plain(row.text(one)) for one in ('mechanism', 'name_sl', 'summary'))} "
        return any(f" {plain(one)} " in words for one in self._source.mechanism)

    def _day(self, row: Record, column: str) -> str:
        cell = row.cells.get(column)
        return day_of(cell, self._source.dates) if cell else ""

    def _figures(self, row: Record) -> Iterator[tuple[str, Decimal]]:
        for figure in self._source.figures:
            cell = row.cells.get(figure.column)
            if cell is None:
                continue
            is_rate = figure.column == RATE
            found = rate_of(cell) if is_rate else amount_of(cell, has_point=self._source.has_point)
            if found:
                yield figure.column, found


def once(found: Iterable[Operation | Left]) -> Iterator[Operation | Left]:
    """Leave out rows that say an operation once more: a list may have one a place."""
    first: dict[tuple[object, ...], Operation] = {}
    for one in found:
        if isinstance(one, Operation) and one.code:
            said = (one.code, one.name, one.town, *one.figures.items())
            before = first.setdefault(said, one)
            if before is not one:
                why = Phrase("the same operation as in row {row}", row=before.place.row)
                yield Left(one.place, one.name, why)
                continue
        yield one


def left_out(found: Sequence[Operation | Left]) -> list[Left]:
    """Return the rows of the towns that are left out."""
    return [one for one in found if isinstance(one, Left) and not one.is_elsewhere]
