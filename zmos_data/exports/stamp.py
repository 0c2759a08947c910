"""The stamp of an export: a short id of what it stands on, and the figures of its view.

The id is a hash: it proves that data, view and application are the same, but no view can be
read out of it. So the link of an export carries the receipt in full.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from zmos_data.amounts import amount
from zmos_data.exports.rows import view_rows
from zmos_data.links import OF_VIEW, to_query
from zmos_data.model import Dataset
from zmos_data.parameters import FROM_RELEASE, PAGE, PROJECT, SINCE_DAY, TO_RELEASE
from zmos_data.selection import Selection
from zmos_data.version import APP_VERSION

PARAMETER = "potrdilo"
# The amounts in the order in which a receipt has them, which is that of those already given out.
COLUMNS = ("total_eur", "eu_eur", "cofin_total_eur")
TOWN_PAGE = "obcina"  # the one page whose rows are those of the chosen town
CHECKSUM_LENGTH = 12
# What else of a view changes no figure: page of a list, open card, releases that are compared.
_VIEW = OF_VIEW - {PAGE, PROJECT, FROM_RELEASE, TO_RELEASE, SINCE_DAY}
ID_SHAPE = re.compile(r"[a-z2-7]{10}")
_SUM = re.compile(r"(-?\d{1,18})?(r?)\.(\d{1,9})")


@dataclass(frozen=True)
class Sum:
    """A sum in cents (None where no figure is known), of how many figures, rounded or not."""

    cents: int | None
    known: int
    rounded: bool

    def __str__(self) -> str:
        """Write the sum as a receipt has it: ``599207076r.12``."""
        return f"{'' if self.cents is None else self.cents}{'r' * self.rounded}.{self.known}"


@dataclass(frozen=True)
class Receipt:
    """What an export held, and of what.

    Attributes
    ----------
    id : str
        Hash of data version, view and version of the application.
    created : datetime.date
        Day of the export.
    data_version, checksum, app_version : str
        Version and start of the checksum of the data, and version of the application.
    projects : int
        Projects in the view.
    sums : tuple of Sum
        In the order of ``COLUMNS``.
    """

    id: str
    created: date
    data_version: str
    checksum: str
    app_version: str
    projects: int
    sums: tuple[Sum, ...]

    def __str__(self) -> str:
        """Write the receipt as the parameter of a link."""
        parts = [
            self.id,
            f"{self.created:%Y%m%d}",
            self.data_version,
            self.checksum,
            self.app_version,
            self.projects,
            *self.sums,
        ]
        return "~".join(map(str, parts))

    def figures(self) -> dict[str, int | float | bool | None]:
        """Return the figures by name: amounts in EUR, None where not one is known."""
        found: dict[str, int | float | bool | None] = {"projects": self.projects}
        for column, one in zip(COLUMNS, self.sums, strict=True):
            found[column] = None if one.cents is None else one.cents / 100
            found[f"{column}_known"] = one.known
            found[f"{column}_rounded"] = one.rounded
        return found


def canonical(params: Mapping[str, Sequence[str]], *, of_town: bool = False) -> str:
    """Write a view in the one way that its id is made from; pure text, no code is looked up."""
    kept = sorted((name, ",".join(params[name])) for name in params if name in _VIEW)
    query = "&".join(f"{name}={value}" for name, value in kept if value)
    return f"{TOWN_PAGE if of_town else ''}?{query}"


def receipt_id(data_version: str, checksum: str, app_version: str, view: str) -> str:
    """Make the id: ten letters and digits that are easily read aloud."""
    told = "\n".join((data_version, checksum[:CHECKSUM_LENGTH], app_version, view))
    return b32encode(hashlib.sha256(told.encode()).digest())[:10].decode().lower()


def view_id(dataset: Dataset, selection: Selection, *, of_town: bool = False) -> str:
    """Return the id of a view of the present data; no figure is computed."""
    params = {name: [value] for name, value in to_query(selection, "").items()}
    view = canonical(params, of_town=of_town)
    return receipt_id(dataset.version, dataset.checksum, APP_VERSION, view)


def make_receipt(
    dataset: Dataset, selection: Selection, created: date, *, of_town: bool = False
) -> Receipt:
    """Make the receipt of a view: its id and its figures today."""
    rows = view_rows(dataset, selection, of_town=of_town)
    return Receipt(
        id=view_id(dataset, selection, of_town=of_town),
        created=created,
        data_version=dataset.version,
        checksum=dataset.checksum[:CHECKSUM_LENGTH],
        app_version=APP_VERSION,
        projects=len(rows),
        sums=tuple(_sum(rows, column) for column in COLUMNS),
    )


def _sum(rows: pd.DataFrame, column: str) -> Sum:
    found = amount(rows, column)
    cents = None if found.eur is None else round(found.eur * 100)
    return Sum(cents, found.known, found.rounded)


def with_receipt(address: str, receipt: Receipt) -> str:
    """Put a receipt into the link of its view."""
    return f"{address}{'&' if '?' in address else '?'}{PARAMETER}={receipt}"


def read_receipt(words: str) -> Receipt | None:
    """Read a receipt as a link has it; None where it is none."""
    parts = words.split("~")
    if len(parts) != 6 + len(COLUMNS) or not ID_SHAPE.fullmatch(parts[0]):
        return None
    sums = [_SUM.fullmatch(part) for part in parts[6:]]
    try:
        created = date(int(parts[1][:4]), int(parts[1][4:6]), int(parts[1][6:]))
        projects = int(parts[5])
    except ValueError:
        return None
    read = tuple(Sum(int(m[1]) if m[1] else None, int(m[3]), bool(m[2])) for m in sums if m)
    if len(read) != len(COLUMNS):
        return None
    return Receipt(parts[0], created, parts[2], parts[3], parts[4], projects, read)
