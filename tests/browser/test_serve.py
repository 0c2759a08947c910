"""One process serves the dashboard, the web interface and the map for other sites' frames."""

from __future__ import annotations

import gzip
import http.client
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from statistics import median
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from content.embedding import WIDTHS, code
from tests.browser.map_page import FRAME, marker, open_map, wait_for_state
from tests.browser.settled import faults
from tests.pages import build_page
from tests.server import running, serving
from webmap.bundle import publish_map
from zmos_data.model import Dataset

EMBEDDED = "?embed=true&tema=sustainable_mobility&lang={language}"
VIEW = {
    "themes": ("energy_efficiency", "urban_environment"),
    "towns": ("061", "070", "096"),
    "year_from": 2018,
    "municipality_code": "096",
}
# What scrolls in the frame of a map, by its class; the map's own frame is one of its own.
SCROLLING = """() => [...document.querySelectorAll('*')].filter((it) => it.clientHeight
  && /auto|scroll/.test(getComputedStyle(it).overflow)
  && (it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1))
  .map((it) => it.className)"""
SENTENCES = {
    "sl": "Prikazano: 39 projektov s področja trajnostne mobilnosti v 12 mestnih občinah",
    "en": "Shown: 39 projects on sustainable mobility in 12 urban municipalities",
}


@pytest.fixture(scope="module")
def served() -> Iterator[str]:
    with running("scripts/serve.py") as address:
        yield address


@pytest.fixture
def newspaper(served: str) -> Iterator[str]:
    """Serve a page of another origin that holds the map in a frame."""

    class Host(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            link = f"{served}/{EMBEDDED.format(language=self.path.strip('/'))}"
            frame = f'<iframe id="map" src="{link}" width="900" height="760"></iframe>'
            body = f'<!doctype html><link rel="icon" href="data:,"><h1>News</h1>{frame}'.encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    host = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{host.server_port}"
    host.shutdown()
    host.server_close()


def ask(
    served: str, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(urlsplit(served).netloc)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=names)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_the_dashboard_is_the_same_beside_the_interface(page: Page, served: str):
    outside: list[str] = []
    page.on("request", lambda asked: outside.append(asked.url))
    open_map(page, f"{served}/?lang=en&tema=energy_efficiency")
    expect(page.frame_locator(FRAME).locator(".zmos-marker")).to_have_count(12)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Themes").click()
    expect(page.get_by_role("heading", name="Themes", exact=True)).to_be_visible()
    page.wait_for_url("**/teme?**tema=energy_efficiency**")
    page.goto(f"{served}/projekti?lang=en&projekt=096-02")
    expect(page.locator(".card.project")).to_contain_text("Ptuj Memorial Park")
    assert all(url.startswith((served, "data:", "blob:")) for url in outside)


def test_the_interface_answers_over_http(served: str):
    answer, body = ask(served, "/api/v1/projects.json?tema=energy_efficiency&lang=en")
    assert answer.status == 200
    assert len(json.loads(body)["projects"]) == 6
    again, nothing = ask(
        served,
        "/api/v1/projects.json?lang=en&tema=energy_efficiency",
        If_None_Match=answer.headers["ETag"],
    )
    assert (again.status, nothing) == (304, b"")
    zipped, content = ask(
        served, "/api/v1/projects.json?tema=energy_efficiency&lang=en", Accept_Encoding="gzip"
    )
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in zipped.headers["Vary"]
    assert gzip.decompress(content) == body
    head, nothing = ask(served, "/api/v1/projects.json?tema=energy_efficiency&lang=en", "HEAD")
    assert (head.headers["Content-Length"], nothing) == (str(len(body)), b"")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api", 404),
        ("GET", "/api/", 404),
        ("GET", "/api/v1/towns.json", 404),
        ("POST", "/api/v1/themes.json", 405),
        ("GET", "/api/v1/themes.json?tema=x", 400),
    ],
)
def test_errors_are_problems(served: str, method: str, path: str, status: int):
    answer, body = ask(served, path, method)
    assert answer.status == json.loads(body)["status"] == status
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_an_unchanged_answer_costs_less_than_a_full_one(served: str):
    path = "/api/v1/municipalities.geojson?tema=urban_environment"
    known = ask(served, path)[0].headers["ETag"]

    def ms(**headers: str) -> float:
        start = time.perf_counter()
        ask(served, path, Accept_Encoding="gzip", **headers)
        return time.perf_counter() - start

    def is_faster() -> bool:
        pairs = [(ms(If_None_Match=known), ms()) for _ in range(30)]
        return median(one for one, _ in pairs) < median(other for _, other in pairs)

    # Turn by turn against the same server: a busy machine is not a slow server.
    assert any(is_faster() for _ in range(5))


@pytest.fixture(scope="module")
def below_a_path() -> Iterator[str]:
    with serving("dashboard.py", base="/karta") as server:
        yield server.address


