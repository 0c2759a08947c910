"""The HTML file of a view, opened from the disk in a browser that reaches nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from documents.standalone import build_standalone
from tests.canaries import canary, with_canaries
from tests.pages import build_page

LINK = "https://example.org/?lang=en"
TERRITORIES = ".leaflet-zmos-towns-pane path.leaflet-interactive"
Opened = tuple[Page, list[str]]


@pytest.fixture
def opened(browser: Browser, dataset, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Write the file of a view and open it from the disk; give the page and its requests."""
    contexts = []

    def open_view(language: str = "en", data=dataset, context=None, **view: object) -> Opened:
        file = tmp_path / "view.html"
        file.write_bytes(
            build_standalone(build_page(data, language, **view), LINK, date(2026, 11, 24))
        )
        held = {"bypass_csp": False, **(context or {})}  # to its own policy
        contexts.append(browser.new_context(offline=True, **held))
        page = contexts[-1].new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: asked.append(f"error: {error}"))
        page.on("console", lambda m: asked.append(m.text) if m.type == "error" else None)
        page.goto(file.as_uri())
        return page, asked

    yield open_view
    for context in contexts:
        context.close()


def test_twelve_towns_stand_with_their_arms_and_nothing_is_asked_for(opened):
    page, asked = opened()
    expect(page.locator(".zmos-marker")).to_have_count(12)
    page.locator(".zmos-marker").last.wait_for()
    expect(page.locator(".zmos-arms")).to_have_count(12)
    for arms in page.locator(".zmos-arms").all():
        expect(arms).not_to_have_js_property("naturalWidth", 0)
    fills = page.locator(TERRITORIES).evaluate_all("all => all.map(p => p.getAttribute('fill'))")
    assert len(fills) == 12
    assert len(set(fills)) == 3  # a class each
    assert len(asked) == 1, asked
    assert asked[0].startswith("file://")


def test_a_click_and_enter_open_a_town(opened):
    page, asked = opened()
    expect(page.locator(".sheet:visible")).to_have_count(0)
    page.locator('.zmos-marker[data-code="061"]').click()
    expect(page.locator(".sheet:visible h2")).to_have_text("Ljubljana")
    expect(page.locator("#town")).to_have_value("061")
    marker = page.locator('.zmos-marker[data-code="070"]')
    expect(marker).to_have_attribute("aria-pressed", "false")
    marker.press("Enter")
    expect(page.locator(".sheet:visible h2")).to_have_text("Maribor")
    expect(marker).to_have_attribute("aria-pressed", "true")
    page.locator("#town").select_option("050")
    expect(page.locator(".sheet:visible h2")).to_have_text("Koper")
    expect(page.locator(".sheet:visible .projects > li")).to_have_count(9)
    assert len(asked) == 1, asked


def test_a_click_on_a_territory_opens_the_town(opened):
    page, _ = opened()
    page.locator(".zmos-marker").last.wait_for()
    page.locator(TERRITORIES).first.dispatch_event("click")
    expect(page.locator(".sheet:visible")).to_have_count(1)


@pytest.mark.parametrize(
    ("language", "sentence"), [("sl", "Prikazano: 53 projektov"), ("en", "Shown: 53 projects")]
)
def test_it_works_on_a_phone_in_either_language(opened, language, sentence):
    phone = {
        "viewport": {"width": 390, "height": 844},
        "has_touch": True,
        "is_mobile": True,
    }
    page, asked = opened(language, context=phone, themes=("urban_environment",))
    expect(page.locator(".sentence")).to_contain_text(sentence)
    marker = page.locator('.zmos-marker[data-code="061"]')
    marker.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    marker.tap()
    heading = page.locator(".sheet:visible h2")
    expect(heading).to_have_text("Ljubljana")
    expect(heading).to_be_in_viewport()
    assert len(asked) == 1, asked


def test_texts_with_a_script_are_shown_as_text(opened, dataset):
    data = with_canaries(dataset)
    page, asked = opened(data=data, municipality_code="061", context={"bypass_csp": True})
    name = canary("projects", "name_en")
    expect(page.locator(".sheet:visible h4").first).to_contain_text(name)
    expect(page.locator("table.list tbody th").first).to_contain_text(name)
    assert page.evaluate("window.evil") is None
    assert len(asked) == 1, asked


def test_without_scripts_every_panel_can_be_read(opened):
    page, _ = opened(context={"java_script_enabled": False})
    expect(page.locator(".sheet:visible")).to_have_count(12)
    expect(page.locator("#map")).to_be_hidden()
    expect(page.locator("table.list tbody tr")).to_have_count(98)


def test_the_policy_stops_what_is_not_in_the_file(opened):
    page, asked = opened()
    page.locator(".zmos-marker").last.wait_for()
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.evil = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.evil") is None
    assert any(re.search("Content Security Policy", words) for words in asked)
