"""The static edition beside the live page, view by view; it is opened as files, with no server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Page, expect

from content import store
from static_site.addresses import FILES
from static_site.axes import MEASURE, PERIOD, THEME, TOWNS, axes_of, combinations
from static_site.states import DROPPED
from tests.browser.conftest import PATIENCE_MS
from tests.browser.map_page import marker, wait_for_rest
from ui.page_shell import PAGES, PATHS
from zmos_data.languages import LANGUAGES
from zmos_data.links import ORDER
from zmos_data.parameters import FIGURE, PAGE, PROJECT, SORT, TOWN, YEAR_FROM, YEAR_TO

# What is read of a view: the words of each part, and how the map is drawn.
READ = """
(dropped) => {
  const parts = {};
  for (const part of document.querySelectorAll(".zmos-board > div")) {
    const name = part.className.replace("part-", "");
    if (dropped.includes(name)) continue;
    // A script that writes the years anew, which may be early or late, joins no words.
    const copy = part.cloneNode(true);
    copy.querySelectorAll("style").forEach((one) => one.remove()); // the edition has it elsewhere
    const words = copy.textContent.replaceAll("\u2060", "").replace(/\\s+/g, " ").trim();
    // How far a file is that is being made (files.js): the edition has it made.
    const styles = [...part.querySelectorAll("[style]:not(input)")]
      .filter((one) => !one.style.getPropertyValue("--done"));
    parts[name] = [words, ...styles.map((one) => one.getAttribute("style"))];
  }
  const frame = document.querySelector("iframe.stCustomComponentV1");
  const towns = frame && frame.contentWindow.zmosTowns;
  const drawn = towns && Object.fromEntries(Object.entries(towns.layers.territories).map(
    ([code, { options }]) => [code, [options.fillColor, towns.state.towns[code]]]));
  return { title: document.title, parts, drawn };
}
"""
# Walks through views of a page and reads each; nothing is loaded anew. The map and the footer come
# last, and say of which view they are.
WALK = f"""
async ({{ views, dropped }}) => {{
  const read = {READ};
  const isStatic = Boolean(window.zmosSite);
  const isShown = (query) => {{
    const app = document.querySelector("[data-testid=stApp]").dataset;
    const frame = document.querySelector("iframe.stCustomComponentV1");
    const map = frame
      && frame.contentDocument.querySelector(".leaflet-container").dataset.state;
    // The live page names the towns that it compares of itself.
    const {{ view }} = document.querySelector(".part-footer").closest(".board").written;
    const isAnswered = !globalThis.zmosConnection?.isWaiting(); // Streamlit has the last word
    return isAnswered && app.testScriptState === "notRunning" && (!frame || map === query)
      && view.replace(/primerjaj=[^&]*&?/, "") === query;
  }};
  const found = [];
  for (const {{ live, short, set }} of views) {{
    if (isStatic) {{
      history.pushState(null, "", "?" + short);
      dispatchEvent(new PopStateEvent("popstate"));
    }} else document.querySelector(".zmos-board.board").go({{ set }});
    for (const start = Date.now(); !isShown(isStatic ? short : live);) {{
      if (Date.now() - start > {PATIENCE_MS}) throw new Error("not shown: " + live);
      await new Promise((done) => setTimeout(done, 10));
    }}
    await new Promise((done) => zmosBehind.run(done)); // what is below the window is written, too
    found.push(read(dropped));
  }}
  return found;
}}
"""
NOT_HERE = (*DROPPED, "downloads", "share")  # the edition has its own


@pytest.fixture
def site(static_edition: Path) -> Path:
    """Return an edition with a few views of every page."""
    return static_edition


def walked(views: Iterable[Mapping[str, str]]) -> list[dict[str, object]]:
    """Return views as `WALK` goes through them: query on both pages, and what leads to each."""
    views = list(views)
    names = [name for name in ORDER if any(name in shown for shown in views)]
    written = []
    for shown in views:
        short = urlencode({name: shown[name] for name in names if name in shown})
        every = {name: shown.get(name, "") for name in names}
        live = f"{short}&lang=sl" if short else "lang=sl"
        written.append({"live": live, "short": short, "set": every})
    return written


def first_views(name: str) -> list[Mapping[str, str]]:
    """Return every view that comes with a page."""
    return list(combinations(axes_of(name, store.dataset())))


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    marker(page, "061").wait_for()
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for()
    return page


# Some of the views that do not come with the map's page: of a town, of years, of a town's list.
FURTHER = [
    {TOWN: "061"},
    {TOWN: "133", THEME: "energy_efficiency", MEASURE: "eu_eur"},
    {TOWN: "054", PERIOD: "2014-2020", MEASURE: "total_eur_per_1000"},
    {YEAR_FROM: "2018"},
    {YEAR_FROM: "2017", YEAR_TO: "2020"},
    {YEAR_TO: "2019"},
    {TOWNS: "096"},
    {TOWNS: "061", THEME: "sustainable_mobility"},
]


def test_every_view_of_the_map_is_that_of_the_live_page(
    page: Page, server: str, whole_edition: Path
):
    views = walked([*first_views("map"), *FURTHER])
    assert len(views) == 135 + len(FURTHER)
    asked = {"views": views, "dropped": list(NOT_HERE)}
    opened(page, f"{server}/?lang=sl")
    live = page.evaluate(WALK, asked)
    opened(page, (whole_edition / "sl" / "index.html").as_uri())
    static = page.evaluate(WALK, asked)
    assert len({str(each["drawn"]) for each in live}) > 100
    assert_same(views, live, static)


def assert_same(
    views: list[dict[str, object]], live: list[dict[str, object]], static: list[dict[str, object]]
) -> None:
    """Compare what was read of views on the live page and in the edition."""
    for view, there, here in zip(views, live, static, strict=True):
        assert here["parts"].keys() == there["parts"].keys(), view
        assert here == there, view["live"]


# Views of pages without a map; further ones stand behind the first.
OF_PAGES = {
    "themes": [],
    "comparison": [],
    "projects": [
        {SORT: "-total_eur"},
        {SORT: "name", THEME: "sustainable_mobility"},
        {SORT: "-start_year", PERIOD: "2014-2020"},
        {TOWNS: "133", THEME: "energy_efficiency", PERIOD: "2014-2020"},
    ],
    "data": [
        {FIGURE: "projects"},
        {FIGURE: "projects", PAGE: "2"},
        {FIGURE: "eu_eur", TOWN: "133", THEME: "energy_efficiency"},
        {FIGURE: "total_eur", THEME: "sustainable_mobility", PERIOD: "2014-2020"},
    ],
}


@pytest.mark.parametrize("name", OF_PAGES)
def test_every_view_of_a_page_is_that_of_the_live_page(
    name: str, page: Page, server: str, whole_edition: Path
):
    views = walked([*first_views(name), *OF_PAGES[name]])
    asked = {"views": views, "dropped": [*NOT_HERE, *OF_THE_SERVER]}
    paths = dict(zip(PAGES, PATHS, strict=True))
    found = []
    for address in (
        f"{server}/{paths[name]}?lang=sl",
        (whole_edition / "sl" / FILES[name]).as_uri(),
    ):
        page.goto(address)
        page.locator(".part-footer").wait_for()
        wait_for_rest(page)
        found.append(page.evaluate(WALK, asked))
    assert_same(views, *found)


# A page, and a view of it that is not of the whole.
OTHERS = [
    ("map", {THEME: "energy_efficiency", MEASURE: "total_eur"}),
    ("projects", {THEME: "energy_efficiency"}),
    ("project", {PROJECT: "011-01"}),
    ("town", {TOWN: "011", PERIOD: "2014-2020"}),
    ("themes", {PERIOD: "2014-2020", MEASURE: "total_eur"}),
    ("comparison", {THEME: "energy_efficiency"}),
    ("data", {PERIOD: "2014-2020"}),
    ("about", {}),
]
# The press finds addresses of the server, a citation that of the view.
OF_THE_SERVER = ["citation", "press", "releases", "town-pack", "reports", "editing"]


STAND = """
(names) => names.every((name) => document.querySelector(".zmos-board > .part-" + name))
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_pages_are_those_of_the_live_page(language: str, page: Page, server: str, site: Path):
    paths = dict(zip(PAGES, PATHS, strict=True))
    dropped = [*NOT_HERE, *OF_THE_SERVER]
    for name, shown in OTHERS:
        query = urlencode(shown)
        page.goto(f"{(site / language / FILES[name]).as_uri()}?{query}")
        static = read_of(page, name, dropped)
        page.goto(f"{server}/{paths[name]}?{query}&lang={language}")
        page.wait_for_function(STAND, arg=list(static["parts"]))
        live = read_of(page, name, dropped)
        assert static["parts"].keys() == live["parts"].keys(), name
        assert static == live, name


