"""The first map in a real browser, alone and while many others come."""

from __future__ import annotations

import threading

from playwright.sync_api import Browser

from bench.load.crowd import Held, newcomers
from tests.server import Server
from tests.visitor import new_page

# What the page's own frame shows, since the address was asked for.
_MAP = """() => {
  const frame = document.querySelector('iframe');
  const drawn = frame && frame.contentDocument && frame.contentDocument.querySelector('path');
  return drawn ? performance.now() : 0;
}"""


def first_map_s(browser: Browser, server: Server) -> float:
    """Return the seconds from the address to the map, of a browser that has nothing of it."""
    page = new_page(browser)
    page.goto(f"{server.address}/?obcina=080", wait_until="commit")
    found = page.wait_for_function(_MAP).json_value()
    page.context.close()
    return float(found) / 1000


def among(browser: Browser, server: Server, number: int) -> tuple[float, Held]:
    """Return the seconds of a browser that comes with many others, and what those met."""
    found: list[Held] = []
    others = threading.Thread(target=lambda: found.append(newcomers(server, number - 1)))
    others.start()
    seconds = first_map_s(browser, server)
    others.join()
    return seconds, found[0]
