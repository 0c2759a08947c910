"""The generated package for measurements: valid, as gappy as the real one, summed alike."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from scripts.generate_projects import MUNICIPALITIES, generate, main
from tests.tables import AMOUNTS
from zmos_data.aggregation import group_projects
from zmos_data.amounts import amounts
from zmos_data.facet_kinds import KINDS
from zmos_data.loading import load_dataset
from zmos_data.matrix import theme_matrix
from zmos_data.package import PACKAGE_FOLDER
from zmos_data.queries import filter_projects, headline, totals_by_municipality, totals_by_theme
from zmos_data.selection import Counting, Grouping, Selection
from zmos_data.sums import amounts_by, options_of
from zmos_data.validation import validate_package

PROJECTS = 2_000


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "package"
    generate(folder, PROJECTS)
    return folder


@pytest.fixture(scope="module")
def large(package):
    return load_dataset(package)


def test_its_tables_have_no_problem_of_their_own(package, large, dataset):
    assert validate_package(package) == []
    assert len(large.conflicts) == len(dataset.conflicts)


def test_a_package_of_a_few_projects_has_no_problem_either(tmp_path):
    generate(tmp_path / "few", 3)
    assert validate_package(tmp_path / "few") == []


@pytest.mark.parametrize("arguments", [["--help"], [], ["out", "0"], ["out", "--all"]])
def test_the_command_that_is_not_understood_writes_nothing(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        main(arguments)
    assert list(tmp_path.iterdir()) == []


def test_the_command_replaces_a_package_and_nothing_else(tmp_path, monkeypatch, capsys):
    written: list[Path] = []
    monkeypatch.setattr(
        "scripts.generate_projects.generate", lambda folder, projects: written.append(folder)
    )
    papers = tmp_path / "papers"
    papers.mkdir()
    main([str(papers), "3"])
    (papers / "letter.txt").write_text("of somebody")
    for refused in (papers, papers / "letter.txt", PACKAGE_FOLDER):
        with pytest.raises(SystemExit, match="2"):
            main([str(refused), "3"])
    (papers / "datapackage.json").write_text("{}")
    main([str(papers), "3"])
    assert written == [papers, papers]


def test_it_has_the_columns_of_the_real_tables(large, dataset):
    names = [
        field.name
        for field in fields(dataset)
        if isinstance(getattr(dataset, field.name), pd.DataFrame)
    ]
    assert {"projects", "municipalities", "conflicts"} <= set(names)
    for name in names:
        assert list(getattr(large, name)) == list(getattr(dataset, name)), name


def test_each_text_of_a_column_is_held_once(large):
    for column, values in large.projects.items():
        texts = [value for value in values if isinstance(value, str)]
        held = {id(text) for text in texts}  # one that is made when it is looked at is another
        assert len(held) == len(set(texts)), column


def test_it_has_all_municipalities_and_as_many_gaps_as_the_real_data(large, dataset):
    assert (len(large.municipalities), len(large.projects)) == (MUNICIPALITIES, PROJECTS)
    gaps, shares = dataset.projects.isna().mean(), large.projects.isna().mean()
    assert {"cofin_total_eur", "stage_as_of", "end_year"} <= set(gaps[gaps > 0].index)
    for column, share in gaps.items():
        # Four standard deviations of a share among as many rows as were drawn.
        chance = 4 * np.sqrt(share * (1 - share) / PROJECTS)
        assert shares[column] == pytest.approx(share, abs=chance), column


def test_the_same_seed_draws_the_same_rows(large, tmp_path):
    generate(tmp_path / "again", PROJECTS)
    assert load_dataset(tmp_path / "again").checksum == large.checksum


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(themes=("urban_environment",)),
        Selection(search="kolesar"),
        Selection(total_min=1e6, total_unknown=True),
        Selection(themes=("innovation_policy",)),
    ],
)
def test_sums_over_arrays_equal_those_of_the_frame(large, selection):
    projects = filter_projects(large, selection)
    whole = headline(large, selection)
    assert whole.projects == len(projects)
    for column, amount in whole.amounts.items():
        known = projects[projects[column].notna()]
        assert amount.known == len(known)
        assert amount.rounded == bool((known["figures"] == "rounded").any())
        assert (amount.eur or 0) == pytest.approx(known[column].sum(), abs=0.01)
    towns = totals_by_municipality(large, selection)
    for column in AMOUNTS:
        by_code = projects.groupby("municipality_code")[column]
        sums = by_code.sum(min_count=1).reindex(towns.index)
        pd.testing.assert_series_equal(towns[column], sums, check_names=False)
    assert towns["projects"].sum() == len(projects)
    cells = theme_matrix(large, selection)
    assert sum(cell.projects for cell in cells.values()) == len(projects)
    assert sum(t.projects for t in totals_by_theme(large, selection).values()) == len(projects)


@pytest.mark.parametrize("grouping", [g for g in Grouping if g is not Grouping.NONE])
def test_groups_over_arrays_are_the_whole(large, grouping):
    selection = Selection(grouping=grouping, periods=("2014-2020",))
    groups = group_projects(large, selection)
    whole = headline(large, selection)
    assert sum(group.projects for group in groups) == whole.projects
    for column in AMOUNTS:
        sums = [group.amounts[column] for group in groups]
        assert sum(sum_.eur or 0 for sum_ in sums) == pytest.approx(whole.amounts[column].eur)
        assert sum(sum_.known for sum_ in sums) == whole.amounts[column].known


@pytest.mark.parametrize("kind", ["themes", "stages", "funds"])
def test_sums_by_an_option_are_those_of_its_rows_to_the_cent(large, kind):
    index, column = large.index, {k.name: k.column for k in KINDS}[kind]
    filtered = index.filtered(Selection(search="kolesar", years_unknown=True, year_from=2018))
    groups = options_of(index, kind)[filtered.positions]
    counts, sums = amounts_by(
        filtered.brought(Counting.ONCE), groups, len(index.facets[kind].codes)
    )
    rows = large.projects.iloc[filtered.positions]
    for n, code in enumerate(index.facets[kind].codes):
        own = rows[rows[column] == code]
        assert counts[n] == len(own)
        assert _in_cents(sums[n]) == _in_cents(amounts(own))
    assert sum(counts) == len(rows) > 100


def test_in_each_of_its_towns_a_project_brings_its_amounts(large):
    filtered = large.index.filtered(Selection(themes=("urban_environment",)))
    positions, towns = filtered.town_pairs(Counting.EACH)
    counts, sums = amounts_by(filtered.brought(Counting.EACH), towns, MUNICIPALITIES)
    for town in range(MUNICIPALITIES):
        own = large.projects.iloc[positions[towns == town]]
        assert counts[town] == len(own)
        assert _in_cents(sums[town]) == _in_cents(amounts(own))


def _in_cents(sums):
    return {
        column: (None if found.eur is None else round(100 * found.eur), found.known, found.rounded)
        for column, found in sums.items()
    }
