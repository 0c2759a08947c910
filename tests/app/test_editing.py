"""The editors' part of the page of the data, in Streamlit's own test harness."""

from __future__ import annotations

import pytest

from tests.app.test_pages import address, click, html, run, switch

PAGE = "pages/podatki.py"


def test_the_part_is_folded_and_costs_no_element():
    app = run(PAGE, lang="en")
    assert 'aria-expanded="false"' in html(app)
    assert [button.label for button in app.button] == []
    assert "python -m zmos_data.release publish" not in html(app)


def test_the_button_opens_the_part_and_closes_it():
    app = run(PAGE, lang="en")
    click(app, "open-editing")
    assert address(app)["urejanje"] == "da"
    assert 'aria-expanded="true"' in html(app)
    click(app, "open-editing")
    assert "urejanje" not in address(app)


def test_a_filter_and_the_language_leave_the_part_open():
    app = run(PAGE, lang="en", urejanje="da")
    switch(app, "tema", "urban_environment")
    click(app, "lang-sl")
    assert address(app) == {"tema": "urban_environment", "lang": "sl", "urejanje": "da"}


@pytest.mark.parametrize(
    ("language", "words"),
    [("sl", "Prijave na tej strani ni"), ("en", "Nobody signs in on this site")],
)
def test_without_a_provider_the_release_is_the_operators_command(language, words):
    app = run(PAGE, lang=language, urejanje="da")
    assert not app.exception
    assert words in html(app)
    assert "python -m zmos_data.release publish" in html(app)
    assert not [button for button in app.button if button.key in ("sign-in", "sign-out")]
