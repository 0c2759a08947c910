"""A real Chromium against a real server; every outside host is blocked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    Page,
    expect,
    sync_playwright,
)

from scripts.browser import find_browser
from tests.server import CHROMIUM_FLAGS, running
from tests.visitor import SEEN

# The files that take longest come first, so that at the end no worker waits for one of them; and
# not both that need the whole static edition, or one would wait until the other has it made.
LONGEST = {
    f"test_{name}.py": place
    for place, name in enumerate(
        ("static_site", "axe", "streamlit_words", "canaries", "presentation", "static_edition")
    )
}
# A busy machine is not a broken page: what must appear may take its time.
PATIENCE_MS = 60_000
# What a page may leave for the next one, all but the browser's own cache.
KEPT_BY_PAGES = "cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems"
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: LONGEST.get(item.path.name, len(LONGEST)))


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with running("dashboard.py") as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    with sync_playwright() as playwright:
        yield playwright.chromium


def started_by() -> dict[str, Any]:
    path = find_browser()
    assert path, "The browser tests need Chrome, Chromium or Edge; on Debian: apt install chromium"
    return {"executable_path": path, "args": list(CHROMIUM_FLAGS)}


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    started = chromium.launch(**started_by())
    yield returning(started)
    started.close()


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


@pytest.fixture(scope="session")
def profile(
    chromium: BrowserType, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """Start a browser that keeps its compiled scripts, as that of a person does.

    A context of `browser` compiles Streamlit's anew for each test: a third of the time of a page.
    """
    context = chromium.launch_persistent_context(
        tmp_path_factory.mktemp("profile"),
        locale="sl-SI",
        viewport={"width": 1280, "height": 900},
        bypass_csp=True,
        **started_by(),
    )
    context.add_init_script(SEEN)
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def page(profile: BrowserContext) -> Iterator[Page]:
    """Open a page of a visitor who has nothing of the tests before but the browser's cache."""
    origins: set[str] = set()

    def follow(opened: Page) -> None:
        opened.on("framenavigated", lambda frame: origins.add(origin_of(frame.url)))

    profile.on("page", follow)
    first = profile.pages[0]  # the empty one that the browser started with stays
    yield profile.new_page()
    profile.remove_listener("page", follow)
    for opened in profile.pages[1:]:
        opened.close()
    storage = profile.new_cdp_session(first)
    for origin in origins - {origin_of("about:blank")}:
        kept = {"origin": origin, "storageTypes": KEPT_BY_PAGES}
        storage.send("Storage.clearDataForOrigin", kept)
    storage.detach()
    profile.clear_cookies()
    profile.clear_permissions()


def origin_of(url: str) -> str:
    return "{0.scheme}://{0.netloc}".format(urlsplit(url))
