"""Operations and projects: which is sure, which a person decides, and what it adds to the data."""

from decimal import Decimal

import pytest

from tests import official_lists as lists
from tests.tables import table
from tests.unit.test_sources_operations import KOHESIO, NEW, OLD, read
from zmos_data.editing.proposal import propose
from zmos_data.package import PACKAGE_FOLDER, Package, read_package
from zmos_data.sources.additions import Effect
from zmos_data.sources.errors import SourceError
from zmos_data.sources.importing import Given, Imported, import_operations
from zmos_data.sources.matching import Decisions, How, Match
from zmos_data.sources.provenance import provenance_of
from zmos_data.sources.source import sources
from zmos_data.tables import read_tables

PROJECTS = table("projects").fillna("").set_index("project_id", drop=False)
TOWNS = table("municipalities").set_index("municipality_code")["name"]


@pytest.fixture(scope="module")
def package() -> Package:
    return read_package(PACKAGE_FOLDER)


def of_project(code: str, **said: str) -> dict[str, str]:
    """Write a row of a list that speaks of a project that we have."""
    project = PROJECTS.loc[code]
    row = {
        "name": project["name_sl"].upper(),
        "beneficiary": f"MESTNA OBČINA {TOWNS[code[:3]].upper()}",
        "priority": project["priority_code"],
        "total": "",
        "eu": "",
    }
    return row | said


def of_list(package: Package, *rows: dict[str, str], **said) -> Imported:
    content = lists.csv_file(lists.SLOVENIAN_2021, rows)
    return read(package, "managing-authority", content, **said)


def only(found: Imported) -> Match:
    (one,) = found.matches
    return one


def eur(text: str) -> str:
    return f"{Decimal(text):.2f}".replace(".", ",")


@pytest.mark.parametrize("code", PROJECTS.index)
def test_each_project_is_found_by_its_name(package, code):
    one = only(of_list(package, of_project(code)))
    assert (one.how, one.project_id) == (How.MATCHED, code)


def test_a_name_in_other_words_is_doubtful(package):
    name = PROJECTS.loc["050-01", "name_sl"]
    shorter = " ".join(name.split()[:-1])
    one = only(of_list(package, of_project("050-01", name=f"Nekaj drugega in {shorter}")))
    assert one.how is How.DOUBTFUL
    assert one.like[0].project_id == "050-01"
    assert one.why == "the names are only like"


def test_the_same_exact_amount_makes_a_like_name_sure(package):
    rows = PROJECTS[PROJECTS["eu_eur_precision"] == "exact"]
    code, name, amount = rows.iloc[0][["project_id", "name_sl", "eu_eur"]]
    words = name.split()
    named = of_project(code, name=" ".join([*words, "s spremljajočo ureditvijo zunanjih površin"]))
    without = only(of_list(package, named))
    assert without.how is How.DOUBTFUL
    one = only(of_list(package, named | {"eu": eur(amount)}))
    assert (one.how, one.project_id) == (How.MATCHED, code)
    assert "the same EU contribution" in one.like[0].agrees


def test_another_period_is_never_sure(package):
    one = only(of_list(package, of_project("050-01", priority="", summary="CTN"), period=""))
    assert one.how is How.MATCHED
    other = {"2014-2020": "2021-2027", "2021-2027": "2014-2020"}[PROJECTS.loc["050-01", "period"]]
    row = of_project("050-01", priority="", summary="CTN")
    one = only(of_list(package, row, period=other))
    assert (one.how, one.why) == (How.DOUBTFUL, "another period")


def test_other_numbers_in_the_name_are_never_sure(package):
    name = f"{PROJECTS.loc['050-01', 'name_sl']} 7. faza"
    one = only(of_list(package, of_project("050-01", name=name)))
    assert (one.how, one.why) == (How.DOUBTFUL, "other numbers in the name")


def test_two_rows_of_one_project_are_left_to_a_person(package):
    found = of_list(package, of_project("050-01"), of_project("050-01"))
    assert [one.how for one in found.matches] == [How.DOUBTFUL, How.DOUBTFUL]
    assert {one.why for one in found.matches} == {"several rows would be the same project"}


