"""Proxies that let pages through and no session: the page says so, in its language."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from scripts.browser import find_nginx
from tests.replicas import NEED, wait_for_port
from tests.server import free_port

# What nginx does where its settings say no more than where to ask: HTTP/1.0, a Host of its own,
# no WebSocket; and the same where the Host is taken away.
PROXIES = {"as nginx comes": "", "without a host": 'proxy_set_header Host "";'}
WORDS = {
    "sl": "Stran ne dobi povezave s strežnikom, zato ostaja prazna.",
    "en": "The page gets no connection to its server, so it stays empty.",
}
PATIENCE_MS = 21_000


@contextmanager
def proxied(folder: Path, server: str, settings: str) -> Iterator[str]:
    """Run nginx with settings of its own before a server; yield its address."""
    program, port = find_nginx(), free_port()
    assert program, NEED
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    account = "user root root; " if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{account}daemon off; pid {folder}/pid; events {{}}\n"
        f"http {{ access_log off; {temporary} server {{ listen 127.0.0.1:{port};\n"
        f"location / {{ proxy_pass http://{urlsplit(server).netloc}; {settings} }} }} }}\n"
    )
    files = ["-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen([program, *files], cwd=folder) as process:
        try:
            wait_for_port(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.mark.fault("a proxy that passes on no host and no session")
@pytest.mark.parametrize(("path", "language"), [("", "sl"), ("teme", "en")])
@pytest.mark.parametrize("proxy", PROXIES)
def test_a_page_behind_a_proxy_that_keeps_its_session_back_says_so(
    strict_page: Page, server: str, tmp_path: Path, proxy: str, path: str, language: str
):
    page = strict_page
    page.clock.install()
    with proxied(tmp_path, server, PROXIES[proxy]) as address:
        page.goto(f"{address}/{path}?lang={language}")
        page.get_by_test_id("stApp").wait_for(state="attached")
        notice = page.locator("#zmos-unheard-said")
        expect(notice).to_have_count(0)
        page.clock.run_for(PATIENCE_MS)
        expect(notice).to_contain_text(WORDS[language])
        expect(notice).to_contain_text("Host")
        expect(notice.get_by_role("button")).to_be_in_viewport()


def test_a_page_with_a_connection_says_nothing(page: Page, server: str):
    page.clock.install()
    page.goto(f"{server}/teme?lang=sl")
    expect(page.locator("#root .sentence")).to_be_visible()
    page.clock.run_for(3 * PATIENCE_MS)
    expect(page.locator("#zmos-unheard-said")).to_have_count(0)
