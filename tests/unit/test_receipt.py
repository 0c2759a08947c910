"""Receipts: the same, changed, altered, and what nothing can be said of."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.receipt_check import outcome
from content.text import Text
from tests.builders import descriptor, set_cell, tiny_package
from tests.tables import AMOUNTS, is_approximate
from tests.tables import projects as read_projects
from tests.words import plain
from zmos_data.exports.stamp import (
    COLUMNS,
    canonical,
    make_receipt,
    read_receipt,
    receipt_id,
    view_id,
    with_receipt,
)
from zmos_data.links import link
from zmos_data.loading import load_dataset
from zmos_data.model import Dataset
from zmos_data.package import PACKAGE_FOLDER
from zmos_data.parameters import parse_query
from zmos_data.queries import headline, projects_of_town
from zmos_data.receipt import Verdict, check_receipt, main, said
from zmos_data.selection import Selection
from zmos_data.version import APP_VERSION

VERSION = descriptor(PACKAGE_FOLDER)["version"]
ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 24)
MOBILITY = Selection(
    themes=("sustainable_mobility",),
    search="kolesar č",
    total_min=1e6,
    year_from=2018,
    year_to=2024,
    years_unknown=True,
)


def link_of(
    dataset: Dataset, selection: Selection, *, of_town: bool = False, lang: str = "sl"
) -> str:
    receipt = make_receipt(dataset, selection, DAY, of_town=of_town)
    page = "obcina" if of_town else "projekti"
    return with_receipt(f"https://zmos.example/{page}?{link(selection, lang)}", receipt)


def with_total(dataset: Dataset, project: str, eur: float | None) -> Dataset:
    """Return data of another day, in which a project has another total cost."""
    projects = dataset.projects.copy()
    own = projects["project_id"] == project
    projects.loc[own, "total_eur"] = eur
    if eur is None:
        projects.loc[own, "total_eur_precision"] = None
    return replace(dataset, projects=projects, version="2027.01.0", checksum="0" * 64)


def test_the_version_of_the_application_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == APP_VERSION


def test_a_receipt_holds_the_figures_of_the_view(dataset: Dataset):
    receipt, figures = make_receipt(dataset, MOBILITY, DAY), headline(dataset, MOBILITY)
    assert receipt.projects == figures.projects > 0
    for column in AMOUNTS:
        sum_ = figures.amounts[column]
        assert receipt.figures()[column] == pytest.approx(sum_.eur)
        assert receipt.figures()[f"{column}_known"] == sum_.known
        assert receipt.figures()[f"{column}_rounded"] == sum_.rounded


def test_a_receipt_that_was_given_out_keeps_its_order_of_amounts(dataset: Dataset):
    # The link of an export holds its sums without their names.
    assert COLUMNS == ("total_eur", "eu_eur", "cofin_total_eur")
    assert set(COLUMNS) == set(AMOUNTS)
    rows, written = read_projects(), ""
    for column in COLUMNS:
        sign = "r" if is_approximate(rows, column) else ""
        written += f"~{round(rows[column].sum() * 100)}{sign}.{rows[column].notna().sum()}"
    assert written == "~32267595772r.84~9898886405r.61~12455010834r.56"
    assert str(make_receipt(dataset, Selection(), DAY)).endswith(f"~{len(rows)}{written}")


@pytest.mark.parametrize("selection", [Selection(), MOBILITY, Selection(search="nič takega")])
def test_a_receipt_is_read_as_it_was_written(dataset: Dataset, selection):
    receipt = make_receipt(dataset, selection, DAY)
    assert read_receipt(str(receipt)) == receipt


def test_an_unknown_sum_is_unknown_and_not_zero(dataset: Dataset):
    receipt = make_receipt(dataset, Selection(search="nič takega"), DAY)
    assert receipt.figures()["total_eur"] is None
    assert str(receipt).endswith("~0~.0~.0~.0")


@pytest.mark.parametrize("selection", [Selection(), MOBILITY])
@pytest.mark.parametrize("lang", ["sl", "en"])
def test_the_same_data_give_the_same_figures(dataset: Dataset, selection, lang):
    check = check_receipt(dataset, f"  {link_of(dataset, selection, lang=lang)}\n")
    assert check.verdict is Verdict.SAME
    assert check.changes == ()
    assert check.then == check.now


def test_the_page_of_a_town_has_the_figures_of_the_town(dataset: Dataset):
    town = Selection(municipality_code="061")
    check = check_receipt(dataset, link_of(dataset, town, of_town=True))
    assert check.verdict is Verdict.SAME
    assert check.now and check.now.projects == len(projects_of_town(dataset, town, "061"))
    elsewhere = link_of(dataset, town, of_town=True).replace("/obcina", "/projekti")
    assert check_receipt(dataset, elsewhere).verdict is Verdict.ALTERED


def test_what_has_changed_is_named(dataset: Dataset):
    address = link_of(dataset, Selection())
    before = float(dataset.projects["total_eur"].iloc[0])
    check = check_receipt(
        with_total(dataset, dataset.projects["project_id"].iloc[0], None), address
    )
    assert check.verdict is Verdict.CHANGED
    found = {change.what: (change.then, change.now) for change in check.changes}
    assert set(found) == {"data_version", "checksum", "total_eur", "total_eur_known"}
    assert found["data_version"] == (dataset.version, "2027.01.0")
    then, now = found["total_eur"]
    assert then - now == pytest.approx(before)
    known = read_projects()["total_eur"].notna().sum()
    assert found["total_eur_known"] == (known, known - 1)
    assert f"total_eur_known: {known} -> {known - 1}" in said(check)


def test_new_data_with_the_same_figures_are_said_to_be_the_same(dataset: Dataset):
    address = link_of(dataset, MOBILITY)
    check = check_receipt(replace(dataset, version="2027.01.0", checksum="0" * 64), address)
    assert check.verdict is Verdict.SAME
    assert {change.what for change in check.changes} == {"data_version", "checksum"}


def test_another_version_of_the_application_is_named(dataset: Dataset, monkeypatch):
    address = link_of(dataset, MOBILITY)
    monkeypatch.setattr("zmos_data.exports.stamp.APP_VERSION", "9.9.9")
    check = check_receipt(dataset, address)
    assert check.verdict is Verdict.SAME
    assert [(c.what, c.now) for c in check.changes] == [("app_version", "9.9.9")]


@pytest.mark.parametrize(
    "old, new",
    [
        ("tema=sustainable_mobility", "tema=energy_efficiency"),
        ("vrednost=1000000-", "vrednost=2000000-"),
        (f"~{VERSION}~", "~1999.1.0~"),
        (f"~{APP_VERSION}~", "~0.0.9~"),
    ],
)
def test_a_link_that_does_not_belong_to_its_receipt_is_found(dataset: Dataset, old, new):
    address = link_of(dataset, MOBILITY)
    assert old in address
    assert check_receipt(dataset, address.replace(old, new)).verdict is Verdict.ALTERED


def test_a_figure_that_was_written_in_is_found(dataset: Dataset):
    receipt = make_receipt(dataset, MOBILITY, DAY)
    forged = replace(receipt, projects=receipt.projects + 1)
    address = with_receipt(f"https://zmos.example/?{link(MOBILITY, 'sl')}", forged)
    assert check_receipt(dataset, address).verdict is Verdict.ALTERED


def test_a_filter_that_is_no_longer_known_is_a_change(dataset: Dataset):
    view = canonical(parse_query("tema=innovation&lang=sl"))
    data = replace(dataset, version="2025.01.0", checksum="1" * 64)
    old = replace(
        make_receipt(data, Selection(), DAY),
        id=receipt_id("2025.01.0", "1" * 64, APP_VERSION, view),
    )
    check = check_receipt(dataset, with_receipt("https://zmos.example/?tema=innovation", old))
    assert check.verdict is Verdict.CHANGED
    assert ("view", "tema=innovation", None) in [(c.what, c.then, c.now) for c in check.changes]


@pytest.mark.parametrize(
    "selection, of_town",
    [
        (Selection(), False),
        (Selection(themes=("energy_efficiency",)), False),
        (Selection(stages=("completed",)), False),
        (Selection(municipality_code="112"), True),
    ],
)
def test_the_id_of_a_simple_view_is_found_again(dataset: Dataset, selection, of_town):
    is_found_again(dataset, selection, of_town=of_town)


def test_the_id_of_what_is_not_known_is_found_again_where_there_is_some(dataset: Dataset):
    unknown = Selection(stages=("unknown",))
    assert dataset.projects["stage"].notna().all()  # so that no filter offers this view
    given = view_id(dataset, unknown)
    assert check_receipt(dataset, given).verdict is Verdict.NEEDS_LINK
    stages = dataset.projects["stage"].mask(dataset.projects["project_id"] == "061-01")
    data = replace(dataset, projects=dataset.projects.assign(stage=stages), checksum="2" * 64)
    is_found_again(data, unknown)
    assert headline(data, unknown).projects == 1


def is_found_again(dataset: Dataset, selection: Selection, *, of_town: bool = False) -> None:
    given = view_id(dataset, selection, of_town=of_town)
    check = check_receipt(dataset, given.upper())
    assert check.verdict is Verdict.SAME
    assert check.now
    # The day of the check is its own, whichever side of midnight that is.
    wanted = make_receipt(dataset, selection, check.now.created, of_town=of_town)
    assert check.now == wanted


@pytest.mark.parametrize("ending", [".csv", "-excel.csv", ".gpkg"])
def test_the_name_of_a_file_says_its_id(dataset: Dataset, ending):
    given = view_id(dataset, Selection())
    name = f"zmos-projekti-{dataset.version}-20261124-{given}{ending}"
    assert check_receipt(dataset, name).verdict is Verdict.SAME
    other = f"zmos-projekti-{dataset.version}-20261124-{view_id(dataset, MOBILITY)}{ending}"
    assert check_receipt(dataset, other).verdict is Verdict.NEEDS_LINK


def test_the_id_of_any_other_view_needs_the_link(dataset: Dataset):
    assert check_receipt(dataset, view_id(dataset, MOBILITY)).verdict is Verdict.NEEDS_LINK
    bare = f"https://zmos.example/?{link(MOBILITY, 'sl')}"
    assert check_receipt(dataset, bare).verdict is Verdict.NEEDS_LINK


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nič",
        "https://zmos.example/",
        "https://[::1",
        "?potrdilo=x",
        "?potrdilo=a~b~c",
        "?potrdilo=aaaaaaaaaa~20269999~1~2~3~4~5.1~5.1~5.1",
        "x" * 20_000,
        "?" + "a=1&" * 500,
        "?potrdilo=aaaaaaaaaa~20261124~1~2~3~4~5.1~x~5.1",
    ],
)
def test_anything_else_is_unreadable_and_never_an_error(dataset: Dataset, words):
    assert check_receipt(dataset, words).verdict is Verdict.UNREADABLE


@given(words=st.text(st.characters()), start=st.integers(0, 250), length=st.integers(0, 60))
@settings(max_examples=300, deadline=None)
def test_no_text_is_an_error(dataset: Dataset, words, start, length):
    address = link_of(dataset, MOBILITY)
    assert check_receipt(dataset, words).verdict in Verdict
    spliced = address[:start] + words + address[start + length :]
    assert said(check_receipt(dataset, spliced))


def test_half_a_letter_is_no_error(dataset: Dataset):
    address = link_of(dataset, MOBILITY).replace("kolesar", "\udcc4")
    assert check_receipt(dataset, address).verdict is Verdict.ALTERED


def test_an_id_depends_on_data_view_and_application_alone(dataset: Dataset):
    one = view_id(dataset, MOBILITY)
    assert one == view_id(dataset, replace(MOBILITY))
    others = [
        view_id(dataset, Selection()),
        view_id(replace(dataset, checksum="0" * 64), MOBILITY),
        view_id(dataset, MOBILITY, of_town=True),
        receipt_id(dataset.version, dataset.checksum, "0.2.0", "?"),
    ]
    assert len({one, *others}) == 5


def test_a_link_with_a_receipt_still_opens_its_view(dataset: Dataset):
    from zmos_data.parameters import codes_of, parse

    query = link_of(dataset, MOBILITY).partition("?")[2]
    selection, language, ignored = parse(parse_query(query), codes_of(dataset))
    assert (selection, language, ignored) == (MOBILITY, "sl", ())


@pytest.mark.parametrize("language", ["sl", "en"])
def test_every_outcome_is_said_in_both_languages(dataset: Dataset, language):
    text, address = Text(language), link_of(dataset, Selection())
    later = with_total(dataset, dataset.projects["project_id"].iloc[0], None)
    number = len(read_projects())
    forged = address.replace(f"~{number}~", f"~{number - 1}~")
    assert check_receipt(dataset, forged).verdict is Verdict.ALTERED
    for data, words in (
        (dataset, address),
        (later, address),
        (dataset, "x"),
        (dataset, view_id(dataset, MOBILITY)),
        (dataset, forged),
    ):
        check = check_receipt(data, words)
        told = outcome(text, check)
        assert told["words"]
        assert len(told["rows"]) == len(check.changes)
    rounded = outcome(Text("en"), check_receipt(dataset, address))["figures"]
    assert plain(rounded).startswith(f"Today: {number} projects; total cost approx. EUR ")
    assert "; public co-financing (EU + national budget) approx. EUR " in plain(rounded)
    assert "; EU contribution approx. EUR " in plain(rounded)


def test_a_rounded_sum_is_approximate_and_a_change_of_cents_is_still_seen(dataset: Dataset):
    project, eur = dataset.projects[["project_id", "total_eur"]].iloc[0]
    text, address = Text("en"), link_of(dataset, Selection())
    many = outcome(text, check_receipt(with_total(dataset, project, eur + 1e6), address))
    row = next(row for row in many["rows"] if row[0] == "Total cost (EUR)")
    whole = read_projects()["total_eur"].sum()
    four = [f"approx. EUR {float(f'{sum_:.4g}'):,.0f}" for sum_ in (whole, whole + 1e6)]
    assert [plain(words) for words in row[1:]] == four
    assert four == ["approx. EUR 322,700,000", "approx. EUR 323,700,000"]
    few = outcome(text, check_receipt(with_total(dataset, project, eur + 0.01), address))
    row = next(row for row in few["rows"] if row[0] == "Total cost (EUR)")
    assert row[1:] == (f"{whole:,.2f}", f"{whole + 0.01:,.2f}")


def test_the_command_says_same_changed_and_unknown(tmp_path, capsys, monkeypatch):
    folder = tiny_package(tmp_path)
    monkeypatch.setenv("ZMOS_DATA", str(folder))
    address = link_of(load_dataset(folder), Selection())
    assert main([address]) == 0
    assert "still the same" in capsys.readouterr().out
    set_cell(folder, "projects", 2, "total_eur", "1000000000")
    assert main([address]) == 1
    said_now = capsys.readouterr().out
    assert "no longer the same" in said_now
    assert "total_eur:" in said_now
    assert main(["aaaaaaaaaa"]) == 2
    assert main([]) == 2


def test_the_command_runs_as_a_module(dataset: Dataset):
    done = subprocess.run(
        [sys.executable, "-m", "zmos_data.receipt", link_of(dataset, MOBILITY)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert all(column in done.stdout for column in COLUMNS)
