"""The page of the themes: the matrix, its four kinds of empty, and a part for each theme."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import ui
from content import markup, matrix, theme_sections
from content.theme_sections import _leading
from tests.builders import without_amount
from tests.links import follow
from tests.pages import build_page
from tests.tables import AMOUNTS, is_approximate, table
from tests.tables import projects as read_projects
from tests.words import plain
from ui import html
from zmos_data.amounts import Amount
from zmos_data.matrix import Cell, theme_matrix
from zmos_data.selection import Measure, Selection

STYLES = [markup.style_of("parts"), *(Path(ui.__file__).parent / "styles").glob("*.css")]
THEMES = table("themes").set_index("theme_code")
NAMES = table("municipalities").set_index("municipality_code")["name"]
EMPTY = {
    "no_project": ("v zbranih podatkih ni projektov", "no projects in the collected data"),
    "not_eligible": ("v obdobju 2014–2020 ni bilo upravičeno", "not eligible in 2014–2020"),
    "no_strand": ("tema v tem obdobju ni vključena", "theme not covered in this period"),
    "joint": (
        "skupni projekt združenja; ni pripisan mestom",
        "the association&#39;s joint project; credited to no town",
    ),
}
UNKNOWN = {"sl": "ni znano", "en": "not known"}


def shown(rows: pd.DataFrame, column: str) -> str:
    """Write the sum of a group in English as the matrix has it."""
    known = rows[rows[column].notna()]
    if known.empty:
        return "not known"
    whole = known[column].sum()
    if is_approximate(known, column):
        return f"approx. {float(f'{whole:.4g}'):,.0f}"
    return f"{whole:,.0f}" if float(whole).is_integer() else f"{whole:,.2f}"


def known_for(column: pd.Series) -> str:
    """Say for how many projects a figure is known."""
    known = column.notna().sum()
    return f"known for {known} of {len(column)} project{'s' * (len(column) > 1)}"


def cells_by_id(page) -> dict[str, dict[str, object]]:
    return {cell.id: cell for row in matrix.matrix(page)["rows"] for cell in row["cells"]}


@pytest.mark.parametrize("column", AMOUNTS)
@pytest.mark.parametrize("period", ["", "2021-2027"])
def test_the_cells_are_the_sums_of_plain_pandas(dataset, column, period):
    rows = read_projects()
    rows = rows[rows["period"] == period] if period else rows
    view = {"periods": (period,)} if period else {}
    found = cells_by_id(build_page(dataset, "en", measure=Measure(column), **view))
    assert len(found) == 48
    groups = dict(iter(rows.groupby(["municipality_code", "theme_code"])))
    for town in NAMES.index:
        for theme in THEMES.index:
            cell, own = found[f"cell-{town}-{theme}"], groups.pop((town, theme), None)
            if own is None:
                assert cell.status in EMPTY
                assert (cell.go, cell.known, cell.heat) == ("", "", 0)
                continue
            assert plain(cell.words) == shown(own, column)
            known = own[column].notna().sum()
            partly = 0 < known < len(own)
            assert plain(cell.known) == (known_for(own[column]) if partly else "")
            assert cell.go.startswith(f"${column};{town}&tema={theme}")
            assert bool(cell.heat) == bool(known)
            assert cell.status == ""
    assert groups == {}


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_cell_without_a_known_figure_says_so_and_is_not_empty(dataset, language):
    data = without_amount(
        dataset, "eu_eur", municipality_code="054", theme_code="urban_environment"
    )
    found = cells_by_id(build_page(data, language, measure=Measure.EU))
    cell = found["cell-054-urban_environment"]
    assert cell.words == UNKNOWN[language]
    assert (cell.brief, cell.heat) == ("?", 0)
    assert cell.go
    assert cell.status == ""
    assert found["cell-054-sustainable_mobility"].words != UNKNOWN[language]


def test_a_measure_by_inhabitants_shows_the_sums_and_one_without_a_sum_the_projects(dataset):
    whole = cells_by_id(build_page(dataset, "en", measure=Measure.TOTAL))
    scaled = cells_by_id(build_page(dataset, "en", measure=Measure.TOTAL_PER_1000))
    assert {k: c.words for k, c in whole.items()} == {k: c.words for k, c in scaled.items()}
    counts = read_projects().groupby(["municipality_code", "theme_code"]).size()
    found = cells_by_id(build_page(dataset, "en", measure=Measure.THEMES))
    for (town, theme), n in counts.items():
        assert found[f"cell-{town}-{theme}"].words == str(n)


def test_a_cell_leads_to_its_own_projects(dataset):
    page = build_page(dataset, "en", stages=("approved",))
    for name, cell in cells_by_id(page).items():
        if not cell.go:
            continue
        _, town, theme = name.split("-")
        path, query = follow(str(cell.go), {"faza": "approved"})
        assert path == "projekti"
        assert query == {"faza": "approved", "mesta": town, "tema": theme}


def drawn(page) -> str:
    return html.fill(
        "matrix.html",
        lang=page.text.language,
        matrix=matrix.matrix(page),
        choice={"label": "", "options": []},
        empties=matrix.empties(page),
    )


@pytest.mark.parametrize("language", ["sl", "en"])
def test_the_four_kinds_of_empty_have_each_a_class_and_a_word(dataset, language):
    place = ("sl", "en").index(language)
    bodies = plain(
        drawn(build_page(dataset, language))
        + drawn(build_page(dataset, language, periods=("2021-2027",)))
    )
    for status, words in EMPTY.items():
        sign = matrix.sign(status)
        cell = rf'<td class="empty {status}"><span[^>]* aria-label="([^"]*)">{sign}</span>'
        found = re.findall(cell, bodies)
        assert found, status
        assert set(found) == {words[place]}
        assert f"<b>{sign}</b> {words[place]}" in bodies


def test_the_shade_grows_with_the_figure_and_an_amount_stands_in_millions(dataset):
    for measure in (Measure.PROJECTS, Measure.TOTAL):
        page = build_page(dataset, "en", measure=measure)
        cells = theme_matrix(dataset, page.selection)
        pairs = sorted(
            (matrix.value(cells[tuple(name.split("-")[1:])], measure) or 0, cell.heat)
            for name, cell in cells_by_id(page).items()
            if cell.heat
        )
        heats = [heat for _, heat in pairs]
        assert heats == sorted(heats)
        assert (min(heats), max(heats)) == (1 if measure.is_money else 2, matrix.SHADES)
    found = cells_by_id(build_page(dataset, "en", measure=Measure.TOTAL))
    assert found["cell-011-urban_environment"].brief == "≈ 28.6"


def test_each_kind_of_empty_stands_where_the_tables_say(dataset):
    towns = table("municipalities").set_index("municipality_code")
    collected = read_projects()
    for period in ("2014-2020", "2021-2027"):
        column = period.replace("-", "_")
        own = collected[collected["period"] == period]
        pairs = set(zip(own["municipality_code"], own["theme_code"], strict=True))
        found = cells_by_id(build_page(dataset, "en", periods=(period,)))
        for town, row in towns.iterrows():
            for theme, strands in THEMES.iterrows():
                if (town, theme) in pairs:
                    status = ""
                elif strands["joint_via_association"] == "true":
                    status = "joint" if period == "2014-2020" else "no_strand"  # HIGHER
                elif pd.isna(strands[f"strand_{column}"]):
                    status = "no_strand"
                elif row[f"eligible_{column}"] != "true":
                    status = "not_eligible"
                else:
                    status = "no_project"
                assert found[f"cell-{town}-{theme}"].status == status, (town, theme, period)


@pytest.mark.parametrize("ground", [".hall", ".key"])
def test_each_kind_of_empty_has_a_pattern_of_its_own(ground):
    css = "\n".join(file.read_text(encoding="utf-8") for file in STYLES)
    patterns = re.findall(r"^([^{}\n]+) \{ ([^}]*gradient[^}]*)\}", css, re.M)
    found = []
    for status in EMPTY:
        named = re.compile(rf"\.{status}\b")
        of = [rule for selector, rule in patterns if ground in selector and named.search(selector)]
        assert len(of) == 1, status
        found += of
    assert len(set(found)) == len(EMPTY)


def sections(dataset, language="en", **view) -> dict[str, dict[str, object]]:
    found = theme_sections.sections(build_page(dataset, language, **view))
    assert len(found) == len(THEMES)
    return dict(zip(THEMES.index, found, strict=True))


def in_short(value: float, *, rounded: bool) -> str:
    millions = f"{value / 1e6:.{1 if value >= 1e7 else 2}f}"
    if rounded or float(millions) == pytest.approx(value / 1e6, rel=1e-12):
        millions = millions.rstrip("0").rstrip(".")
    words = f"EUR {millions} million"
    if value < 1e6:
        words = f"EUR {float(f'{value:.4g}') if rounded else value:,.0f}"
    return f"approx. {words}" if rounded else words


@pytest.mark.parametrize("view", [{}, {"periods": ("2021-2027",)}, {"figures": ("exact",)}])
def test_the_totals_of_a_theme_are_those_of_plain_pandas(dataset, view):
    rows = read_projects()
    for column, codes in (("period", view.get("periods")), ("figures", view.get("figures"))):
        rows = rows[rows[column].isin(codes)] if codes else rows
    for theme, section in sections(dataset, **view).items():
        own = rows[rows["theme_code"] == theme]
        if own.empty:
            assert section["figures"] == []
            continue
        projects, *sums = section["figures"]
        assert projects[1].words == str(len(own))
        assert str(own["municipality_code"].nunique()) in projects[2]
        for (_, figure, note), column in zip(sums, AMOUNTS, strict=True):
            known = own[own[column].notna()]
            assert note == (known_for(own[column]) if len(known) else "")
            rounded = is_approximate(known, column)
            expected = in_short(known[column].sum(), rounded=rounded) if len(known) else "not known"
            assert plain(figure.words) == expected


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_section_says_what_its_theme_covers_and_its_strand_in_each_period(dataset, language):
    none = {"sl": "ni vključena", "en": "not covered"}[language]
    for theme, section in sections(dataset, language).items():
        row = THEMES.loc[theme]
        assert section["covers"] == row[f"covers_{language}"]
        assert section["title"] == row[f"title_{language}"]
        if row["joint_via_association"] == "true":
            (strand,) = section["strands"]
            assert "Interreg Europe" in strand
            continue
        assert len(section["strands"]) == 2
        for period, strand in zip(("2014_2020", "2021_2027"), section["strands"], strict=True):
            assert strand.startswith(period.replace("_", "–"))
            codes = row[f"strand_{period}"]
            if pd.isna(codes):
                assert strand.endswith(none)
                continue
            for code in codes.split(";"):
                assert code.split()[1] in strand


def leaders(theme: str) -> list[str]:
    """Name the towns with at least as many projects as the third of the theme, by number."""
    rows = read_projects()
    counts = rows[rows["theme_code"] == theme].groupby("municipality_code").size()
    least = counts.sort_values(ascending=False).iloc[:3].min()
    return [f"{NAMES[code]} ({n})" for code, n in counts.items() if n >= least]


@pytest.mark.parametrize(
    "theme", ["energy_efficiency", "sustainable_mobility", "urban_environment"]
)
def test_the_towns_with_most_projects_are_named_with_all_of_a_tie(dataset, theme):
    words = str(sections(dataset)[theme]["leading"])
    if theme == "energy_efficiency":  # one project each, so that none has most
        names = [name.removesuffix(" (1)") for name in leaders(theme)]
        assert words == f"One project each: {', '.join(names[:-1])} and {names[-1]}."
        return
    named = re.findall(r"[^,:.]+?\(\d+\)", words.replace(" and ", ", "))
    assert sorted(name.strip() for name in named) == sorted(leaders(theme))


def cell(n: int) -> Cell:
    sums = Amount(None, 0, n, False)
    return Cell("takes_part" if n else "no_project", n, dict.fromkeys(AMOUNTS, sums))


@pytest.mark.parametrize(
    ("counts", "named"),
    [
        ({"061": 4, "070": 3, "011": 2, "050": 1}, ["Ljubljana (4)", "Maribor (3)", "Celje (2)"]),
        (
            {"061": 4, "070": 3, "011": 2, "050": 2},
            ["Ljubljana (4)", "Maribor (3)", "Celje (2)", "Koper (2)"],
        ),
        ({"061": 4, "070": 1, "011": 1, "050": 1}, ["Ljubljana (4)"]),
        ({"061": 2}, ["Ljubljana (2)"]),
        ({}, []),
    ],
)
def test_a_tie_at_the_end_is_named_whole_and_a_town_without_a_project_never(dataset, counts, named):
    cells = {code: cell(counts.get(code, 0)) for code in NAMES.index}
    words = _leading(build_page(dataset, "en"), cells)
    assert re.findall(r"\w+ \(\d+\)", words) == named


@pytest.mark.parametrize(
    ("language", "figures"),
    [
        ("sl", ("1,8 mio. EUR", "celotno partnerstvo", "9")),
        ("en", ("EUR 1.8 million", "the whole partnership", "9")),
    ],
)
def test_higher_has_its_published_figures_and_no_project_of_a_town(dataset, language, figures):
    section = sections(dataset, language)["innovation_policy"]
    published = table("programmes")
    own = published[published["programme_code"] == "higher"]
    assert own["value"].tolist() == ["1800000", "9"]
    assert len(section["facts"]) == len(own)
    words = " | ".join(section["facts"]).replace("\u00a0", " ")
    assert all(part in words for part in figures), words
    assert section["figures"] == []
    assert section["go"] == section["leading"] == ""
    assert section["empty"]


def test_a_theme_has_the_published_figures_of_its_priorities_and_of_no_other(dataset):
    priorities = table("priorities").set_index("priority_code")["theme_code"]
    published = table("programmes").dropna(subset=["priority_code"])
    theme_of = published["priority_code"].map(priorities)
    for theme, section in sections(dataset).items():
        if theme == "innovation_policy":
            continue
        own = published[theme_of == theme]
        assert len(section["facts"]) == len(own)
        for fact, code in zip(section["facts"], own["priority_code"], strict=True):
            assert fact.replace("\u00a0", " ").startswith(
                code.replace("PN", "IP").replace("SC", "SO")
            )


def test_the_matrix_is_the_whole(dataset):
    cells = theme_matrix(dataset, Selection())
    rows = read_projects()
    assert sum(c.projects for c in cells.values()) == len(rows) == 98
    for column in AMOUNTS:
        sums = [c.amounts[column] for c in cells.values()]
        assert sum(s.eur or 0 for s in sums) == pytest.approx(rows[column].sum())
        assert sum(s.projects - s.known for s in sums) == rows[column].isna().sum()
