"""Several machines: two replicas behind nginx and a PostgreSQL, each of which goes and comes."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed

from tests.browser.map_page import choose_theme, marker, open_map, wait_for_rest
from tests.databases import USER
from tests.replicas import DEPLOYED, PATIENCE_S, Site, crowd, release, run, running_site, url
from tests.sessions import Session, drawn, session
from zmos_data.limits import MB, UPLOAD_BYTES
from zmos_data.release.model import NoStoreError
from zmos_data.release.postgres import PostgresStore
from zmos_data.supply import ASK_SECONDS

SETTINGS = DEPLOYED / "karta.conf"
WITHIN_S = 5  # a release is seen by every replica, and through nginx
VIEW = "obcina=061&tema=sustainable_mobility&lang=sl"
SESSIONS = 6
BROKEN_TABLE = b"project_id,name_sl,total_eur\n061-01,Trg,veliko\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture
def front(site: Site) -> Iterator[httpx.Client]:
    """Return a visitor who keeps no cookie: each request may go to another replica."""
    with httpx.Client(verify=site.trust, timeout=PATIENCE_S, cookies=NoCookies()) as client:
        yield client


class NoCookies(httpx.Cookies):
    """A jar that stays empty."""

    def extract_cookies(self, response: httpx.Response) -> None:
        """Keep nothing."""


def wait_for(is_so: Callable[[], bool]) -> None:
    """Ask until it is so."""
    deadline = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.2)


def test_nginx_serves_the_dashboard_below_its_path(site: Site, front: httpx.Client):
    moved = front.get(f"{site.plain}/karta/teme?lang=en")
    assert (moved.status_code, moved.headers["Location"]) == (301, f"{site.address}/teme?lang=en")
    root = site.address.removesuffix("/karta")
    assert front.get(f"{site.address}?lang=en").headers["Location"].endswith("/karta/?lang=en")
    page = front.get(f"{site.address}/teme?lang=en")
    assert page.headers["Content-Encoding"] == "br"
    assert page.headers["Strict-Transport-Security"]
    assert "Secure" in page.headers["Set-Cookie"]
    file = next(line for line in page.text.split('"') if "app/static/published/" in line)
    path = f"{root}{file}" if file.startswith("/") else f"{site.address}/{file.lstrip('./')}"
    first, again = front.get(path), front.get(path)
    assert "immutable" in first.headers["Cache-Control"]
    assert again.headers["X-Cache"] == "HIT"
    assert "Set-Cookie" not in again.headers
    assert again.content == first.content
    # Nobody gets from what is kept a coding that they do not take.
    for accepted, coding in (("gzip", "gzip"), ("deflate", None), ("br, gzip", "br")):
        found = front.get(path, headers={"Accept-Encoding": accepted})
        assert (found.headers.get("Content-Encoding"), found.content) == (coding, first.content)
    for name in ("metrics", "readyz", "healthz", "_stcore/metrics", "_stcore/script-health-check"):
        assert front.get(f"{site.address}/{name}").status_code == 404, name


def test_the_interface_is_kept_for_a_second_and_the_same_of_both(site: Site, front: httpx.Client):
    path = "/api/v1/themes.json?lang=en"
    answers = [front.get(f"{replica.address}{path}") for replica in site.replicas]
    assert len({answer.headers["ETag"] for answer in answers}) == 1
    known = {"If-None-Match": answers[0].headers["ETag"]}
    assert front.get(f"{site.address}{path}", headers=known).status_code == 304
    wait_for(lambda: front.get(f"{site.address}{path}").headers["X-Cache"] == "HIT")
    plainly = front.get(f"{site.address}{path}", headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plainly.headers
    assert plainly.json() == answers[0].json()


def test_a_request_without_a_host_gets_the_page(site: Site):
    host = urlsplit(site.address).netloc
    connection = http.client.HTTPSConnection(host, context=site.trust, timeout=PATIENCE_S)
    connection._http_vsn_str = "HTTP/1.0"  # type: ignore[attr-defined]
    connection.putrequest("GET", "/karta/?lang=en", skip_host=True)
    connection.endheaders()
    answer = connection.getresponse()
    assert (answer.status, b'<html lang="en">' in answer.read()) == (200, True)
    connection.close()


def test_any_replica_makes_any_file(site: Site, front: httpx.Client):
    path = "/datoteke/projekti/csv?tema=energy_efficiency&lang=sl"
    addresses = [site.address, *(replica.address for replica in site.replicas)]
    answers = [front.get(f"{address}{path}") for address in addresses]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.content for answer in answers}) == 1


def test_nginx_takes_no_more_than_a_limit(site: Site, front: httpx.Client):
    with ThreadPoolExecutor(40) as pool:  # at once: a slow machine would stay below the limit
        asked = list(pool.map(front.get, [f"{site.address}/datoteke/projekti/none"] * 40))
    assert {answer.status_code for answer in asked} == {404, 429}
    assert {answer.headers.get("Retry-After") for answer in asked} == {None, "5"}
    place, large = f"{site.address}/_stcore/upload_file/a/b", b"0" * (UPLOAD_BYTES + 3 * MB)
    assert front.put(place, content=large).status_code == 413


def test_an_upload_reaches_its_session_and_its_file_is_found_from_anywhere(
    site: Site, front: httpx.Client
):
    with session(site.address, site.trust) as one:
        one.send(editing_view())
        (box,) = (element.file_uploader.id for element in drawn(one.hear(), "file_uploader"))
        place = one.place_for("projects.csv")
        token = front.get(f"{site.address}/_stcore/health").cookies["_streamlit_xsrf"]

        def put(cookie: str) -> int:
            headers = {"Cookie": f"_streamlit_xsrf={token}; {cookie}", "X-Xsrftoken": token}
            files = {"file": (place.file_id, BROKEN_TABLE)}
            address = f"{site.address}{place.upload_url}"
            return front.put(address, headers=headers, files=files).status_code

        here, there = one.cookie, "karta_replica=" + ("b" if one.cookie.endswith("a") else "a")
        assert (put(there), put(here)) == (400, 204)
        asked = editing_view()
        widget = asked.rerun_script.widget_states.widgets.add(id=box)
        widget.file_uploader_state_value.uploaded_file_info.add(
            file_id=place.file_id, name="projects.csv", size=len(BROKEN_TABLE), file_urls=place
        )
        one.send(asked)
        (button,) = drawn(one.hear(), "download_button")
        marked = button.download_button.url
        known = [front.get(f"{replica.address}{marked}").status_code for replica in site.replicas]
        assert sorted(known) == [200, 404]  # in the memory of one alone
        for cookie in (here, there, ""):
            answer = front.get(f"{site.address}{marked}", headers={"Cookie": cookie})
            assert answer.status_code == 200, cookie


def editing_view() -> BackMsg:
    asked = BackMsg()
    asked.rerun_script.query_string, asked.rerun_script.page_name = "urejanje=da", "podatki"
    return asked


def test_a_release_is_seen_by_both_replicas(site: Site, front: httpx.Client, tmp_path: Path):
    wanted = release(site.database, tmp_path)
    wait_for(lambda: versions(site, front) == {wanted})
    kept = re.findall(r"proxy_cache_valid 200 (\d+)s;", SETTINGS.read_text(encoding="utf-8"))
    assert ASK_SECONDS + max(map(int, kept)) < WITHIN_S  # the rest is for reading it


def versions(site: Site, front: httpx.Client) -> set[str]:
    """Return the versions of the data that the replicas and nginx answer with."""
    addresses = (*(replica.address for replica in site.replicas), site.address)
    return {version(front, address) for address in addresses}


def version(front: httpx.Client, address: str) -> str:
    answer = front.get(f"{address}/api/v1/themes.json")
    assert answer.status_code == 200, answer.text
    return answer.headers["Data-Version"]


def test_releases_are_restored_from_a_dump(site: Site, tmp_path: Path):
    dump, name = str(tmp_path / "zmos.dump"), "restored"
    run("pg_dump", "--format", "custom", "--file", dump, url(site.database, USER))
    run("psql", "--quiet", "--command", f"CREATE DATABASE {name}", site.database.url)
    restored = url(site.database, USER, name)
    run("pg_restore", "--single-transaction", "--dbname", restored, dump)
    before = PostgresStore(url(site.database, "zmos_reader"))
    after = PostgresStore(url(site.database, "zmos_reader", name))
    assert after.releases() == before.releases() != []
    assert after.package(1) == before.package(1)
    assert after.audit() == before.audit()
    with pytest.raises(NoStoreError, match="may only read"):
        after.roll_back(1, "urednica@example.si", "")


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser that takes the certificate of the tests."""
    context = browser.new_context(
        locale="sl-SI", viewport={"width": 1280, "height": 900}, ignore_https_errors=True
    )
    yield context
    context.close()


