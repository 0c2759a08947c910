"""The descriptor: both languages, and the history of changes."""

from __future__ import annotations

import json
import re

from zmos_data.dictionary import read_dictionary
from zmos_data.package import PACKAGE_FOLDER, read_package

DESCRIPTOR = json.loads((PACKAGE_FOLDER / "datapackage.json").read_text(encoding="utf-8"))


def test_every_table_and_column_has_words_in_both_languages():
    for resource in DESCRIPTOR["resources"]:
        for part in (resource, *resource["schema"]["fields"]):
            for words in ("title", "title_en", "description", "description_sl"):
                assert part.get(words, "").strip(), (resource["name"], part["name"], words)
            assert part["description"].endswith("."), part["name"]
            assert part["description_sl"].endswith("."), part["name"]


def test_the_latest_change_is_of_this_version_and_none_is_undated():
    changes = read_dictionary(read_package(PACKAGE_FOLDER)).changes
    assert changes[0].version == DESCRIPTOR["version"]
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", change.date) for change in changes)
    assert [c.date for c in changes] == sorted((c.date for c in changes), reverse=True)
    assert all(change.words.sl and change.words.en for change in changes)


def test_titles_and_descriptions_use_the_words_of_the_glossary():
    other = re.compile(
        r"\bdel EU\b|EU part|koda občine|celotna naložba|whole investment|prebran|mestna hiša",
        re.IGNORECASE,
    )
    for resource in DESCRIPTOR["resources"]:
        for part in (resource, *resource["schema"]["fields"]):
            for words in ("title", "title_en", "description", "description_sl"):
                assert not other.search(part[words]), (resource["name"], part["name"], words)
