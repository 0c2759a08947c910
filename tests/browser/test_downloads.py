"""Downloads in a real browser: what arrives is the view, and it is the view at that moment."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.browser.map_page import marker
from zmos_data.loading import load_dataset
from zmos_data.queries import filter_projects
from zmos_data.receipt import Verdict, check_receipt
from zmos_data.selection import Selection

MOBILITY = Selection(themes=("sustainable_mobility",))


def open_downloads(page: Page) -> None:
    page.locator("#files").click()
    page.locator("ul.files").first.wait_for()


def download(page: Page, folder: Path, code: str) -> Path:
    with page.expect_download() as found:
        page.locator(f"a[data-file={code}]").click()
    target = folder / found.value.suggested_filename
    found.value.save_as(target)
    return target


def test_an_analyst_takes_the_view_home_and_checks_its_receipt(
    page: Page, server: str, tmp_path: Path
):
    page.goto(f"{server}/projekti?tema=sustainable_mobility&lang=en")
    open_downloads(page)
    file = download(page, tmp_path, "xlsx")
    wanted = filter_projects(load_dataset(), MOBILITY)
    assert file.name.startswith("zmos-sustainable-mobility-20")
    sheet = openpyxl.load_workbook(file).worksheets[1]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == wanted["project_id"].tolist()
    about = json.loads(download(page, tmp_path, "json").read_text(encoding="utf-8"))["about"]
    assert about["link"] is None
    assert check_receipt(load_dataset(), about["place"]).verdict is Verdict.SAME
    page.goto(server + about["place"])
    expect(page.locator(".sentence").first).to_contain_text("39 projects on sustainable mobility")
    expect(page.locator(".notice")).to_have_count(0)


def test_a_filter_changes_what_is_downloaded(page: Page, server: str, tmp_path: Path):
    page.goto(f"{server}/obcina?obcina=061&lang=en")
    marker(page, "061").wait_for()
    open_downloads(page)
    before = json.loads(download(page, tmp_path, "geojson").read_text(encoding="utf-8"))
    page.locator('details[data-facet=tema] [data-nav*="urban_environment"]').click()
    link = page.locator("a[data-file=geojson]")
    expect(link).to_have_attribute("href", re.compile("urban_environment"))
    after = json.loads(download(page, tmp_path, "geojson").read_text(encoding="utf-8"))
    towns = [f["properties"]["municipality_code"] for f in after["features"]]
    assert towns == ["061"]
    n = [part["features"][0]["properties"]["projects"] for part in (before, after)]
    assert n[0] > n[1] > 0


def test_a_file_comes_while_the_page_runs_and_one_that_fails_says_so(
    page: Page, server: str, tmp_path: Path
):
    page.goto(f"{server}/projekti?lang=en")
    open_downloads(page)
    sort = page.locator("table.list thead [data-nav]").first
    for _ in range(5):
        sort.click()  # a run of the page begins, in which Streamlit forgets its own buttons
        assert download(page, tmp_path, "csv").stat().st_size > 10_000
    page.goto(f"{server}/projekti?lang=en")  # the last sort's answer may still change the links
    open_downloads(page)
    link = page.locator("a[data-file=csv]")
    row = page.locator(".files li").filter(has=link)
    download(page, tmp_path, "csv")
    expect(row.locator("output")).to_contain_text("Saved: zmos-")
    page.route("**/datoteke/**", lambda route: route.abort())
    link.click()
    expect(row.locator("output")).to_contain_text("The file has not arrived")
    expect(link).to_be_focused()
    page.unroute("**/datoteke/**")
    with page.expect_download():
        row.get_by_role("button", name="Try again").click()
    expect(row.locator("output")).to_contain_text("Saved: zmos-")
    page.route(
        "**/datoteke/**",
        lambda route: route.fulfill(
            status=400,
            body="No such theme.",
            headers={"Content-Type": "text/plain", "Content-Language": "en"},
        ),
    )
    link.click()
    expect(row.locator("output")).to_contain_text("No such theme.")


def test_downloads_stand_on_a_phone(page: Page, server: str):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{server}/projekti?lang=sl")
    open_downloads(page)
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide
