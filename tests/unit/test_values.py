"""What stands in a cell, and what it is read as."""

from __future__ import annotations

import re

import pytest

from tests.workbooks import FRAMES
from zmos_data.editing.headings import columns_of
from zmos_data.editing.sheets import Column, layout
from zmos_data.editing.understood import NotUnderstoodError, Reading
from zmos_data.editing.values import known_of, read_value

KNOWN = known_of(FRAMES)


def column(sheet: str, name: str) -> Column:
    return next(one for one in columns_of(sheet) if one.name == name)


def read(sheet: str, name: str, text: str, **row: str) -> Reading:
    return read_value(column(sheet, name), text, KNOWN, row)


def refusal(sheet: str, name: str, text: str, **row: str) -> NotUnderstoodError:
    with pytest.raises(NotUnderstoodError) as caught:
        read(sheet, name, text, **row)
    return caught.value


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("1.234,50 €", "1234.50", ""),
        ("1,234.50", "1234.50", ""),
        ("1 234,50", "1234.50", ""),
        ("1\u00a0234\u00a0567,5 EUR", "1234567.50", ""),
        ("1\u202f234", "1234", ""),
        ("1'234.50", "1234.50", ""),
        ("€ 1.234", "1234", ""),
        ("EUR 1200", "1200", ""),
        ("1.200,00 evrov", "1200", ""),
        ("1.200,-", "1200", ""),
        ("1.234", "1234", ""),
        ("1,234", "1234", ""),
        ("1.234.567", "1234567", ""),
        ("0,5", "0.50", ""),
        ("1234,567", "1234.57", ""),
        ("5992070,76", "5992070.76", ""),
        ("12 mio", "12000000", "rounded"),
        ("12,5 mio.", "12500000", "rounded"),
        ("12.5 million", "12500000", "rounded"),
        ("1,2 mrd", "1200000000", "rounded"),
        ("5 tisoč", "5000", "rounded"),
        ("2 milijona evrov", "2000000", "rounded"),
        ("pribl. 2 mio €", "2000000", "rounded"),
        ("približno 900.000", "900000", "rounded"),
        ("okrog 900.000 evrov", "900000", "rounded"),
        ("dobrih 900.000 evrov", "900000", "rounded"),
        ("~ 900.000", "900000", "rounded"),
        ("najmanj 1.200.000 EUR", "1200000", "at_least"),
        ("več kot 5 mio", "5000000", "at_least"),
        ("> 5.000.000", "5000000", "at_least"),
    ],
)
def test_amounts_are_understood_and_it_is_said(text, value, precision):
    reading = read("amounts", "eur", text)
    assert (reading.value, reading.precision) == (value, precision)
    assert value in reading.words
    said = {"rounded": "rounded", "at_least": "at least"}
    assert all((words in reading.words) == (precision == code) for code, words in said.items())


@pytest.mark.parametrize(
    ("text", "value"),
    [("5800000", "5800000"), ("2912216.00", "2912216.00"), ("1234.5", "1234.50"), ("0", "0")],
)
def test_an_amount_as_the_tables_have_it_needs_no_word(text, value):
    assert read("amounts", "eur", text) == Reading(value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("-5", "negative"),
        ("−1.200,00", "negative"),
        ("(1.200)", "negative"),
        ("€ -5", "negative"),
        ("1.200-", "negative"),
        ("85 %", "per cent"),
        ("85 odstotkov", "per cent"),
        ("do 2 mio", "upper bound"),
        ("manj kot 2 mio", "upper bound"),
        ("2–3 mio", "Two numbers"),
        ("1.200/1.300", "Two numbers"),
        ("12 jabolk", "word beside"),
        ("12.34.567", "number"),
        ("1,2E+07", "number"),
        ("1e6", "number"),
        ("1_000", "number"),
        ("inf", "number"),
        ("٣٤٥", "number"),
        ("dva milijona", "number"),
        ("2000 mrd", "too large"),
    ],
)
def test_what_is_no_amount_is_refused_with_its_reason(text, words):
    error = refusal("amounts", "eur", text)
    assert words in error.words
    assert error.allowed
    assert error.advice


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("quantity", "2,5", "2.5"),
        ("quantity", "2.5", "2.5"),
        ("quantity", "1.234", "1234"),
        ("quantity", "1.234,5", "1234.5"),
        ("quantity", "12 000", "12000"),
    ],
)
def test_numbers(name, text, value):
    assert read("outputs", name, text).value == value


@pytest.mark.parametrize(("text", "value"), [("46.419", "46.419"), ("46,41951", "46.41951")])
def test_a_point_in_a_latitude_is_no_thousand(text, value):
    assert read("sites", "lat", text).value == value


