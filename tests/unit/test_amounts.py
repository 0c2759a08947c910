"""Amounts as they are written: no more exact than they are, in the words of their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from types import SimpleNamespace

import pytest

from content import (
    amounts,
    evidence,
    labels,
    matrix,
    programmes,
    project_amounts,
    project_groups,
    towns_table,
)
from content.figure_links import FigureLink
from content.rounding import to_four_digits
from content.text import Text
from tests.pages import build_page
from tests.tables import AMOUNTS
from tests.words import plain
from zmos_data.aggregation import group_projects
from zmos_data.amounts import Amount
from zmos_data.selection import Grouping, Measure, Selection

SL, EN = Text("sl"), Text("en")
CENTS = re.compile(r"(?:pribl\.|približno)\s[\d.]+,\d\d(?!\d)")


@pytest.mark.parametrize(
    ("value", "four"),
    [
        (233_321_917.12, 233_300_000),
        (6_740_000.02, 6_740_000),
        (11_392_071, 11_390_000),
        (4_325_814, 4_326_000),
        (99_999_999, 100_000_000),
        (1_234.56, 1_235),
        (999.51, 1_000),
        (12.3, 12),
        (0, 0),
        (-6_740_000.02, -6_740_000),
    ],
)
def test_a_sum_is_rounded_to_four_digits_and_to_whole_euros(value, four):
    assert to_four_digits(value) == four


@pytest.mark.parametrize(
    ("value", "rounded", "sl", "en"),
    [
        (10_000_000, True, "pribl. 10 mio. EUR", "approx. EUR 10 million"),
        (36_000_000, False, "36 mio. EUR", "EUR 36 million"),
        (1_400_000, True, "pribl. 1,4 mio. EUR", "approx. EUR 1.4 million"),
        (1_402_345, False, "1,40 mio. EUR", "EUR 1.40 million"),
        (10_012_345, False, "10,0 mio. EUR", "EUR 10.0 million"),
        (10_012_345, True, "pribl. 10 mio. EUR", "approx. EUR 10 million"),
        (69_545_000, True, "pribl. 69,5 mio. EUR", "approx. EUR 69.5 million"),
        (277_000_000, True, "pribl. 277 mio. EUR", "approx. EUR 277 million"),
        (1_000_000, False, "1 mio. EUR", "EUR 1 million"),
        (733_348, False, "733.348 EUR", "EUR 733,348"),
        (733_348, True, "pribl. 733.300 EUR", "approx. EUR 733,300"),
    ],
)
def test_a_short_amount_has_no_decimals_that_say_nothing(value, rounded, sl, en):
    assert plain(SL.short_euros(value, rounded=rounded)) == sl
    assert plain(EN.short_euros(value, rounded=rounded)) == en


@pytest.mark.parametrize(
    ("value", "rounded", "sl", "en"),
    [
        (10_000_000, True, "približno 10 milijonov evrov", "approximately EUR 10 million"),
        (1_400_000, True, "približno 1,4 milijona evrov", "approximately EUR 1.4 million"),
        (21_500_000, True, "približno 21,5 milijona evrov", "approximately EUR 21.5 million"),
        (1_000_000, False, "1 milijon evrov", "EUR 1 million"),
        (2_000_000, False, "2 milijona evrov", "EUR 2 million"),
        (3_000_000, True, "približno 3 milijoni evrov", "approximately EUR 3 million"),
        (4_000_000, False, "4 milijoni evrov", "EUR 4 million"),
        (5_000_000, False, "5 milijonov evrov", "EUR 5 million"),
        (101_000_000, False, "101 milijon evrov", "EUR 101 million"),
        (102_040_000, True, "približno 102 milijona evrov", "approximately EUR 102 million"),
        (712_345, True, "približno 712.300 evrov", "approximately EUR 712,300"),
        (500_001, False, "500.001 evro", "EUR 500,001"),
        (600_002.4, False, "600.002 evra", "EUR 600,002"),
    ],
)
def test_an_amount_in_a_sentence_is_written_in_words(value, rounded, sl, en):
    assert plain(SL.euros_in_words(value, rounded=rounded)) == sl
    assert plain(EN.euros_in_words(value, rounded=rounded)) == en


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_figure_and_its_unit_never_part(language):
    text = Text(language)
    for value, rounded in product((5.0, 733_348, 1_400_000, 36_000_000), (True, False)):
        for written in (
            text.euros(value, rounded=rounded),
            text.short_euros(value, rounded=rounded),
        ):
            assert " " not in written, written
    for low, high in ((1e6, 2e6), (1e6, None), (None, 1e6)):
        bounds = labels.total_range(text, Selection(total_min=low, total_max=high))
        assert not re.search(r"EUR \d|\d EUR", bounds), bounds


def test_exact_sums_have_their_cents_and_approximate_ones_none():
    assert amounts.sum_in_full(SL, Amount(6_740_000.02, 2, 2, False)) == "6.740.000,02"
    assert plain(amounts.sum_in_full(SL, Amount(6_740_000.02, 2, 2, True))) == "pribl. 6.740.000"


@pytest.mark.parametrize(
    ("precision", "sl", "en"),
    [
        ("exact", "1.336.279,80", "EUR 1,336,279.80"),
        ("rounded", "pribl. 1.336.280", "approx. EUR 1,336,280"),
        ("at_least", "več kot 1.336.279,80", "more than EUR 1,336,279.80"),
    ],
)
def test_an_amount_is_as_exact_as_itself_and_not_as_the_others_of_its_project(precision, sl, en):
    project = SimpleNamespace(
        total_eur=1_336_279.8,
        total_eur_precision=precision,
        eu_eur=1_000.5,
        eu_eur_precision="exact",
        cofin_total_eur=2_000.0,
        cofin_total_eur_precision="rounded",
    )
    assert plain(project_amounts.figure(SL, project, "total_eur")) == sl
    assert plain(project_amounts.euros(EN, project, "total_eur")) == en
    assert project_amounts.figure(SL, project, "eu_eur") == "1.000,50"
    assert plain(project_amounts.figure(SL, project, "cofin_total_eur")) == "pribl. 2.000"


@pytest.mark.parametrize(
    ("amount", "known", "stated"),
    [
        (
            Amount(2_532_102, 3, 4, True),
            "podatek za 3 od 4 projektov",
            "približno 2,53 milijona evrov, podatek za 3 od 4 projektov",
        ),
        (Amount(None, 0, 4, False), "", "ni znano"),
        (Amount(None, 0, 0, False), "ni projektov", "ni projektov"),
    ],
)
def test_what_is_not_known_is_not_said_to_be_known_for_none(amount, known, stated):
    assert amounts.known_of(SL, amount) == known
    assert plain(amounts.stated(SL, amount)) == stated


def sums_of(written: Sequence[tuple[FigureLink, str]]) -> list[str]:
    """Return the sum of each amount as a row of a table writes it."""
    found = [figure.words for figure, _ in written]
    assert len(found) == len(AMOUNTS)
    return found


@pytest.mark.parametrize("measure", [measure for measure in Measure if measure.is_money])
@pytest.mark.parametrize("grouping", [g for g in Grouping if g is not Grouping.NONE])
def test_no_table_writes_an_approximate_sum_to_the_cent(dataset, measure, grouping):
    page = build_page(dataset, measure=measure, grouping=grouping)
    rows = project_groups.group_rows(page, group_projects(dataset, page.selection))
    shown = [words for row in rows for words in sums_of(row["amounts"])]
    shown += [cell.words for row in matrix.matrix(page)["rows"] for cell in row["cells"]]
    for row in towns_table.town_rows(page):
        shown += sums_of(row.amounts)
        shown += [row.measure.words] if row.measure else []
    approximate = [words for words in shown if words.startswith("pribl.")]
    assert approximate
    for words in approximate:
        assert not CENTS.search(words), words
        digits = re.sub(r"\D", "", words)
        assert len(digits.rstrip("0")) <= 4, words


@pytest.mark.parametrize("column", AMOUNTS)
def test_a_sum_reads_the_same_wherever_it_stands(dataset, column):
    page = build_page(dataset, measure=Measure(column), grouping=Grouping.TOWN)
    rows = project_groups.group_rows(page, group_projects(dataset, page.selection))
    grouped = {row["label"]: sums_of(row["amounts"])[AMOUNTS.index(column)] for row in rows}
    assert any(page.view.totals[code].is_rounded(column) for code in page.town_names)
    for code, name in page.town_names.items():
        if not page.view.totals[code].is_rounded(column):
            continue
        own = build_page(dataset, figure=column, municipality_code=code)
        assert evidence.values(own)["value"] == grouped[name]


def test_the_lines_of_a_table_say_that_they_are_rounded_where_they_are(dataset):
    assert "štiri števke" in project_groups.rounding(build_page(dataset))
    assert project_groups.rounding(build_page(dataset, figures=("exact",))) == ""


@pytest.mark.parametrize(
    ("qualifier", "unit", "value", "sl", "en"),
    [
        ("at_least", "count", 45, "najmanj 45", "at least 45"),
        ("at_least", "EUR", 36e6, "več kot 36 mio. EUR", "more than EUR 36 million"),
        ("exact", "count", 91, "91", "91"),
        ("rounded", "EUR", 277e6, "pribl. 277 mio. EUR", "approx. EUR 277 million"),
    ],
)
def test_a_published_figure_is_as_it_was_published(dataset, qualifier, unit, value, sl, en):
    table = dataset.programmes
    row = next(
        table[
            (table["qualifier"] == qualifier) & (table["unit"] == unit) & (table["value"] == value)
        ].itertuples(name="Figure")
    )
    assert plain(programmes.programme_value(SL, row)) == sl
    assert plain(programmes.programme_value(EN, row)) == en