def letter(visitor: BrowserContext) -> str:
    """Return which replica a visitor's session is on."""
    found = [one["value"] for one in visitor.cookies() if one["name"] == "karta_replica"]
    return found[0] if found else ""


def test_open_tabs_go_on_at_the_other_replica_where_one_is_killed(
    site: Site, visitor: BrowserContext, front: httpx.Client, tmp_path: Path
):
    page = visitor.new_page()
    failed: list[str] = []
    page.on("response", lambda answer: answer.status >= 400 and failed.append(answer.url))
    open_map(page, f"{site.address}/?{VIEW}")
    heading = page.get_by_role("heading", name="Ljubljana", exact=True)
    expect(heading).to_be_visible()
    page.evaluate("window.stays = true")
    here = letter(visitor)
    with crowd(site) as seen, ExitStack() as stack:
        open_sessions = [
            stack.enter_context(session(site.address, site.trust)) for _ in range(SESSIONS)
        ]
        sent = [shown(one.run(VIEW)) for one in open_sessions]
        killed = site.replicas["ab".index(here)]
        killed.kill()
        lost = [one for one in open_sessions if not goes_on(one)]
        assert 0 < len(lost) < SESSIONS  # each replica had some
        for one in lost:
            again = stack.enter_context(session(site.address, site.trust, one.cookie))
            assert again.cookie != one.cookie
            assert shown(again.run(VIEW)) == sent[0]
        wait_for(lambda: letter(visitor) != here)
        wait_for_rest(page)
        expect(heading).to_be_visible()
        choose_theme(page, "Urbano okolje")
        page.wait_for_url("**obcina=061&tema=sustainable_mobility*urban_environment**")
        marker(page, "070").wait_for()
        assert page.evaluate("window.stays")  # the page was not loaded anew
        for told in ("alert", "dialog"):
            expect(page.get_by_role(told)).to_have_count(0)
        # It comes back while the database is away, with what it has kept.
        before = version(front, site.address)
        site.database.stop()
        killed.start()
        assert versions(site, front) == {before}
        site.database.start()
        later = release(site.database, tmp_path)
        wait_for(lambda: versions(site, front) == {later})
    assert later != before
    assert failed == []
    assert set(seen) == {200}