@pytest.mark.parametrize(("text", "value"), [("2", "2"), ("2.", "2"), ("2.0", "2")])
def test_whole_numbers(text, value):
    assert read("sources", "position", text).value == value


def test_a_part_is_no_whole_number():
    assert "whole" in refusal("sources", "position", "1,5").words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12. 4. 2019", "2019-04-12"),
        ("12.4.2019", "2019-04-12"),
        ("12.04.2019.", "2019-04-12"),
        ("12-4-2019", "2019-04-12"),
        ("12.4.19", "2019-04-12"),
        ("12/04/2019", "2019-04-12"),
        ("04/25/2019", "2019-04-25"),
        ("2019-04-12", "2019-04-12"),
        ("2019-04-12 00:00:00", "2019-04-12"),
        ("2019-04-12T10:30", "2019-04-12"),
        ("2019/4/12", "2019-04-12"),
        ("12. april 2019", "2019-04-12"),
        ("12. aprila 2019", "2019-04-12"),
        ("12 April 2019", "2019-04-12"),
        ("April 12, 2019", "2019-04-12"),
        ("april 2019", "2019-04"),
        ("aprila 2019", "2019-04"),
        ("maja 2020", "2020-05"),
        ("avgusta 2021", "2021-08"),
        ("avg. 2021", "2021-08"),
        ("March 2019", "2019-03"),
        ("4/2019", "2019-04"),
        ("04. 2019", "2019-04"),
        ("2019-04", "2019-04"),
        ("2019", "2019"),
        ("2019.", "2019"),
        ("2019.0", "2019"),
        ("leta 2019", "2019"),
        ("43567", "2019-04-12"),
        ("29. 2. 2020", "2020-02-29"),
    ],
)
def test_dates_are_as_exact_as_they_are_written(text, value):
    reading = read("projects", "stage_as_of", text)
    assert reading.value == value
    # Nothing is said of what everybody writes so and means one thing by.
    usual = re.fullmatch(r"\d+\. ?\d+\. ?\d{4}|(\d+\.? )?[A-Za-z]{3,} \d{4}", text)
    assert bool(reading.words) == (text != value and not usual)


def test_a_date_with_slashes_says_which_way_it_was_read():
    assert "before the month" in read("projects", "stage_as_of", "04/12/2019").words
    assert "before the month" not in read("projects", "stage_as_of", "04/25/2019").words


@pytest.mark.parametrize(
    "text",
    ["29. 2. 2019", "31. 4. 2019", "2019-13", "1. 13. 2019", "1850", "april", "Q4 2019", "3"],
)
def test_what_no_calendar_has_is_refused(text):
    assert refusal("projects", "stage_as_of", text).allowed


@pytest.mark.parametrize(
    ("text", "value"),
    [("2019", "2019"), ("2019.", "2019"), ("leta 2019", "2019"), ("12. 4. 2019", "2019")],
)
def test_years(text, value):
    assert read("projects", "start_year", text).value == value


@pytest.mark.parametrize("text", ["19", "2019–2020", "2019/2020", "v letu nazaj"])
def test_what_is_no_year_is_refused(text):
    assert refusal("projects", "start_year", text)


def test_a_month_is_no_day():
    assert "day" in refusal("sources", "date_read", "april 2019").words


@pytest.mark.parametrize("town", FRAMES["municipalities"].to_dict("records"))
def test_each_town_by_all_that_it_goes_by(town):
    code, name = town["municipality_code"], town["name"]
    for text in (code, name, f"{code} {name}"):
        assert read("projects", "municipality_code", text) == Reading(code)
    plain = name.translate(str.maketrans("čšžČŠŽ", "cszCSZ"))
    texts = [
        *(code.lstrip("0"), f"SI-{code}", f"si {code}", f"MO {name}", f"Mestna občina {name}"),
        *(name.upper(), name.lower(), plain.lower(), f"Občina {name}"),
        *(town["phrase_locative_sl"], town["name_genitive_sl"], f"Urban Municipality of {name}"),
    ]
    for text in set(texts) - {code, name}:
        reading = read("projects", "municipality_code", text)
        assert reading.value == code, text
        assert f"{code} {name}" in reading.words


@pytest.mark.parametrize("text", ["Capodistria", "Koper/Capodistria", "Koper - Capodistria"])
def test_koper_in_italian(text):
    assert read("projects", "municipality_code", text).value == "050"


@pytest.mark.parametrize("text", ["Domžale", "001", "23", "Občina Izola", "piran"])
def test_a_municipality_that_is_no_member_is_refused_as_such(text):
    error = refusal("projects", "municipality_code", text)
    assert "not one of the urban" in error.words
    assert "Ljubljana" in error.allowed


