"""The update of November 2026: every difference to the first collection has its row.

`changes.csv` holds each row of the update, and what was found in published pages while it was
carried in: what it changes, whether it was carried in, and if not, why. `projects_before.csv`
is the table of the first collection without its texts, `new_projects.csv` that of the projects
which the update adds.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from tests.tables import AMOUNTS, figures, table
from zmos_data.former_names import FORMER

HERE = Path(__file__).parent / "update_2026_11"
VALUES = (
    *AMOUNTS,
    "theme_code",
    "priority_code",
    "period",
    "fund",
    "start_year",
    "start_basis",
    "end_year",
    "stage",
    "ctn_named_in_source",
    "confidence",
)


def read(name: str) -> pd.DataFrame:
    """Read a file of the update; it names the columns as they were then."""
    found = pd.read_csv(HERE / f"{name}.csv", dtype=str, keep_default_na=False)
    found = found.rename(columns=FORMER["projects"])
    return found.replace({"column": FORMER["projects"]}) if "column" in found else found


CHANGES, BEFORE, ADDED = read("changes"), read("projects_before"), read("new_projects")
CARRIED = CHANGES[CHANGES["carried"] == "yes"]
OF_PROJECTS = CARRIED[CARRIED["table"] == "projects"]
NEW = set(OF_PROJECTS["key"][OF_PROJECTS["column"] == "(new project)"])
NOW = table("projects").fillna("")
BY_ID = NOW.set_index("project_id")
TOWNS = table("municipalities").fillna("").set_index("municipality_code")
OF_TOWNS = CARRIED[CARRIED["table"] == "municipalities"]

# Rows whose column is none of the table, each kind with a test of its own.
ELSEWHERE = {"(new project)", "conflict", "figures", "stage_text", "source"}
TOWN_FACTS = {
    "town_hall_lat",
    "town_hall_lon",
    "town_hall_address",
    "population_town",
    "population_town_date",
}
COUNTRY = {"population_country": "2025-01-01", "population_country_2021": "2021-01-01"}
PROVENANCE = {
    "provenance of cohesion_region, nuts2_code": ("cohesion_region", "nuts2_code"),
    "provenance of website_url": ("website_url",),
}

# The texts were written anew; these are the words in which each row stands.
STAGE_TEXTS = {
    "050-09": ("stage_text_en", "grant decision in the first half of August 2021; works mostly"),
    "054-01": (
        "stage_text_en",
        "approved in 2025; contract with GIC gradnje in January, works to "
        "be done by June of the next year",
    ),
    "070-07": ("stage_text_en", "grant decision, 15 April 2019"),
    "070-10": ("stage_text_en", "grant decision, 19 February 2025; works in full swing"),
    "085-10": (
        "stage_text_en",
        "EU funding approved; works since the beginning of 2025, end planned for mid-2026",
    ),
    # A later stage was found: this one went into the note.
    "112-01": (
        "note_en",
        "co-financing decision of the Ministry of the Environment and Spatial "
        "Planning in January 2019",
    ),
}

# A row may name an amount that is none of the three a project has, so that it is no conflict.
NO_CONFLICT = {
    ("061-10", 400_000.0): "funds of the Eco Fund, neither EU contribution nor co-financing",
    ("070-01", 903_110.76): "own funds of the municipality: the total cost less the co-financing",
}
# Names of new projects without the working code, the town and the spaces about a dash.
NAMES = {
    "054-02": "Obnova dela Ceste krških žrtev (pokopališče–Trgovski center Krško)",
    "096-07": "Revitalizacija Stare steklarske in Vrazovega trga s pripadajočimi ulicami",
    "133-06": "Mestno kolesarsko omrežje – zahod",
    "133-07": "Prireditveni oder in prostor",
}

IN_WORDS = {"085-10": {4_000_000.0}}  # nekaj več kot štiri milijone


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
    for (key, name), value in last_values().items():
        if name == column:
            # The working code of a name stands in its note.
            assert same(BY_ID.at[key, column], value.removeprefix("CTN VE ")), (key, column)


def test_no_value_changed_without_a_row():
    now, explained = NOW.set_index("project_id"), last_values()
    for row in BEFORE.to_dict("records"):
        for column in VALUES:
            if not same(row[column], now.at[row["project_id"], column]):
                assert (row["project_id"], column) in explained, (row["project_id"], column)


def test_every_kind_of_row_has_a_test():
    columns = set(OF_PROJECTS["column"])
    assert columns - set(NOW.columns) == ELSEWHERE
    assert set(OF_TOWNS["column"]) == TOWN_FACTS | set(COUNTRY) | set(PROVENANCE)
    assert set(CARRIED["table"]) == {"projects", "municipalities", "sites"}
    assert set(CARRIED["column"][CARRIED["table"] == "sites"]) == {"lat,lon"}


def test_every_new_project_has_its_row():
    assert set(NOW["project_id"]) - set(BEFORE["project_id"]) == NEW
    assert set(BEFORE["project_id"]) <= set(NOW["project_id"])
    assert set(ADDED["project_id"]) == NEW


def test_every_value_of_a_new_project_is_in_the_table_or_was_changed_by_a_later_row():
    explained, kinds = last_values(), figures_by_id()
    for row in ADDED.to_dict("records"):
        code = row.pop("project_id")
        assert kinds[code] == row.pop("figures"), code
        for column, value in row.items():
            said = NAMES.get(code, value) if column == "name_sl" else value
            expected = explained.get((code, column), said)
            assert same(BY_ID.at[code, column], expected), (code, column)


def figures_by_id() -> dict[str, str]:
    return dict(zip(NOW["project_id"], figures(table("projects")), strict=True))


def test_what_was_said_of_all_figures_follows_from_each_amount():
    kinds, rows = figures_by_id(), OF_PROJECTS[OF_PROJECTS["column"] == "figures"]
    assert {row.key: kinds[row.key] for row in rows.itertuples()} == dict(
        zip(rows["key"], rows["new"], strict=True)
    )


def test_every_text_on_a_stage_is_said():
    rows = OF_PROJECTS[OF_PROJECTS["column"] == "stage_text"]
    assert sorted(rows["key"]) == sorted(STAGE_TEXTS)
    for code, (column, words) in STAGE_TEXTS.items():
        assert words in BY_ID.at[code, column], code


def test_the_main_source_of_a_project_is_the_one_of_its_row():
    for row in OF_PROJECTS[OF_PROJECTS["column"] == "source"].itertuples():
        assert BY_ID.at[row.key, "source_id"] == row.new


def test_a_suspicion_stands_in_the_note():
    (row,) = OF_PROJECTS[OF_PROJECTS["kind"] == "check"].itertuples()
    assert (row.key, row.column) == ("112-01", "conflict")
    assert "EUR 2.14 million" in BY_ID.at[row.key, "note_en"]
    assert "the amount probably includes the national budget" in BY_ID.at[row.key, "note_en"]
    assert "znesek verjetno vključuje tudi državni proračun" in BY_ID.at[row.key, "note_sl"]
    assert same(BY_ID.at[row.key, "eu_eur"], "2140000")


CONFLICTS = OF_PROJECTS[(OF_PROJECTS["column"] == "conflict") & (OF_PROJECTS["kind"] != "check")]


def test_every_second_figure_is_among_the_conflicts():
    conflicts = table("conflicts")
    for row in CONFLICTS[CONFLICTS["origin"] == "update"].itertuples():
        others = conflicts["value_other"][conflicts["project_id"] == row.key].astype(float)
        named = {float(n) for n in re.findall(r"\b\d{6,}(?:\.\d+)?", row.new)}
        found = IN_WORDS.get(row.key, named)
        elsewhere = {amount for code, amount in NO_CONFLICT if code == row.key}
        assert found, row.key
        assert found - set(others) == elsewhere, row.key


def test_a_conflict_that_was_found_has_its_amount_its_figure_and_the_one_used():
    conflicts = table("conflicts")
    known = {
        (row.project_id, row.field, float(row.value_other), float(row.value_used))
        for row in conflicts.dropna(subset="value_used").itertuples()
    }
    for row in CONFLICTS[CONFLICTS["origin"] == "found"].itertuples():
        said = re.fullmatch(r"(\w+) ([\d.]+) \(used: ([\d.]+)\)", row.new)
        assert said, row.new
        assert (row.key, said[1], float(said[2]), float(said[3])) in known, row.key


def test_an_amount_that_is_no_conflict_stands_in_the_note():
    assert "about EUR 400,000 from the Eco Fund" in BY_ID.at["061-10", "note_en"]
    assert "own funds of EUR 903,110.76" in BY_ID.at["070-01", "note_en"]


@pytest.mark.parametrize("column", sorted(TOWN_FACTS))
def test_every_fact_of_a_town_is_in_the_table_with_a_source(column):
    proof = table("municipality_provenance").set_index(["municipality_code", "field"])
    for row in OF_TOWNS[OF_TOWNS["column"] == column].itertuples():
        expected = row.old if row.new == "(same)" else row.new
        assert same(TOWNS.at[row.key, column], expected), row.key
        field = column.removesuffix("_date")
        assert proof.at[(row.key, field), "source_id"] != "unverified", row.key
        assert proof.at[(row.key, field), "confidence"] == row.confidence, row.key


def test_the_population_of_the_country_is_that_of_its_day():
    known = table("country_figures").set_index(["figure_code", "as_of"])
    rows = OF_TOWNS[OF_TOWNS["column"].isin(COUNTRY)]
    assert len(rows) == len(COUNTRY)
    for row in rows.itertuples():
        assert same(known.at[("population", COUNTRY[row.column]), "value"], row.new)


def test_what_was_not_verified_has_the_source_of_its_row():
    proof = table("municipality_provenance").set_index(["municipality_code", "field"])
    rows = OF_TOWNS[OF_TOWNS["column"].isin(PROVENANCE)]
    assert len(rows) == len(PROVENANCE)
    for row in rows.itertuples():
        for code in TOWNS.index if row.key == "(all twelve)" else [row.key]:
            for field in PROVENANCE[row.column]:
                assert proof.at[(code, field), "source_id"] == row.new, (code, field)


def differences(group: str) -> pd.DataFrame:
    """Sum every amount by a column before and after, and what the rows of the ledger explain."""
    before, now = BEFORE.set_index("project_id"), NOW.set_index("project_id")
    explained = {key for key, column in last_values() if column in (*AMOUNTS, "theme_code")} | NEW
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


@pytest.mark.parametrize("group", ["municipality_code", "theme_code", "period"])
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
    assert list(none) == [
        "050-04",
        "050-05",
        "050-09",
        "080-07",
        "084-03",
        "085-04",
        "096-05",
        "096-06",
        "112-06",
    ]
    assert NOW["period"].value_counts().to_dict() == {"2014-2020": 76, "2021-2027": 22}


def test_each_site_that_was_not_left_out_is_in_the_table():
    sites = table("sites")
    points = {(r.project_id, f"{float(r.lat):.5f},{float(r.lon):.5f}") for r in sites.itertuples()}
    carried = CARRIED[CARRIED["table"] == "sites"]
    assert points == set(zip(carried["key"], carried["new"], strict=True))
