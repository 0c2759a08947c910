"""Lists of operations as they are published: what is understood of them, and what is left out."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import official_lists as lists
from zmos_data.package import PACKAGE_FOLDER, Package, read_package
from zmos_data.sources.errors import SourceError
from zmos_data.sources.importing import Given, Imported, import_operations
from zmos_data.sources.matching import Decisions, How
from zmos_data.sources.operations import Operation
from zmos_data.sources.provenance import provenance_of
from zmos_data.sources.source import sources

OLD = {
    "code": "OP20.00001",
    "name": "Preskusni projekt A",
    "beneficiary": "MESTNA OBČINA CELJE",
    "summary": "Operacija se izvaja z mehanizmom CTN.",
    "start": "1.2.2018",
    "end": "31.12.2020",
    "eligible": "1.234.567,89",
    "rate": "0,80",
    "municipality": "Celje",
    "updated": "18.02.2020",
}
NEW = {
    "name": "Preskusni projekt B",
    "beneficiary": "Mestna občina Koper",
    "start": "01. 03. 2025",
    "end": "2027-06-30",
    "total": "2.500.000,00",
    "eu": "1.700.000,5",
    "fund": "ESRR",
    "priority": "RSO5.1",
    "rate": "68 %",
    "place": "Koper",
}
KOHESIO = {
    "id": "https://linkedopendata.eu/entity/Q0000001",
    "name_en": "Test project C",
    "name": "Preskusni projekt C",
    "start": "01/03/2025",
    "end": "30/06/2027",
    "rate": "40.0",
    "eligible": "337478.4",
    "currency": "EUR",
    "eu": "134991.36",
    "beneficiary": "MESTNA OBČINA PTUJ",
    "fund": "ERDF",
    "priority": "RSO2.8",
    "municipality": "Ptuj",
    "period": "2021-2027",
}


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(PACKAGE_FOLDER)


def read(
    package: Package, code: str, content: bytes, name: str = "seznam.csv", period: str = "", **said
) -> Imported:
    source = sources()[code]
    given = Given(name, content, period)
    provenance = provenance_of(source, as_of="2026-11-01", read="2026-11-28")
    return import_operations(source, given, package, provenance, said.get("decided", Decisions({})))


def operation(found: Imported) -> Operation:
    (one,) = found.matches
    return one.operation


FILES = {
    "csv": lists.csv_file(lists.MANAGING_AUTHORITY, [OLD]),
    "comma": lists.csv_file(lists.MANAGING_AUTHORITY, [OLD], delimiter=","),
    "cp1250": lists.csv_file(lists.MANAGING_AUTHORITY, [OLD], encoding="cp1250"),
    "bom": lists.csv_file(lists.MANAGING_AUTHORITY, [OLD], encoding="utf-8-sig"),
    "xlsx": lists.xlsx_file(
        lists.MANAGING_AUTHORITY,
        [
            OLD
            | {"start": date(2018, 2, 1), "end": 44196, "eligible": 1234567.89, "rate": 0.8}
            | {"updated": date(2020, 2, 18)}
        ],
        above=["Seznam operacij", "", "Stanje: 18. 2. 2020"],
    ),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_the_list_of_2014_2020(package, content):
    one = operation(read(package, "managing-authority", content))
    assert (one.name_sl, one.code, one.town) == ("Preskusni projekt A", "OP20.00001", "011")
    assert (one.start, one.end, one.updated) == ("2018-02-01", "2020-12-31", "2020-02-18")
    assert one.figures == {"eligible": Decimal("1234567.89"), "rate": Decimal(80)}
    assert one.is_iti
    assert (one.period, one.priority) == ("", "")  # the list names the axis alone


@pytest.mark.parametrize("headings", [lists.SLOVENIAN_2021, lists.ENGLISH_2021])
@pytest.mark.parametrize("write", [lists.csv_file, lists.xlsx_file])
def test_the_list_of_2021_2027(package, headings, write):
    one = operation(read(package, "managing-authority", write(headings, [NEW])))
    assert (one.town, one.period, one.priority) == ("050", "2021-2027", "SC 5.1")
    assert (one.theme, one.fund) == ("urban_environment", "ESRR")
    assert (one.start, one.end) == ("2025-03-01", "2027-06-30")
    assert one.figures == {
        "total": Decimal("2500000.00"),
        "eu": Decimal("1700000.50"),
        "rate": Decimal(68),
    }


def test_kohesio(package):
    content = lists.csv_file(lists.KOHESIO, [KOHESIO], delimiter=",")
    one = operation(read(package, "kohesio", content))
    assert (one.town, one.period, one.priority, one.fund) == ("096", "2021-2027", "SC 2.8", "ESRR")
    assert (one.name_sl, one.name_en) == ("Preskusni projekt C", "Test project C")
    assert (one.start, one.end) == ("2025-03-01", "2027-06-30")
    assert one.figures["eu"] == Decimal("134991.36")
    assert one.figures["eligible"] == Decimal("337478.40")


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ({"beneficiary": "Občina Ptuj", "municipality": ""}, "096"),
        ({"beneficiary": "URBAN MUNICIPALITY OF NOVO MESTO", "municipality": ""}, "085"),
        ({"beneficiary": "Vrtec X", "municipality": "61"}, "061"),
        ({"beneficiary": "Vrtec X", "municipality": "080 Murska Sobota"}, "080"),
        ({"beneficiary": "Vrtec X", "municipality": "Mestna občina Slovenj Gradec"}, "112"),
        ({"beneficiary": "Vrtec X", "municipality": "Trzin|Krško"}, "054"),
        ({"beneficiary": "Mestna občina Kranj", "municipality": "Kranj|Velenje"}, "052"),
        ({"beneficiary": "Vrtec X", "municipality": "Kranj|Velenje"}, ""),
        ({"beneficiary": "Univerzitetni klinični center Maribor", "municipality": "Trzin"}, None),
        ({"beneficiary": "Občina Mirna Peč", "municipality": "Mirna Peč"}, None),
        ({"beneficiary": "Vrtec X", "municipality": "061 Celje"}, None),  # contradicts itself
    ],
)
def test_which_town_a_row_is_of(package, said, town):
    content = lists.csv_file(lists.MANAGING_AUTHORITY, [OLD | said])
    found = read(package, "managing-authority", content)
    if town is None:
        assert (found.matches, found.elsewhere) == ([], 1)
    else:
        assert operation(found).town == town


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"fund": "ESS+"}, "another fund (ESS+)"),
        ({"priority": "RSO1.2"}, "another priority or objective (RSO1.2)"),
        ({"priority": "SC 12.8.1"}, "another priority or objective (SC 12.8.1)"),
        ({"name": ""}, "no name"),
    ],
)
def test_rows_of_a_town_that_are_left_out(package, said, why):
    content = lists.csv_file(lists.SLOVENIAN_2021, [NEW | said])
    found = read(package, "managing-authority", content)
    assert [(one.why, one.place.row) for one in found.left] == [(why, 2)]
    assert not found.matches


def test_other_currencies_are_left_out(package):
    content = lists.csv_file(lists.KOHESIO, [KOHESIO | {"currency": "HUF"}], delimiter=",")
    assert [one.why for one in read(package, "kohesio", content).left] == ["amounts in HUF"]


def test_a_row_that_says_nothing_of_iti_is_left_out(package):
    content = lists.csv_file(lists.MANAGING_AUTHORITY, [OLD | {"summary": "Vrtec."}])
    (one,) = read(package, "managing-authority", content).matches
    assert (one.how, one.why) == (How.LEFT, "the list does not say that it is ITI")


def test_an_operation_that_stands_in_several_rows_is_one(package):
    content = lists.csv_file(lists.MANAGING_AUTHORITY, [OLD, OLD | {"postcode": "3001"}])
    found = read(package, "managing-authority", content)
    assert len(found.matches) == 1
    assert [one.why for one in found.left] == ["the same operation as in row 2"]


@pytest.mark.parametrize(
    ("priority", "period", "expected"),
    [
        ("PN 4.1", "", "PN 4.1"),
        ("Prednostna naložba 4e", "", "PN 4.4"),
        ("6.3 Urbano okolje", "2014-2020", "PN 6.3"),
        ("SO 2.7", "2021-2027", "SC 2.7"),
    ],
)
def test_priorities(package, priority, period, expected):
    row = NEW | {"priority": priority}
    content = lists.csv_file(lists.SLOVENIAN_2021, [row])
    found = read(package, "managing-authority", content, period=period)
    assert operation(found).priority == expected


def test_a_bare_number_of_the_other_period_is_another_priority(package):
    content = lists.csv_file(lists.SLOVENIAN_2021, [NEW | {"priority": "4.1"}])
    found = read(package, "managing-authority", content, period="2021-2027")
    assert [one.why for one in found.left] == ["another priority or objective (4.1)"]


def test_a_file_that_is_another_list_is_refused_with_what_is_missing(package):
    content = b"Ime;Cena\nPreskus;1\n"
    with pytest.raises(SourceError) as caught:
        read(package, "managing-authority", content)
    line = str(caught.value)
    assert "columns ime operacije, ime upravičenca" in line
    assert "the headings Ime, Cena" in line


CELLS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [*NEW.values(), "1.2.3", "€", "-5", "31.2.2020", "99999", "ESRR|KS", "0", "1e9"]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.fixed_dictionaries(dict.fromkeys(NEW, CELLS)), min_size=1, max_size=3))
def test_whatever_stands_in_the_cells_each_row_is_told_of_or_the_file_is_refused(package, rows):
    content = lists.csv_file(lists.SLOVENIAN_2021, rows)
    try:
        found = read(package, "managing-authority", content)
    except SourceError as error:
        assert "\n" not in str(error)
        return
    told = [one.operation.place.row for one in found.matches]
    told += [one.place.row for one in found.left]
    filled = sum(any(cell.strip() for cell in row.values()) for row in rows)
    assert len(set(told)) + found.elsewhere <= filled
    for one in found.matches:
        assert all(value > 0 for value in one.operation.figures.values())


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b"<html></html>", "a web page or XML"),
        (b"PK\x03\x04broken", "seznam.csv"),
        (b'Ime operacije;Ime upravicenca\n"open;x\n' + b"x" * 30_000, "seznam.csv"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(package, content, found):
    with pytest.raises(SourceError, match=found):
        read(package, "managing-authority", content)
