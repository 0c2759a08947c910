"""A script in every text of every table, in a real browser: it stands there as text, and none runs.

The pages are not held to their policy here: what holds is the page itself, not its second line.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browser.map_page import map_frame, marker, open_map, wait_for_rest
from tests.canaries import EVIL, SIGN, package_with_canaries
from tests.server import serving
from tests.static_edition import plainly_served, write_edition
from ui.page_shell import PATHS
from zmos_data import slide_sets
from zmos_data.model import Dataset
from zmos_data.package import FOLDER_VARIABLE

LANGUAGES = ("sl", "en")
OPEN = {
    "": "obcina=061",
    "obcina": "obcina=061",
    "projekt": "projekt=061-01",
    "primerjava": "primerjaj=061,070,080",
}
# What the canaries would set, or call.
TRAP = """
window.told = [];
Object.defineProperty(window, "evil", {
  set: (from) => window.told.push(from), get: () => () => window.told.push("a script"),
});
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, dataset: Dataset) -> Path:
    return package_with_canaries(tmp_path_factory.mktemp("canaries") / "package", dataset)


@pytest.fixture(scope="module")
def evil(package: Path) -> Iterator[str]:
    with serving("scripts/serve.py", environment={FOLDER_VARIABLE: str(package)}) as server:
        yield server.address


@pytest.fixture
def trapped(page: Page) -> Page:
    page.add_init_script(TRAP)
    return page


def nothing_ran(page: Page) -> None:
    """Hold a page, and every frame in it, to the texts that it shows."""
    for frame in page.frames:
        assert frame.evaluate("() => window.told || []") == [], frame.url
        assert frame.locator('img[src="x"]').count() == 0, frame.url


def shown(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_text(SIGN).first).to_be_attached()
    wait_for_rest(page)
    nothing_ran(page)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_pages_show_every_text_as_text(trapped: Page, evil: str, path: str, language: str):
    shown(trapped, f"{evil}/{path}?{OPEN.get(path, '')}&lang={language}")


def test_the_map_and_its_tips_show_names_as_text(trapped: Page, evil: str):
    open_map(trapped, f"{evil}/?lang=sl")
    expect(marker(trapped, "061")).to_contain_text(SIGN)
    marker(trapped, "061").hover()
    expect(map_frame(trapped).locator(".zmos-tip strong")).to_contain_text(SIGN)
    marker(trapped, "061").click()
    expect(trapped.locator(".panel h2")).to_contain_text(SIGN)
    wait_for_rest(trapped)
    nothing_ran(trapped)


def test_the_map_on_another_site_shows_names_as_text(trapped: Page, evil: str):
    shown(trapped, f"{evil}/?embed=true&obcina=061&lang=sl")


def test_a_search_and_its_suggestions_are_text(trapped: Page, evil: str):
    shown(trapped, f"{evil}/projekti?{urlencode({'isci': EVIL, 'lang': 'sl'})}")
    box = trapped.get_by_role("combobox", name="Išči po projektih")
    box.fill("onerror")
    expect(trapped.locator("#search-list [role=option]").first).to_be_visible()
    nothing_ran(trapped)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_speakers_window_and_every_slide_show_text(trapped: Page, evil: str, language: str):
    shown(trapped, f"{evil}/predstavitev?govornik=da&lang={language}")
    shown(trapped, f"{evil}/predstavitev?lang={language}")
    for number in range(1, trapped.locator(".slide").count()):
        trapped.keyboard.press("ArrowRight")
        expect(trapped.locator(".slide.on")).to_have_attribute("data-slide", str(number + 1))
    wait_for_rest(trapped)
    nothing_ran(trapped)


def test_own_slides_are_text_whatever_somebody_wrote_into_their_link(trapped: Page, evil: str):
    kinds = ("map", "town", "text")
    slides = [slide_sets.OwnSlide(kind, "obcina=061", EVIL, EVIL) for kind in kinds]
    query = urlencode({slide_sets.PARAMETER: slide_sets.write(slides), "lang": "sl"})
    shown(trapped, f"{evil}/predstavitev?{query}")
    expect(trapped.locator(".slide.on h1")).to_contain_text(SIGN)
    shown(trapped, f"{evil}/predstavitev?govornik=da&{query}")
    shown(trapped, f"{evil}/?{query}")


def test_the_first_answer_shows_text_where_no_script_of_ours_runs(trapped: Page, evil: str):
    trapped.route("**/static/js/*.js", lambda route: route.abort())
    for path in ("", "obcina?obcina=061", "projekt?projekt=061-01"):
        trapped.goto(f"{evil}/{path}")
        expect(trapped.get_by_text(SIGN).first).to_be_attached()
        nothing_ran(trapped)


def test_the_static_edition_shows_every_text_as_text(trapped: Page, package: Path, tmp_path: Path):
    site = tmp_path / "site"
    options = ("--most", "1", "--no-files", "--pages", "map,town,presentation,data")
    write_edition(site, *options, **{FOLDER_VARIABLE: str(package)})
    pages = [path for path in sorted(site.glob("*/*.html")) if path.parent.name in LANGUAGES]
    assert len(pages) >= 2 * options[-1].count(",")
    # The pages of all towns in one language, the others in both: a town's are of one script.
    pages = [path for path in pages if path.parent.name == "sl" or "-" not in path.name]
    with plainly_served(site) as address:
        for path in pages:
            trapped.goto(f"{address}/{path.relative_to(site)}")
            expect(trapped.get_by_text(SIGN).first).to_be_attached()
            wait_for_rest(trapped)
            nothing_ran(trapped)