def test_the_first_visitor_below_a_base_path_finds_everything_made(
    page: Page, below_a_path: str, dataset: Dataset
):
    # Nobody was here before: the files are those of the start.
    for name in publish_map(dataset).names.values():
        answer, _ = ask(below_a_path, f"/karta/app/static/published/{name}", "HEAD")
        assert answer.status == 200, name
    answer, body = ask(below_a_path, "/karta/api/v1/openapi.json")
    assert json.loads(body)["servers"] == [{"url": "/karta/api/v1"}]
    for path in ("/karta/api/v1/nothing", "/karta/api/"):
        answer, body = ask(below_a_path, path)
        assert answer.status == json.loads(body)["status"] == 404
    failed: list[str] = []
    page.on("response", lambda answer: answer.status >= 400 and failed.append(answer.url))
    open_map(page, f"{below_a_path}?lang=en")
    expect(page.frame_locator(FRAME).locator(".zmos-marker")).to_have_count(12)
    page.get_by_test_id("stSidebar").get_by_role("link", name="Comparison").click()
    page.wait_for_url("**/karta/primerjava?**lang=en")
    expect(page.locator(".part-multiples a.bar").first).to_be_visible()
    assert failed == []


def embedded(page: Page) -> FrameLocator:
    return page.frame_locator("#map")


@pytest.mark.parametrize("language", ["sl", "en"])
def test_another_site_shows_the_map_alone(page: Page, served: str, newspaper: str, language: str):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{newspaper}/{language}")
    frame = embedded(page)
    arms = frame.frame_locator(FRAME).locator(".zmos-marker")
    expect(arms).to_have_count(12)
    shown = frame.frame_locator(FRAME).locator(".leaflet-container")
    expect(shown).to_have_attribute("data-state", f"tema=sustainable_mobility&lang={language}")
    expect(frame.locator(".sentence")).to_contain_text(SENTENCES[language])
    expect(frame.locator(".legend")).to_be_visible()
    expect(frame.locator("footer")).to_contain_text("CC BY 4.0")
    for hidden in (".masthead", ".filters", "table", '[data-testid="stSidebar"]', ".headline"):
        expect(frame.locator(hidden)).to_have_count(0)
    link = frame.locator("footer a")
    expect(link).to_have_attribute("href", f"./?tema=sustainable_mobility&lang={language}")
    expect(link).to_have_attribute("target", "_blank")
    assert {
        url for url in asked if not url.startswith((served, newspaper, "data:", "blob:"))
    } == set()


def test_the_code_shows_everything_on_another_site_at_each_width(
    page: Page, served: str, newspaper: str, dataset: Dataset
):
    view = build_page(dataset, "sl", **VIEW)
    frames = "".join(code(view, served, width) for width in WIDTHS)
    page.set_viewport_size({"width": 1100, "height": 900})
    page.goto(f"{newspaper}/sl")
    page.evaluate("html => { document.body.innerHTML = html; }", frames.replace("lazy", "eager"))
    for n, width in enumerate(WIDTHS):
        place = page.locator("body > iframe").nth(n)
        inside = place.content_frame
        expect(inside.frame_locator(FRAME).locator(".zmos-marker")).to_have_count(12)
        for part in (".sentence", ".note.embedded", ".legend", "footer"):
            expect(inside.locator(part)).to_be_visible()
        how = inside.get_by_role("button", name="Kako beremo grb z obročem")
        expect(how).to_be_visible(visible=width == min(WIDTHS))
        expect(inside.locator(".reading")).to_be_visible(visible=width != min(WIDTHS))
        frame = place.element_handle().content_frame()
        assert faults(frame, SCROLLING) == [], width
        drawn = inside.locator(FRAME).bounding_box()
        assert drawn["height"] >= 0.7 * drawn["width"], width
    how = page.locator("body > iframe").first.content_frame
    how.get_by_role("button", name="Kako beremo grb z obročem").press("Enter")
    expect(how.locator(".reading")).to_be_visible()
    how.locator("body").press("Escape")
    expect(how.locator(".reading")).to_be_hidden()


def test_a_town_chosen_in_the_frame_leaves_the_map_alone(page: Page, served: str):
    open_map(page, f"{served}/{EMBEDDED.format(language='en')}")
    marker(page, "061").click()
    page.wait_for_url("**obcina=061**")
    wait_for_state(page, "obcina=061")
    assert "embed=true" in page.url
    expect(page.locator(".masthead")).to_have_count(0)
    expect(page.locator(".sentence")).to_contain_text(SENTENCES["en"])


def test_scripts_of_another_site_may_read(page: Page, served: str, newspaper: str):
    page.goto(f"{newspaper}/en")
    projects = page.evaluate(
        """async (address) => {
          const answer = await fetch(address);
          const again = await fetch(address,
            {headers: {"If-None-Match": answer.headers.get("ETag")}, cache: "no-store"});
          return [(await answer.json()).projects.length, again.status];
        }""",
        f"{served}/api/v1/projects.json?tema=energy_efficiency",
    )
    assert projects == [6, 304]
