"""The three amounts: each its own sum, its own name and its own evidence, and never mixed."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from api import responses
from api.schemas import schemas
from content import (
    amounts,
    figure_links,
    labels,
    map_state,
    project_amounts,
    project_groups,
    project_page,
    projects_list,
    slide_values,
    summary,
    town_panel,
    town_themes,
)
from content import towns_table as content_towns_table
from content.rounding import to_four_digits
from content.text import Text
from documents import standalone
from documents.briefing import known_and_unknown
from documents.briefing_bars import theme_bars, town_bars
from documents.briefing_tables import periods_table, towns_table
from tests.pages import build_page
from tests.tables import AMOUNTS, is_approximate, table
from tests.tables import projects as read_projects
from zmos_data import amounts as product
from zmos_data.aggregation import group_projects
from zmos_data.amounts import Amount, is_rounded
from zmos_data.evidence import evidence_of, rows_of
from zmos_data.parameters import SORTS, codes_of, parse
from zmos_data.queries import headline, measure_by_municipality, totals_by_municipality
from zmos_data.selection import FIGURES, Grouping, Measure, Selection

ROWS = read_projects()
PEOPLE = table("municipalities").set_index("municipality_code")["population"].astype(int)
COFIN = "cofin_total_eur"
VIEWS = [{}, {"periods": ("2021-2027",)}, {"themes": ("sustainable_mobility",)}]
COLUMNS = {"periods": "period", "themes": "theme_code"}
NAMES = {
    "sl": ("Skupna vrednost", "Sofinanciranje (EU in državni proračun)", "Prispevek EU"),
    "en": ("Total cost", "Public co-financing (EU + national budget)", "EU contribution"),
}


def rows_of_view(view: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    rows = ROWS
    for kind, codes in view.items():
        rows = rows[rows[COLUMNS[kind]].isin(codes)]
    return rows


def short(value: float, *, rounded: bool) -> str:
    """Write a sum in English as the cards have it; an approximate one has no noughts behind."""
    if rounded:
        value = to_four_digits(value)
    words = f"EUR {value:,.0f}"
    if value >= 1e6:
        figure = f"{value / 1e6:.{1 if value >= 1e7 else 2}f}"
        words = f"EUR {figure.rstrip('0').rstrip('.') if rounded else figure} million"
    return f"approx. {words}" if rounded else words


def known_of(rows: pd.DataFrame, column: str) -> str:
    """Say for how many projects an amount is known; nothing where it is for none."""
    known = rows[column].notna().sum()
    words = "project" if len(rows) == 1 else "projects"
    return f"known for {known} of {len(rows)} {words}" if known else ""


def test_the_product_knows_the_amounts_of_the_tables():
    assert product.AMOUNTS == AMOUNTS
    assert set(AMOUNTS) == {c for c in ROWS.columns if c.endswith("_eur")}


@pytest.mark.parametrize("view", VIEWS)
def test_each_amount_of_a_view_is_the_sum_of_its_own_column(dataset, view):
    rows, found = rows_of_view(view), headline(dataset, Selection(**view))
    assert tuple(found.amounts) == AMOUNTS
    for column, sum_ in found.amounts.items():
        known = rows[rows[column].notna()]
        assert sum_.eur == pytest.approx(known[column].sum(), abs=0.005)
        assert (sum_.known, sum_.projects) == (len(known), len(rows))
        assert sum_.rounded == is_approximate(known, column)


@pytest.mark.parametrize("view", VIEWS)
def test_each_amount_of_a_town_is_the_sum_of_its_own_column(dataset, view):
    own = rows_of_view(view).groupby("municipality_code")[list(AMOUNTS)]
    found = totals_by_municipality(dataset, Selection(**view))
    sums, known = own.sum(min_count=1), own.count()
    for column in AMOUNTS:
        wanted = sums[column].reindex(found.index)
        pd.testing.assert_series_equal(found[column], wanted, check_names=False)
        assert found[f"{column}_known"].tolist() == (
            known[column].reindex(found.index).fillna(0).astype(int).tolist()
        )


@pytest.mark.parametrize("grouping", [g for g in Grouping if g is not Grouping.NONE])
def test_each_amount_of_a_group_is_the_sum_of_its_own_column(dataset, grouping):
    key = {
        Grouping.TOWN: "municipality_code",
        Grouping.THEME: "theme_code",
        Grouping.PRIORITY: "priority_code",
        Grouping.YEAR: "start_year",
    }[grouping]
    own = dict(iter(ROWS.assign(**{key: ROWS[key].fillna("unknown")}).groupby(key)))
    found = {group.code: group for group in group_projects(dataset, Selection(grouping=grouping))}
    assert set(found) == set(own)
    for code, group in found.items():
        for column in AMOUNTS:
            assert (group.amounts[column].eur or 0) == pytest.approx(own[code][column].sum())
            assert group.amounts[column].known == own[code][column].notna().sum()


@pytest.mark.parametrize("column", AMOUNTS)
def test_the_map_says_the_sum_of_the_town_and_for_how_many_it_is_known(dataset, column):
    page = build_page(dataset, "en", measure=Measure(column))
    for code in page.town_names:
        own = ROWS[ROWS["municipality_code"] == code]
        label = map_state.value_label(page, code).replace("\u00a0", " ")
        known = own[column].dropna()
        if known.empty:
            assert label == "figure not known"
            continue
        rounded = is_approximate(own, column)
        value = to_four_digits(known.sum()) if rounded else round(known.sum())
        assert f"EUR {value:,.0f} ({known_of(own, column)})" in label
        assert label.startswith("approx. ") == rounded


def test_the_measure_per_inhabitant_divides_the_co_financing_alone(dataset):
    totals = totals_by_municipality(dataset, Selection())
    found = measure_by_municipality(totals, Measure.COFINANCING_PER_1000)
    sums = ROWS.groupby("municipality_code")[COFIN].sum(min_count=1)
    for code, people in PEOPLE.items():
        assert found.at[code, "value"] == pytest.approx(sums[code] / people * 1000)


@pytest.mark.parametrize("changed", AMOUNTS)
def test_an_amount_changes_no_other(dataset, changed):
    other = dataset.projects.assign(**{changed: dataset.projects[changed] * 3})
    tripled = replace(dataset, projects=other, checksum=f"tripled {changed}")
    before, after = (headline(data, Selection()).amounts for data in (dataset, tripled))
    for column in AMOUNTS:
        factor = 3 if column == changed else 1
        assert after[column].eur == pytest.approx(before[column].eur * factor)
        assert after[column].known == before[column].known


@pytest.mark.parametrize("gone", AMOUNTS)
def test_an_amount_that_is_not_known_is_filled_from_no_other(dataset, gone):
    empty = dataset.projects.assign(**{gone: float("nan")})
    without = replace(dataset, projects=empty, checksum=f"without {gone}")
    page = build_page(without, "en", measure=Measure(gone), municipality_code="061")
    for column, sum_ in page.view.headline.amounts.items():
        assert (sum_.eur is None) == (column == gone)
    cards = {card.label: card.figure.words for card in summary.headline_cards(page)}
    shown = [words == "not known" for words in list(cards.values())[2:]]
    assert shown == [column == gone for column in AMOUNTS]
    assert {found.status for found in page.view.measures.values()} == {"unknown"}
    assert (town_bars(page).values, theme_bars(page).values) == ((), ())
    figure = evidence_of(without, Selection(figure=gone))
    assert (figure.value, figure.known) == (None, 0)


@pytest.mark.parametrize("column", AMOUNTS)
def test_whether_an_amount_is_rounded_is_read_in_one_place(dataset, column):
    marked = is_rounded(dataset.projects, column)
    said = ROWS[f"{column}_precision"]
    assert marked.tolist() == said.isin(["rounded", "at_least"]).tolist()
    one_by_one = [is_rounded(row, column) for row in dataset.projects.itertuples()]
    assert one_by_one == marked.tolist() == dataset.index.rounded[column].tolist()


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_amounts_have_names_that_cannot_be_confused(language):
    text = Text(language)
    assert tuple(amounts.name(text, column) for column in AMOUNTS) == NAMES[language]
    for named in (amounts.name, amounts.short_name, amounts.title, amounts.head):
        assert len({named(text, column) for column in AMOUNTS}) == len(AMOUNTS)
    heads = {"sl": "EU in država (EUR)", "en": "EU + state (EUR)"}
    assert amounts.head(text, COFIN) == heads[language]
    within = {
        "sl": "sofinanciranje (EU in državni proračun)",
        "en": "public co-financing (EU + national budget)",
    }
    assert amounts.name_within(text, COFIN) == within[language]
    assert amounts.name_within(Text("en"), "eu_eur") == "EU contribution"


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_measures_have_names_that_cannot_be_confused(language):
    text = Text(language)
    for named in (labels.measure, labels.measure_briefly):
        assert len({named(text, measure) for measure in Measure}) == len(Measure)


@pytest.mark.parametrize(
    ("eur", "rounded", "words"),
    [
        (20_546_000.0, True, "≈ 20.55"),
        (300_000.0, False, "0.30"),
        (4_000.0, False, "0.0040"),
        (None, False, "not known"),
        (0.0, False, "0.00"),
    ],
)
def test_a_sum_in_millions_is_never_rounded_to_nought(eur, rounded, words):
    assert amounts.in_millions(Text("en"), Amount(eur, 1, 1, rounded)) == words


def test_links_and_the_web_interface_take_the_codes_of_every_amount(dataset):
    for column in AMOUNTS:
        assert {column, f"-{column}"} <= {*SORTS, *(f"-{sort}" for sort in SORTS)}
        for code in (column, f"{column}_per_1000"):
            selection, _, ignored = parse({"kazalnik": [code]}, codes_of(dataset))
            assert (selection.measure.value, ignored) == (code, ())
        for scale in ("", "_per_1000", "_per_km2"):
            assert {f"{column}{scale}", f"{column}{scale}_median"} <= set(FIGURES)


def test_the_web_interface_names_every_amount_of_a_town_and_a_theme():
    described = schemas()
    town_schema = described["MunicipalityFeatures"]["properties"]["features"]["items"]
    members = town_schema["properties"]["properties"]["properties"]
    titles = []
    for column in AMOUNTS:
        for name in (column, f"{column}_known", f"{column}_rounded"):
            assert name in members
            assert name in described["Theme"]["properties"]
        titles.append(members[column]["title"])
    assert len(set(titles)) == len(AMOUNTS)
    assert "EU + national budget" in titles[AMOUNTS.index(COFIN)]


def test_the_answer_on_the_themes_has_the_sums_of_the_tables(dataset):
    found = json.loads(responses.themes(build_page(dataset)))["themes"]
    for row in found:
        own = ROWS[ROWS["theme_code"] == row["theme_code"]]
        for column in AMOUNTS:
            assert (row[column] or 0) == pytest.approx(own[column].sum())
            assert row[f"{column}_known"] == own[column].notna().sum()


def test_the_cards_and_the_overview_say_every_sum_of_the_tables(dataset):
    page = build_page(dataset, "en")
    for card, column in zip(summary.headline_cards(page)[2:], AMOUNTS, strict=True):
        assert card.label == f"{amounts.short_name(page.text, column)}, known amounts"
        words = card.figure.words.replace("\u00a0", " ")
        assert words == short(ROWS[column].sum(), rounded=True)
        assert card.note == known_of(ROWS, column)
        assert card.figure.go.startswith(f"${column}")
    for theme, card in zip(page.rows.themes, town_panel.theme_cards(page), strict=True):
        own = ROWS[ROWS["theme_code"] == theme]
        known = [known for _, _, known in card["amounts"]]
        assert known == ([known_of(own, column) for column in AMOUNTS] if len(own) else [])


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_table_of_towns_has_a_column_for_each_amount(dataset, language):
    page = build_page(dataset, language)
    found = content_towns_table.towns_table(page)
    heads = [amounts.head(page.text, column) for column in AMOUNTS]
    assert list(found.heads[-3:]) == heads
    codes = {name: code for code, name in page.town_names.items()}
    for row in found.rows:
        own = ROWS[ROWS["municipality_code"] == codes[row.town]]
        for (figure, _), column in zip(row.amounts, AMOUNTS, strict=True):
            assert figure.go.startswith(f"${column};")
            known = own[column].dropna()
            rounded = is_approximate(own, column)
            value = to_four_digits(known.sum()) if rounded else round(known.sum())
            digits = "".join(filter(str.isdigit, figure.words))
            assert digits == (f"{value:.0f}" if len(known) else "")
            mark = {"sl": "pribl.", "en": "approx."}[language]
            assert figure.words.startswith(mark) == rounded
    printed = towns_table(page)
    assert [head for head in printed.heads if "EUR" in head] == heads


def test_the_list_its_groups_the_card_and_the_file_have_every_amount(dataset):
    page = build_page(dataset, "en", grouping=Grouping.TOWN)
    heads = [head["id"] for head in projects_list.heads(page)]
    assert heads[-3:] == [f"sort-{column}" for column in AMOUNTS]
    for group in group_projects(dataset, page.selection):
        shown = project_groups.group_figures(page, group, town=group.code)["amounts"]
        own = ROWS[ROWS["municipality_code"] == group.code]
        for (figure, known), column in zip(shown, AMOUNTS, strict=True):
            assert figure.go.startswith(f"${column};{group.code}")
            assert known == known_of(own, column)
    listed = standalone.listed(page)
    assert len(listed["heads"]) == 3 + len(AMOUNTS)
    for (row, _), project in zip(listed["rows"], dataset.projects.itertuples(), strict=True):
        written = [project_amounts.figure(page.text, project, column) for column in AMOUNTS]
        assert list(row.amounts) == written
        card = project_page.sums(page, project)
        euros = [project_amounts.euros(page.text, project, column) for column in AMOUNTS]
        assert [amount.figure for amount in card] == euros
        assert [amount.label for amount in card] == list(NAMES["en"])


def test_a_town_says_every_amount_by_theme_and_period_on_screen_and_on_paper(dataset):
    page = build_page(dataset, "en", municipality_code="052")
    own = ROWS[ROWS["municipality_code"] == "052"]
    shown = [cell.found for row in town_themes.themes(page).rows for cell in row.cells]
    printed = [row[3:] for row in periods_table(page).rows]
    pairs = [(theme, period) for theme in page.rows.themes for period in ("2014-2020", "2021-2027")]
    assert len(shown) == len(printed) == len(pairs)
    for (theme, period), cell, written in zip(pairs, shown, printed, strict=True):
        rows = own[(own["theme_code"] == theme) & (own["period"] == period)]
        if rows.empty:
            assert set(written) == {""}
            continue
        some = [column for column in AMOUNTS if rows[column].isna().any()]
        assert [known for _, _, known in cell.amounts] == [
            known_of(rows, column) if column in some else "" for column in AMOUNTS
        ]
        for words, column in zip(written, AMOUNTS, strict=True):
            known = rows[column].dropna()
            figure, _, stands_on = words.replace("\u00a0", " ").partition(" (")
            assert stands_on == f"{len(known)} of {len(rows)})"
            figure = figure.removeprefix("≈ ")
            assert figure == (f"{known.sum() / 1e6:.2f}" if len(known) else "not known")


def test_the_evidence_of_the_co_financing_is_its_own_rows(dataset):
    found = evidence_of(dataset, Selection(figure=COFIN))
    evidence = list(rows_of(dataset, found, 0, len(found.positions)))
    known = ROWS[ROWS[COFIN].notna()].set_index("project_id")
    brought = {p.project.project_id: p.value for p in evidence if p.value is not None}
    assert brought == known[COFIN].to_dict()
    assert found.value == pytest.approx(known[COFIN].sum())
    for each in evidence:
        if each.value is not None:
            assert each.precision == known.at[each.project.project_id, f"{COFIN}_precision"]


@pytest.mark.parametrize(
    ("measure", "bars"), [(Measure.COFINANCING, town_bars), (Measure.COFINANCING, theme_bars)]
)
def test_the_bars_of_a_briefing_are_the_sums_of_the_tables(dataset, measure, bars):
    page = build_page(dataset, "en", measure=measure)
    key = "municipality_code" if bars is town_bars else "theme_code"
    names = (
        page.town_names
        if bars is town_bars
        else {code: page.text.of(row, "short") for code, row in page.rows.themes.items()}
    )
    sums = ROWS.groupby(key)[COFIN].sum()
    found = bars(page)
    assert found.name == "Public co-financing (EU + national budget, EUR million)"
    assert dict(zip(found.names, found.values, strict=True)) == pytest.approx(
        {names[code]: value / 1e6 for code, value in sums.items()}
    )
    if bars is town_bars:
        assert all(a >= b for a, b in pairwise(found.values))


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_briefing_says_every_amount_of_the_view(dataset, language):
    page = build_page(dataset, language)
    view = {"sl": "v tem pogledu", "en": "in this view"}[language]
    begins = tuple(f"{name} {view}: " for name in NAMES[language])
    said = [words for words in known_and_unknown(page) if words.startswith(begins)]
    assert len(said) == len(AMOUNTS)
    for words, column in zip(said, AMOUNTS, strict=True):
        assert page.text.number(ROWS[column].notna().sum()) in words
        assert amounts.stated(page.text, page.view.headline.amounts[column]) in words


def test_a_slide_may_name_every_amount_of_its_view_and_its_town(dataset):
    own = ROWS[ROWS["municipality_code"] == "085"]
    found = slide_values.values(build_page(dataset, "en", municipality_code="085"))
    for name, column in (("total", "total_eur"), ("cofin", COFIN), ("eu", "eu_eur")):
        for prefix, rows in (("", ROWS), ("town_", own)):
            words = found[f"{prefix}{name}"].replace("\u00a0", " ")
            assert words == short(rows[column].sum(), rounded=is_approximate(rows, column))
            known = found[f"{prefix}{name}_known"].replace("\u00a0", " ")
            assert known == known_of(rows, column)


def test_the_link_of_a_sum_names_its_own_amount(dataset):
    page = build_page(dataset, "en")
    found = figure_links.sums(page, page.view.headline.amounts, "061", themes=("x",))
    for (_, figure, _), column in zip(found, AMOUNTS, strict=True):
        assert figure.go.startswith(f"${column};061&")
