"""The update of November 2026: every difference to the first collection has its row.

`changes.csv` holds each row of the update, and what was found in published pages while it was
carried in: what it changes, whether it was carried in, and if not, why. `projects_before.csv`
is the table of the first collection without its texts.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from tests.tables import AMOUNTS, table

HERE = Path(__file__).parent / "update_2026_11"
VALUES = (*AMOUNTS, "theme", "priority", "period", "fund", "start_year", "start_basis", "end_year",
          "stage", "ctn_named_in_source", "confidence")  # fmt: skip


def read(name: str) -> pd.DataFrame:
    return pd.read_csv(HERE / f"{name}.csv", dtype=str, keep_default_na=False)


CHANGES, BEFORE = read("changes"), read("projects_before")
CARRIED = CHANGES[CHANGES["carried"] == "yes"]
OF_PROJECTS = CARRIED[CARRIED["table"] == "projects"]
NEW = set(OF_PROJECTS["key"][OF_PROJECTS["column"] == "(new project)"])
NOW = table("projects").fillna("")


def same(one: str, other: str) -> bool:
    """Tell whether two cells say the same; 3500 and 3500.00 do."""
    try:
        return float(one) == float(other)
    except ValueError:
        return one == other


def last_values() -> dict[tuple[str, str], str]:
    """Return what each carried row of a cell leads to; a later row follows an earlier one."""
    found = {}
    for row in OF_PROJECTS.itertuples():
        if row.column in NOW.columns:
            found[row.key, row.column] = row.new
    return found


def test_a_row_that_was_left_out_says_why():
    left = CHANGES[CHANGES["carried"] != "yes"]
    assert set(CHANGES["carried"]) == {"yes", "no"}
    assert (left["reason"] != "").all()
    assert set(left["confidence"]) == {"low"}
    assert not (CARRIED["confidence"] == "low").any()


def test_the_ledger_holds_the_whole_update():
    own = CHANGES[CHANGES["origin"] == "update"]
    counts = own.groupby("table").size().to_dict()
    assert counts == {"projects": 127 + 9, "sites": 30, "municipalities": 17}
    assert (
        own[(own["table"] == "projects") & (own["column"] != "(new project)")]["key"].nunique()
        == 38
    )


@pytest.mark.parametrize("column", [c for c in NOW.columns if c in set(OF_PROJECTS["column"])])
def test_each_carried_value_is_in_the_table(column):
    now = NOW.set_index("project_id")
    for (key, name), value in last_values().items():
        if name == column:
            # The working code of a name stands in its note.
            assert same(now.at[key, column], value.removeprefix("CTN VE ")), (key, column)


def test_no_value_changed_without_a_row():
    now, explained = NOW.set_index("project_id"), last_values()
    for row in BEFORE.to_dict("records"):
        for column in VALUES:
            if not same(row[column], now.at[row["project_id"], column]):
                assert (row["project_id"], column) in explained, (row["project_id"], column)


def test_every_new_project_has_its_row():
    assert set(NOW["project_id"]) - set(BEFORE["project_id"]) == NEW
    assert set(BEFORE["project_id"]) <= set(NOW["project_id"])


def test_every_second_figure_is_among_the_conflicts():
    conflicts = table("conflicts")
    for row in OF_PROJECTS[OF_PROJECTS["column"] == "conflict"].itertuples():
        if row.kind == "check":
            continue
        own = conflicts[conflicts["project_id"] == row.key]
        figures = {float(n) for n in re.findall(r"\d{5,}(?:\.\d+)?", row.new)}
        known = {*own["value_other"].astype(float), *own["value_used"].dropna().astype(float)}
        assert figures & known or not own.empty, row.key


def differences(group: str) -> pd.DataFrame:
    """Sum every amount by a column before and after, and what the rows of the ledger explain."""
    before, now = BEFORE.set_index("project_id"), NOW.set_index("project_id")
    explained = {key for key, column in last_values() if column in (*AMOUNTS, "theme")} | NEW
    rows = []
    for amount in AMOUNTS:
        for code in sorted({*before[group], *now[group]}):
            sums = [pd.to_numeric(f.loc[f[group] == code, amount]).sum() for f in (before, now)]
            part = [
                pd.to_numeric(f.loc[(f[group] == code) & f.index.isin(explained), amount]).sum()
                for f in (before, now)
            ]
            rows.append((amount, code, *sums, part[1] - part[0]))
    return pd.DataFrame(rows, columns=["amount", "code", "before", "after", "explained"])


@pytest.mark.parametrize("group", ["municipality_code", "theme", "period"])
def test_totals_before_and_after_differ_by_what_the_rows_explain(group):
    found = differences(group)
    assert (found["after"] != found["before"]).any()
    for row in found.itertuples():
        assert row.after - row.before == pytest.approx(row.explained, abs=0.005), row


def test_what_is_known_after_it():
    counts = {amount: (NOW[amount] != "").sum() for amount in AMOUNTS}
    assert counts["total_eur"] == 84
    assert counts["eu_eur"] == 61
    either = (NOW["eu_eur"] != "") | (NOW["cofin_total_eur"] != "")
    assert either.sum() == 83
    none = NOW["project_id"][(NOW[list(AMOUNTS)] == "").all(axis=1)]
    assert list(none) == ["050-04", "050-05", "050-09", "080-07", "084-03", "085-04", "096-05",
                          "096-06", "112-06"]  # fmt: skip
    assert NOW["period"].value_counts().to_dict() == {"2014-2020": 76, "2021-2027": 22}


def test_each_site_that_was_not_left_out_is_in_the_table():
    sites = table("sites")
    points = {(r.project_id, f"{float(r.lat):.5f},{float(r.lon):.5f}") for r in sites.itertuples()}
    carried = CARRIED[CARRIED["table"] == "sites"]
    assert points == set(zip(carried["key"], carried["new"], strict=True))


CITED = {
    "011-04": {"zmos-si-01"}, "050-05": {"delo-si-01"}, "061-04": {"dnevnik-si-03", "delo-si-01"},
    "061-06": {"dnevnik-si-03"}, "061-12": {"gov-si-05"}, "084-02": {"findinfo-si-01"},
    "084-03": {"findinfo-si-01"}, "112-02": {"koroskenovice-si-01", "sta-si-2695623"},
    "112-06": {"gov-si-05"},
}  # fmt: skip


@pytest.mark.parametrize("code", CITED)
def test_a_project_has_its_own_citations_and_not_those_of_another(code):
    links = table("project_sources")
    own = set(links["source_id"][links["project_id"] == code])
    assert own >= CITED[code]


def test_every_amount_is_proved_by_a_source_of_its_project():
    links = table("project_sources")
    proved = {(r.project_id, part) for r in links.itertuples() for part in r.proves.split(";")}
    for row in NOW.to_dict("records"):
        for amount in AMOUNTS:
            assert not row[amount] or (row["project_id"], amount) in proved, row["project_id"]


def test_every_note_and_stage_is_said_in_both_languages():
    for column in ("note", "stage_text"):
        assert ((NOW[f"{column}_sl"] == "") == (NOW[f"{column}_en"] == "")).all()
    assert (NOW["name_en"] != "").all()
    assert set(NOW["name_en_origin"]) == {"source", "own_translation"}


def test_no_name_holds_a_working_code():
    codes = r"\b(CTN|KR|KP|MOL|MOMS|MOK|ŽP|PC|JSS|KS)\b|\bMO [A-ZŠČŽ]{2}\b"
    wrong = NOW[NOW["name_sl"].str.contains(codes, regex=True)]
    assert wrong["name_sl"].tolist() == []


def test_sources_have_one_citation_each_and_their_dates():
    sources = table("sources").fillna("").set_index("source_id")
    used = sources.loc[sorted(set(table("project_sources")["source_id"]))]
    assert not used["title"].str.contains("; ").any()
    for hosts, status in ((r"//admin\.", "administration"), (r"//test-stage\.", "staging"),
                          (r"//www\.(mop|svrk)\.gov\.si", "retired")):  # fmt: skip
        own = used[used["url"].str.contains(hosts)]
        assert len(own) and set(own["url_status"]) == {status}
    assert (used["date_published"] != "").mean() > 0.8