def test_a_person_decides(package):
    rows = [of_project("050-01", name="Preskusni projekt E"), NEW]
    decided = Decisions({2: "050-01"}, frozenset({3}))
    found = of_list(package, *rows, decided=decided)
    assert [(one.how, one.project_id) for one in found.matches] == [
        (How.MATCHED, "050-01"),
        (How.NEW, ""),
    ]


def test_amounts_of_several_rows_of_one_project_are_not_written(package):
    rows = [of_project("050-01", eu="1,00"), of_project("050-01", eu="2,00")]
    found = of_list(package, *rows, decided=Decisions({2: "050-01", 3: "050-01"}))
    assert "amounts" not in found.draft.sheets
    told = [one.effect for own in found.additions.told.values() for one in own]
    assert told == [Effect.TOLD, Effect.TOLD]


@pytest.mark.parametrize(
    ("decided", "found"),
    [
        (Decisions({9: "050-01"}), "row 9"),
        (Decisions({}, frozenset({9})), "row 9"),
        (Decisions({2: "050-99"}), "found: 050-99"),
    ],
)
def test_a_decision_on_what_is_not_there_is_refused(package, decided, found):
    with pytest.raises(SourceError, match=found):
        of_list(package, NEW, decided=decided)


def frames(package: Package) -> dict:
    return read_tables(package).frames


def test_a_second_figure_becomes_a_conflict_and_overwrites_nothing(package):
    code = PROJECTS[PROJECTS["eu_eur"] != ""].index[0]
    ours = PROJECTS.loc[code, "eu_eur"]
    found = of_list(package, of_project(code, eu="1.234,56"))
    proposal = propose(package, found.draft)
    assert not proposal.faults
    after = frames(proposal.package)
    assert after["projects"].set_index("project_id").loc[code, "eu_eur"] == ours
    before, now = frames(package)["conflicts"], after["conflicts"]
    (new,) = now[~now["conflict_id"].isin(before["conflict_id"])].to_dict("records")
    assert (new["project_id"], new["field"], new["value_other"]) == (code, "eu_eur", "1234.56")
    assert new["source_id"] == "managing-authority-2026-11-01"
    assert new["note_sl"] == ("Seznam operacij (organ upravljanja); 2026-11-01; prispevek EU")
    assert proposal.changed == (code,)
    assert not proposal.vanished


def test_two_other_figures_of_one_row_are_two_conflicts(package):
    both = PROJECTS[(PROJECTS["eu_eur"] != "") & (PROJECTS["total_eur"] != "")].index[0]
    found = of_list(package, of_project(both, total="9.876.543,21", eu="1.234,56"))
    proposal = propose(package, found.draft)
    assert not proposal.faults
    added = len(frames(proposal.package)["conflicts"]) - len(frames(package)["conflicts"])
    assert added == 2


def test_an_amount_that_we_do_not_have_is_filled_with_its_source(package):
    empty = PROJECTS[(PROJECTS["eu_eur"] == "") & (PROJECTS["total_eur"] != "")].index[0]
    found = of_list(package, of_project(empty, eu="1.234,56"))
    proposal = propose(package, found.draft)
    assert not proposal.faults
    project = frames(proposal.package)["projects"].set_index("project_id").loc[empty]
    assert project["eu_eur"] == "1234.56"
    assert (project["eu_eur_precision"], project["eu_eur_as_of"]) == ("exact", "2026-11-01")
    links = frames(proposal.package)["project_sources"]
    proof = links[links["source_id"] == "managing-authority-2026-11-01"].iloc[0]
    assert (proof["project_id"], proof["proves"]) == (empty, "name_sl;eu_eur")
    sources = frames(proposal.package)["sources"].set_index("source_id")
    source = sources.loc["managing-authority-2026-11-01"]
    assert source["publisher"] == "organ upravljanja evropske kohezijske politike v Sloveniji"
    assert (source["as_of"], source["date_read"]) == ("2026-11-01", "2026-11-28")


