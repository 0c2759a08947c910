"""The map in a real browser: deep links, filters, clicks, language, no outside request."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import (
    FRAME,
    choose_theme,
    fills,
    map_frame,
    marker,
    open_map,
    state,
    wait_for_exact_state,
    wait_for_rest,
    wait_for_state,
)
from tests.browser.settled import faults
from tests.server import ROOT, running


def test_twelve_towns_stand_on_the_map_with_their_arms(page: Page, server: str):
    open_map(page, server)
    markers = map_frame(page).locator(".zmos-marker")
    expect(markers).to_have_count(12)
    expect(map_frame(page).locator(".zmos-arms")).to_have_count(12)
    for arms in map_frame(page).locator(".zmos-arms").all():
        expect(arms).not_to_have_js_property("naturalWidth", 0)
    assert len(fills(page)) == 12
    moved = markers.evaluate_all("all => all.map((it) => it.style.transform.split('(')[0])")
    assert set(moved) == {"translate"}  # in two dimensions: no layer of the browser for each
    expect(marker(page, "061")).to_have_attribute("role", "button")
    label = marker(page, "061").get_attribute("aria-label") or ""
    assert (
        label == "Ljubljana: 12 projektov; "
        "Energetska učinkovitost 1, Trajnostna mobilnost 7, Urbano okolje 4"
    )


def test_a_deep_link_opens_its_view_on_a_fresh_server(page: Page):
    with running("dashboard.py") as address:
        open_map(page, f"{address}/?obcina=080&tema=urban_environment&obdobje=2021-2027&lang=en")
        expect(page.get_by_role("heading", name="Murska Sobota", exact=True)).to_be_visible()
        expect(page.get_by_text("2 projects in Murska Sobota")).to_be_visible()
        expect(page.locator(".says")).to_contain_text("on urban environment and revitalisation")
        wait_for_state(page, "obcina=080")


def test_a_deep_link_to_another_page_opens_on_a_fresh_server(page: Page):
    with running("dashboard.py") as address:
        page.goto(f"{address}/o_zdruzenju?lang=en")
        expect(page.get_by_role("heading", name="Six basic tasks")).to_be_visible()
        expect(page.get_by_role("link", name="Map", exact=True)).to_be_visible()


def test_a_filter_changes_the_map_without_mounting_it_anew(page: Page, server: str):
    open_map(page, server)
    before = fills(page)
    page.locator(FRAME).evaluate("frame => { frame.keptByTest = true; }")
    choose_theme(page, "Energetska učinkovitost")
    wait_for_state(page, "tema=energy_efficiency")
    assert fills(page) != before
    assert page.locator(FRAME).evaluate("frame => frame.keptByTest === true")
    expect(page.locator(".says")).to_contain_text("s področja energetske učinkovitosti")
    page.get_by_role("button", name="Počisti 1 filter").click()
    wait_for_exact_state(page, "lang=sl")
    expect(page.locator(".says")).to_contain_text("Prikazano: 98 projektov")
    assert fills(page) == before
    assert page.locator(FRAME).evaluate("frame => frame.keptByTest === true")


def test_the_years_play_on_the_map_without_the_server_and_end_with_the_view(
    page: Page, server: str
):
    page.emulate_media(reduced_motion="reduce")  # a press a step
    open_map(page, f"{server}/?lang=en&kazalnik=total_eur")
    page.wait_for_load_state("networkidle")
    before, legend = fills(page), page.locator(".part-legend strong:visible")
    name = marker(page, "061").locator(".zmos-name")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    play = page.get_by_role("button", name="Next year")
    for _ in range(3):
        play.click()
    expect(map_frame(page).locator('.leaflet-container[data-year="2018"]')).to_be_attached()
    expect(page.locator("#player .starts-said")).to_contain_text("2018: 20 projects began")
    expect(page.locator("#player-aside")).to_have_text(
        "20 projects whose start is not known are not counted."
    )
    expect(name).to_have_text("Ljubljana\xa04")
    expect(legend).to_have_text("Begun by the end of 2018")
    assert fills(page) != before
    for _ in range(9):
        play.click()
    expect(map_frame(page).locator('.leaflet-container[data-year=""]')).to_be_attached()
    expect(page.locator("#player .starts-said")).to_have_text("78 projects began in 2016–2026.")
    expect(legend).to_have_text("Total cost (EUR)")
    expect(name).to_have_text("Ljubljana")
    assert fills(page) == before
    assert asked == []


def test_a_click_on_arms_or_territory_opens_the_town_and_its_link(page: Page, server: str):
    open_map(page, server)
    marker(page, "096").click()
    expect(page.get_by_role("heading", name="Ptuj", exact=True)).to_be_visible()
    expect(page.get_by_text("7 projektov na Ptuju")).to_be_visible()
    page.wait_for_url("**obcina=096**")
    map_frame(page).locator(".leaflet-zmos-towns-pane path.leaflet-interactive").nth(
        4
    ).dispatch_event("click")
    expect(page.get_by_role("heading", name="Ljubljana", exact=True)).to_be_visible()
    expect(page.locator("#town")).to_have_count(1)


def test_the_keyboard_opens_a_town(page: Page, server: str):
    open_map(page, server)
    marker(page, "011").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Celje", exact=True)).to_be_visible()


def test_the_language_switch_keeps_the_view_and_the_map(page: Page, server: str):
    open_map(page, f"{server}/?obcina=050&tema=sustainable_mobility&kazalnik=total_eur")
    page.locator(FRAME).evaluate("frame => { frame.keptByTest = true; }")
    expect(map_frame(page).get_by_role("button", name="Približaj", exact=True)).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.locator(".says")).to_contain_text("on sustainable mobility")
    wait_for_state(page, "lang=en")
    assert "obcina=050" in state(page)
    assert "kazalnik=total_eur" in state(page)
    expect(page.get_by_text("3 projects in Koper")).to_be_visible()
    expect(map_frame(page).get_by_role("button", name="Zoom in", exact=True)).to_be_visible()
    assert page.locator(FRAME).evaluate("frame => frame.keptByTest === true")


def test_the_browser_chooses_the_language_where_the_link_does_not(browser, server: str):
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    open_map(page, server)
    expect(page.get_by_text("Shown: 98 projects in 12 urban municipalities")).to_be_visible()
    context.close()


def test_a_click_is_not_overwritten_by_the_text_of_the_tooltip(page: Page, server: str):
    """streamlit-folium sends what it keeps a moment later; a late text would undo the click."""
    open_map(page, server)
    marker(page, "070").click()
    expect(page.get_by_role("heading", name="Maribor", exact=True)).to_be_visible()
    kept = "() => JSON.stringify(window.__GLOBAL_DATA__.last_object_clicked_tooltip)"
    assert map_frame(page).locator("body").evaluate(kept).startswith('"070@')


def test_nothing_leaves_the_machine(page: Page, server: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_map(page, server)
    choose_theme(page, "Urbano okolje")
    wait_for_state(page, "tema=urban_environment")
    marker(page, "070").click()
    expect(page.get_by_role("heading", name="Maribor", exact=True)).to_be_visible()
    page.goto(f"{server}/o_zdruzenju")
    expect(page.get_by_role("heading", name="Grbi")).to_be_visible()
    home = urlparse(server).netloc
    outside = [
        u
        for u in asked
        if urlparse(u).scheme in ("http", "https", "ws", "wss") and urlparse(u).netloc != home
    ]
    assert len(asked) > 20
    assert outside == []


# What is wrong with the arms on the map, all read in the same moment.
CROWDED = """([least, most, narrowest]) => {
  const wrong = [], map = document.querySelector(".leaflet-container").getBoundingClientRect();
  const say = (...words) => wrong.push(words.join(" "));
  const ratio = map.width / map.height;
  if (!(narrowest < ratio && ratio < 1.6)) say("frame", map.width, map.height);
  const names = [...document.querySelectorAll(".zmos-name")].filter((it) => it.checkVisibility());
  if (names.length !== 12) say(names.length, "names");
  for (const name of names) {
    const box = name.getBoundingClientRect();
    if (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight)
      say("cut", name.textContent);
  }
  const all = [...document.querySelectorAll(".zmos-badge")].map((badge) => {
    const box = badge.getBoundingClientRect(), arms = badge.querySelector(".zmos-arms");
    if (!arms || arms.getBoundingClientRect().height < 18) say("small arms");
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, r: box.width / 2 };
  });
  if (all.length !== 12) say(all.length, "badges");
  const smallest = 2 * Math.min(...all.map((badge) => badge.r));
  if (!(least <= smallest && smallest <= most)) say("size", smallest);
  all.forEach((one, at) => {
    if (one.x < one.r || one.x > map.width - one.r || one.y < one.r || one.y > map.height - one.r)
      say("outside the frame", one.x, one.y);
    all.slice(at + 1).forEach((other) => {
      if (Math.hypot(one.x - other.x, one.y - other.y) < one.r + other.r) say("one on another", at);
    });
  });
  document.querySelectorAll(".leaflet-zmos-towns-pane path.leaflet-interactive").forEach((path) => {
    const matrix = path.getScreenCTM(), length = path.getTotalLength();
    for (let step = 0; step <= 200; step += 1) {
      const point = path.getPointAtLength(length * step / 200).matrixTransform(matrix);
      if (all.some((badge) => Math.hypot(point.x - badge.x, point.y - badge.y) < badge.r))
        say("territory hidden", point.x, point.y);
    }
  });
  return wrong;
}"""


@pytest.mark.parametrize(
    ("width", "least", "most", "narrowest"),
    [(360, 36, 40, 1.15), (768, 52, 66, 1.5), (1280, 46, 60, 1.5), (1920, 70, 72, 1.5)],
)
def test_markers_hide_no_territory_and_one_another_at_any_width(
    browser, server: str, width: int, least: float, most: float, narrowest: float
):
    context = browser.new_context(locale="sl-SI", viewport={"width": width, "height": 1080})
    page = context.new_page()
    open_map(page, server)
    frame = page.locator(FRAME).element_handle().content_frame()
    assert frame and faults(frame, CROWDED, [least, most, narrowest]) == []
    context.close()


def test_a_missing_layer_says_so_in_place_of_the_map(page: Page, server: str):
    page.route("**/layers-*.json", lambda route: route.fulfill(status=404))
    page.goto(server)
    alert = map_frame(page).get_by_role("alert")
    expect(alert).to_contain_text("Isti podatki so v tabeli")
    expect(page.locator("table.data-table tbody tr")).to_have_count(12)


def copied(folder: Path) -> Path:
    """Copy what a server runs: nothing that others write meanwhile, no tools."""
    kept_out = (".git", ".venv", "node_modules", "tests", "published", ".*_cache", "__pycache__")
    return shutil.copytree(ROOT, folder / "project", ignore=shutil.ignore_patterns(*kept_out))


def test_hostile_names_are_text_on_the_map_and_in_its_tooltips(page: Page, tmp_path):
    copy = copied(tmp_path)
    evil = "Kranj<img src=x onerror=\"document.body.dataset.hacked='1'\">`</script>"
    table = copy / "zmos_data" / "tables" / "municipalities.csv"
    quoted = '"' + evil.replace('"', '""') + '"'
    table.write_text(
        table.read_text(encoding="utf-8").replace(",Kranj,", f",{quoted},", 1), "utf-8"
    )
    projects = copy / "zmos_data" / "tables" / "projects.csv"
    projects.write_text(
        projects.read_text(encoding="utf-8").replace(",Kranj,", f",{quoted},"), "utf-8"
    )
    with running("dashboard.py", root=copy) as address:
        open_map(page, address)
        expect(marker(page, "052").locator(".zmos-name")).to_contain_text(evil)
        marker(page, "052").hover()
        expect(map_frame(page).locator(".zmos-tip strong")).to_have_text(evil)
        marker(page, "052").click()
        expect(page.locator(".panel h2")).to_have_text(evil)
        expect(page.locator("table.data-table")).to_contain_text(evil)
        wait_for_rest(page)
        for frame in page.frames:
            assert frame.evaluate("() => document.body.dataset.hacked") is None


@pytest.mark.fault("broken tables and boundaries at a start")
def test_broken_tables_and_boundaries_give_a_readable_page(page: Page, tmp_path):
    copy = copied(tmp_path)
    table = copy / "zmos_data" / "tables" / "projects.csv"
    text = table.read_text(encoding="utf-8")
    table.write_text(
        text.replace("5992070.76", "<b>veliko</b>").replace("PN 6.3", "PN 9.9", 1), "utf-8"
    )
    with running("dashboard.py", root=copy) as address:
        page.goto(address)
        expect(page.get_by_role("heading", name="Podatkov ni mogoče prikazati")).to_be_visible()
        expect(page.get_by_text("<b>veliko</b>").first).to_be_visible()
        expect(page.get_by_text("PN 9.9").first).to_be_visible()
        assert page.get_by_text("Traceback").count() == 0
        table.write_text(text, "utf-8")
        towns = copy / "geodata" / "boundaries" / "urban_municipalities.geojson"
        layer = json.loads(towns.read_text(encoding="utf-8"))
        layer["features"].pop()
        towns.write_text(json.dumps(layer), "utf-8")
        page.goto(address)
        expect(page.get_by_text("Velenje (133)").first).to_be_visible()
        expect(page.locator("table.data-table tbody tr")).to_have_count(12)
