"""What a visitor does on the map's page: a seen view, one not seen before, a search."""

from __future__ import annotations

from playwright.sync_api import Page

from bench.search import SEARCHES

BOARDS = ".zmos-board"
# Figures, legend and tables, without the links that the server's answer alone brings.
FIGURES = ", ".join(
    f".part-{name}" for name in ("summary", "headline", "legend", "panel", "towns", "starts")
)
# In each view of `unseen`; no option that it clicks is ever one without projects.
START = (
    "tema=sustainable_mobility,urban_environment&faza=completed,under_construction&tocnost=exact"
)
_OPTIONS = (
    "tocnost:rounded",
    "faza:contracted",
    "tema:energy_efficiency",
    "tocnost:none",
    "faza:approved",
    "faza:selected",
)
_BOXES = (
    "theme-urban_environment",
    "theme-energy_efficiency",
    "unknown",
    "theme-innovation_policy",
    "theme-sustainable_mobility",
)
WORDS = (
    *SEARCHES,
    "Celje",
    "Koper",
    "Kranj",
    "Krško",
    "Ljubljana",
    "Maribor",
    "Murska Sobota",
    "Nova Gorica",
    "Novo mesto",
    "Ptuj",
    "Slovenj Gradec",
    "Velenje",
)


def seen(page: Page, _: int) -> None:
    """Click a theme on or off: the server has written both views before."""
    _option(page, "tema:sustainable_mobility")


def unseen(page: Page, n: int) -> None:
    """Click an option so that every view is one that nobody has asked for (a Gray code)."""
    _option(page, _OPTIONS[_flipped(n)])


def _option(page: Page, option: str) -> None:
    facet, _, code = option.partition(":")
    page.locator(f"details[data-facet={facet}] [data-nav*='\"{code}\"']").click()


def type_word(page: Page, n: int) -> None:
    """Type a search that nobody has asked for."""
    page.locator("#search").fill(WORDS[n])


def send_word(page: Page, _: int) -> None:
    """Send what is typed."""
    page.locator("#search").press("Enter")


def native_seen(page: Page, _: int) -> None:
    """Click the same theme as `seen`, as a checkbox of Streamlit's."""
    page.locator(".st-key-theme-sustainable_mobility label").click()


def native_unseen(page: Page, n: int) -> None:
    """Click a checkbox of Streamlit's, each time into another view (a Gray code)."""
    page.locator(f".st-key-{_BOXES[_flipped(n)]} label").click()


def radio(page: Page, n: int) -> None:
    """Choose the other choice of a radio."""
    page.locator('[data-testid="stRadio"] label:has(input)').nth(1 - n % 2).click()


def _flipped(n: int) -> int:
    """Return which option the n-th step of a Gray code flips."""
    return ((n + 1) & -(n + 1)).bit_length() - 1