def test_a_misspelt_town_is_not_guessed_but_asked():
    assert refusal("projects", "municipality_code", "Lubljana").advice == "Did you mean Ljubljana?"


@pytest.mark.parametrize("text", ["999", "061 Maribor", "Ljubljana Maribor"])
def test_what_is_no_town_is_refused(text):
    assert refusal("projects", "municipality_code", text).words


@pytest.mark.parametrize(
    ("text", "value"),
    [("061;070", "061;070"), ("Ljubljana, Maribor", "061;070"), ("Koper in Ptuj", "050;096")],
)
def test_several_towns(text, value):
    reading = read("projects", "partner_codes", text)
    assert reading.value == value
    assert bool(reading.words) == (text != value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Urbano okolje", "urban_environment"),
        ("urbano okolje", "urban_environment"),
        ("U", "urban_environment"),
        ("Urbano okolje in oživitev mest", "urban_environment"),
        ("trajnostna mobilnost", "sustainable_mobility"),
        ("TRAJNOSTNA MOBILNOST", "sustainable_mobility"),
        ("Sustainable mobility", "sustainable_mobility"),
        ("Energetska ucinkovitost", "energy_efficiency"),
        ("energy_efficiency", "energy_efficiency"),
    ],
)
def test_themes(text, value):
    assert read("projects", "theme_code", text).value == value


def test_a_misspelt_theme_is_asked():
    assert "Trajnostna mobilnost" in refusal("projects", "theme_code", "trajnostna mobilnos").advice


@pytest.mark.parametrize(
    ("text", "period", "value"),
    [
        ("PN 6.3", "2014-2020", "PN 6.3"),
        ("pn6.3", "2014-2020", "PN 6.3"),
        ("PN 6,3", "2014-2020", "PN 6.3"),
        ("6.3", "2014-2020", "PN 6.3"),
        ("6,3", "", "PN 6.3"),
        ("IP 6.3", "2014-2020", "PN 6.3"),
        ("IP 6.3 Urban environment", "2014-2020", "PN 6.3"),
        ("SC 5.1", "2021-2027", "SC 5.1"),
        ("SO 5.1", "2021-2027", "SC 5.1"),
        ("RSO5.1", "2021-2027", "SC 5.1"),
        ("5.1", "2021-2027", "SC 5.1"),
        ("Urbana prenova", "2021-2027", "SC 5.1"),
    ],
)
def test_priorities(text, period, value):
    assert read("projects", "priority_code", text, period=period).value == value


@pytest.mark.parametrize("text", ["PN 9.9", "SC 6.3", "7.1", "prenova"])
def test_what_is_no_priority_is_refused(text):
    assert "PN 6.3" in refusal("projects", "priority_code", text, period="2014-2020").allowed


CODES = [
    (name, code, text)
    for name, codes in layout().codes.items()
    for code, said in codes.items()
    for text in (code, said.words.sl, said.words.en, *said.also)
]


@pytest.mark.parametrize(("name", "code", "text"), CODES)
def test_every_word_of_a_code_in_any_case_means_it(name, code, text):
    holder = next(
        one for sheet in layout().sheets for one in columns_of(sheet) if one.codes == name
    )
    plain = text.translate(str.maketrans("čšžČŠŽ", "cszCSZ"))
    for written in (text, text.upper(), plain.lower()):
        assert read_value(holder, written, KNOWN, {}).value == code


@pytest.mark.parametrize(
    ("sheet", "name", "text", "code"),
    [
        ("projects", "stage", "izbran", "selected"),
        ("projects", "stage", "izbrana", "selected"),
        ("projects", "stage", "izbrano", "selected"),
        ("projects", "stage", "Zaključena", "completed"),
        ("projects", "stage", "zakljuceni", "completed"),
        ("projects", "stage", "odobrena", "approved"),
        ("amounts", "precision", "natančna", "exact"),
        ("amounts", "precision", "natancno", "exact"),
        ("amounts", "precision", "zaokrožena", "rounded"),
        ("projects", "confidence", "visok", "high"),
        ("projects", "confidence", "nizek", "low"),
        ("projects", "confidence", "srednji", "medium"),
        ("projects", "ctn_named_in_source", "DA", "yes"),
        ("projects", "ctn_named_in_source", "true", "yes"),
        ("projects", "ctn_named_in_source", "1", "yes"),
        ("projects", "ctn_named_in_source", "0", "no"),
        ("projects", "ctn_named_in_source", "x", "yes"),
        ("projects", "period", "2014–2020", "2014-2020"),
        ("projects", "period", "2014 - 2020", "2014-2020"),
    ],
)
def test_codes_in_any_gender(sheet, name, text, code):
    assert read(sheet, name, text).value == code


