"""Downloads in a real browser: what arrives is the view, and it is the view at that moment."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.lists import pick
from tests.browser.map_page import marker, wait_for_rest
from zmos_data.loading import load_dataset
from zmos_data.queries import filter_projects
from zmos_data.receipt import Verdict, check_receipt
from zmos_data.selection import Selection

MOBILITY = Selection(themes=("sustainable_mobility",))


def open_downloads(page: Page) -> None:
    page.locator("#files").click()
    page.locator(".st-key-download button").wait_for()


def choose(page: Page, label: str, ending: str) -> None:
    pick(page, page.locator(".st-key-files-data").get_by_role("combobox"), label)
    expect(page.locator(".st-key-files-data").locator(".note")).to_contain_text(f"{ending}.")


def download(page: Page, folder: Path) -> Path:
    with page.expect_download() as found:
        page.locator(".st-key-download button").click()
    target = folder / found.value.suggested_filename
    found.value.save_as(target)
    return target


def test_an_analyst_takes_the_view_home_and_checks_its_receipt(
    page: Page, server: str, tmp_path: Path
):
    page.goto(f"{server}/projekti?tema=sustainable_mobility&lang=en")
    open_downloads(page)
    file = download(page, tmp_path)
    wanted = filter_projects(load_dataset(), MOBILITY)
    assert file.name.startswith("zmos-projekti-sustainable_mobility-")
    rows = list(openpyxl.load_workbook(file).worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == wanted["project_id"].tolist()
    choose(page, "JSON: projects", "json")
    about = json.loads(download(page, tmp_path).read_text(encoding="utf-8"))["about"]
    assert about["link"].startswith(f"{server}/projekti?")
    assert check_receipt(load_dataset(), about["link"]).verdict is Verdict.SAME
    page.goto(about["link"])
    expect(page.locator(".sentence").first).to_contain_text("39 projects on sustainable mobility")
    expect(page.locator(".notice")).to_have_count(0)


def test_a_filter_changes_what_is_downloaded(page: Page, server: str, tmp_path: Path):
    page.goto(f"{server}/obcina?obcina=061&lang=en")
    marker(page, "061").wait_for()
    open_downloads(page)
    choose(page, "GeoJSON: municipalities with totals", "geojson")
    before = json.loads(download(page, tmp_path).read_text(encoding="utf-8"))
    page.locator('details[data-facet=tema] [data-nav*="urban_environment"]').click()
    note = page.locator(".st-key-files-data").locator(".note")
    expect(note).to_contain_text("urban_environment")
    wait_for_rest(page)
    after = json.loads(download(page, tmp_path).read_text(encoding="utf-8"))
    towns = [f["properties"]["municipality_code"] for f in after["features"]]
    assert towns == ["061"]
    n = [part["features"][0]["properties"]["projects"] for part in (before, after)]
    assert n[0] > n[1] > 0


def test_downloads_stand_on_a_phone(page: Page, server: str):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server}/projekti?lang=sl")
    open_downloads(page)
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide
