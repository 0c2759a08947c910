"""What leads elsewhere: ids, addresses, names of columns and of facts, languages."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from zmos_data.editing.sheets import layout
from zmos_data.editing.understood import NotUnderstoodError, Reading, as_read, plain, read_as
from zmos_data.package import DESCRIPTOR, PACKAGE_FOLDER
from zmos_data.phrase import Phrase

_PROJECT = re.compile(r"(?:si-?)?([0-9]{1,3})\s*[-–—_/]\s*([0-9]{1,6})", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{4}-([0-9]{2})-([0-9]{2})")
_ID = re.compile(r"[^\W_][\w.-]{0,99}")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_BARE = re.compile(r"www\.[^\s/]+\.[^\s]+", re.IGNORECASE)
_LANGUAGES = {
    "slovenscina": "sl",
    "slovensko": "sl",
    "slovenski": "sl",
    "slovene": "sl",
    "slovenian": "sl",
    "anglescina": "en",
    "anglesko": "en",
    "angleski": "en",
    "english": "en",
    "italijanscina": "it",
    "italijansko": "it",
    "italian": "it",
    "nemscina": "de",
    "nemsko": "de",
    "german": "de",
    "hrvascina": "hr",
    "hrvasko": "hr",
    "croatian": "hr",
    "madzarscina": "hu",
    "madzarsko": "hu",
    "hungarian": "hu",
}
# Facts of a project beside its columns that a source may prove.
_PARTS = {
    "outputs": "outputs",
    "ucinki": "outputs",
    "rezultati": "outputs",
    "site": "site",
    "lokacija": "site",
    "lokacije": "site",
    "sites": "site",
}


def read_project_id(text: str, known: Collection[str]) -> Reading:
    """Read the id of a project; lost zeros and what a spreadsheet made a day of it come back."""
    day = _DAY.fullmatch(text)
    if day and f"{int(day[2]):03}-{day[1]}" in known:
        value = f"{int(day[2]):03}-{day[1]}"
        return Reading(value, read_as(text, value))
    found = _PROJECT.fullmatch(text)
    if not found:
        raise NotUnderstoodError(
            Phrase("It is no id of a project."),
            Phrase("an id, such as 061-13"),
            Phrase("Leave the id of a new project empty: it gets one on release."),
        )
    return as_read(text, f"{int(found[1]):03}-{int(found[2]):02}")


def read_project(text: str, known: Collection[str]) -> Reading:
    """Read the id of a project, or the name of one that has none yet."""
    if _PROJECT.fullmatch(text) or _DAY.fullmatch(text):
        return read_project_id(text, known)
    return Reading(text)


def read_id(text: str) -> Reading:
    """Read the id of a source or a conflict."""
    if not _ID.fullmatch(text):
        raise NotUnderstoodError(
            Phrase("It is no id."),
            Phrase("letters, digits and hyphens"),
            Phrase("Leave the id empty where it is new."),
        )
    return Reading(text)


def read_address(text: str) -> Reading:
    """Read a web address."""
    if _ADDRESS.fullmatch(text):
        return Reading(text)
    if _BARE.fullmatch(text):
        return Reading(f"https://{text}", read_as(text, f"https://{text}"))
    raise NotUnderstoodError(
        Phrase("It is no web address."), Phrase("one address that begins with https://")
    )


def read_source(text: str) -> Reading:
    """Read the id or the address of a source."""
    if _ADDRESS.fullmatch(text) or (_ID.fullmatch(text) and not text.lower().startswith("www.")):
        return Reading(text)
    try:
        return read_address(text)
    except NotUnderstoodError:
        raise NotUnderstoodError(
            Phrase("It is neither the id nor the address of a source."),
            Phrase("id or web address of a source on the sheet Sources"),
        ) from None


def read_language(text: str) -> Reading:
    """Read a language: its code of two letters, or its name."""
    folded = plain(text)
    code = _LANGUAGES.get(folded, folded)
    if not re.fullmatch("[a-z]{2}", code):
        raise NotUnderstoodError(
            Phrase("It is no language."), Phrase("a code of two letters, such as sl or en")
        )
    return as_read(text, code)


def read_columns(text: str) -> Reading:
    """Read names of columns of a project, by their headings or as the tables name them."""
    names, own = [], True
    for part in re.split(r"[;\n]", text):
        if not part.strip():
            continue
        name = columns_of_projects().get(plain(part))
        if name is None:
            raise NotUnderstoodError(
                Phrase("No column of the projects is called “{found}”.", found=part.strip()),
                Phrase("headings of the sheet Projects, with semicolons between them"),
            )
        own = own and part.strip() in (name, *_HEADINGS.get(name, ()))
        names.append(name)
    value = ";".join(dict.fromkeys(names))
    return Reading(value, "" if own else read_as(text, value))


def read_town_field(text: str) -> Reading:
    """Read which fact of a town a row is of."""
    fields = town_fields()
    name = fields.get(plain(text))
    if name is None:
        raise NotUnderstoodError(
            Phrase("No fact of a town is called so."),
            Phrase(
                "one of: {words}",
                words="; ".join(titles_of("municipalities")[f][0] for f in layout().town_fields),
            ),
        )
    if text in (name, *titles_of("municipalities")[name]):
        return Reading(name)
    return Reading(name, read_as(text, name))


@cache
def columns_of_projects() -> Mapping[str, str]:
    """Return the column of each heading of the projects, in plain words; parts beside them too."""
    found: dict[str, str] = {}
    columns = (*layout().sheets["projects"].columns, *layout().flat)
    for column in columns:
        found[plain(column.name)] = column.name
    for column in columns:
        for text in (column.heading.sl, column.heading.en):
            found.setdefault(plain(text), column.name)
    for name, texts in titles_of("projects").items():
        for text in texts:
            found.setdefault(plain(text), name)
    for column in columns:
        for text in column.also:
            found.setdefault(plain(text), column.name)
    return {**found, **_PARTS}


@cache
def town_fields() -> Mapping[str, str]:
    """Return the fact of each title, in plain words."""
    titles = titles_of("municipalities")
    names = {plain(name): name for name in layout().town_fields}
    return {
        **{plain(text): name for name in layout().town_fields for text in titles[name]},
        **names,
    }


@cache
def titles_of(table: str) -> Mapping[str, tuple[str, str]]:
    """Return the titles of a table's columns in Slovenian and English, by column."""
    return {
        field["name"]: (str(field.get("title", "")), str(field.get("title_en", "")))
        for field in _fields(table)
    }


