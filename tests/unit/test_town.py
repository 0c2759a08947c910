"""The page of a town: facts with their sources, themes by period, allocation, projects in time."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from content import allocation, town_arms, town_facts
from content.town_numbers import by_fund
from content.town_themes import themes
from content.town_timeline import LIMIT, timeline
from tests.builders import TOWNS, add_row, tiny_package
from tests.pages import build_page
from tests.tables import AMOUNTS, table
from tests.tables import projects as read_projects
from tests.words import plain
from zmos_data.heraldry import Arms
from zmos_data.loading import load_dataset
from zmos_data.matrix import themes_by_period
from zmos_data.queries import totals_by_municipality
from zmos_data.selection import Counting, Selection

MUNICIPALITIES = table("municipalities").set_index("municipality_code")
CODES = tuple(MUNICIPALITIES.index)
PERIODS = ("2014-2020", "2021-2027")
# Column whose source is named, by its label in English; the column of the words beside it.
FACTS = {
    "Statistical region": ("statistical_region", "statistical_region"),
    "Cohesion region": ("cohesion_region", "cohesion_region"),
    "Area": ("area_km2", "area_km2"),
    "Inhabitants": ("population", "population"),
    "Inhabitants of the town": ("population_town", "population_town"),
    "Settlements": ("settlements_count", "settlements_count"),
    "Neighbouring municipalities": ("neighbours", "neighbours"),
    "State border": ("state_border_sl", "state_border"),
    "Official languages": ("official_languages", "official_languages"),
    "Town rights": ("town_rights_sl", "town_rights"),
    "Seat of the municipality": ("town_hall_address", "town_hall_address"),
    "Website": ("website_url", "website_url"),
    "Sustainable urban strategy": ("strategy_title", "strategy"),
    "Membership in ZMOS": ("member_note_sl", "member_note"),
}
SURE = {
    "sl": {"high": "visoka", "medium": "srednja", "low": "nizka"},
    "en": {"high": "high", "medium": "medium", "low": "low"},
}
TONGUES = {
    "sl": {"sl": "slovenščina", "it": "italijanščina"},
    "en": {"sl": "Slovenian", "it": "Italian"},
}
MONTHS = {"01": "January", "07": "July"}


def number(value: str, language: str, digits: int = 0) -> str:
    """Write a number with separators of the language."""
    written = f"{float(value):,.{digits}f}"
    return written.translate(str.maketrans(",.", ".,")) if language == "sl" else written


def day(value: str, language: str) -> str:
    """Write a day; where the table has a year alone, the year."""
    if len(value) == 4:
        return value
    year, month, date = value.split("-")
    if language == "sl":
        return f"{int(date)}. {int(month)}. {year}"
    return f"{int(date)} {MONTHS[month]} {year}"


def written(code: str, column: str, language: str) -> list[str]:
    """Return what must stand in a fact by the table; empty where nothing is known."""
    row = MUNICIPALITIES.loc[code]
    if column in ("population", "population_town"):
        if pd.isna(row[column]):
            return []
        return [number(row[column], language), f"({day(row[f'{column}_date'], language)})"]
    if column == "strategy":
        parts = [row["strategy_title"], row["strategy_year"], row[f"strategy_note_{language}"]]
        return [part for part in parts if isinstance(part, str)]
    special = {
        "area_km2": lambda: [number(row[column], language, 2), "km²"],
        "settlements_count": lambda: [number(row[column], language)],
        "neighbours": lambda: row[column].split(";"),
        "official_languages": lambda: [TONGUES[language][t] for t in row[column].split(";")],
    }
    if column in special:
        return special[column]()
    own = {f"{column}_{language}", column + ("_en" if language == "en" else "")} & set(row.index)
    value = row[own.pop() if own else column]
    return [value] if isinstance(value, str) else []


def source_of(code: str, field: str) -> tuple[str, str]:
    """Return the source and the confidence of a field as the tables have them."""
    rows = table("municipality_provenance")
    own = rows[(rows["municipality_code"] == code) & (rows["field"] == field)]
    (row,) = own.to_dict("records")
    return row["source_id"], row["confidence"]


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("code", CODES)
def test_every_fact_of_a_town_stands_with_its_source_or_as_not_known(dataset, code, language):
    page = build_page(dataset, language)
    # The share of the country is computed, and has tests of its own.
    facts = [
        fact
        for fact in town_facts.facts(page, code)
        if not fact.label.startswith(("Share", "Delež"))
    ]
    listed = [source["title"] for source in town_facts.sources(page, code)]
    titles = table("sources").set_index("source_id")["title"].to_dict()
    unknown = {"sl": "ni znano", "en": "not known"}[language]
    assert len(facts) == len(FACTS)
    for fact, (field, column) in zip(facts, FACTS.values(), strict=True):
        parts = written(code, column, language)
        if not parts:
            assert (fact.value, fact.number, fact.doubt) == (unknown, None, ""), field
            continue
        assert all(part in plain(fact.value) for part in parts), (field, fact)
        if field == "strategy_title" and pd.isna(MUNICIPALITIES.loc[code, field]):
            continue  # a note alone
        source, sure = source_of(code, field)
        if source == "unverified":
            assert fact.number is None
            assert fact.doubt == {"sl": "nepreverjeno", "en": "unverified"}[language]
            continue
        assert listed[fact.number - 1] == titles[source]
        label = {"sl": "zanesljivost", "en": "confidence"}[language]
        assert fact.doubt == ("" if sure == "high" else f"{label}: {SURE[language][sure]}")
    if language == "en":
        one = ";" not in MUNICIPALITIES.loc[code, "official_languages"]
        labels = [label.replace("languages", "language") if one else label for label in FACTS]
        assert [fact.label for fact in facts] == labels


@pytest.mark.parametrize("code", CODES)
def test_each_source_of_the_facts_is_listed_once_and_numbered_as_they_stand(dataset, code):
    page = build_page(dataset, "en")
    numbers = [fact.number for fact in town_facts.facts(page, code) if fact.number]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(town_facts.sources(page, code)) + 1))


@pytest.mark.parametrize("code", CODES)
def test_the_website_of_a_town_is_a_link(dataset, code):
    (site,) = [f for f in town_facts.facts(build_page(dataset, "en"), code) if f.url]
    assert site.label == "Website"
    assert site.url == site.value == MUNICIPALITIES.loc[code, "website_url"]
    assert site.words in site.url and "//" not in site.words


def test_an_address_that_is_no_web_address_is_no_link(dataset):
    towns = dataset.municipalities.assign(website_url="javascript:alert(1)")
    page = build_page(replace(dataset, municipalities=towns, checksum="an evil address"), "en")
    assert [fact.url for fact in town_facts.facts(page, "061") if fact.url] == []


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize("code", CODES)
def test_the_arms_end_the_page_with_their_blazon(dataset, code, language):
    page = build_page(dataset, language)
    drawn_by_us = Arms(code, b"", b"", "rendition")
    page = replace(page, assets=replace(page.assets, arms={code: drawn_by_us}))
    found = town_arms.arms(page, code)
    row = table("arms").set_index("municipality_code").loc[code]
    assert found.blazon == row[f"blazon_{language}"]
    drawn = {"sl": "lastna", "en": "own rendition"}[language]
    assert drawn in dict(found.lines)[{"sl": "Upodobitev", "en": "Drawing"}[language]]


@pytest.mark.parametrize(
    ("known", "label", "words"),
    [
        ("sl", "Uradni jezik", "slovenščina"),
        ("sl;it", "Uradna jezika", "slovenščina in italijanščina"),
        (None, "Uradni jezik", "ni znano"),
    ],
)
def test_the_official_languages_are_named_by_their_number(dataset, known, label, words):
    towns = dataset.municipalities.assign(official_languages=known)
    page = build_page(replace(dataset, municipalities=towns, checksum=f"languages {known}"))
    (fact,) = [fact for fact in town_facts.facts(page, "050") if "jezik" in fact.label]
    assert (fact.label, fact.value) == (label, words)


@pytest.mark.parametrize("code", CODES)
def test_neighbours_stand_by_the_slovenian_alphabet(dataset, code):
    facts = town_facts.facts(build_page(dataset, "en"), code)
    (said,) = [f.value for f in facts if f.label == "Neighbouring municipalities"]
    named = said.split(", ")
    assert sorted(named) == sorted(MUNICIPALITIES.loc[code, "neighbours"].split(";"))
    letters = " -abcčdefghijklmnoprsštuvzž"
    assert named == sorted(named, key=lambda name: [letters.index(x) for x in name.lower()])
    if code == "112":
        assert (named[0], named[5]) == ("Črna na Koroškem", "Šoštanj")


@pytest.mark.parametrize(("language", "words"), [("sl", "ni znano"), ("en", "not known")])
def test_a_strategy_that_was_not_found_is_not_known_and_has_no_source(dataset, language, words):
    assert pd.isna(MUNICIPALITIES.loc["096", "strategy_title"])
    facts = town_facts.facts(build_page(dataset, language), "096")
    (strategy,) = [fact for fact in facts if "strateg" in fact.label.lower()]
    assert (strategy.value, strategy.number) == (words, None)


@pytest.mark.parametrize("language", ["sl", "en"])
@pytest.mark.parametrize(("code", "year"), [("085", "2015"), ("133", "2016")])
def test_the_year_of_a_strategy_is_said_once(dataset, code, year, language):
    assert MUNICIPALITIES.loc[code, "strategy_year"] == year
    assert year in MUNICIPALITIES.loc[code, f"strategy_note_{language}"]
    facts = town_facts.facts(build_page(dataset, language), code)
    (strategy,) = [fact for fact in facts if "strateg" in fact.label.lower()]
    assert strategy.value.count(year) == 1


@pytest.mark.parametrize("code", CODES)
def test_the_cells_of_a_town_add_up_to_its_totals(dataset, code):
    cells = [
        cell
        for period in themes_by_period(dataset, Selection(), code).values()
        for cell in period.values()
    ]
    own = read_projects()
    own = own[own["municipality_code"] == code]
    totals = totals_by_municipality(dataset, Selection()).loc[code]
    assert sum(cell.projects for cell in cells) == len(own) == totals["projects"]
    for column in AMOUNTS:
        sums = [cell.amounts[column] for cell in cells]
        assert sum(sum_.eur or 0 for sum_ in sums) == pytest.approx(own[column].sum(), abs=0.005)
        assert sum(sum_.known for sum_ in sums) == own[column].notna().sum()
        assert sum(sum_.projects for sum_ in sums) == len(own)
        if own[column].notna().any():
            assert totals[column] == pytest.approx(own[column].sum(), abs=0.005)
        else:
            assert pd.isna(totals[column])


@pytest.mark.parametrize("code", CODES)
def test_each_cell_is_what_plain_pandas_groups(dataset, code):
    groups = read_projects().groupby(["municipality_code", "period", "theme_code"])
    for period, cells in themes_by_period(dataset, Selection(), code).items():
        for theme, cell in cells.items():
            key = (code, period, theme)
            own = groups.get_group(key) if key in groups.groups else read_projects().head(0)
            assert cell.projects == len(own)
            for column in AMOUNTS:
                sum_ = cell.amounts[column]
                assert sum_.known == own[column].notna().sum()
                assert (sum_.eur is None) == own[column].isna().all()
                assert (sum_.eur or 0) == pytest.approx(own[column].sum())


@pytest.mark.parametrize("period", PERIODS)
def test_a_period_that_is_filtered_out_has_no_column(dataset, period):
    page = build_page(dataset, municipality_code="061", periods=(period,))
    assert list(themes_by_period(dataset, page.selection, "061")) == [period]
    found = themes(page)
    assert found.periods == (period.replace("-", "–"),)
    assert {len(row.cells) for row in found.rows} == {1}
    both = themes(build_page(dataset, municipality_code="061"))
    assert both.periods == ("2014–2020", "2021–2027")


def test_the_longest_bar_is_of_the_most_projects(dataset):
    found = themes(build_page(dataset, municipality_code="061")).rows
    cells = [cell.found for row in found for cell in row.cells if cell.found]
    own = read_projects()
    own = own[own["municipality_code"] == "061"].groupby(["theme_code", "period"]).size()
    assert sorted(cell.bar.share for cell in cells) == sorted(round(n / own.max(), 3) for n in own)


def test_a_sum_says_what_it_stands_on_where_it_is_not_of_all(dataset):
    found = themes(build_page(dataset, "en", municipality_code="061")).rows
    (cell,) = [row.cells[0].found for row in found if row.theme.letter == "M"]
    own = read_projects()
    own = own[(own["municipality_code"] == "061") & (own["theme_code"] == "sustainable_mobility")]
    known = [own[column].notna().sum() for column in AMOUNTS]
    said = [stands_on for _, _, stands_on in cell.amounts]
    assert said == [
        "" if n in (0, len(own)) else f"known for {n} of {len(own)} projects" for n in known
    ]
    assert len(set(said)) > 1


def test_other_filters_hold_in_every_period(dataset):
    view = Selection(figures=("exact",))
    own = read_projects()
    own = own[(own["municipality_code"] == "061") & (own["figures"] == "exact")]
    for period, cells in themes_by_period(dataset, view, "061").items():
        expected = (own["period"] == period).sum()
        assert sum(cell.projects for cell in cells.values()) == expected > 0


def test_an_empty_cell_says_which_kind_it_is(dataset):
    found = themes(build_page(dataset, municipality_code="054")).rows
    rows = {row.theme.letter: row.cells for row in found}
    assert [cell.status for cell in rows["E"]] == ["not_eligible", "no_strand"]
    assert [cell.status for cell in rows["M"]] == ["not_eligible", ""]
    assert [cell.status for cell in rows["U"]] == ["not_eligible", ""]
    assert [cell.status for cell in rows["I"]] == ["joint", "no_strand"]
    page = build_page(dataset, municipality_code="054", priorities=("SC 5.1",))
    rows = {row.theme.letter: row.cells for row in themes(page).rows}
    assert [cell.status for cell in rows["M"]] == ["not_eligible", "no_project"]
    own = read_projects()
    own = own[(own["municipality_code"] == "061") & (own["theme_code"] == "sustainable_mobility")]
    assert set(own["period"]) == {"2014-2020"}
    found = themes(build_page(dataset, municipality_code="061")).rows
    rows = {row.theme.letter: row.cells for row in found}
    assert [cell.status for cell in rows["M"]] == ["", "no_project"]


def cofinancing(code: str) -> pd.DataFrame:
    own = read_projects()
    return own[(own["municipality_code"] == code) & (own["period"] == "2014-2020")]


def test_the_allocation_of_murska_sobota_is_as_the_tables_have_it(dataset):
    # Allocated: 10,000,000. Read: 245,000 + 1,580,000 + 707,102 = 2,532,102, three of four.
    found = allocation.allocation(build_page(dataset, "en", municipality_code="080"))
    assert cofinancing("080")["cofin_total_eur"].sum() == 2_532_102
    words = found.words
    for part in (
        "(published in 2019)",
        "approximately EUR 10 million.",
        "3 of 4 projects: approximately EUR 2.53 million.",
    ):
        assert part in plain(words), words
    assert found.share == allocation.ShareBar(25.3)
    assert plain(found.label).startswith("The known co-financing is approximately 25%")
    # The EU part, 3.8 million for three of the four, is another figure.
    assert cofinancing("080")["eu_eur"].sum() == pytest.approx(3_797_036.70)
    assert "3.80" not in words
    assert found.evidence.go.startswith("$cofin_total_eur;080&")


@pytest.mark.parametrize("code", [code for code in CODES if code != "054"])
def test_the_allocation_stands_beside_the_co_financing_and_never_the_eu_contribution(dataset, code):
    row = table("allocations").set_index("municipality_code").loc[code]
    own = cofinancing(code)
    found = allocation.allocation(build_page(dataset, "en", municipality_code=code))
    amount = float(row["amount_eur"])
    words = plain(found.words)
    assert f"approximately EUR {amount / 1e6:g} million" in words
    known = own["cofin_total_eur"].notna().sum()
    if known:
        assert f"{known} of {len(own)}" in words
        share = 100 * own["cofin_total_eur"].sum() / amount
        assert found.share.width == pytest.approx(share, abs=0.051)
        (said,) = re.findall(r"([\d.]+)%", plain(found.label))
        assert float(said) == pytest.approx(share, abs=0.51 if share >= 10 else 0.051)
    else:
        assert (found.share, found.label) == (None, "")
        assert "not known for any project" in words
    title = table("sources").set_index("source_id").loc[row["source_id"], "title"]
    assert title in found.source


def test_no_filter_changes_the_allocation(dataset):
    alone = allocation.allocation(build_page(dataset, "en", municipality_code="061"))
    anew = replace(dataset, checksum="nothing kept of it")
    other = allocation.allocation(
        build_page(anew, "en", municipality_code="061", periods=("2021-2027",), search="trg")
    )
    assert replace(alone, evidence=None) == replace(other, evidence=None)


@pytest.mark.parametrize("language", ["sl", "en"])
def test_krsko_was_not_eligible_and_has_no_allocation(dataset, language):
    assert "054" not in set(table("allocations")["municipality_code"])
    found = allocation.allocation(build_page(dataset, language, municipality_code="054"))
    assert (found.share, found.label, found.evidence) == (None, "", None)
    assert {"sl": "ni bilo upravičeno", "en": "not eligible"}[language] in found.words
    why = {"sl": "Mestna občina od 4. 12. 2021", "en": "Urban municipality since 4 December 2021"}
    assert why[language] in found.words


def starts(drawn) -> list[int]:
    """Return the years in which the drawn projects begin."""
    return [int(span.years[:4]) for span in drawn["spans"]]


@pytest.mark.parametrize("code", CODES)
def test_the_timeline_draws_those_with_a_start_and_counts_the_others(dataset, code):
    own = read_projects()
    own = own[own["municipality_code"] == code]
    without = own["start_year"].isna().sum()
    drawn = timeline(build_page(dataset, "en", municipality_code=code))
    assert starts(drawn) == sorted(own["start_year"].dropna().astype(int))
    numbers = [int(n) for n in re.findall(r"\d+", drawn["words"])]
    assert numbers == ([without] if without else [])


def test_a_timeline_without_any_start_is_not_drawn_and_says_so(dataset):
    starts = dataset.projects["start_year"].mask(dataset.projects["municipality_code"] == "054")
    data = replace(dataset, projects=dataset.projects.assign(start_year=starts), checksum="none")
    drawn = timeline(build_page(data, "en", municipality_code="054"))
    assert drawn["spans"] == []
    assert re.findall(r"\d+", drawn["words"]) == ["2"]


def test_the_timeline_follows_the_filters_and_keeps_its_axis(dataset):
    drawn = timeline(build_page(dataset, "en", municipality_code="061", periods=("2021-2027",)))
    assert starts(drawn) == [2024, 2025, 2025]
    assert drawn["ticks"] == timeline(build_page(dataset, "en", municipality_code="061"))["ticks"]


@pytest.mark.parametrize("town", load_dataset().municipalities["municipality_code"])
def test_a_bar_of_the_timeline_covers_its_first_and_its_last_year(dataset, town):
    drawn = timeline(build_page(dataset, "en", municipality_code=town))
    own = dataset.projects[dataset.projects["municipality_code"] == town].dropna(
        subset=["start_year"]
    )
    first, last = own["start_year"].min(), own[["start_year", "end_year"]].max().max()
    assert town != "061" or (first, last) == (2018, 2025)
    year = 100 / (last - first + 1)
    assert len(drawn["spans"]) == len(own)
    for span in drawn["spans"]:
        (row,) = own[own["name_en"] == span.name].itertuples()
        end = row.start_year if pd.isna(row.end_year) else row.end_year
        assert span.is_open == pd.isna(row.end_year)
        assert span.left == pytest.approx((row.start_year - first) * year, abs=0.01)
        assert span.width == pytest.approx((end - row.start_year + 1) * year, abs=0.02)
        assert span.go == f"projekt?projekt={row.project_id}"


def test_a_long_timeline_draws_the_forty_earliest_and_says_how_many_more(tmp_path):
    folder = tiny_package(tmp_path)
    base = table("projects", folder / "tables").iloc[0].fillna("").to_dict()
    for n in range(60):
        own = {
            "project_id": f"011-{n + 100}",
            "start_year": str(2014 + n % 9),
            "end_year": "2023",
            "name_sl": f"Projekt {n}",
            "name_en": "",
            "name_en_origin": "",
        }
        add_row(folder, "projects", **{**base, **own})
        add_row(
            folder,
            "project_sources",
            project_id=own["project_id"],
            position="1",
            source_id=base["source_id"],
            proves="name_sl",
        )
        add_row(
            folder,
            "project_municipalities",
            project_id=own["project_id"],
            municipality_code="011",
            is_lead="true",
        )
    data = load_dataset(folder)
    years = table("projects", folder / "tables")
    years = years[years["municipality_code"] == TOWNS[0]]["start_year"].dropna().astype(int)
    drawn = timeline(build_page(data, "en", municipality_code="011"))
    assert starts(drawn) == sorted(years)[:40]
    assert LIMIT == 40
    numbers = [int(n) for n in re.findall(r"\d+", drawn["words"])]
    assert numbers == [2, 40, len(years) - 40]


def test_each_way_of_counting_gives_its_cells(tmp_path):
    folder = tiny_package(tmp_path)
    add_row(
        folder,
        "project_municipalities",
        project_id="011-06",
        municipality_code="054",
        is_lead="false",
    )
    data = load_dataset(folder)
    for counting, projects in ((Counting.ONCE, 1), (Counting.EACH, 2)):
        cells = themes_by_period(data, Selection(counting=counting), "054")
        assert cells["2021-2027"]["urban_environment"].projects == projects


def test_the_funds_of_a_town_add_up_to_its_projects_and_lead_to_theirs(dataset):
    rows = read_projects()
    for code in CODES:
        own = rows[rows["municipality_code"] == code]
        found = by_fund(build_page(dataset, "en", municipality_code=code))
        counts = own["fund"].value_counts().to_dict()
        if len(counts) < 2:  # all of them are of one fund: nothing is to be told apart
            assert found == []
            continue
        said = sorted(int(of.projects.words.split()[0]) for of in found)
        assert said == sorted(counts.values())
    first = by_fund(build_page(dataset, "en", municipality_code="096"))[0]
    assert first.name.endswith("(ERDF)")
    assert first.projects.go == "projekti?obcina=&sklad=ESRR&mesta=096"
    total = own_total("096", "ESRR")
    assert plain(first.sums[0]).startswith(f"Total cost: approx. EUR {total / 1e6:.1f} million (")


def own_total(code: str, fund: str) -> float:
    rows = read_projects()
    own = rows[(rows["municipality_code"] == code) & (rows["fund"] == fund)]
    return float(own["total_eur"].sum())