def test_a_code_that_is_near_is_asked_and_the_words_are_listed():
    error = refusal("projects", "stage", "zakjučen")
    assert error.advice == "Did you mean zaključen / completed?"
    assert "odobren / approved" in error.allowed


@pytest.mark.parametrize("text", ["-", "–", "/", "ni podatka", "Neznano", "n/a", "unknown"])
def test_what_says_that_nothing_is_known_is_an_empty_cell_and_said(text):
    reading = read("amounts", "eur", text)
    assert reading.value == ""
    assert "empty" in reading.words


def test_a_text_may_say_that_something_is_not_known():
    assert read("projects", "note_sl", "neznano").value == "neznano"
    assert read("projects", "note_sl", "-").value == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [("061-13", "061-13"), ("61-13", "061-13"), ("061–13", "061-13"), ("061-5", "061-05")],
)
def test_ids_of_projects_get_their_zeros_back(text, value):
    assert read("projects", "project_id", text).value == value
    assert read("amounts", "project_id", text).value == value


def test_an_id_of_which_a_spreadsheet_made_a_day_is_found_again():
    assert read("projects", "project_id", "2026-01-11").value == "011-01"
    assert refusal("projects", "project_id", "2026-12-31")


def test_a_project_without_an_id_goes_by_its_name():
    assert read("amounts", "project_id", "Prenova Vičave") == Reading("Prenova Vičave")
    assert "empty" in refusal("projects", "project_id", "novo").advice


@pytest.mark.parametrize(
    ("text", "value"),
    [("https://www.ptuj.si/a?b=č", None), ("www.ptuj.si", "https://www.ptuj.si")],
)
def test_addresses(text, value):
    assert read("sources", "url", text).value == (value or text)


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "file:///etc/passwd", "ptuj", "https://", "https://a.si b"]
)
def test_what_is_no_address_is_refused(text):
    assert "https://" in refusal("sources", "url", text).allowed


def test_a_source_is_an_id_or_an_address():
    assert read("amounts", "source_id", "zmos-si-01") == Reading("zmos-si-01")
    assert read("amounts", "source_id", "www.ptuj.si/novica").value == "https://www.ptuj.si/novica"
    assert refusal("amounts", "source_id", "članek v Večeru")


@pytest.mark.parametrize(("text", "value"), [("sl", "sl"), ("SL", "sl"), ("slovenščina", "sl")])
def test_languages(text, value):
    assert read("sources", "title_language", text).value == value


def test_what_a_source_proves_is_read_by_headings_and_names():
    assert read("sources", "proves", "total_eur;stage;site") == Reading("total_eur;stage;site")
    assert read("sources", "proves", "Skupna vrednost; Stanje").value == "total_eur;stage"
    assert read("sources", "proves", "theme").value == "theme_code"
    assert "Barva" in refusal("sources", "proves", "Stanje; Barva").words


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("population", "53.292", "53292"),
        ("population_date", "1. 1. 2025", "2025-01-01"),
        ("strategy_year", "2016.", "2016"),
        ("town_hall_lat", "46,24", "46.24"),
        ("website_url", "www.ptuj.si", "https://www.ptuj.si"),
        ("town_hall_address", "Mestni trg 1", "Mestni trg 1"),
    ],
)
def test_facts_of_a_town_are_read_by_their_type(field, text, value):
    assert read("towns", "value", text, field=field).value == value


def test_facts_of_a_town_go_by_their_titles():
    assert read("towns", "field", "Prebivalci").value == "population"
    assert read("towns", "field", "population") == Reading("population")
    assert refusal("towns", "field", "župan").allowed


@pytest.mark.parametrize("text", ["a\u202eb", "a\x07b"])
def test_signs_that_no_text_may_hold(text):
    assert "U+" in refusal("projects", "name_sl", text).words


@pytest.mark.parametrize(
    "text",
    ["=cmd|' /C calc'!A0", "+cmd|' /C calc'!A0", "@SUM(1)*cmd|' /C calc'!A0", "=WEBSERVICE(A1)"],
)
def test_a_text_that_a_spreadsheet_would_run_is_refused(text):
    assert "spreadsheet" in refusal("projects", "note_sl", text).words


@pytest.mark.parametrize("text", ["- prva točka", "+386 1 234", "@ZMOS", "a | b! in še kaj"])
def test_a_text_that_only_looks_like_a_formula_stays(text):
    assert read("projects", "note_sl", text) == Reading(text)
