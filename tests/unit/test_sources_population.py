"""Inhabitants from SiStat's table: as PX-Web answers, and as it is saved; of which day."""

import json

import pytest

from tests import official_lists as lists
from tests.tables import table
from zmos_data.editing.proposal import propose
from zmos_data.package import PACKAGE_FOLDER, Package, read_package
from zmos_data.sources.errors import SourceError
from zmos_data.sources.importing import Given, Imported, import_population
from zmos_data.sources.inhabitants import Fate
from zmos_data.sources.provenance import provenance_of
from zmos_data.sources.source import sources
from zmos_data.tables import read_tables

SOURCE = sources()["sistat-05C4003S"]
TOWNS = table("municipalities").set_index("municipality_code", drop=False)
NAMES = TOWNS["name"].to_dict() | {
    "050": "Koper/Capodistria",
    "0": "SLOVENIJA",
    "001": "Ajdovščina",
}
BASE_DAY = TOWNS["population_date"].iloc[0]


def made_up(half: str, towns=tuple(TOWNS.index)) -> dict[str, int]:
    """Write figures that no town has."""
    return {code: 1000 + int(code) + (half.endswith("2")) for code in towns}


# The last half-year is listed before it is published.
HALVES = {"2025H2": made_up("2025H2"), "2026H1": made_up("2026H1"), "2026H2": {}}
FIGURES = {
    code: {half: found.get(code) for half, found in HALVES.items()} for code in TOWNS.index
} | {"0": dict.fromkeys(HALVES, 2_000_000), "001": dict.fromkeys(HALVES, 1)}
LONG = [["OBČINE", "POLLETJE", "STAROST", "Število"]] + [
    [NAMES[code], half, age, str(value or "-")]
    for code, own in FIGURES.items()
    for half, value in own.items()
    for age in ("Starost - SKUPAJ", "0 let")
]
WIDE = [["MUNICIPALITIES", *(f"{half} Age - TOTAL" for half in HALVES)]] + [
    [f"{NAMES[code]}", *(f"{value:,}" if value else ".." for value in own.values())]
    for code, own in FIGURES.items()
]


def written(rows: list[list[str]], delimiter: str, encoding: str) -> bytes:
    title = "Prebivalstvo po: OBČINE, POLLETJE, STAROST.\n\n"
    lines = (delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    return (title + "\n".join(lines)).encode(encoding)


FILES = {
    "json-stat 2": lists.json_stat(FIGURES, NAMES),
    "json-stat 1": lists.json_stat(FIGURES, NAMES, version=1),
    "long": written(LONG, ";", "cp1250"),
    "wide": written(WIDE, "\t", "utf-8-sig"),
}


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(PACKAGE_FOLDER)


def read(package: Package, content: bytes, day: str = "", **said: bool) -> Imported:
    provenance = provenance_of(SOURCE, read="2026-11-28")
    return import_population(SOURCE, Given("tabela", content), package, provenance, day, **said)


def towns_after(package: Package, found: Imported):
    proposal = propose(package, found.draft)
    assert not proposal.faults
    return read_tables(proposal.package).frames["municipalities"].set_index("municipality_code")


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_the_last_day_that_all_towns_have_becomes_the_later_figure(package, content):
    found = read(package, content)
    assert found.counted.day == "2026-01-01"
    assert {one.fate for one in found.counted.told} == {Fate.WRITTEN}
    after = towns_after(package, found)
    assert after["population_later"].to_dict() == {
        code: str(value) for code, value in HALVES["2026H1"].items()
    }
    assert set(after["population_later_date"]) == {"2026-01-01"}
    # What figures per inhabitant stand on is left as it is.
    assert after["population"].to_list() == TOWNS["population"].to_list()


def test_each_figure_has_its_source_with_its_day(package):
    proposal = propose(package, read(package, FILES["json-stat 2"]).draft)
    frames = read_tables(proposal.package).frames
    proofs = frames["municipality_provenance"]
    own = proofs[proofs["field"] == "population_later"]
    assert set(own["source_id"]) == {"sistat-05c4003s-2026-01-01"}
    assert (len(own), set(own["confidence"])) == (len(TOWNS), {"high"})
    source = frames["sources"].set_index("source_id").loc[own["source_id"].iloc[0]]
    assert (source["as_of"], source["licence"]) == ("2026-01-01", "CC BY 4.0")


def test_a_person_says_on_what_figures_per_inhabitant_stand(package):
    after = towns_after(package, read(package, FILES["wide"], is_base=True))
    assert after["population"].to_dict() == {
        code: str(value) for code, value in HALVES["2026H1"].items()
    }
    assert set(after["population_date"]) == {"2026-01-01"}


def test_another_day_can_be_taken(package):
    after = towns_after(package, read(package, FILES["long"], "2025-07-01"))
    assert set(after["population_later_date"]) == {"2025-07-01"}


def of_day(half: str, found: dict[str, int]) -> bytes:
    return lists.json_stat({code: {half: found[code]} for code in found}, NAMES)


def test_another_figure_of_the_same_day_is_left_to_a_person(package):
    half = f"{BASE_DAY[:4]}H1"
    same = {code: int(value) for code, value in TOWNS["population"].items()}
    content = of_day(half, same | {"061": 5})
    found = read(package, content)
    fates = {one.town: one.fate for one in found.counted.told}
    assert fates.pop("061") is Fate.OTHER
    assert set(fates.values()) == {Fate.SAME}
    assert not found.draft.sheets
    after = towns_after(package, read(package, content, replaces=True))
    assert after.loc["061", "population"] == "5"


def test_an_older_day_never_takes_the_place_of_a_newer_one(package):
    content = of_day("2023H1", made_up("2023H1"))
    told = {one.town: one.fate for one in read(package, content).counted.told}
    newer = {code for code, day in TOWNS["population_later_date"].items() if str(day) > "2023"}
    newer = {code for code in newer if isinstance(TOWNS.loc[code, "population_later_date"], str)}
    assert {code for code, fate in told.items() if fate is Fate.OLDER} == newer
    assert newer


def test_a_day_that_not_all_towns_have_is_refused_with_their_names(package):
    content = of_day("2026H1", made_up("2026H1", towns=tuple(TOWNS.index)[1:]))
    with pytest.raises(SourceError, match="none of Celje"):
        read(package, content)
    with pytest.raises(SourceError, match="2025-07-01, 2026-01-01"):
        read(package, FILES["wide"], "2026-07-01")


@pytest.mark.parametrize(
    "content",
    [
        json.dumps({"class": "dataset"}).encode(),
        json.dumps({"class": "dataset", "id": ["X"], "size": [1], "dimension": {}}).encode(),
        lists.json_stat({"061": {"2026H1": -5}}, NAMES),
        lists.json_stat({"061": {"2026": 5}}, NAMES),
        FILES["json-stat 2"].replace(b'"size": [14', b'"size": [13'),
        "OBČINE;2026\nLjubljana;5\n".encode(),
        b"Kraj;2026H1\nLjubljana;5\n",
    ],
)
def test_what_is_another_table_is_refused(package, content):
    with pytest.raises(SourceError, match="tabela: expected"):
        read(package, content)
