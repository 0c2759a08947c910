"""Everything that is written for people, passage by passage: where it stands, in which language.

The message catalogues, the meeting's slides, the descriptors and the texts of the tables.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from babel.messages.pofile import read_po

from zmos_data.languages import LANGUAGES
from zmos_data.tables import references, several

ROOT = Path(__file__).resolve().parent.parent
DESCRIPTORS = ("zmos_data/datapackage.json", "geodata/datapackage.json")
_WORDED = re.compile(r"(title|description|text)(_|$)")  # what a descriptor says in words
_QUOTATION = re.compile(r"“([^”]*)”")  # English; Slovenian quotes stand for names too
_CODES = frozenset(("enum", "pattern"))


@dataclass(frozen=True)
class Passage:
    """One text.

    Attributes
    ----------
    place : str
        File, and message, slide, field or row and column.
    languages : tuple of str
        The language it is in; both where nothing says which of the two.
    text : str
        What is written.
    """

    place: str
    languages: tuple[str, ...]
    text: str


def passages(root: Path = ROOT) -> Iterator[Passage]:
    """Yield every passage of the project in ``root``."""
    for language in LANGUAGES:
        yield from _messages(root, f"locale/{language}/LC_MESSAGES/messages.po", language)
    yield from _slides(root, "zmos_data/slides.yaml")
    for file in DESCRIPTORS:
        descriptor = json.loads((root / file).read_text(encoding="utf-8"))
        yield from _described(descriptor, file)
        for resource in descriptor["resources"]:
            if str(resource["path"]).endswith(".csv"):
                yield from _cells(root / file, resource)


def language_of(name: str, names: Collection[str]) -> tuple[str, ...]:
    """Tell the language of a field by its name and the names beside it.

    ``note_sl`` and ``note_en`` say it; a ``title`` beside a ``title_en`` is the Slovenian one, a
    ``description`` beside a ``description_sl`` the English one. A name that says nothing, such as
    the title of a source, may be in both.
    """
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        if name.endswith(f"_{language}") or f"{name}_{other}" in names:
            return (language,)
    return LANGUAGES


def _messages(root: Path, file: str, language: str) -> Iterator[Passage]:
    with (root / file).open("rb") as content:
        catalogue = read_po(content, locale=language)
    for message in catalogue:
        if not message.id:
            continue
        written = message.string or ""
        for string in (written,) if isinstance(written, str) else written:
            yield Passage(f"{file}:{message.lineno}", (language,), string)


def _slides(root: Path, file: str) -> Iterator[Passage]:
    for slide in yaml.safe_load((root / file).read_text(encoding="utf-8")):
        for field, words in slide.items():
            if not isinstance(words, Mapping):
                continue
            for language, text in words.items():
                place = f"{file}, slide {slide['id']}, {field}.{language}"
                for line in [text] if isinstance(text, str) else text:
                    yield Passage(place, (language,), line)


def _described(found: Any, place: str) -> Iterator[Passage]:
    """Yield titles and descriptions, from wherever they stand in a descriptor."""
    if isinstance(found, list):
        for n, part in enumerate(found):
            name = part.get("name", n) if isinstance(part, dict) else n
            yield from _described(part, f"{place}, {name}")
    elif isinstance(found, dict):
        for name, value in found.items():
            if isinstance(value, str) and _WORDED.match(name):
                words = _without(value, _values(found))
                yield Passage(f"{place}, {name}", language_of(name, found), words)
            elif name == "schema":
                yield from _described(value["fields"], place)
            elif name in ("resources", "changelog", "licenses", "sources"):
                yield from _described(value, place if name == "resources" else f"{place}, {name}")


def _values(field: Mapping[str, Any]) -> list[str]:
    """Return the values of a field that its description may name: they are in no language."""
    listed = field.get("constraints", {}).get("enum", [])
    return [*map(str, listed), *(("true", "false") if field.get("type") == "boolean" else ())]


def _without(text: str, values: Collection[str]) -> str:
    named = "|".join(map(re.escape, values))
    return re.sub(rf"(?<![\w/])(?:{named})(?![\w/])", " ", text) if values else text


def _cells(descriptor: Path, resource: Mapping[str, Any]) -> Iterator[Passage]:
    columns = text_columns(resource["schema"])
    path = descriptor.parent / resource["path"]
    with path.open(encoding="utf-8-sig", newline="") as content:
        for row, cells in enumerate(csv.DictReader(content), 2):
            for column, languages in columns.items():
                place = f"{descriptor.parent.name}/{resource['path']}, row {row}, column {column}"
                own = cells.get(f"{column}_language") or ""
                if own and own not in LANGUAGES:
                    continue  # a title in a language that nobody here checks
                spoken = (own,) if own else languages
                yield from _with_quotations(place, spoken, cells[column] or "")


def _with_quotations(place: str, languages: tuple[str, ...], text: str) -> Iterator[Passage]:
    """Yield a text, and apart from it what it quotes: that may be in the other language."""
    for n, part in enumerate(_QUOTATION.split(text)):
        yield Passage(place, LANGUAGES if n % 2 else languages, part)


def text_columns(schema: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the columns of a table that hold words, with their languages.

    A column is left out where it holds codes: a key, one that points to another table, or one
    whose values are listed or have a pattern.
    """
    names = [field["name"] for field in schema["fields"]]
    codes = {*several(schema.get("primaryKey", [])), *references(schema)}
    return {
        field["name"]: language_of(field["name"], names)
        for field in schema["fields"]
        if field["type"] == "string"
        and field["name"] not in codes
        and not _CODES & set(field.get("constraints", {}))
    }
