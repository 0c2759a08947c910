"""The rows of the list of projects, and what counting in each town makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import project_groups, projects_list
from tests.builders import add_row, tiny_package
from tests.links import follow
from tests.pages import build_page
from tests.tables import projects as read_projects
from tests.tables import table
from tests.words import plain
from zmos_data.loading import load_dataset
from zmos_data.selection import Counting

EXACT, ROUNDED, UNKNOWN = "052-06", "061-01", "080-07"
AS_WRITTEN = {
    ("sl", EXACT): ("pribl. 6.000.000", "4.266.099,46", "3.412.879,56"),
    ("en", EXACT): ("approx. 6,000,000", "4,266,099.46", "3,412,879.56"),
    ("sl", ROUNDED): ("pribl. 23.500.000", "pribl. 13.460.000", "pribl. 10.770.000"),
    ("en", ROUNDED): ("approx. 23,500,000", "approx. 13,460,000", "approx. 10,770,000"),
    ("sl", UNKNOWN): ("ni znano", "ni znano", "ni znano"),
    ("en", UNKNOWN): ("not known", "not known", "not known"),
}
SHARED_ID = "011-01"


def row_of(dataset, language: str, project: str, name: str = "projects", **view):
    page = replace(build_page(dataset, language, **view), name=name)
    own = dataset.projects[dataset.projects["project_id"] == project]
    (row,) = projects_list.rows(page, own)
    return row


@pytest.mark.parametrize(("language", "project"), AS_WRITTEN)
def test_a_row_says_exact_approximate_or_not_known(dataset, language, project):
    row = row_of(dataset, language, project)
    assert tuple(map(plain, row.amounts)) == AS_WRITTEN[language, project]


@pytest.mark.parametrize(
    ("project", "letter", "stage"),
    [
        (EXACT, "U", ("zaključen", "completed")),
        (UNKNOWN, "U", ("izbran (1. faza, januar 2024)", "selected (1st phase, January 2024)")),
        ("061-02", "M", ("odobren (januar 2019)", "approved (January 2019)")),
        ("070-02", "E", ("odobren (november 2019)", "approved (November 2019)")),
        ("052-04", "M", ("odobren (datum ni znan)", "approved (date not known)")),
    ],
)
def test_a_row_has_the_letter_of_its_theme_and_its_stage_in_words(dataset, project, letter, stage):
    for language, words in zip(("sl", "en"), stage, strict=True):
        row = row_of(dataset, language, project)
        assert row.theme.letter == letter
        assert plain(row.stage) == words


@pytest.mark.parametrize(
    ("language", "orders", "sums"),
    [
        (
            "sl",
            [
                "Vrstni red",
                "privzeti",
                "po imenu",
                "po mestu",
                "po skupni vrednosti",
                "po sofinanciranju",
                "po prispevku EU",
                "po temi",
                "po obdobju",
                "po prednostni naložbi ali cilju",
                "po stanju",
                "po začetku",
            ],
            [
                "Vsote",
                "brez vsot",
                "po mestih",
                "po temah",
                "po prednostnih naložbah in ciljih",
                "po letu začetka",
            ],
        ),
        (
            "en",
            [
                "Order",
                "default",
                "by name",
                "by town",
                "by total cost",
                "by public co-financing",
                "by EU contribution",
                "by theme",
                "by period",
                "by investment priority or objective",
                "by stage",
                "by start",
            ],
            [
                "Totals",
                "none",
                "by town",
                "by theme",
                "by investment priority and objective",
                "by year of the start",
            ],
        ),
    ],
)
def test_a_choice_and_its_options_read_as_one_sentence(dataset, language, orders, sums):
    page = build_page(dataset, language)
    for choice, words in (
        (projects_list.sort_choice(page), orders),
        (project_groups.group_choice(page), sums),
    ):
        assert [choice.label, *(o.label for o in choice.options)] == words


def test_a_row_has_the_arms_and_the_name_of_its_town(dataset):
    page = build_page(dataset)
    names = table("municipalities").set_index("municipality_code")["name"]
    for row in projects_list.rows(page, dataset.projects):
        code = row.id.removeprefix("project-")[:3]
        assert row.town == names[code]
        assert row.arms.endswith(f"marker-{code}.svg")


def test_a_row_leads_to_its_card_and_knows_whether_it_is_open(dataset):
    row = row_of(dataset, "sl", EXACT, project_id=EXACT, themes=("urban_environment",))
    path, query = follow(row.go, {"tema": "urban_environment", "projekt": EXACT, "lang": "sl"})
    assert (path, query["projekt"], query["tema"]) == ("projekti", EXACT, "urban_environment")
    assert row.open
    assert not row_of(dataset, "sl", EXACT, project_id=ROUNDED).open
    elsewhere, query = follow(row_of(dataset, "sl", EXACT, "town").go, {"lang": "sl"})
    assert (elsewhere, query["projekt"]) == ("projekt", EXACT)


def test_a_row_notes_what_is_known_of_period_priority_and_start(dataset):
    assert row_of(dataset, "sl", EXACT).note == "2014–2020 · PN\u00a06.3 · 2019–2020"
    assert row_of(dataset, "en", EXACT).note == "2014–2020 · IP\u00a06.3 · 2019–2020"
    assert row_of(dataset, "sl", "050-04").note == "2014–2020 · PN\u00a06.3"


@pytest.mark.parametrize(
    ("n", "size"),
    [(0, 200), (98, 200), (200, 200), (201, 50), (100_000, 50)],
)
def test_a_list_that_is_not_long_stands_on_one_page_and_so_on_paper(n, size):
    assert projects_list.page_size(n) == size


@pytest.fixture
def shared_folder(tmp_path):
    """Return a package in which a project of Celje lies in Krško as well."""
    folder = tiny_package(tmp_path)
    add_row(
        folder,
        "project_municipalities",
        project_id=SHARED_ID,
        municipality_code="054",
        is_lead="false",
    )
    return folder


def town_sum(folder, *, each: bool) -> tuple[int, float]:
    """Count and sum the projects over the towns in plain pandas."""
    links = table("project_municipalities", folder / "tables")
    if not each:
        links = links[links["is_lead"] == "true"]
    merged = links.merge(read_projects(folder / "tables"), on="project_id")
    return len(merged), merged["total_eur"].sum()


@pytest.mark.parametrize(
    ("language", "words"), [("sl", ("1 projekt", "5,99")), ("en", ("1 project", "5.99"))]
)
def test_both_ways_of_counting_differ_by_the_shared_project(shared_folder, language, words):
    (each, each_eur), (once, once_eur) = (
        town_sum(shared_folder, each=way) for way in (True, False)
    )
    assert each - once == 1
    assert each_eur - once_eur == pytest.approx(5_992_070.76)
    said = str(project_groups.counting(build_page(load_dataset(shared_folder), language)).note)
    assert all(part in said for part in words), said


def test_the_difference_follows_the_filters(shared_folder):
    data = load_dataset(shared_folder)
    within = project_groups.counting(build_page(data, "en", periods=("2014-2020",)))
    beyond = project_groups.counting(build_page(data, "en", periods=("2021-2027",)))
    assert "5.99" in str(within.note)
    assert not any(letter.isdigit() for letter in str(beyond.note))


def test_several_shared_projects_add_up_and_a_rounded_one_makes_it_approximate(shared_folder):
    add_row(
        shared_folder,
        "project_municipalities",
        project_id="011-02",
        municipality_code="054",
        is_lead="false",
    )
    add_row(
        shared_folder,
        "project_municipalities",
        project_id="011-07",
        municipality_code="054",
        is_lead="false",
    )
    (each, each_eur), (once, once_eur) = (
        town_sum(shared_folder, each=way) for way in (True, False)
    )
    assert each - once == 3
    said = str(project_groups.counting(build_page(load_dataset(shared_folder), "en")).note)
    assert "3 projects" in said
    assert f"approx. EUR {(each_eur - once_eur) / 1e6:.1f} million" in plain(said)


@pytest.mark.parametrize("way", Counting)
def test_the_way_of_counting_that_is_on_is_marked_and_the_other_can_be_chosen(shared_folder, way):
    found = project_groups.counting(build_page(load_dataset(shared_folder), "en", counting=way))
    assert [option.on for option in found.options] == [
        way is Counting.ONCE,
        way is Counting.EACH,
    ]
    once, each = (
        follow(option.go, {"stetje": "each"} if way is Counting.EACH else {})[1]
        for option in found.options
    )
    assert (once, each) == ({}, {"stetje": "each"})
