"""A real Chromium against a real server; every outside host is blocked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from scripts.browser import find_browser
from tests.server import CHROMIUM_FLAGS, running
from tests.visitor import SEEN

# A busy machine is not a broken page: what must appear may take its time.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with running("dashboard.py") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "The browser tests need Chrome, Chromium or Edge; on Debian: apt install chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield returning(chromium)
        chromium.close()


def returning(chromium: Browser) -> Browser:
    """Let every visitor be one who has been here and has patience; `first_visit` is of others."""
    make = chromium.new_context

    def new_context(**options: Any) -> BrowserContext:
        # `wait_for_function` evaluates a string, which the pages' policy forbids
        # (ui/guard/policy.py); `strict_page` is held to it.
        context = make(**{"bypass_csp": True, **options})
        context.add_init_script(SEEN)
        context.set_default_timeout(PATIENCE_MS)
        return context

    chromium.new_context = new_context  # type: ignore[method-assign]
    return chromium


@pytest.fixture
def first_visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages of visitors who have never been here."""
    contexts = []

    def open_page(**options: Any) -> Page:
        contexts.append(Browser.new_context(browser, locale="sl-SI", bypass_csp=True, **options))
        opened = contexts[-1].new_page()
        opened.set_default_timeout(PATIENCE_MS)
        return opened

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def strict_page(browser: Browser) -> Iterator[Page]:
    """Open a page that is held to its policy, as those of visitors are."""
    context = browser.new_context(
        locale="sl-SI", viewport={"width": 1280, "height": 900}, bypass_csp=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="sl-SI", viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
