"""Who may edit: against a real provider of OpenID Connect, below a base path."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import openpyxl
import pytest
from authlib.jose import JsonWebKey, jwt
from playwright.sync_api import Browser, Page, expect
from streamlit import auth_util
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.map_page import map_frame
from tests.provider import METADATA, SECRET, dashboard, provider

BASE = "/karta"
COOKIE = "_streamlit_user"
OPEN = "/podatki?urejanje=da&lang=sl"
DAY = 86_400


class Forger(BaseHTTPRequestHandler):
    """A provider that hands out tokens which another key than the provider's has signed."""

    real = ""  # address of the provider whose name it bears

    def do_GET(self) -> None:
        """Say of itself what the provider says, but for where tokens come from."""
        with urlopen(f"{self.real}/{METADATA}") as answer:
            said = json.load(answer)
        said["token_endpoint"] = f"http://{self.headers['Host']}/token"
        self._answer(said)

    def do_POST(self) -> None:
        """Hand out a token of its own."""
        now = int(time.time())
        claims = {
            "iss": self.real,
            "aud": "zmos",
            "sub": "urednistvo",
            "email": "urednistvo@zmos.si",
            "email_verified": True,
            "iat": now,
            "exp": now + 600,
        }
        key = JsonWebKey.generate_key("RSA", 2048, is_private=True)
        token = jwt.encode({"alg": "RS256"}, claims, key).decode()
        self._answer({"access_token": "x", "token_type": "Bearer", "id_token": token})

    def _answer(self, said: object) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Iterator[str]:
    with provider() as real:
        forger = ThreadingHTTPServer(("127.0.0.1", 0), type("Of", (Forger,), {"real": real}))
        Thread(target=forger.serve_forever, daemon=True).start()
        false = f"http://127.0.0.1:{forger.server_port}"
        with dashboard(tmp_path_factory.mktemp("auth"), BASE, default=real, forger=false) as site:
            yield site
        forger.shutdown()


def person(page: Page):
    return page.locator(".st-key-editing-steps .note").first


def sign_in(page: Page, site: str, who: str) -> None:
    page.goto(site + OPEN)
    page.get_by_role("button", name="Prijava").click()
    page.get_by_role("button", name=who, exact=True).click()
    page.wait_for_url(re.compile(re.escape(site) + r"/podatki\?urejanje=da"))


def cookie(claims: dict[str, object], site: str, secret: str = SECRET, age: int = 0) -> str:
    """Write what Streamlit hands to a browser of somebody who is signed in."""
    said = {"origin": site.removesuffix(BASE), "is_logged_in": True, "provider": "default"}
    now = time.time()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", lambda: now - age)
        return create_signed_value(secret, COOKIE, json.dumps({**said, **claims})).decode()


def with_cookie(page: Page, site: str, value: str) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": value, "url": f"{site}/"}])
    page.goto(site + OPEN)


def office(hours: float = 0.1) -> dict[str, object]:
    return {
        "email": "urednistvo@zmos.si",
        "email_verified": True,
        "iat": int(time.time() - hours * 3600),
    }


def test_an_editor_of_one_town_signs_in_and_out(page: Page, site: str):
    sign_in(page, site, "ana")
    expect(person(page)).to_contain_text("Prijavljeni ste kot ana@ptuj.si.")
    expect(person(page)).to_contain_text("Urejate lahko podatke mest: Ptuj.")
    page.get_by_role("button", name="Odjava").click()
    page.get_by_role("button", name="End session").click()
    page.wait_for_url(re.compile(r"/karta/podatki\?urejanje=da"))
    expect(page.get_by_role("button", name="Prijava")).to_be_visible()


@pytest.mark.parametrize(
    ("who", "why"),
    [
        ("tujec", "tujec@example.si ni na seznamu urednikov"),
        ("nepotrjena", "ni potrdil naslova nepotrjena@ptuj.si"),
    ],
)
def test_who_is_not_an_editor_is_refused_and_told_why(page: Page, site: str, who: str, why: str):
    sign_in(page, site, who)
    expect(person(page)).to_contain_text(why)
    expect(page.get_by_role("button", name="Prijava z drugim računom")).to_be_visible()


def test_who_changes_their_mind_at_the_provider_is_not_signed_in(page: Page, site: str):
    page.goto(site + OPEN)
    page.get_by_role("button", name="Prijava").click()
    page.get_by_role("button", name="Deny").click()
    page.wait_for_url(re.compile(r"/karta/podatki\?urejanje=da"))
    expect(page.get_by_role("button", name="Prijava")).to_be_visible()


