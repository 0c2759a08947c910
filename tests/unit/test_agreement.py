"""Agreement: gender, number and case in every sentence that counts or names a town."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from content import amounts, conditions, map_state, project_groups, town, view_description
from content.text import Text
from content.theme_sections import leading
from tests.pages import build_page
from tests.tables import table
from tests.words import plain
from zmos_data.amounts import AMOUNTS, Amount
from zmos_data.parameters import COMPARED

SL, EN = Text("sl"), Text("en")
NUMBERS = (0, 1, 2, 3, 4, 5, 11, 21, 100, 101, 102, 103, 104, 105, 1001)
TOWNS = table("municipalities").set_index("municipality_code")
PROJECT = ("projekt", "projekta", "projekti", "projektov")


def form(n: int) -> int:
    """Return which of the four forms a Slovenian noun has behind a number."""
    return {1: 0, 2: 1, 3: 2, 4: 2}.get(n % 100, 3)


def written(n: int) -> str:
    return f"{n:,}".replace(",", ".")


# What counts, and how its four forms begin or end; {n} is the number.
COUNTED = {
    ("{n} project behind the figure", "{n} projects behind the figure"): (
        "Upoštevan je {n} projekt",
        "Upoštevana sta {n} projekta",
        "Upoštevani so {n} projekti",
        "Upoštevanih je {n} projektov",
    ),
    ("{n} project is collected", "{n} projects are collected"): (
        "je zbran {n} projekt",
        "sta zbrana {n} projekta",
        "so zbrani {n} projekti",
        "je zbranih {n} projektov",
    ),
    ("{n} was approved", "{n} were approved"): (
        "odobren je bil {n}",
        "odobrena sta bila {n}",
        "odobreni so bili {n}",
        "odobrenih je bilo {n}",
    ),
    ("the total cost is known for {n} project", "the total cost is known for {n} projects"): (
        "skupna vrednost je znana za {n} projekt",
        "skupna vrednost je znana za {n} projekta",
        "skupna vrednost je znana za {n} projekte",
        "skupna vrednost je znana za {n} projektov",
    ),
    (
        "; {n} project whose years are not known is left out",
        "; {n} projects whose years are not known are left out",
    ): (
        "; {n} projekt z neznanimi leti je izpuščen",
        "; {n} projekta z neznanimi leti sta izpuščena",
        "; {n} projekti z neznanimi leti so izpuščeni",
        "; {n} projektov z neznanimi leti je izpuščenih",
    ),
    ("Include {n} project of unknown years", "Include {n} projects of unknown years"): (
        "Vključi {n} projekt z neznanimi leti",
        "Vključi {n} projekta z neznanimi leti",
        "Vključi {n} projekte z neznanimi leti",
        "Vključi {n} projektov z neznanimi leti",
    ),
    ("EUR\u00a0{n}\u00a0million", "EUR\u00a0{n}\u00a0million"): (
        "{n}\u00a0milijon evrov",
        "{n}\u00a0milijona evrov",
        "{n}\u00a0milijoni evrov",
        "{n}\u00a0milijonov evrov",
    ),
    ("EUR\u00a0{n}", "EUR\u00a0{n}"): ("{n} evro", "{n} evra", "{n} evri", "{n} evrov"),
}


@pytest.mark.parametrize("n", NUMBERS)
@pytest.mark.parametrize("messages", COUNTED)
def test_what_counts_agrees_with_its_number(messages, n):
    assert SL.count(*messages, n) == COUNTED[messages][form(n)].format(n=written(n))


@pytest.mark.parametrize("n", NUMBERS)
def test_what_counts_again_agrees_with_its_verb(dataset, n):
    page = build_page(dataset)
    nothing, many = Amount(None, 0, n, False), Amount(5e6, n or 1, n or 1, False)
    unknown = dict.fromkeys(AMOUNTS, nothing)
    sums = {**unknown, "total_eur": many}
    verb = ("ponovi", "ponovita", "ponovijo", "ponovi")[form(n)]
    said = plain(project_groups.again(page, n, sums))
    assert said.endswith(
        f"se {verb} še {written(n)} {PROJECT[form(n)]}; vsote mest so višje za: skupna vrednost "
        "5 mio. EUR."
    )
    assert project_groups.again(page, n, unknown).endswith(
        "; za koliko so vsote mest višje, ni znano."
    )
    english = plain(project_groups.again(build_page(dataset, "en"), n, sums))
    assert english.endswith(
        f"{n:,} {'project counts' if n == 1 else 'projects count'} again; the towns' sums are "
        "higher by: total cost EUR 5 million."
    )


def test_a_project_of_three_towns_is_one_project_that_counts_again_twice_over(dataset):
    links = dataset.project_municipalities
    (own,) = links[links["project_id"] == "011-01"].to_dict("records")
    more = [own | {"municipality_code": code, "is_lead": False} for code in ("054", "061")]
    several = pd.concat([links, pd.DataFrame(more)], ignore_index=True)
    data = replace(dataset, project_municipalities=several, checksum="a project of three towns")
    said = plain(project_groups.counting(build_page(data, "en")).note)
    total = dataset.projects.set_index("project_id")["total_eur"]["011-01"]
    assert said.startswith("Counted in each town, 1 project counts again; ")
    assert plain(EN.short_euros(2 * total)) in said
    elsewhere = plain(project_groups.counting(build_page(data, "en", towns=("080",))).note)
    assert "both ways are the same" in elsewhere


@pytest.mark.parametrize("known", AMOUNTS)
def test_what_counts_again_names_every_known_amount_and_no_other(dataset, known):
    nothing, some = Amount(None, 0, 2, False), Amount(5e6, 2, 2, True)
    sums = {column: nothing if column == known else some for column in AMOUNTS}
    for language, figure in (("sl", "pribl. 5 mio. EUR"), ("en", "approx. EUR 5 million")):
        page = build_page(dataset, language)
        said = plain(project_groups.again(page, 2, sums))
        for column in AMOUNTS:
            named = plain(amounts.name_within(page.text, column))
            assert (f"{named} {figure}" in said) == (column != known), said


@pytest.mark.parametrize("n", NUMBERS[1:])
def test_the_known_total_cost_of_some_of_all_and_of_none(dataset, n):
    page, english = build_page(dataset), build_page(dataset, "en")

    def said(known: int) -> tuple[str, str]:
        amount = Amount(1.0 if known else None, known, n, False)
        return view_description.total_known(page, amount), view_description.total_known(
            english, amount
        )

    everything = {1: "je znana", 2: "je znana za oba projekta"}.get(n, "je znana za vse projekte")
    assert said(n)[0] == f"; skupna vrednost {everything}"
    assert said(0)[0] == f"; skupna vrednost ni znana{'' if n == 1 else ' za noben projekt'}"
    assert ("project" in said(n)[1], "its" in said(n)[1]) == (n > 1, n == 1)
    assert ("any" in said(0)[1], "its" in said(0)[1]) == (n > 1, n == 1)
    for known in {1, 2, 3, 5, n - 1} & set(range(1, n)):
        noun = ("projekt", "projekta", "projekte", "projektov")[form(known)]
        assert said(known)[0] == f"; skupna vrednost je znana za {written(known)} {noun}"


@pytest.mark.parametrize("n", NUMBERS[1:])
def test_a_figure_is_known_for_some_of_all_projects(n):
    noun = "projekta" if form(n) == 0 else "projektov"
    said = SL.count(
        "known for {known} of {n} project", "known for {known} of {n} projects", n, known="1"
    )
    assert said == f"podatek za 1 od {written(n)} {noun}"
    shown = SL.count(
        "{shown} of {n} project are shown; the dashboard holds them all.",
        "{shown} of {n} projects are shown; the dashboard holds them all.",
        n,
        shown="300",
    )
    assert shown == f"Prikazanih je 300 od {written(n)} {noun}; vsi so na pregledni plošči."


@pytest.mark.parametrize("code", TOWNS.index)
def test_a_town_that_is_left_out_agrees_whatever_its_gender(dataset, code):
    said = view_description.ignored(build_page(dataset), COMPARED, code)
    assert said.endswith(f"; mesto {TOWNS.loc[code, 'name']} ni vključeno.")


@pytest.mark.parametrize("code", TOWNS.index)
def test_a_marker_begins_with_what_is_written_at_it(dataset, code):
    label = map_state.build_state(build_page(dataset))["towns"][code]["aria"]
    assert label.startswith(f"{TOWNS.loc[code, 'name']}: ")


@pytest.mark.parametrize("code", TOWNS.index)
def test_a_town_chosen_by_a_filter_stands_in_its_case(dataset, code):
    row = TOWNS.loc[code]
    for language, where in (("sl", row["phrase_locative_sl"]), ("en", f"in {row['name']}")):
        said = view_description.describe_view(build_page(dataset, language, towns=(code,)))
        assert re.search(rf"\d projek\w* {where}; |\d projects? {where}; ", said), said
        assert "mestn" not in said and "municipal" not in said
        assert "mesto:" not in said and "town:" not in said
        none = view_description.describe_view(
            build_page(dataset, language, towns=(code,), search="žabica")
        )
        assert f" {where}, " in none
        own = town.sentence(build_page(dataset, language, municipality_code=code, towns=(code,)))
        assert own.count(where[1:]) == 1


@pytest.mark.parametrize("code", TOWNS.index)
def test_several_towns_are_named_as_a_choice(dataset, code):
    other = "061" if code != "061" else "070"
    page = build_page(dataset, towns=(code, other))
    names = f"{TOWNS.loc[code, 'name']} ali {TOWNS.loc[other, 'name']}"
    assert conditions.conditions(page) == f", mesto: {names}"


@pytest.mark.parametrize(
    ("counts", "sl", "en"),
    [
        ({}, "", ""),
        ({"Celje": 0}, "", ""),
        (
            {"Celje": 1},
            "Edino mesto s projekti: Celje (1).",
            "The only town with projects: Celje (1).",
        ),
        (
            {"Celje": 3, "Koper": 0},
            "Edino mesto s projekti: Celje (3).",
            "The only town with projects: Celje (3).",
        ),
        (
            {"Celje": 1, "Koper": 1},
            "Po en projekt imata: Celje in Koper.",
            "One project each: Celje and Koper.",
        ),
        (
            {"Celje": 1, "Koper": 1, "Kranj": 1},
            "Po en projekt imajo: Celje, Koper in Kranj.",
            "One project each: Celje, Koper and Kranj.",
        ),
        (
            {"Celje": 2, "Koper": 2},
            "Mesta z enakim številom projektov (2): Celje in Koper.",
            "Each with the same number of projects (2): Celje and Koper.",
        ),
        (
            {"Celje": 1, "Koper": 2, "Kranj": 1},
            "Največ projektov: Koper (2).",
            "Most projects: Koper (2).",
        ),
        (
            {"Celje": 3, "Koper": 5, "Kranj": 4, "Ptuj": 3},
            "Največ projektov: Koper (5), Kranj (4), Celje (3) in Ptuj (3).",
            "Most projects: Koper (5), Kranj (4), Celje (3) and Ptuj (3).",
        ),
    ],
)
def test_most_projects_are_said_only_where_some_have_more_than_others(counts, sl, en):
    assert (leading(SL, counts), leading(EN, counts)) == (sl, en)


@pytest.mark.parametrize("towns", [2, 3, 4, 5, 11, 21, 101, 102, 103, 1001])
def test_towns_with_a_project_each_agree_with_their_verb(towns):
    said = leading(SL, {f"Mesto {n}": 1 for n in range(towns)})
    assert said.startswith(f"Po en projekt {'imata' if towns == 2 else 'imajo'}: Mesto 0")