def test_the_same_list_twice_adds_nothing(package):
    code = PROJECTS[PROJECTS["eu_eur"] != ""].index[0]
    row = of_project(code, eu="1.234,56")
    once = propose(package, of_list(package, row).draft).package
    again = of_list(once, row)
    assert not propose(once, again.draft).changes
    (told,) = [one.effect for own in again.additions.told.values() for one in own]
    assert told is Effect.KNOWN


def test_a_list_that_proves_more_keeps_what_it_proved(package):
    row = PROJECTS[PROJECTS["eu_eur"] == ""].iloc[0]
    code = row["project_id"]
    first = propose(package, of_list(package, of_project(code)).draft).package
    second = propose(first, of_list(first, of_project(code, eu="1.234,56")).draft)
    links = frames(second.package)["project_sources"]
    own = links[(links["project_id"] == code) & links["source_id"].str.startswith("managing")]
    assert own["proves"].to_list() == ["name_sl;eu_eur"]


def test_the_day_of_the_list_is_that_of_its_source(package):
    content = lists.csv_file(lists.MANAGING_AUTHORITY, [OLD])
    source = sources()["managing-authority"]
    given = Given("seznam.csv", content)
    found = import_operations(
        source, given, package, provenance_of(source, read="2026-11-28"), Decisions({})
    )
    (row,) = found.draft.sheets["sources"]
    assert (row.cells["source_id"], row.cells["as_of"]) == (
        "managing-authority-2020-02-18",
        "2020-02-18",
    )


def test_the_same_figure_is_proven_and_no_conflict(package):
    code, amount = PROJECTS[PROJECTS["eu_eur"] != ""].iloc[0][["project_id", "eu_eur"]]
    found = of_list(package, of_project(code, eu=eur(amount)))
    assert "amounts" not in found.draft.sheets
    (source,) = found.draft.sheets["sources"]
    assert source.cells["proves"] == "name_sl;eu_eur"


def test_a_new_project_passes_the_check_with_all_that_the_list_says(package):
    found = of_list(package, NEW)
    assert only(found).how is How.NEW
    proposal = propose(package, found.draft)
    assert not proposal.faults
    (code,) = proposal.new
    project = frames(proposal.package)["projects"].set_index("project_id").loc[code]
    assert project["name_sl"] == "Preskusni projekt B"
    assert (project["municipality_code"], project["theme_code"]) == ("050", "urban_environment")
    assert (project["total_eur"], project["eu_eur"]) == ("2500000.00", "1700000.50")
    assert (project["start_year"], project["end_year"]) == ("2025", "2027")
    assert (project["priority_code"], project["fund"]) == ("SC 5.1", "ESRR")
    assert project["note_sl"] == (
        "Seznam operacij (organ upravljanja): stopnja sofinanciranja EU: 68\u00a0%."
    )
    assert project["source_id"] == "managing-authority-2026-11-01"
    assert not proposal.vanished


def test_new_projects_of_one_name_stay_apart(package):
    found = of_list(package, NEW, NEW | {"total": "1,00"}, decided=Decisions({}, frozenset({2, 3})))
    proposal = propose(package, found.draft)
    assert len(proposal.new) == 2
    projects = frames(proposal.package)["projects"].set_index("project_id")
    assert {projects.loc[code, "total_eur"] for code in proposal.new} == {"2500000.00", "1.00"}


def test_eligible_expenditure_is_told_and_never_taken_for_the_total_cost(package):
    content = lists.csv_file(lists.MANAGING_AUTHORITY, [OLD])
    found = read(package, "managing-authority", content)
    assert "amounts" not in found.draft.sheets
    (project,) = found.draft.sheets["projects"]
    assert "skupni upravičeni izdatki: 1.234.567,89\u00a0EUR" in project.cells["note_sl"]
    assert "total eligible expenditure: EUR\u00a01,234,567.89" in project.cells["note_en"]


def test_what_kohesio_computes_is_a_rounded_figure(package):
    content = lists.csv_file(lists.KOHESIO, [KOHESIO], delimiter=",")
    (amount,) = read(package, "kohesio", content).draft.sheets["amounts"]
    assert (amount.cells["amount"], amount.cells["eur"]) == ("eu_eur", "134991.36")
    assert amount.cells["precision"] == "rounded"