def test_a_cookie_of_streamlit_is_written_here_as_there(page: Page, site: str):
    with_cookie(page, site, cookie(office(), site))
    expect(person(page)).to_contain_text("Prijavljeni ste kot urednistvo@zmos.si.")


def test_a_sign_in_of_yesterday_has_expired(page: Page, site: str):
    with_cookie(page, site, cookie(office(hours=10.1), site))
    expect(person(page)).to_contain_text("Prijava je potekla.")


@pytest.mark.parametrize("kind", ["changed", "other secret", "too old", "not signed", "other site"])
def test_a_forged_cookie_signs_nobody_in(page: Page, site: str, kind: str):
    right = cookie(office(), site)
    payload = right.rsplit(".", 2)[0]
    forged = {
        "changed": right[:20] + ("A" if right[20] != "A" else "B") + right[21:],
        "other secret": cookie(office(), site, secret="another secret, which is as long as it"),
        "too old": cookie(office(), site, age=32 * DAY),
        "not signed": payload,
        "other site": cookie({**office(), "origin": "https://zmos.example"}, site),
    }
    with_cookie(page, site, forged[kind])
    expect(page.get_by_role("button", name="Prijava")).to_be_visible()
    expect(page.get_by_text("Prijavljeni ste")).to_have_count(0)


def test_a_forged_token_signs_nobody_in(page: Page, site: str, monkeypatch):
    monkeypatch.setattr(auth_util, "get_signing_secret", lambda: SECRET)
    asked = auth_util.encode_provider_token("forger")
    page.goto(f"{site}/auth/login?provider={asked}")
    page.get_by_role("button", name="urednistvo", exact=True).click()
    page.wait_for_url(re.compile(r"/karta/podatki\?urejanje=da"))
    expect(page.get_by_role("button", name="Prijava")).to_be_visible()
    assert COOKIE not in {one["name"] for one in page.context.cookies()}


def filled(template: Path, old: str, new: str) -> dict[str, object]:
    """Fill a template in as a clerk does: one cell of it."""
    book = openpyxl.load_workbook(BytesIO(template.read_bytes()))
    (cell,) = (c for row in book["Projekti"].iter_rows() for c in row if c.value == old)
    cell.value = new
    written = BytesIO()
    book.save(written)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "ptuj.xlsx", "mimeType": kind, "buffer": written.getvalue()}


def test_an_editor_releases_a_filled_template_and_a_reader_sees_it(
    browser: Browser, page: Page, site: str
):
    name = "Tržnica ![x](https://example.org/x.png) <img src=https://example.org/y.png>"
    outside: list[str] = []
    page.on("request", lambda asked: outside.append(asked.url))
    reader = browser.new_context(locale="sl-SI").new_page()
    reader.goto(f"{site}/projekti?mesta=096&lang=sl")
    expect(reader.get_by_text("Ureditev mestne tržnice").first).to_be_visible()
    sign_in(page, site, "ana")
    with page.expect_download() as download:
        page.locator("a[data-file=template]").click()
    given = filled(download.value.path(), "Ureditev mestne tržnice", name)
    page.locator("[data-testid=stFileUploader] input").set_input_files(given)  # type: ignore[arg-type]
    steps = page.locator(".st-key-editing-steps")
    expect(steps.get_by_text(name, exact=True)).to_be_visible()
    expect(steps.locator("figure img")).to_have_count(2)
    steps.get_by_text("Da, tako je mišljeno").click()  # quite another name
    page.locator(".st-key-release button").click()
    expect(steps.get_by_text("Objavljeno: izdaja")).to_be_visible()
    assert not [url for url in outside if "example.org" in url]
    for language in ("English", "Slovenščina"):
        reader.get_by_role("button", name=language).click()
    expect(reader.get_by_text(name).first).to_be_visible()
    # On the map a dashed circle stands round the town that changed, with the count above it.
    reader.goto(f"{site}/?lang=sl&od_izdaje=1")
    changed = map_frame(reader).locator('.zmos-marker[data-changes="1"]')
    expect(changed).to_have_attribute("data-code", "096")
    expect(changed.locator(".zmos-badge")).to_have_css("outline-style", "dashed")
    reader.context.close()