def read_of(page: Page, name: str, dropped: list[str]) -> dict[str, dict[str, object]]:
    """Read what a page shows once it has come to its end."""
    page.locator(".part-footer").wait_for()
    if name in ("map", "project", "town"):
        marker(page, "011").wait_for()
    wait_for_rest(page)
    found: dict[str, dict[str, object]] = page.evaluate(READ, dropped)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_from_a_disk_and_every_page_that_it_leads_to_is_there(name, page, site):
    said: list[str] = []
    page.on(
        "console", lambda message: said.append(message.text) if message.type == "error" else None
    )
    page.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "sl" / FILES[name]).as_uri())
    page.locator(".part-footer, .slide.on").first.wait_for()
    links = page.locator("a[href]").evaluate_all("all => all.map((one) => one.href)")
    assert said == []
    assert [address for address in asked if not address.startswith(("file:", "data:"))] == []
    folder = (site / "sl").as_uri()
    plain = {link.split("?")[0].split("#")[0] for link in links if link.startswith(folder)}
    own = {link for link in plain if link.endswith(".html")}
    assert len(own) > 3 or name == "presentation"
    missing = [link for link in own if not Path(url2pathname(urlsplit(link).path)).exists()]
    assert missing == []


def test_a_view_that_is_not_written_says_so_and_leads_back(page: Page, site: Path):
    opened(page, (site / "sl" / "index.html").as_uri())
    page.locator("#search").fill("Ljubljana")
    page.locator("#search-go").click()
    said = page.locator("#not-written")
    expect(said.locator(".which")).to_have_text("Iskanje: Ljubljana")
    # The frame of the page stays, its figures do not.
    expect(page.locator(".part-header h1")).to_be_visible()
    expect(page.locator("#search")).to_have_value("Ljubljana")
    expect(page.locator(".sentence")).to_be_hidden()
    expect(page.locator("iframe.stCustomComponentV1")).to_be_hidden()
    expect(said.locator(".near")).to_have_attribute("href", "index.html")
    # A town's own page is found by its name.
    town = said.locator(".found a").first
    expect(town).to_have_text("Ljubljana")
    expect(town).to_have_attribute("href", "obcina-061.html")
    said.get_by_role("button").click()
    expect(said).to_be_hidden()
    marker(page, "061").focus()
    page.keyboard.press("Shift+Enter")  # as the page says beside the map
    expect(said.locator(".which")).to_have_text("Primerjane mestne občine: Ljubljana")
    said.get_by_role("button").click()
    expect(said).to_be_hidden()
    expect(page.locator(".sentence")).to_be_visible()


def test_the_first_visit_has_the_arms_wall_and_a_town_of_it_opens(first_visit, site: Path):
    page = first_visit()
    page.goto((site / "sl" / "index.html").as_uri())
    page.locator("#zmos-wall a[data-town]").first.wait_for()
    page.locator("#zmos-wall .wall-go").click()
    expect(page.locator("#zmos-wall")).to_have_count(0)
    expect(page.locator(".sentence")).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()  # who has been here waits for no arms
    expect(page.locator(".part-footer")).to_be_attached()
    assert page.locator("#zmos-wall").count() == 0
    assert asked
    assert not [url for url in asked if "-full-" in url]
