"""The briefing pack on the page: a choice, one button, a file."""

from __future__ import annotations

import io
import re
from pathlib import Path

from playwright.sync_api import Page, expect
from pptx import Presentation

from tests.browser.lists import pick

PATIENCE_MS = 180_000


def test_a_presentation_of_the_view_is_made_when_it_is_asked_for(server: str, page: Page):
    page.goto(f"{server}/?lang=en&obcina=061&tema=sustainable_mobility")
    page.locator("#files").click()
    button = page.get_by_role("button", name="Make and download")
    expect(button).to_be_enabled()
    with page.expect_download(timeout=PATIENCE_MS) as download:
        button.click()
    assert re.fullmatch(r"zmos-\d{4}-\d\d-\d\d-en\.pptx", download.value.suggested_filename)
    content = Path(download.value.path()).read_bytes()
    slides = Presentation(io.BytesIO(content)).slides
    assert [slide.shapes.title.text for slide in slides][7] == "Ljubljana"
    words = " ".join(s.text_frame.text for s in slides[-1].shapes if s.has_text_frame)
    assert re.search(rf"{server}/?\?obcina=061&tema=sustainable_mobility&lang=en", words)


def test_another_kind_of_file_can_be_chosen(server: str, page: Page):
    page.goto(f"{server}/?lang=en&tema=sustainable_mobility")
    page.locator("#files").click()
    box = page.get_by_role("combobox", name="File", exact=True)
    pick(page, box, "Map as a drawing (SVG)")
    expect(page.get_by_text(re.compile(r"File: zmos-.*-en\.svg"))).to_be_visible()
    with page.expect_download(timeout=PATIENCE_MS) as download:
        page.get_by_role("button", name="Make and download").click()
    assert download.value.suggested_filename.endswith("-en.svg")
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("<?xml")
