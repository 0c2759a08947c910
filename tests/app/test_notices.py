"""What a link says wrong is said on every page with filters, and nothing breaks."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.test_pages import html, notices, run
from zmos_data.parameters import FACET_PARAMETERS, SEARCH_LIMIT

PAGES = (
    "dashboard.py",
    "pages/projekti.py",
    "pages/obcina.py",
    "pages/teme.py",
    "pages/primerjava.py",
    "pages/podatki.py",
)
REGEX = r"(.*)+[^a-z]{9,}\d$|?*\\("


@pytest.fixture(scope="module", params=PAGES)
def app(request) -> AppTest:
    """Return a page with filters, opened once; a view is another address of it."""
    return run(request.param)


def show(app: AppTest, **params: str) -> None:
    """Lead the page to a view."""
    app.query_params.clear()
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, params


def lines(app: AppTest) -> list[str]:
    """Return the lines of the notice."""
    return [line for notice in notices(app) for line in re.findall(r"<p>(.*?)</p>", notice, re.S)]


def sentence(app: AppTest) -> str:
    """Return how many projects the options of the first filter say there are."""
    return str(re.findall(r"<small>(\d+)</small>", html(app)))


def test_a_view_without_a_fault_has_no_notice(app):
    show(app, tema="energy_efficiency", vrednost="100-5000000", isci="prenova", projekt="061-09")
    assert lines(app) == []


@pytest.mark.parametrize("name", FACET_PARAMETERS.values())
def test_an_unknown_value_of_a_filter_is_said_and_the_others_hold(app, name):
    show(app, sklad="KS") if name != "sklad" else show(app, faza="completed")
    plain = sentence(app)
    kept = {"sklad": "KS"} if name != "sklad" else {"faza": "completed"}
    show(app, **kept, **{name: "<i>nič</i>"})
    assert len(lines(app)) == 1
    assert "&lt;i&gt;" in lines(app)[0]
    assert "<i>nič" not in html(app)
    assert sentence(app) == plain


def test_each_unknown_value_is_said(app):
    show(app, **dict.fromkeys(FACET_PARAMETERS.values(), "ni-take"))
    assert len(lines(app)) == len(FACET_PARAMETERS)


@pytest.mark.parametrize("bounds", ["500000-100000", "veliko", "1-2-3", "-1-5"])
def test_a_range_that_is_none_is_said_and_left_out(app, bounds):
    show(app)
    plain = sentence(app)
    show(app, vrednost=bounds)
    assert len(lines(app)) == 1
    assert sentence(app) == plain


def test_a_search_with_the_letters_of_a_pattern_is_plain_text(app):
    show(app, isci=REGEX)
    assert lines(app) == []
    assert 'id="chip-1"' in html(app)


def test_a_search_that_is_too_long_is_cut_and_said(app):
    show(app, isci="a" * 10_000)
    assert len(lines(app)) == 1
    assert "a" * (SEARCH_LIMIT + 1) not in html(app)


@pytest.mark.parametrize("gone", ["061-99", "999-01", "061", "../../etc"])
def test_a_project_that_is_no_longer_there_is_said(app, gone):
    show(app, projekt=gone)
    assert len(lines(app)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "obcina",
        "primerjaj",
        "kazalnik",
        "razvrsti",
        "skupine",
        "stetje",
        "neznana",
        "stevilka",
        "leto",
    ],
)
def test_an_unknown_value_of_anything_else_is_said(app, name):
    show(app, **{name: "ni-take"})
    assert len(lines(app)) == 1


@pytest.mark.parametrize("number", ["0", "-3", "prva", "1e3"])
def test_a_page_that_is_no_number_is_said(app, number):
    show(app, stran=number)
    assert len(lines(app)) == 1
