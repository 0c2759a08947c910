"""The evidence of a figure: the rows behind it give the figure that stands on screen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from content import evidence as content_evidence
from content.figure_links import opened
from tests.builders import put_into_two_towns, tiny_package
from tests.links import follow
from tests.pages import build_page
from tests.tables import AMOUNTS
from tests.words import plain
from ui.board import board
from ui.parts.evidence import render_evidence
from zmos_data.aggregation import group_projects
from zmos_data.comparison import compare
from zmos_data.evidence import evidence_of, figure_of, rows_of
from zmos_data.facets import passing
from zmos_data.links import merged, to_query
from zmos_data.loading import load_dataset
from zmos_data.matrix import theme_matrix
from zmos_data.parameters import codes_of, parse
from zmos_data.queries import headline, totals_by_municipality, totals_by_theme
from zmos_data.selection import FIGURES, Counting, Grouping, Selection


@pytest.fixture
def shared(tmp_path):
    """Return a data set in which a project of Celje lies in Krško as well."""
    folder = tiny_package(tmp_path)
    put_into_two_towns(folder)
    return load_dataset(folder)


def asked(dataset, figure, **view):
    return evidence_of(dataset, Selection(figure=figure, **view))


def test_the_code_of_a_figure_says_what_it_is():
    assert figure_of("total_eur_per_1000_median").base == "total_eur"
    assert figure_of("total_eur_per_1000_median").scale == "_per_1000"
    assert figure_of("total_eur_per_1000_median").median
    assert not figure_of("cofin_total_eur").scale
    assert len(set(FIGURES)) == len(FIGURES)
    assert all(
        f"{f.base}{f.scale}{'_median' * f.median}" == code
        for code in FIGURES
        for f in (figure_of(code),)
    )


@pytest.mark.parametrize("view", [{}, {"periods": ("2021-2027",)}, {"search": "kolesar"}])
def test_the_evidence_gives_the_headline(dataset, view):
    head = headline(dataset, Selection(**view))
    assert asked(dataset, "projects", **view).value == head.projects
    assert asked(dataset, "towns", **view).value == head.towns
    for code, sum_ in head.amounts.items():
        found = asked(dataset, code, **view)
        assert found.value == pytest.approx(sum_.eur, abs=0.005)
        assert (found.known, len(found.positions)) == (sum_.known, sum_.projects)
        assert found.rounded == sum_.rounded


@pytest.mark.parametrize("counting", Counting)
def test_the_evidence_gives_the_figures_of_a_town(shared, counting):
    totals = totals_by_municipality(shared, Selection(counting=counting))
    for code in totals.index:
        for figure in ("projects", "themes", *AMOUNTS):
            found = asked(shared, figure, municipality_code=code, counting=counting)
            expected = totals[figure][code]
            assert (found.value or 0) == pytest.approx(np.nan_to_num(expected), abs=0.005)


@pytest.mark.parametrize(("counting", "n"), [(Counting.ONCE, 1), (Counting.EACH, 2)])
def test_the_evidence_counts_the_towns_as_the_headline_does(shared, counting, n):
    view = {"counting": counting, "periods": ("2014-2020",)}
    assert headline(shared, Selection(**view)).towns == n
    assert asked(shared, "towns", **view).value == n
    rule = {Counting.ONCE: "different lead towns", Counting.EACH: "different towns"}[counting]
    page = build_page(shared, "en", figure="towns", **view)
    assert rule in content_evidence.values(page)["rules"][0]


def test_the_evidence_gives_every_cell_of_the_matrix_and_every_theme(dataset):
    for (town, theme), cell in theme_matrix(dataset, Selection()).items():
        for column, sum_ in cell.amounts.items():
            found = asked(dataset, column, municipality_code=town, themes=(theme,))
            assert (found.value, found.known) == (pytest.approx(sum_.eur), sum_.known)
    for theme, total in totals_by_theme(dataset, Selection()).items():
        assert asked(dataset, "towns", themes=(theme,)).value == total.towns


def test_the_evidence_gives_the_groups_by_year(dataset):
    for group in group_projects(dataset, Selection(grouping=Grouping.YEAR)):
        for column, sum_ in group.amounts.items():
            found = asked(dataset, column, figure_year=group.code)
            assert found.value == (None if sum_.eur is None else pytest.approx(sum_.eur))
            assert len(found.positions) == group.projects


def test_the_evidence_gives_the_comparison_with_what_it_is_divided_by(dataset):
    view = Selection(compared=("061", "096"))
    for line in compare(dataset, view):
        code = line.measure + ("" if line.scale == "absolute" else f"_{line.scale}")
        for town, value in line.values.items():
            found = evidence_of(dataset, replace(view, figure=code, municipality_code=town))
            assert found.value == pytest.approx(value)
            assert len(found.divisors) == bool(line.scale != "absolute")
            assert all(d.source_title and d.confidence for d in found.divisors)
        median = evidence_of(dataset, replace(view, figure=f"{code}_median"))
        assert median.value == pytest.approx(line.median)


def test_a_figure_that_is_not_known_has_evidence_and_no_value(dataset):
    found = asked(dataset, "eu_eur", municipality_code="054", periods=("2014-2020",))
    assert (found.value, found.known, len(found.positions)) == (None, 0, 0)
    projects = dataset.projects.copy()
    projects.loc[projects["municipality_code"] == "054", "eu_eur"] = float("nan")
    data = replace(dataset, projects=projects, checksum="no EU contribution in Krško")
    found = asked(data, "eu_eur", municipality_code="054")
    assert found.value is None
    assert (found.known, len(found.positions)) == (0, 2)
    for each in rows_of(data, found, 0, 10):
        assert each.value is None
        assert each.source.title


def test_known_rows_come_first_and_each_names_its_source(dataset):
    found = asked(dataset, "total_eur")
    evidence = list(rows_of(dataset, found, 0, len(found.positions)))
    assert [p.value is not None for p in evidence] == [True] * 84 + [False] * 14
    assert all(p.source.title and p.confidence in ("high", "medium", "low") for p in evidence)
    kinds = {p.precision for p in evidence if p.value is not None}
    assert kinds == {"exact", "rounded", "at_least"}


@pytest.mark.parametrize(("code", "cited"), [("eu_eur", "zmos-ctn"), ("total_eur", "zmos-si")])
def test_an_amount_is_cited_from_the_source_that_proves_it_else_the_main_one(dataset, code, cited):
    links = pd.DataFrame(
        {
            "project_id": "011-01",
            "source_id": ["zmos-si", "zmos-ctn"],
            "position": [1, 2],
            "proves": ["name_sl", "stage;eu_eur"],
        }
    )
    projects = dataset.projects.copy()
    projects.loc[projects["project_id"] == "011-01", "source_id"] = "zmos-si"
    data = replace(dataset, projects=projects, project_sources=links)
    found = asked(data, code, municipality_code="011")
    evidence = {p.project.project_id: p for p in rows_of(data, found, 0, 99)}
    assert evidence["011-01"].source.source_id == cited


def test_a_link_on_a_figure_keeps_the_view_and_drops_the_chosen_town(dataset):
    page = build_page(dataset, "en", municipality_code="096", periods=("2014-2020",), page=3)
    figure = opened(page, "total_eur", "12", themes=("urban_environment",))
    assert figure.words == "12"
    path, params = follow(figure.go, to_query(page.selection, "en"))
    assert path == "podatki"
    target, language, ignored = parse({k: [v] for k, v in params.items()}, codes_of(dataset))
    view = merged(target, page.selection, page.selection)
    assert (view.figure, view.themes, view.periods, view.municipality_code, view.page) == (
        "total_eur",
        ("urban_environment",),
        ("2014-2020",),
        None,
        1,
    )
    assert (language, ignored) == ("en", ())
    assert passing(dataset.index, view).sum() == headline(dataset, view).projects


@pytest.mark.parametrize("town", [None, "061"])
@pytest.mark.parametrize(
    "base",
    [
        Selection(figure="projects"),
        Selection(figure="eu_eur", figure_year="2019", page=2),
        Selection(figure="total_eur", municipality_code="061", themes=("urban_environment",)),
    ],
)
def test_a_link_on_a_figure_opens_its_evidence_where_that_of_another_is_open(dataset, base, town):
    page = replace(build_page(dataset, "sl"), selection=base)
    figure = opened(page, "total_eur", "12", town, figure_year="2020")
    path, params = follow(figure.go, to_query(base, "sl"))
    assert path == "podatki"
    target, language, ignored = parse({k: [v] for k, v in params.items()}, codes_of(dataset))
    assert (language, ignored) == ("sl", ())
    assert target == base.view(figure="total_eur", municipality_code=town, figure_year="2020")


def test_a_link_on_a_figure_of_a_town_names_that_town_whichever_is_chosen(dataset):
    page = build_page(dataset, "en", municipality_code="096")
    for town in ("061", "096"):
        figure = opened(page, "total_eur", "12", town, themes=("urban_environment",))
        _, params = follow(figure.go, to_query(page.selection, "en"))
        assert (params["obcina"], params["tema"]) == (town, "urban_environment")


def test_a_bad_figure_or_year_is_left_out_and_named(dataset):
    params = {"stevilka": ["sestevek"], "leto": ["letos"]}
    view, _, ignored = parse(params, codes_of(dataset))
    assert (view.figure, view.figure_year) == ("", "")
    assert {i.parameter for i in ignored} == {"stevilka", "leto"}


def test_the_list_says_the_rule_and_turns_its_pages(dataset):
    page = build_page(dataset, "en", figure="total_eur", page=2)
    values = content_evidence.values(page)
    assert sum(len(values[part]) for part in ("rows", "undated", "unknown")) == 98 - 50
    assert plain(values["value"]).startswith("approx. ")
    assert values["rules"][0].startswith("84 known amounts of 98 are added up; ")
    assert "approximate" in values["rules"][1]
    assert "four digits" in values["rules"][2]
    assert content_evidence.values(build_page(dataset, "en")) == {}


@pytest.mark.parametrize(
    ("known", "rule"),
    [
        (0, "Noben znesek ni znan, zato vsote ni."),
        (1, "Seštet je 1 znani znesek od 7; "),
        (2, "Sešteta sta 2 znana zneska od 7; "),
        (4, "Sešteti so 4 znani zneski od 7; "),
        (5, "Seštetih je 5 znanih zneskov od 7; "),
    ],
)
def test_the_rule_of_a_sum_agrees_with_its_number(dataset, known, rule):
    projects = dataset.projects.copy()
    own = projects.index[projects["municipality_code"] == "080"]
    projects.loc[own, "eu_eur"] = [1000.0] * known + [np.nan] * (len(own) - known)
    data = replace(dataset, projects=projects, checksum=f"known {known}")
    values = content_evidence.values(build_page(data, figure="eu_eur", municipality_code="080"))
    assert values["rules"][0].startswith(rule)


def test_a_divisor_says_its_day_and_source(dataset):
    page = build_page(dataset, "en", figure="projects_per_1000", municipality_code="061")
    (words,) = content_evidence.values(page)["divisors"]
    assert words.startswith("Ljubljana: 294,464 ")
    assert "1 January 2021" in plain(words)
    assert "confidence: high" in words


def test_evidence_that_a_tap_has_opened_is_named_as_what_is_to_be_brought_into_sight(
    dataset, monkeypatch
):
    shown: list[str] = []
    monkeypatch.setattr(board, "add_html", lambda body, page, key: shown.append(body))
    sums = {"title": "", "good": True, "verdict": "", "words": "", "rows": ()}
    for figure in ("total_eur", ""):
        render_evidence(build_page(dataset, "en", figure=figure), [], sums)
    assert '<section id="evidence" data-arrive="Total cost (EUR), the whole view"' in shown[0]
    assert "data-arrive" not in shown[1]


@pytest.mark.parametrize("column", AMOUNTS)
def test_the_rows_behind_a_sum_come_by_their_share_and_the_unknown_ones_last(dataset, column):
    own = dataset.projects.query("municipality_code == '061'").set_index("project_id")[column]
    known = own.dropna()
    view = {"figure": column, "municipality_code": "061"}
    shown = content_evidence.values(build_page(dataset, "en", **view))
    amounts = [known[row["id"].removeprefix("evidence-")] for row in shown["rows"]]
    assert amounts == sorted(known, reverse=True)
    assert shown["undated"] == []
    assert [row["share"]["width"] for row in shown["rows"]] == [
        f"{amount / known.max():.1%}" for amount in amounts
    ]
    first = plain(shown["rows"][0]["share"]["words"]).replace("\xa0", " ")
    assert first == f"{known.max() / known.sum():.0%}"
    unknown = {row["id"].removeprefix("evidence-") for row in shown["unknown"]}
    assert unknown == set(own.index) - set(known.index)
    assert all(row["share"] == {} for row in shown["unknown"])
    assert shown["unknown_title"].startswith(f"{len(unknown)} project")


@pytest.mark.parametrize("page_number", [1, 2])
def test_amounts_of_no_known_day_stand_together_after_the_others(dataset, page_number):
    table = dataset.projects.set_index("project_id")
    page = build_page(dataset, "en", figure="total_eur", page=page_number)
    shown = content_evidence.values(page)
    for part, is_dated in (("rows", True), ("undated", False)):
        own = table.loc[[row["id"].removeprefix("evidence-") for row in shown[part]]]
        assert (own["total_eur_as_of"].notna() == is_dated).all()
        assert own["total_eur"].is_monotonic_decreasing
    known = table[table["total_eur"].notna()]
    undated = int(known["total_eur_as_of"].isna().sum())
    assert undated
    assert shown["undated_title"].startswith(f"{undated} projects ")
    assert len(shown["undated"]) == (undated if page_number == 2 else 0)


def test_a_count_has_no_share(dataset):
    shown = content_evidence.values(build_page(dataset, figure="projects"))
    assert {str(row["share"]) for row in shown["rows"]} == {"{}"}
    assert shown["unknown"] == []