def shown(heard: list[ForwardMsg]) -> list[str]:
    """Return the kinds of what a run draws, in their order."""
    return [str(element.WhichOneof("type")) for element in drawn(heard)]


def goes_on(one: Session) -> bool:
    try:
        one.run(VIEW)
    except ConnectionClosed:
        return False
    return True


def test_nobody_notices_that_replica_after_replica_is_renewed(site: Site):
    first, second = site.replicas
    with crowd(site) as seen, session(site.address, site.trust) as one:
        sent = shown(one.run(VIEW))
        first.stop()
        with session(site.address, site.trust, one.cookie) as another:
            assert shown(another.run(VIEW)) == sent
        first.start()
        # At once, while nginx may still hold that the first one is away. It is not started again:
        # the last test needs none.
        second.stop()
        with session(site.address, site.trust, one.cookie) as another:
            assert another.cookie == "karta_replica=a"
            assert shown(another.run(VIEW)) == sent
    assert set(seen) == {200}


def test_nginx_says_that_no_replica_answers_and_gives_what_it_has(site: Site, front: httpx.Client):
    path = f"{site.address}/api/v1/themes.json"
    known = front.get(path).content
    for replica in site.replicas:
        replica.stop()
    page = front.get(f"{site.address}/teme?lang=en")
    assert (page.status_code, page.headers["Retry-After"]) == (502, "5")
    assert page.headers["Cache-Control"] == "no-store"
    assert "Pregledna plošča trenutno ni dosegljiva" in page.text
    assert "will open when the server answers again" in page.text
    assert front.get(path).content == known
