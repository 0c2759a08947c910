"""Inhabitants of the towns by half-year: SiStat's table, as JSON-stat or as a table of cells."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import pandas as pd

from zmos_data.editing.grid import Grid
from zmos_data.phrase import Phrase
from zmos_data.sources.errors import GIVE_FILE, SourceError
from zmos_data.sources.headings import columns, plain, records
from zmos_data.sources.source import Source

Days = dict[str, dict[str, int]]  # inhabitants by day and code of the town
_HALF_YEAR = re.compile(r"\b(\d{4}) ?H([12])\b")
_FIRST_DAY = {"1": "01-01", "2": "07-01"}
_MOST = 100_000_000
_CELLS = 5_000_000  # the whole table of all ages has 800,000


def day_of(text: str) -> str:
    """Return the day of a half-year, as the table counts them: H1 is 1 January, H2 1 July."""
    found = _HALF_YEAR.search(text.upper())
    return f"{found[1]}-{_FIRST_DAY[found[2]]}" if found else ""


class Towns:
    """Finds a town by its code or its name.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame of str
        The tables.
    """

    def __init__(self, frames: Mapping[str, pd.DataFrame]) -> None:
        towns = frames["municipalities"]
        self.names: dict[str, str] = dict(
            zip(towns["municipality_code"], towns["name"], strict=True)
        )
        self._by_name = {plain(name): code for code, name in self.names.items()}

    def code(self, text: str) -> str:
        """Return a town's code; "" for any other municipality. Koper/Capodistria is Koper."""
        word = plain(text.partition("/")[0])
        if re.fullmatch(r"\d{1,3}", word):
            return word.zfill(3) if word.zfill(3) in self.names else ""
        return self._by_name.get(re.sub(r"^(mestna )?obcina ", "", word), "")


def from_json(source: Source, content: bytes, towns: Towns, where: str) -> Days:
    """Read JSON-stat, of version 1 or 2.

    Raises
    ------
    SourceError
        If it has not the dimensions of the table.
    """
    try:
        said = json.loads(content.decode("utf-8-sig"))
        return _days(list(_cells(source, said.get("dataset", said), towns)), where)
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, StopIteration) as error:
        expected = Phrase("JSON-stat with municipalities and half-years")
        raise SourceError(where, expected, Phrase("other JSON"), GIVE_FILE) from error


def _cells(source: Source, data: Mapping[str, Any], towns: Towns) -> Iterator[tuple[str, str, int]]:
    """Yield town, day and figure of each cell."""
    dimensions = data["dimension"]
    ids: list[str] = data.get("id") or dimensions["id"]
    sizes: list[int] = data.get("size") or dimensions["size"]
    categories = [
        _categories(dimensions[name], size) for name, size in zip(ids, sizes, strict=True)
    ]
    found = columns(source, ids)
    town, half, age = found["municipality"], found["half_year"], found.get("age")
    if math.prod(sizes) > _CELLS:
        raise ValueError
    values = data["value"]
    for n, key in enumerate(product(*categories)):
        value = values.get(str(n)) if isinstance(values, dict) else values[n]
        code = towns.code(key[town][0]) or towns.code(key[town][1])
        day = day_of(key[half][0]) or day_of(key[half][1])
        is_total = age is None or any(_is_total(source, one) for one in key[age])
        if value is not None and code and day and is_total:
            yield code, day, _whole(value)


def _categories(dimension: Mapping[str, Any], size: int) -> list[tuple[str, str]]:
    """Return code and label of each category in the order of the values."""
    category = dimension["category"]
    labels = category.get("label", {})
    index = category.get("index", labels)
    codes = sorted(index, key=lambda one: index[one]) if isinstance(index, dict) else list(index)
    if len(codes) != size:
        raise ValueError
    return [(code, labels.get(code, code)) for code in codes]


def from_grids(source: Source, grids: Sequence[Grid], towns: Towns, where: str) -> Days:
    """Read a table of cells: half-years in rows with the figure last, or a column each.

    Raises
    ------
    SourceError
        If it has not the headings of the table, or no half-year.
    """
    head = next(
        (row for grid in grids for row in grid.rows if columns(source, [c.text for c in row])), ()
    )
    wide = [(n, day) for n, cell in enumerate(head) if (day := day_of(cell.text))]
    rows = records(source, grids, where)
    grid = next((one for one in grids if rows and one.sheet == rows[0].place.sheet), None)
    found: list[tuple[str, str, int]] = []
    for row in rows:
        code = towns.code(row.text("municipality"))
        age = row.text("age")
        if not code or not grid or (age and not _is_total(source, age)):
            continue
        cells = grid.rows[(row.place.row or 1) - 1]
        if wide:
            pairs = [(day, cells[n].text) for n, day in wide if n < len(cells)]
        else:
            pairs = [(day_of(row.text("half_year")), cells[-1].text)]
        found += [(code, day, int(n)) for day, text in pairs if day and (n := _digits(text))]
    return _days(found, where)


def _days(cells: Sequence[tuple[str, str, int]], where: str) -> Days:
    found: Days = {}
    for code, day, value in cells:
        found.setdefault(day, {})[code] = value
    if not found:
        expected = Phrase("inhabitants of the towns by half-year, such as 2026H1")
        raise SourceError(where, expected, Phrase("none"), GIVE_FILE)
    return found


def _is_total(source: Source, text: str) -> bool:
    return plain(text) in map(plain, source.totals)


def _digits(text: str) -> str:
    """Return a whole number without what groups its digits; "" where there is none."""
    digits = re.sub(r"(?<=\d)[.,\s\u00a0](?=\d{3}\b)", "", text)
    return digits if re.fullmatch(r"\d{1,8}", digits) else ""


def _whole(value: float) -> int:
    if isinstance(value, bool) or value != int(value) or not 0 < value < _MOST:
        raise ValueError
    return int(value)
