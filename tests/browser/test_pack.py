"""The briefing pack on the page: a link, its steps, a file."""

from __future__ import annotations

import io
import re
from pathlib import Path

from playwright.sync_api import Page, Route, expect
from pptx import Presentation

PATIENCE_MS = 180_000


def test_a_presentation_of_the_view_is_made_when_it_is_asked_for(server: str, page: Page):
    page.goto(f"{server}/?lang=en&obcina=061&tema=sustainable_mobility")
    page.locator("#files").click()
    link = page.get_by_role("link", name="Presentation of this view (PPTX)")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/datoteke/**", hold)  # however fast it is made, it is seen to be made
    with page.expect_download(timeout=PATIENCE_MS) as download:
        with page.expect_request("**/datoteke/**"):
            link.click()
        expect(link).to_have_attribute("aria-busy", "true")
        held[0].continue_()
    page.unroute("**/datoteke/**")
    name = download.value.suggested_filename
    assert re.fullmatch(r"zmos-sustainable-mobility-\d{4}-\d\d-\d\d\.pptx", name)
    content = Path(download.value.path()).read_bytes()
    slides = Presentation(io.BytesIO(content)).slides
    titles = [slide.shapes.title.text for slide in slides]
    assert titles[-2].startswith("Ljubljana: 7 projects")
    words = " ".join(s.text_frame.text for s in slides[-1].shapes if s.has_text_frame)
    assert "127.0.0.1" not in words  # an address of this computer leaves it in no file
    drawing = page.get_by_role("link", name="Map as a drawing (SVG)")
    with page.expect_download(timeout=PATIENCE_MS) as download:
        drawing.click()
    assert download.value.suggested_filename.endswith(".svg")
    assert Path(download.value.path()).read_text(encoding="utf-8").startswith("<?xml")
