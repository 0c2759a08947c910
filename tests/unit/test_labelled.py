"""Exports for people: heads and codes in words of the reader's language."""

from __future__ import annotations

import pandas as pd
import pytest

from content import column_labels
from documents.exports import project_fields
from tests.pages import build_page
from tests.tables import table
from zmos_data.exports.fields import Field, fields_of
from zmos_data.exports.labelled import headings, in_words, readable
from zmos_data.package import PACKAGE_FOLDER, read_package

# Codes of the projects' columns with their words, Slovenian and English.
WORDS = {
    ("stage", "selected"): ("izbran (1. faza)", "selected (1st phase)"),
    ("stage", "completed"): ("zaključen", "completed"),
    ("fund", "ESRR"): ("ESRR", "ERDF"),
    ("period", "2014-2020"): ("2014–2020", "2014–2020"),
    ("start_basis", "decision"): ("odločitev o podpori", "grant decision"),
    ("start_basis", "works"): ("začetek del", "start of works"),
    ("ctn_named_in_source", "no"): ("ne", "no"),
    ("confidence", "high"): ("visoka", "high"),
    ("confidence", "medium"): ("srednja", "medium"),
}
# Codes that are their own words, in one language or in both.
SAME = {
    "confirmed",
    "public",
    "ESRR",
    "KS",
    "ESRR/KS",
    "exact",
    "rounded",
    "contract",
    "actual",
    "planned",
    "yes",
    "no",
    "high",
    "medium",
    "low",
    "approved",
    "contracted",
    "completed",
    "translation",
    "doubtful",
}


def column(name: str, **about: object) -> Field:
    plain = {
        "type": "string",
        "unit": "",
        "title_sl": name.upper(),
        "title_en": name,
        "description_sl": "",
        "description_en": "",
    }
    return Field(name, **{**plain, **about})  # type: ignore[arg-type]


def said(dataset, language: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the projects in words, and the head of each column by its name."""
    page = build_page(dataset, language)
    found, _ = in_words(dataset.projects, project_fields(), language, column_labels.sayer(page))
    shown = readable(project_fields(), language)
    written = headings(shown, language)
    assert list(found.columns) == written
    return found, {field.name: head for field, head in zip(shown, written, strict=True)}


@pytest.mark.parametrize("language", ["sl", "en"])
def test_rows_are_said_in_words_of_the_language(dataset, language):
    found, heads = said(dataset, language)
    assert not [head for head in found if "_" in head]
    for (name, code), words in WORDS.items():
        own = dataset.projects[name] == code
        assert own.any(), (name, code)
        assert set(found.loc[own, heads[name]]) == {words[language == "en"]}
    for code, title in table("themes").set_index("theme_code")[f"title_{language}"].items():
        own = dataset.projects["theme_code"] == code
        assert set(found.loc[own, heads["theme_code"]]) <= {title}
    kind = {"sl": "PN 6.3 ", "en": "IP 6.3 "}[language]
    own = dataset.projects["priority_code"] == "PN 6.3"
    assert found.loc[own, heads["priority_code"]].str.startswith(kind).all()


@pytest.mark.parametrize("language", ["sl", "en"])
def test_what_is_missing_stays_missing_and_an_amount_a_number(dataset, language):
    found, heads = said(dataset, language)
    for name, head in heads.items():
        assert (found[head].isna() == dataset.projects[name].isna()).all(), name
    assert found[heads["total_eur"]].equals(
        dataset.projects["total_eur"].rename(heads["total_eur"])
    )


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_code_of_a_project_has_a_word(dataset, language):
    say = column_labels.sayer(build_page(dataset, language))
    for field in project_fields():
        for code in field.values:
            words = say(field, code)
            assert words and "_" not in words, (field.name, code)
            assert words != code or code in SAME, (field.name, code)
            if language == "sl" and code not in ("ESRR", "KS", "ESRR/KS"):
                assert words != code, (field.name, code)


@pytest.mark.parametrize(("language", "yes", "no"), [("sl", "da", "ne"), ("en", "yes", "no")])
@pytest.mark.parametrize("kind", ["bool", "boolean"])
def test_true_and_false_are_said_as_yes_and_no(dataset, language, yes, no, kind):
    field = column("is_closed", type="boolean")
    values = [True, False] if kind == "bool" else [True, False, None]
    rows = pd.DataFrame({"is_closed": pd.Series(values, dtype=kind)})
    say = column_labels.sayer(build_page(dataset, language))
    found, (said_field,) = in_words(rows, [field], language, say)
    assert found.iloc[:2, 0].tolist() == [yes, no]
    assert found.iloc[2:, 0].isna().all()
    assert said_field.type == "string"


@pytest.mark.parametrize("name", ["precision", "basis", "origin", "url_status"])
def test_a_new_column_has_its_words_without_code(dataset, name):
    words = {
        "precision": {"at_least": "v viru navedeno »več kot«", "exact": "v viru točno"},
        "basis": {"selection": "izbor (1. faza)", "final": "končni znesek"},
        "origin": {"own_translation": "prevod zbiralcev", "source": "po viru"},
        "url_status": {
            "public": "javen",
            "retired": "opuščen naslov",
            "mirror": "naslov kopije na drugem spletišču",
        },
    }[name]
    field = column(f"total_eur_{name}", values=tuple(words))
    rows = pd.DataFrame({field.name: [*words, None]})
    found, _ = in_words(rows, [field], "sl", column_labels.sayer(build_page(dataset)))
    assert found[field.title_sl].tolist()[:-1] == list(words.values())
    assert found[field.title_sl].isna().tolist()[-1]


def test_a_code_without_a_word_stays_and_is_not_lost(dataset):
    say = column_labels.sayer(build_page(dataset))
    assert say(column("weather", values=("rain",)), "rain") == "rain"


def test_a_source_stands_in_the_column_of_its_title_and_not_by_its_code(dataset):
    fields = [column("source_id", refers_to="sources"), column("source_title")]
    assert readable(fields, "sl") == [column("source_title")]


@pytest.mark.parametrize(
    ("language", "left"),
    [
        ("sl", ["name_sl", "name_en", "note_sl", "eu"]),
        ("en", ["name_sl", "name_en", "note_en", "eu"]),
    ],
)
def test_a_twin_of_the_other_language_is_left_out_and_names_are_not(language, left):
    fields = [column(name) for name in ("name_sl", "name_en", "note_sl", "note_en", "eu")]
    assert [field.name for field in readable(fields, language)] == left
    assert [f.name for f in readable([column("only_en")], "sl")] == ["only_en"]


def test_heads_have_their_unit_and_are_never_the_same():
    fields = [
        column("a", title_sl="Znesek", unit="EUR"),
        column("b", title_sl="Vir"),
        column("c", title_sl="Vir"),
        column("d", title_sl=""),
    ]
    assert headings(fields, "sl") == ["Znesek (EUR)", "Vir – b", "Vir – c", "d"]


def test_what_is_a_code_comes_from_the_descriptor():
    fields = {field.name: field for field in fields_of(read_package(PACKAGE_FOLDER), "projects")}
    assert fields["theme_code"].refers_to == "themes"
    assert "completed" in fields["stage"].values
    assert not fields["name_sl"].is_coded and not fields["total_eur"].is_coded
