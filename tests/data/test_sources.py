"""What a project cites, and what is said of each source and its address."""

from __future__ import annotations

import pytest

from tests.tables import AMOUNTS, table

NOW = table("projects").fillna("")

CITED = {
    "011-04": {"zmos-si-01"},
    "050-05": {"delo-si-01"},
    "061-04": {"dnevnik-si-03", "delo-si-01"},
    "061-06": {"dnevnik-si-03"},
    "061-12": {"gov-si-05"},
    "084-02": {"findinfo-si-01"},
    "084-03": {"findinfo-si-01"},
    "112-02": {"koroskenovice-si-01", "sta-si-2695623"},
    "112-06": {"gov-si-05"},
}


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
    codes = r"\b(?:CTN|KR|KP|MOL|MOMS|MOK|ŽP|PC|JSS|KS)\b|\bMO [A-ZŠČŽ]{2}\b"
    wrong = NOW[NOW["name_sl"].str.contains(codes, regex=True)]
    assert wrong["name_sl"].tolist() == []


def test_sources_have_one_citation_each_and_their_dates():
    sources = table("sources").fillna("").set_index("source_id")
    used = sources.loc[sorted(set(table("project_sources")["source_id"]))]
    assert not used["title"].str.contains("; ").any()
    for hosts, status in (
        (r"//admin\.", "administration"),
        (r"//test-stage\.", "staging"),
        (r"//www\.(?:mop|svrk)\.gov\.si", "retired"),
        (r"//(?:wiki\.tsokiyzan\.org|eupublicdata\.pages\.dev|abcdocz\.com)/", "mirror"),
    ):
        own = sources[sources["url"].str.contains(hosts)]
        assert len(own) and set(own["url_status"]) == {status}
    assert not sources["url"].str.contains(r"^https?://[^/]*\./").any()
    assert not sources["publisher"].str.contains("test-stage|admin|tsokiyzan").any()
    undated = used["date_published"] == ""
    assert (len(used), undated.sum()) == (211, 39)
