"""The declared sources: a YAML file each in ``declared/``, see ``docs/official-lists.md``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zmos_data.dictionary import Words

RATE = "rate"  # the column of a figure that is no amount
_FOLDER = Path(__file__).resolve().parent / "declared"


@dataclass(frozen=True)
class Address:
    """Where a list can be fetched.

    Attributes
    ----------
    part : str
        Its name in the command and in the cache, such as ``2021-2027``.
    url : str
        Address.
    formats : tuple of str
        In which formats it answers.
    period : str
        Programming period of all that stands in it; "" where it says so itself.
    query : mapping
        JSON that is sent; empty where nothing is.
    sha256 : str
        Checksum that the content must have; "" for any.
    """

    part: str
    url: str
    formats: tuple[str, ...]
    period: str = ""
    query: Mapping[str, Any] = field(default_factory=dict)
    sha256: str = ""


@dataclass(frozen=True)
class Figure:
    """What an amount of a list means.

    Attributes
    ----------
    column : str
        Name of the list's column, of `Source.columns`.
    amount : str
        Our amount (``total_eur``, ``eu_eur``, ``cofin_total_eur``); "" where it is none of them
        and is only told.
    precision, basis : str
        As in the tables; "" where the list does not say.
    means : Words
        What it is, with what is to be known of it.
    """

    column: str
    amount: str
    precision: str
    basis: str
    means: Words


@dataclass(frozen=True)
class Source:
    """An official list.

    Attributes
    ----------
    code : str
        Its name in the command.
    holds : str
        ``operations`` or ``population``.
    title, about : Words
        Title, and what it is.
    publisher, licence, page : str
        Publisher, licence ("" where it is not known for certain), and the page that tells of it.
    formats : tuple of str
        Of `zmos_data.sources.sniffing.FORMATS`.
    addresses : tuple of Address
        Where it can be fetched; () where no address is known for certain.
    columns : mapping of str to tuple of str
        Headings of the list by the name that the column has here.
    needed : tuple of str
        Columns without which it is not this list.
    dates : tuple of str
        Formats of its dates, for `datetime.strptime`.
    has_point : bool
        Whether texts of amounts have a decimal point; a comma if not.
    funds, priorities : mapping of str to tuple of str
        What stands in the list for each code of the tables.
    mechanism : tuple of str
        Words that say that an operation is ITI.
    figures : tuple of Figure
        Its amounts.
    confidence : str
        How sure what it says is: high, medium or low.
    totals : tuple of str
        What stands in the list for all ages together; of population alone.
    """

    code: str
    holds: str
    title: Words
    about: Words
    publisher: str
    licence: str
    page: str
    formats: tuple[str, ...]
    addresses: tuple[Address, ...]
    columns: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    dates: tuple[str, ...]
    has_point: bool
    funds: Mapping[str, tuple[str, ...]]
    priorities: Mapping[str, tuple[str, ...]]
    mechanism: tuple[str, ...]
    figures: tuple[Figure, ...]
    confidence: str
    totals: tuple[str, ...]


@cache
def sources() -> Mapping[str, Source]:
    """Return the declared sources by their code."""
    found = (_source(file) for file in sorted(_FOLDER.glob("*.yaml")))
    return {source.code: source for source in found}


def _source(file: Path) -> Source:
    said = yaml.safe_load(file.read_text(encoding="utf-8"))
    formats = tuple(said["formats"])
    return Source(
        code=file.stem,
        holds=said["holds"],
        title=Words(**said["title"]),
        about=Words(**said["about"]),
        publisher=said["publisher"],
        licence=said.get("licence", ""),
        page=said.get("page", ""),
        formats=formats,
        addresses=tuple(_address(one, formats) for one in said.get("addresses", [])),
        columns=_lists(said["columns"]),
        needed=tuple(said["needed"]),
        dates=tuple(said.get("dates", [])),
        has_point=bool(said.get("has_point")),
        funds=_lists(said.get("funds", {})),
        priorities=_lists(said.get("priorities", {})),
        mechanism=tuple(said.get("mechanism", [])),
        figures=tuple(map(_figure, said.get("figures", []))),
        confidence=said["confidence"],
        totals=tuple(said.get("totals", [])),
    )


def _address(said: Mapping[str, Any], formats: tuple[str, ...]) -> Address:
    return Address(
        part=said["part"],
        url=said["url"],
        formats=tuple(said.get("formats", formats)),
        period=said.get("period", ""),
        query=said.get("query", {}),
        sha256=said.get("sha256", ""),
    )


def _figure(said: Mapping[str, Any]) -> Figure:
    return Figure(
        column=said["column"],
        amount=said.get("amount", ""),
        precision=said.get("precision", ""),
        basis=said.get("basis", ""),
        means=Words(**said["means"]),
    )


def _lists(said: Mapping[str, list[Any]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(map(str, values)) for name, values in said.items()}
