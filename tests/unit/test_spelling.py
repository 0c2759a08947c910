"""The spelling of what is written for people: a wrong word is named wherever it stands."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from scripts import spelling
from scripts.passages import Passage, language_of, passages, text_columns
from scripts.word_list import Entry, read_list

MESSAGES = 'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n\nmsgid "Town"\nmsgstr "{word}"\n'
SLIDES = """- id: first
  kind: text
  title: {sl: mesto, en: town}
  bullets: {sl: [mesto, občina], en: [town, projects]}
"""
DESCRIPTOR: dict[str, Any] = {
    "title": "mesta",
    "title_en": "towns",
    "description": "data",
    "description_sl": "podatki",
    "changelog": [{"version": "1", "text_sl": "izdaja", "text_en": "edition"}],
    "resources": [
        {
            "name": "themes",
            "path": "tables/themes.csv",
            "title": "teme",
            "title_en": "themes",
            "schema": {
                "primaryKey": "theme_code",
                "fields": [
                    {"name": "theme_code", "type": "string", "title": "šifra", "title_en": "code"},
                    {"name": "title_sl", "type": "string"},
                    {"name": "title_en", "type": "string"},
                    {"name": "region", "type": "string"},
                    {"name": "region_en", "type": "string"},
                    {"name": "publisher", "type": "string"},
                    {
                        "name": "stage",
                        "type": "string",
                        "description_sl": "high: velik",
                        "constraints": {"enum": ["high"]},
                    },
                ],
            },
        }
    ],
}
TABLE = "theme_code,title_sl,title_en,region,region_en,publisher,stage\nxyzzy,grb,arms,reka,river,mesto,high\n"  # noqa: E501
BOUNDARIES = {"resources": [{"name": "country", "path": "country.geojson", "title": "obris"}]}
FILES = {
    "locale/sl/LC_MESSAGES/messages.po": MESSAGES.format(language="sl", word="mesto"),
    "locale/en/LC_MESSAGES/messages.po": MESSAGES.format(language="en", word="town"),
    "zmos_data/slides.yaml": SLIDES,
    "zmos_data/datapackage.json": json.dumps(DESCRIPTOR, ensure_ascii=False),
    "zmos_data/tables/themes.csv": TABLE,
    "geodata/datapackage.json": json.dumps(BOUNDARIES),
}
# File, what is written there, and how the place of a wrong word in its stead is named.
WRONG = {
    "Slovenian message": ("locale/sl/LC_MESSAGES/messages.po", '"mesto"', ":5"),
    "English message": ("locale/en/LC_MESSAGES/messages.po", '"town"', ":5"),
    "Slovenian slide": ("zmos_data/slides.yaml", "sl: mesto", ", slide first, title.sl"),
    "English bullet": ("zmos_data/slides.yaml", ", projects", ", slide first, bullets.en"),
    "Slovenian title": ("zmos_data/datapackage.json", '"teme"', ", themes, title"),
    "English title": ("zmos_data/datapackage.json", '"towns"', ", title_en"),
    "English description": ("zmos_data/datapackage.json", '"data"', ", description"),
    "title of a column": ("zmos_data/datapackage.json", '"šifra"', ", themes, theme_code, title"),
    "changelog": ("zmos_data/datapackage.json", '"izdaja"', ", changelog, 0, text_sl"),
    "described value": ("zmos_data/datapackage.json", ": velik", ", themes, stage, description_sl"),
    "Slovenian column": ("zmos_data/tables/themes.csv", ",grb,", ", row 2, column title_sl"),
    "English column": ("zmos_data/tables/themes.csv", ",arms,", ", row 2, column title_en"),
    "a column beside an English one": (
        "zmos_data/tables/themes.csv",
        ",reka,",
        ", row 2, column region",
    ),
    "a column in both": ("zmos_data/tables/themes.csv", ",mesto,", ", row 2, column publisher"),
    "boundaries": ("geodata/datapackage.json", '"obris"', ", country, title"),
}


def found(text: str, *languages: str, entries: tuple[Entry, ...] = ()) -> list[str]:
    """Return the unknown words of a text."""
    passage = Passage("here", languages or ("sl",), text)
    return sorted(spelling.check([passage], list(entries)).unknown)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in which every word is right."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_project_without_a_wrong_word_passes(project: Path):
    assert spelling.report(spelling.check(passages(project), [])) == []


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_word_is_named_with_its_place(project: Path, kind: str):
    file, right, place = WRONG[kind]
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert text.count(right) == 1
    path.write_text(text.replace(right, re.sub(r"\w+(?=\W*$)", "prooojekt", right)), "utf-8")
    lines = spelling.report(spelling.check(passages(project), []))
    assert lines == [f"{file}{place}: unknown word: prooojekt"]


def test_every_file_with_words_is_read():
    read = {passage.place.split(":")[0].split(",")[0] for passage in passages() if passage.text}
    tables = {
        f"zmos_data/tables/{path.name}"
        for path in (spelling.ROOT / "zmos_data/tables").glob("*.csv")
    }
    without = {
        "allocations",
        "confirmations",  # what a town has written stays as it wrote it
        "corrections",
        "country_figures",
        "municipality_provenance",
        "project_municipalities",
    }
    assert read >= {*FILES} - {"zmos_data/tables/themes.csv"}
    assert tables - read <= {f"zmos_data/tables/{name}.csv" for name in without}


def test_a_word_of_the_other_language_is_wrong():
    assert found("Choose an option", "sl") == ["Choose", "an", "option"]
    assert found("Izberite možnost", "en") == ["Izberite", "možnost"]
    assert found("Choose an option, izberite možnost", "sl", "en") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Grbi“, »teme« – in 2014–2020.", ["Grbi", "teme", "in"]),
        ("CTN-ja in ZMOS-u", ["CTN", "in", "ZMOS"]),
        ("pro\u00adjekt\u00a0mesta", ["projekt", "mesta"]),
        ("{projects} {in_towns}: {n} km", ["km"]),
        ("061-12, SI034, #0072B2, total_eur, 5.9m", []),
        ("PN 6.3 in SC 2.7", ["PN", "in", "SC"]),
        ("https://www.zmos.si/a-b?c=d in www.zmos.si, moc.celje.si/grb; podatki.csv", ["in"]),
        ("info@zmos.si ali arms/official/.", ["ali"]),
        ("the town’s, don't", ["the", "town", "don't"]),
        ("<strong>Grb</strong>", ["Grb"]),
    ],
)
def test_what_is_a_word(text: str, words: list[str]):
    assert [*spelling.words_of(spelling._plain(text))] == words


def test_a_word_in_letters_that_the_dictionary_has_not_is_unknown():
    assert found("mesto naïveta", "sl") == ["naïveta"]


LISTED = (
    "## a comment\n# places\nCukrarna\nNizke Grublje\n\n# terms (sl)\nvečmodalna\n# terms (en)\n"
    "mullet\nvolant\n"
)


def test_the_list_is_right_in_its_language():
    entries = read_list(LISTED)
    assert [(e.group, e.language, e.words) for e in entries[1:3]] == [
        ("places", "", "Nizke Grublje"),
        ("terms", "sl", "večmodalna"),
    ]
    assert found("Cukrarna: večmodalna", "sl", entries=entries) == []
    assert found("Večmodalna Cukrarna", "sl", entries=entries) == []
    assert found("cukrarna", "sl", entries=entries) == ["cukrarna"]
    assert found("večmodalna", "en", entries=entries) == ["večmodalna"]


def test_a_name_of_several_words_is_right_as_a_whole():
    entries = read_list("# names\nfor High Projects\n")
    assert found("HIGHER".lower() + " for\u00a0High Projects", entries=entries) == ["higher"]
    assert found("for High projekti", entries=entries) == ["High", "for"]


def test_what_no_text_needs_and_what_stands_in_no_order_is_named():
    entries = read_list("# places\nŽusterno\nCukrarna\nCukrarna\nIrča\nmesto\n")
    outcome = spelling.check([Passage("here", ("sl",), "Cukrarna, Žusterno, mesto")], entries)
    assert [entry.words for entry in outcome.unused] == ["Irča", "mesto"]
    assert [entry.words for entry in outcome.misplaced] == ["Cukrarna", "Cukrarna"]
    assert "words.txt, places: Irča: no text needs it" in spelling.report(outcome)


def test_the_listing_has_each_word_once_in_the_order_of_the_list():
    texts = [
        Passage(place, ("sl",), text)
        for place, text in (("a", "žžžuk ččačk"), ("b", "žžžuk"), ("b", "žžžuk"))
    ]
    assert spelling.listing(spelling.check(texts, [])) == ["ččačk\ta", "žžžuk\ta; b"]


@pytest.mark.parametrize("line", ["before any group", "# places\n#too near"])
def test_a_line_that_is_neither_group_nor_word_is_refused(line: str):
    with pytest.raises(ValueError, match=r"words.txt: neither"):
        read_list(line)


def test_a_check_that_cannot_be_made_is_no_silence(monkeypatch, tmp_path: Path):
    monkeypatch.setitem(spelling.DICTIONARIES, "sl", "xx_XX")
    with pytest.raises(spelling.SpellingError, match="xx_XX"):
        found("mesto")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(spelling.SpellingError, match="cannot be started"):
        found("town", "en")


def test_without_hunspell_it_is_said_what_to_install(monkeypatch, tmp_path: Path, capsys):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert spelling.main([]) == 1
    assert "apt install hunspell hunspell-sl hunspell-en-gb" in capsys.readouterr().err


def test_a_dictionary_that_is_not_there_is_missed(monkeypatch, tmp_path: Path):
    program = tmp_path / "hunspell"
    program.write_text("#!/bin/sh\necho /usr/share/hunspell/en_GB >&2\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    assert spelling.find_hunspell() is None
    program.write_text(program.read_text() + "echo /x/sl_SI >&2\n", encoding="utf-8")
    assert spelling.find_hunspell() == str(program)


def test_the_language_of_a_field_is_told_by_its_name():
    assert language_of("note_sl", ()) == ("sl",)
    assert language_of("name", ("name", "name_en")) == ("sl",)
    assert language_of("description", ("description", "description_sl")) == ("en",)
    assert language_of("publisher", ("publisher",)) == ("sl", "en")


def test_no_column_of_words_is_left_out():
    """A string that is neither a key nor one of listed values is text."""
    left_out = set()
    for file in ("zmos_data/datapackage.json", "geodata/datapackage.json"):
        for resource in json.loads((spelling.ROOT / file).read_text("utf-8"))["resources"]:
            if "schema" in resource:
                columns = text_columns(resource["schema"])
                left_out |= {
                    f["name"]
                    for f in resource["schema"]["fields"]
                    if f["type"] == "string" and f["name"] not in columns
                }
    worded = {name for name in left_out if name.endswith(("_sl", "_en"))}
    assert worded == {"cohesion_region_en"}  # one of two, which its column lists
    assert not left_out & {"title", "name", "note", "publisher", "reason", "stage_text"}
