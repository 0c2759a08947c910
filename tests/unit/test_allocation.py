"""A town's indicative allocation against what is known of it: no share without a figure."""

from __future__ import annotations

import re
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from content import allocation
from tests.pages import build_page
from tests.tables import projects as read_projects
from tests.tables import table
from tests.words import plain
from ui.board import board
from ui.parts import town
from zmos_data.amounts import Amount
from zmos_data.queries import projects_of_town
from zmos_data.selection import Selection

CODES = table("municipalities")["municipality_code"].tolist()


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["sl", "en"])
def test_no_share_is_said_where_nothing_is_known(dataset, code, language):
    found = allocation.allocation(build_page(dataset, language, municipality_code=code))
    own = read_projects()
    own = own[(own["municipality_code"] == code) & (own["period"] == "2014-2020")]
    known = own["cofin_total_eur"].notna().any()
    words = f"{found.words} {found.label}"
    assert ("%" in words) == bool(found.share) == known
    assert not re.search(r"(?<![\d.,])0(?:[.,]0)?\u00a0%", words)


@pytest.mark.parametrize(
    ("eur", "sl", "en"),
    [
        (25_000_000.0, "približno 250 %", "approximately 250%"),
        (25_340_000.0, "približno 253 %", "approximately 253%"),
        (2_532_102.0, "približno 25 %", "approximately 25%"),
        (420_000.0, "približno 4,2 %", "approximately 4.2%"),
    ],
)
def test_a_share_is_as_it_is_also_over_the_whole(dataset, eur, sl, en):
    rows = dataset.allocations
    row = next(rows[rows["amount_eur"] == 10_000_000].itertuples(name="Allocation"))
    grants = Amount(eur, 1, 1, True)
    share = allocation.share_of(grants, row.amount_eur)
    assert share == pytest.approx(eur / 1e7)
    for language, words in (("sl", sl), ("en", en)):
        text = build_page(dataset, language).text
        assert f" {words} " in plain(allocation.share_words(text, row, grants, share))


@pytest.mark.parametrize(
    ("share", "width", "whole"), [(0.2532, 25.3, None), (1.0, 100.0, None), (2.5, 100.0, 40.0)]
)
def test_a_share_over_the_whole_is_drawn_over_it(dataset, share, width, whole):
    text = build_page(dataset, "en").text
    bar = allocation.bar(text, share)
    assert (bar.width, bar.whole) == (width, whole)
    assert bool(bar.words) == bool(whole)


def test_a_share_over_the_whole_has_its_line_on_the_page(dataset, monkeypatch):
    rows = dataset.allocations.assign(amount_eur=1_000_000.0)
    data = replace(dataset, allocations=rows, checksum="allocations of a million")
    shown: list[str] = []
    monkeypatch.setattr(board, "add_html", lambda body, page, key: shown.append(body))
    town.render_allocation.__wrapped__(build_page(data, "en", municipality_code="061"))
    (body,) = shown
    own = read_projects()
    own = own[(own["municipality_code"] == "061") & (own["period"] == "2014-2020")]
    whole = re.search(r'<b style="left:([\d.]+)%">', body)
    assert whole
    assert float(whole[1]) == round(100 * 1e6 / own["cofin_total_eur"].sum(), 1)
    assert "The line in the bar marks the indicative allocation." in body


def test_without_a_known_amount_there_is_no_share():
    assert allocation.share_of(Amount(None, 0, 3, False), 1e7) is None


def test_an_exact_share_of_an_exact_figure_has_a_decimal(dataset):
    text, row = build_page(dataset).text, SimpleNamespace(figures="exact")
    said = allocation.share_words(text, row, Amount(2_532_102.0, 3, 4, False), 0.2532102)
    assert plain(said) == ("Znano sofinanciranje je 25,3 % okvirnih sredstev. To ni delež črpanja.")


@pytest.mark.parametrize(
    ("grants", "words"),
    [
        (Amount(None, 0, 0, False), "V zbranih podatkih mesto v tem obdobju nima projektov."),
        (
            Amount(None, 0, 3, False),
            "Sofinanciranje (EU in državni proračun) ni znano za noben "
            "projekt, zato deleža ni mogoče izračunati.",
        ),
        (
            Amount(1e6, 1, 1, False),
            "Sofinanciranje (EU in državni proračun) je znano za 1 od 1 projekta: 1 milijon evrov.",
        ),
        (
            Amount(2.5e6, 2, 101, True),
            "Sofinanciranje (EU in državni proračun) je znano za 2 od "
            "101 projekta: približno 2,5 milijona evrov. Drugih zneskov v virih nismo našli.",
        ),
    ],
)
def test_it_is_said_for_how_many_projects_the_co_financing_is_known(dataset, grants, words):
    assert plain(allocation.known_words(build_page(dataset).text, grants)) == words


def test_the_year_is_that_of_the_publication(dataset):
    words = plain(allocation.allocation(build_page(dataset, municipality_code="080")).words)
    assert words.startswith(
        "Okvirna sredstva CTN za obdobje 2014–2020 (objava iz leta 2019): "
        "približno 10 milijonov evrov. "
    )


def test_a_project_that_another_town_leads_is_none_of_the_allocation(dataset):
    links = dataset.project_municipalities
    projects = read_projects()
    first = projects[(projects["period"] == "2014-2020") & projects["cofin_total_eur"].notna()]
    (other,) = first[first["municipality_code"] == "011"]["project_id"].head(1)
    (own,) = links[links["project_id"] == other].to_dict("records")
    more = pd.DataFrame([own | {"municipality_code": "061", "is_lead": False}])
    several = pd.concat([links, more], ignore_index=True)
    data = replace(dataset, project_municipalities=several, checksum="led by another town")
    assert other in set(projects_of_town(data, Selection(), "061")["project_id"])
    before, after = (
        allocation.allocation(build_page(d, municipality_code="061")) for d in (dataset, data)
    )
    assert after.words == before.words
    assert after.share == before.share
