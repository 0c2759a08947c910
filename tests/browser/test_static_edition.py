"""The static edition in a browser that reaches nothing else: plain servers, nginx, no network."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdf import PdfReader

from scripts.browser import find_nginx
from static_site.worker import worker
from tests.browser import axe
from tests.browser.conftest import PATIENCE_MS
from tests.browser.map_page import map_frame, wait_for_rest
from tests.browser.test_print import CONTROLS, SOURCES
from tests.browser.test_print import PAGES as PRINTED
from tests.server import ROOT, free_port, started
from tests.static_edition import ADDRESS, plainly_served

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
# Every kind of page, and what stands on it when it is whole.
PAGES = {
    "sl/index.html": "footer.footer",
    "en/index.html?isci=Ljubljana": "#not-written .found a",
    "en/obcina-011.html": "footer.footer",
    "sl/projekt-011-01.html": "footer.footer",
    # As a social network writes a link that it passes on.
    "sl/projekti.html?fbclid=IwZXh0": "footer.footer:visible",
    "en/teme.html": "footer.footer",
    "sl/primerjava.html": "footer.footer",
    "en/podatki.html": "footer.footer",
    "sl/o_zdruzenju.html": "footer.footer",
    "sl/predstavitev.html": ".slide.on",
    "en/predstavitev.html?govornik=da": ".slide.on",
}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(
        locale="sl-SI",
        viewport=DESKTOP,  # type: ignore[arg-type]
        bypass_csp=False,
    )
    opened.set_default_timeout(PATIENCE_MS)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture(scope="module")
def plain(static_edition: Path) -> Iterator[str]:
    with plainly_served(static_edition) as address:
        yield address


def faults_of(page: Page, site: str) -> list[str]:
    """Note what a page asks of others, and what breaks or is held back by its policy."""
    found: list[str] = []
    page.on("request", lambda asked: found.append(asked.url) if not _is_of(asked.url, site) else 0)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda said: found.append(said.text) if said.type == "error" else 0)
    return found


def _is_of(url: str, site: str) -> bool:
    return url.startswith((site, "data:", "blob:", "about:"))


def opened(page: Page, address: str, whole: str) -> None:
    page.goto(address)
    expect(page.locator(whole).first).to_be_attached()
    if page.locator("iframe.stCustomComponentV1").count():
        expect(map_frame(page).locator(".zmos-marker").first).to_be_attached()


def test_every_kind_of_page_stands_whole_for_everybody(page: Page, plain: str):
    faults = faults_of(page, plain)
    barriers = set()
    for path, whole in PAGES.items():
        opened(page, f"{plain}/{path}", whole)
        axe.start(page)
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            wait_for_rest(page)
            barriers |= {(path, size["width"], *finding) for finding in axe.findings(page)}
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
    assert not barriers, "\n".join(map(str, sorted(barriers)))
    assert faults == []


def test_a_view_that_is_not_written_leads_to_that_of_the_live_dashboard(
    page: Page, plain: str, static_edition: Path
):
    html = (static_edition / "en" / "projekti.html").read_text(encoding="utf-8")
    html = html.replace('data-live=""', 'data-live="https://live.example.si/karta"')
    html = html.replace('<a class="near">', '<a class="live">Live</a> <a class="near">')
    page.route("**/projekti.html*", lambda route: route.fulfill(body=html))
    page.goto(f"{plain}/en/projekti.html?isci=trg&tema=energy_efficiency&fbclid=IwZXh0")
    said = page.locator("#not-written")
    view = "isci=trg&tema=energy_efficiency&lang=en"
    address = f"https://live.example.si/karta/projekti?{view}"
    expect(said.locator(".live")).to_have_attribute("href", address)
    expect(said.locator(".near")).to_have_attribute(
        "href", re.compile(r"^projekti\.html(?:\?tema=energy_efficiency)?$")
    )


def test_a_view_has_a_link_that_is_its_address(page: Page, plain: str):
    opened(page, f"{plain}/sl/obcina-011.html", "footer.footer")
    page.locator("#share summary").click()
    expect(page.locator("#share-link")).to_have_value(f"{plain}/sl/obcina-011.html")
    page.get_by_test_id("stSidebarUserContent").locator("[data-facet=obdobje] input").first.click()
    expect(page.locator("#share-link")).to_have_value(re.compile(r"obdobje=2014-2020"))


def test_a_page_prints_its_figures_without_the_filters(page: Page, plain: str):
    opened(page, f"{plain}/sl/obcina-011.html", "footer.footer")
    printed = PdfReader(BytesIO(page.pdf(format="A4")))
    words = " ".join(sheet.extract_text() for sheet in printed.pages)
    assert "Celje" in words
    assert "pribl." in words
    page.emulate_media(media="print")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()


@pytest.mark.parametrize("path", ["", "projekti", "teme", "o_zdruzenju"])
def test_a_page_prints_as_the_live_one(path: str, page: Page, plain: str):
    opened(page, f"{plain}/en/{path or 'index'}.html", "footer.footer")
    wait_for_rest(page)
    sheets = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    words = " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())
    for wanted in (*PRINTED[path], SOURCES):
        assert wanted in words
    for control in CONTROLS:
        assert control not in words


@pytest.fixture
def nginx(static_edition: Path, tmp_path: Path) -> Iterator[str]:
    """Serve the edition below a path by nginx, as docs/nginx-static.conf has it."""
    program = find_nginx()
    assert program, "The test needs nginx; on Debian: apt install nginx"
    (tmp_path / "mesta").symlink_to(static_edition)
    port = free_port()
    said = (ROOT / "docs" / "nginx-static.conf").read_text(encoding="utf-8")
    said, changed = re.subn(r"listen 80;", f"listen 127.0.0.1:{port};", said)
    said, moved = re.subn(r"root /srv/www;", f"root {tmp_path};", said)
    assert (changed, moved) == (1, 1)
    types = Path(program).parents[2] / "etc" / "nginx" / "mime.types"
    temporary = "".join(
        f"{kind}_temp_path {tmp_path}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    settings = tmp_path / "nginx.conf"
    settings.write_text(
        f"daemon off; master_process off; pid {tmp_path}/pid; events {{}}\n"
        f"http {{ include {types}; default_type application/octet-stream; access_log off;\n"
        f"{temporary}\n{said} }}\n"
    )
    command = [program, "-p", str(tmp_path), "-e", "stderr", "-c", str(settings)]
    tried = subprocess.run([*command, "-t"], check=False, capture_output=True, text=True)
    assert tried.returncode == 0, tried.stderr
    with started(command, f"http://127.0.0.1:{port}/mesta/robots.txt", tmp_path):
        yield f"http://127.0.0.1:{port}/mesta"


def test_nginx_serves_it_below_a_path(page: Page, nginx: str):
    faults = faults_of(page, nginx)
    page.goto(f"{nginx}/")  # the way in, by the language of the browser
    expect(page).to_have_url(f"{nginx}/sl/index.html")
    expect(map_frame(page).locator(".zmos-marker")).to_have_count(12)
    style = page.locator('link[rel="stylesheet"]').first.get_attribute("href")
    kept = page.request.get(f"{nginx}/sl/{style}").headers
    assert "immutable" in kept["cache-control"]
    asked = page.request.get(f"{nginx}/sl/index.html").headers
    assert asked["cache-control"] == "no-cache"
    assert asked["content-security-policy"] == "frame-ancestors 'self'"
    assert asked["content-encoding"] == "gzip"
    assert faults == []
    lost = page.goto(f"{nginx}/sl/ni/take/strani.html")
    assert lost is not None
    assert lost.status == 404
    expect(page.get_by_role("link", name="Slovenščina")).to_have_attribute(
        "href", re.compile(r"/arhiv/sl/index\.html$")
    )


def test_without_a_network_it_stands_and_a_newer_release_is_said(
    context: BrowserContext, static_edition: Path, tmp_path: Path
):
    site = tmp_path / "site"
    shutil.copytree(static_edition, site)
    with plainly_served(site) as address:
        page = context.new_page()
        opened(page, f"{address}/sl/index.html", "footer.footer")
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        page.wait_for_function("navigator.serviceWorker.controller !== null")
        opened(page, f"{address}/sl/obcina-011.html", "footer.footer")
        first = page.evaluate("caches.keys()")
    # Now nobody answers at that address.
    for path in ("sl/obcina-011.html", "sl/index.html"):
        opened(page, f"{address}/{path}", "footer.footer")
        expect(page.locator("#newer")).to_be_hidden()
    assert len(first) == 1
    # A later release is served there; the page that is open hears of it.
    said = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    newer = json.dumps({**said, "data_version": "2099.1.0"}).encode()
    (site / "manifest.json").write_bytes(newer)
    (site / "sw.js").write_bytes(worker(newer, said["files"]))
    with plainly_served(site, port=int(address.rsplit(":", 1)[1])):
        page.evaluate("navigator.serviceWorker.getRegistration().then((kept) => kept.update())")
        expect(page.locator("#newer")).to_be_visible()
        page.wait_for_function(
            "([old]) => caches.keys().then((names) => names.length === 1 && names[0] !== old)",
            arg=first,
        )
        page.locator("#newer button").click()
        expect(page.locator("#newer")).to_be_hidden()
        expect(page.locator("footer.footer").first).to_be_attached()


def test_it_opens_from_a_disk(page: Page, static_edition: Path):
    faults = faults_of(page, "file://")
    page.goto((static_edition / "index.html").as_uri())
    expect(page).to_have_url((static_edition / "sl" / "index.html").as_uri())
    expect(map_frame(page).locator(".zmos-marker")).to_have_count(12)
    expect(page.locator("footer.footer").first).to_be_attached()
    assert faults == []


def test_a_page_that_is_not_found_leads_back_where_no_address_is_known(
    page: Page, plain: str, static_edition: Path
):
    """Without an address the page works out where the edition begins, from any depth."""
    html = (static_edition / "404.html").read_text(encoding="utf-8")
    whole = f'href="{ADDRESS}/sl/index.html"'
    html = html.replace(whole, 'href="sl/index.html" data-inside="sl/index.html"')
    page.route("**/*", lambda route: route.fulfill(status=404, body=html, content_type="text/html"))
    for path, root in (("/a/b/sl/x/y.html", "/a/b/"), ("/a/b/x.html", "/a/b/"), ("/", "/")):
        page.goto(plain + path)
        link = page.get_by_role("link", name="Slovenščina")
        assert link.evaluate("link => link.pathname") == f"{root}sl/index.html"
