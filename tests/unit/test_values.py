"""What stands in a cell, and what it is read as."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tests.workbooks import FRAMES
from zmos_data import limits
from zmos_data.catalogue import say_in
from zmos_data.editing.grid import Holds
from zmos_data.editing.headings import columns_of
from zmos_data.editing.nearest import nearest
from zmos_data.editing.notation import Notation
from zmos_data.editing.sheets import Column, layout
from zmos_data.editing.understood import NotUnderstoodError, Reading, in_euros
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
    assert in_euros(value) in reading.words
    said = {"rounded": "rounded", "at_least": "at least"}
    assert all((words in reading.words) == (precision == code) for code, words in said.items())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("5800000", "5800000"),
        ("2912216.00", "2912216.00"),
        ("1234.5", "1234.50"),
        ("0", "0"),
        ("5992070,76", "5992070.76"),
    ],
)
def test_an_amount_as_spreadsheets_have_it_needs_no_word(text, value):
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
        ("1,2E+07", "in full"),
        ("1e6", "in full"),
        ("########", "in full"),
        ("2.345.678,90 EUR z DDV", "More than the amount"),
        ("cca 2,3 mio EUR brez DDV", "More than the amount"),
        ("2.000.000 (ocena)", "More than the amount"),
        ("2.000.000*", "More than the amount"),
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


def test_what_was_read_is_said_as_each_language_writes_it():
    amount = read("amounts", "eur", "pribl. 2,3 mio").words
    assert "je razumljeno kot 2.300.000\xa0EUR, zaokroženo." in say_in("sl", amount)
    assert "EUR\xa01,234.50" in say_in("en", read("amounts", "eur", "1.234,50 €").words)
    day = read("projects", "stage_as_of", "04/12/2019").words
    assert "12. 4." not in say_in("sl", day)
    assert "4. 12. 2019" in say_in("sl", day)
    assert "4 December 2019" in say_in("en", day)
    assert "april 2019" in say_in("sl", read("projects", "stage_as_of", "apr.19").words)


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
        ("apr.19", "2019-04"),
        ("apr-19", "2019-04"),
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


@pytest.mark.parametrize(
    ("text", "year"),
    [("1905-07-11", "2019"), ("11. 7. 1905", "2019"), ("1905", "1905"), ("11. 7. 2019", "2019")],
)
def test_a_year_that_a_spreadsheet_made_a_day_of_is_that_year(text, year):
    assert read("projects", "start_year", text).value == year


def test_a_name_has_plain_spaces():
    assert read("projects", "name_sl", "Prenova\u00a0Vičave").value == "Prenova Vičave"


@pytest.mark.parametrize("text", ["14-20", "2014 do 2020", "2014–20"])
def test_periods_are_read_as_people_shorten_them(text):
    assert read("projects", "period", text).value == "2014-2020"


def test_a_unit_whose_sign_windows_has_lost_is_no_other_unit():
    assert read("outputs", "unit", "m?").value == "m2"
    assert read("outputs", "unit", "m").value == "m"


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


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("M. Sobota", "080"),
        ("Slov. Gradec", "112"),
        ("Sl. Gradec", "112"),
        ("N. mesto", "085"),
        ("MO N. Gorica", "084"),
    ],
)
def test_towns_are_read_with_their_words_shortened(text, code):
    assert read("projects", "municipality_code", text).value == code


def test_a_shortened_name_of_two_towns_or_of_none_is_not_guessed():
    for text in ("N.", "K. Gradec", "M"):
        assert refusal("projects", "municipality_code", text).words


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
    advice = refusal("projects", "theme_code", "trajnostna mobilnos").advice
    assert "Trajnostna mobilnost" in say_in("sl", advice)


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
    assert error.advice == "Did you mean completed?"
    assert say_in("sl", error.advice) == "Ste mislili zaključen?"
    assert "approved; " in error.allowed
    assert "odobren; " in say_in("sl", error.allowed)


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


def amount(text: str, sign: str = "", scale: int = 0, holds: Holds = Holds.TEXT) -> Reading:
    known = replace(KNOWN, notation=Notation(decimal=sign))
    return read_value(column("amounts", "eur"), text, known, {}, holds, scale)


@pytest.mark.parametrize(
    ("text", "scale", "value", "precision"),
    [
        ("1.25", 6, "1250000", "rounded"),
        ("12,5", 6, "12500000", "rounded"),
        ("12", 6, "12000000", "rounded"),
        ("1.2345675", 6, "1234567.50", ""),
        ("1234.5", 3, "1234500", "rounded"),
        ("12 mio", 3, "12000000", "rounded"),
        ("0", 6, "0", ""),
    ],
)
def test_the_unit_of_a_heading_is_that_of_its_plain_numbers(text, scale, value, precision):
    holds = Holds.NUMBER if text.replace(".", "").isdigit() else Holds.TEXT
    reading = amount(text, scale=scale, holds=holds)
    assert (reading.value, reading.precision) == (value, precision)


@pytest.mark.parametrize("holds", [Holds.NUMBER, Holds.TEXT])
def test_an_amount_in_euros_under_millions_is_refused(holds):
    with pytest.raises(NotUnderstoodError, match="unit of its heading"):
        amount("1234567", scale=6, holds=holds)


@pytest.mark.parametrize(("text", "sign"), [("12,500", ","), ("1.234", "."), ("€ 1,234", ",")])
def test_thousands_that_may_be_decimals_are_refused_with_both_readings(text, sign):
    with pytest.raises(NotUnderstoodError) as caught:
        amount(text, sign)
    digits = re.sub("[^0-9]", "", text)
    assert f"{digits} or {digits[:-3]}.{digits[-3:]}" in caught.value.words
    assert digits in caught.value.advice


@pytest.mark.parametrize(
    ("text", "sign", "is_asked"),
    [("12,500", "", True), ("12,500", ".", False), ("12.500", "", False), ("12.500", ",", False)],
)
def test_thousands_that_nothing_settles_are_to_be_checked(text, sign, is_asked):
    reading = amount(text, sign)
    assert reading.value == "12500"
    assert ("Check it." in reading.words) == is_asked


@pytest.mark.parametrize("text", ["$1,234,567.50", "1.234 USD", "500 CHF"])
def test_another_currency_is_refused_as_such(text):
    assert "currency" in refusal("amounts", "eur", text).words


@pytest.mark.parametrize(
    ("sheet", "name"),
    [("projects", "stage_as_of"), ("amounts", "as_of"), ("sources", "date_read")],
)
def test_a_day_of_the_year_1900_is_no_day_of_a_project(sheet, name):
    error = refusal(sheet, name, "1900-01-05")
    assert "5 January 1900" in error.words
    assert "plain number" in error.advice


def test_a_stage_is_not_older_than_the_first_period():
    assert "2014" in refusal("projects", "stage_as_of", "3. 5. 2013").allowed
    assert read("projects", "stage_as_of", "3. 5. 2014").value == "2014-05-03"
    assert read("sources", "date_published", "1996").value == "1996"


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [("2026-11-28", False), ("2026-11", False), ("2026", False), ("2026-12", True), ("2033", True)],
)
def test_a_day_that_is_still_to_come_is_to_be_checked(text, is_asked):
    known = replace(KNOWN, today=date(2026, 11, 28))
    reading = read_value(column("projects", "stage_as_of"), text, known, {})
    assert reading.value == text
    assert ("still to come" in reading.words) == is_asked


@pytest.mark.parametrize(
    ("name", "text", "meant"),
    [
        ("municipality_code", "Ptju", "Ptuj"),
        ("municipality_code", "Mestna občina Ptju", "Ptuj"),
        ("municipality_code", "Mariboru mesto", ""),
        ("theme_code", "Urbano okolje in oživitev mset", "Urbano okolje"),
        ("stage", "odborjen", "odobren"),
    ],
)
def test_what_one_word_is_clearly_nearest_to_is_asked(name, text, meant):
    advice = refusal("projects", name, text).advice
    assert ("Did you mean" in advice) == bool(meant)
    assert meant in say_in("sl", advice)


def test_of_two_words_that_are_as_near_none_is_asked():
    assert nearest("ulicq", {"ulica": "a", "ulice": "b"}) == ""
    assert nearest("ulicq", {"ulica": "a", "ulice": "a"}) == "a"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("stage", "v izvedbi", "under_construction"),
        ("stage", "v teku", "under_construction"),
        ("stage", "končan", "completed"),
        ("stage", "odločba izdana", "approved"),
        ("stage", "ongoing", "under_construction"),
        ("theme_code", "mobilnost", "sustainable_mobility"),
        ("theme_code", "Promet", "sustainable_mobility"),
        ("theme_code", "kolesarstvo", "sustainable_mobility"),
        ("theme_code", "energetika", "energy_efficiency"),
        ("theme_code", "urban regeneration", "urban_environment"),
        ("fund", "kohezijski", "KS"),
        ("ctn_named_in_source", "ja", "yes"),
    ],
)
def test_everyday_words_are_taken_and_said(name, text, code):
    reading = read("projects", name, text)
    assert reading.value == code
    assert text in reading.words


@pytest.mark.parametrize("text", ["v pripravi", "načrtovan", "zavrnjen", "planned"])
def test_a_usual_word_that_the_list_lacks_belongs_in_a_text(text):
    assert "column of text" in refusal("projects", "stage", text).advice


def test_everyday_words_of_themes_are_words_of_themes_that_there_are():
    assert set(layout().themes) <= set(FRAMES["themes"]["theme_code"])
    assert set(layout().unlisted) <= set(layout().codes)


@pytest.mark.parametrize("text", ["?", "??", "...", "…"])
def test_a_question_mark_is_no_text(text):
    assert read("projects", "name_sl", text).value == ""
    assert read("projects", "note_sl", text).value == ""


@pytest.mark.parametrize("text", ["123", "1.234,50", "2014–2020"])
def test_a_number_is_no_name(text):
    assert "letters" in refusal("projects", "name_sl", text).words
    assert read("projects", "note_sl", text).value == text


def test_a_name_has_a_length():
    longest = "Prenova " * 37 + "trga"
    assert len(longest) == limits.NAME
    assert read("projects", "name_sl", longest).value == longest
    assert str(limits.NAME + 1) in refusal("projects", "name_sl", f"{longest}x").words


def test_markup_in_a_name_is_text():
    assert read("projects", "name_sl", "Kino <b>Ptuj</b>").value == "Kino <b>Ptuj</b>"