@cache
def type_of_fact(name: str) -> str:
    """Return the type of a fact of a town: as the descriptor has it, ``url`` and ``days`` too."""
    field = next(one for one in _fields("municipalities") if one["name"] == name)
    pattern = str(field.get("constraints", {}).get("pattern", ""))
    if name.endswith("_url"):
        return "url"
    if name.endswith("_year"):
        return "year"
    is_date = field["type"] == "date" or pattern.startswith("^[0-9]{4}")
    return "date" if is_date else str(field["type"])


def _fields(table: str) -> list[dict[str, Any]]:
    resource = next(one for one in _descriptor() if one["name"] == table)
    return list(resource["schema"]["fields"])


@cache
def _descriptor() -> list[dict[str, Any]]:
    """Read the descriptor that is shipped: an operator's has the same columns."""
    said = json.loads((PACKAGE_FOLDER / DESCRIPTOR).read_text(encoding="utf-8"))
    return list(said["resources"])


_HEADINGS = {
    **{
        column.name: (column.heading.sl, column.heading.en)
        for column in (*layout().sheets["projects"].columns, *layout().flat)
    },
    **{
        part: (layout().sheets[sheet].title.sl, layout().sheets[sheet].title.en)
        for part, sheet in (("outputs", "outputs"), ("site", "sites"))
    },
}
