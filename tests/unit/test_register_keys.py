"""Codes and names of municipalities, in whichever column and writing publishers have them."""

import unicodedata

import pandas as pd
import pytest

from geodata.boundaries import KEY, TOWNS
from geodata.register.encoding import unscrambled
from geodata.register.errors import BuildError
from geodata.register.keys import codes_of, is_named, with_keys
from tests.registers import REST, register

CODES = [*TOWNS, *map(str, REST)]


def column(name, write):
    """Return a register whose codes stand in another column, written another way."""
    frame = register(key=name)
    frame[name] = [write(code) for code in frame[name]]
    return frame


WRITINGS = {
    "Eurostat's LAU": ("LAU_ID", lambda code: f"{code:03}"),
    "Eurostat's id": ("GISCO_ID", lambda code: f"SI_{code:03}"),
    "ISO 3166-2": ("iso_3166_2", lambda code: f"SI-{code:03}"),
    "ISO 3166-2 in plain words": ("ISO 3166-2", lambda code: f"SI-{code:03}"),
    "geoBoundaries": ("shapeISO", lambda code: f"SI-{code:03}"),
    "a number": ("OB_ID", int),
    "a number with a point": ("OB_ID", float),
    "text with blanks": ("SIFRA", lambda code: f" {code} "),
    "small letters": ("ob_id", lambda code: f"{code:03}"),
    "cut by a Shapefile": ("MUNICIPALI", lambda code: f"{code:03}"),
}


@pytest.mark.parametrize("case", WRITINGS)
def test_the_three_digits_are_the_code(case):
    keyed = with_keys(column(*WRITINGS[case])).layer
    assert list(keyed[KEY]) == CODES
    assert list(keyed["name"]) == [*TOWNS.values(), *REST.values()]


@pytest.mark.parametrize("value", ["", "0", "000", "1234", "SI0611", "61a", "AT-061", "nan"])
def test_what_is_no_code_is_missing(value):
    assert codes_of(pd.Series([value])).isna().all()


EMPTY = {
    "none": lambda code: None,
    "no text": lambda code: "",
    "zeros": lambda code: 0,
    "half of them": lambda code: code if code < 80 else None,
    "a running number": lambda code: CODES.index(f"{code:03}") + 1,
}


@pytest.mark.parametrize("case", EMPTY)
def test_a_first_key_column_that_does_not_hold_gives_way_to_the_next(case):
    frame = register(key="SIFRA")
    frame["OB_ID"] = [EMPTY[case](code) for code in frame["SIFRA"]]
    assert list(with_keys(frame).layer[KEY]) == CODES


def rotated():
    frame = register()
    frame["OB_ID"] = [*frame["OB_ID"][1:], frame["OB_ID"][0]]
    return frame


def named(code, name):
    frame = register()
    frame.loc[frame["OB_ID"] == code, "OB_UIME"] = name
    return frame


def numbered():
    frame = register()
    frame["OB_ID"] = range(1, len(frame) + 1)
    return frame


def swapped():
    frame = register()
    frame.loc[frame["OB_ID"].isin([61, 901]), "OB_ID"] = [901, 61]
    return frame


AGAINST = {
    "codes of the next row": (rotated, "expected Koper at 050, found Celje (12 of 12 towns)"),
    "running numbers": (numbered, "expected 050 for Koper, found 002; it is not the column"),
    "Ljubljana with another's code": (swapped, "expected Ljubljana at 061, found Ostalo"),
    "Kobarid with Ljubljana's": (lambda: named(61, "Kobarid"), "at 061, found Kobarid; correct"),
    "a name that only holds the town's": (
        lambda: named(61, "Dol pri Ljubljani"),
        "at 061, found Dol pri Ljubljani",
    ),
}


@pytest.mark.parametrize("case", AGAINST)
def test_codes_that_are_not_the_names_are_refused(case):
    making, words = AGAINST[case]
    with pytest.raises(BuildError) as refused:
        with_keys(making())
    assert "code against name in OB_ID" in str(refused.value)
    assert words in str(refused.value)


MISSING = {
    "no such column": (
        lambda: register(key="XX"),
        "key column: expected one of municipality_code, OB_ID",
    ),
    "an empty one": (
        lambda: column("OB_ID", lambda code: None),
        "key column: expected codes of municipalities",
    ),
    "a town": (
        lambda: register(drop=("096", "133")),
        "towns: expected all twelve in OB_ID, found no Ptuj (096), Velenje (133)",
    ),
}


@pytest.mark.parametrize("case", MISSING)
def test_what_is_missing_is_named(case):
    making, words = MISSING[case]
    with pytest.raises(BuildError) as refused:
        with_keys(making())
    assert words in str(refused.value)


NAMES = {
    "MESTNA OBČINA KRŠKO": "Krško",
    "Mestna občina Krško": "Krško",
    "Krsko": "Krško",
    unicodedata.normalize("NFD", "Krško"): "Krško",
    "Kr?ko": "Krško",
    "Mestna občina Kr\ufffdko": "Krško",
    "Koper/Capodistria": "Koper",
    "Urban Municipality of Novo Mesto": "Novo mesto",
    "Slovenj  Gradec": "Slovenj Gradec",
}
STRANGERS = {
    "Dol pri Ljubljani": "Ljubljana",
    "Kranjska Gora": "Kranj",
    "Gorica": "Nova Gorica",
    "Mirna": "Maribor",
    "Kr?pan": "Krško",
    "?": "Krško",
}


@pytest.mark.parametrize(("name", "town"), NAMES.items())
def test_a_town_is_known_by_its_name_in_any_usual_writing(name, town):
    assert is_named(name, town)


@pytest.mark.parametrize(("name", "town"), STRANGERS.items())
def test_another_municipality_is_not_taken_for_a_town(name, town):
    assert not is_named(name, town)


def test_names_that_are_missing_stay_missing_and_are_counted():
    frame = register()
    frame.loc[[4, 12], "OB_UIME"] = None
    keyed = with_keys(frame)
    assert keyed.layer["name"].isna().sum() == 2
    assert keyed.notes == ("municipalities without a name: 1",)


def test_codes_without_any_name_are_taken_and_checked_by_place_later():
    keyed = with_keys(register().drop(columns="OB_UIME"))
    assert list(keyed.layer[KEY]) == CODES
    assert keyed.layer["name"].isna().all()


def test_rows_without_a_code_are_left_out_and_counted():
    frame = register()
    frame["OB_ID"] = frame["OB_ID"].where(frame["OB_ID"] < 903)
    assert with_keys(frame).notes == ("rows without a code, left out: 1",)


@pytest.mark.parametrize(
    ("read", "was"),
    [("cp1250", "utf-8"), ("latin-1", "utf-8"), ("latin-1", "cp1250"), ("cp1252", "cp1250")],
)
def test_names_read_in_a_wrong_encoding_are_mended(read, was):
    names = ["Črnomelj", "Krško", "Žužemberk", "Šentjur", "Celje"]
    scrambled = [name.encode(was).decode(read) for name in names]
    assert scrambled != names
    assert unscrambled(scrambled) == names
    assert unscrambled(names) == names
