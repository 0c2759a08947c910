"""The styles: what makes every click slow must not come back."""

import re
from pathlib import Path

import pytest

from ui.page_shell import PAGES
from ui.page_styles import SHARED, STYLES

ROOT = Path(__file__).resolve().parents[2]
# Wherever one stands: of the pages, of the slides, of the map's frame, of the file to take home.
FOLDERS = ("content", "ui", "webmap", "documents", "static", "static_site")
EVERY = [file for folder in FOLDERS for file in (ROOT / folder).rglob("*.css")]
ON_SCREEN = sorted(file for file in EVERY if file.stem != "print")


@pytest.mark.parametrize("file", ON_SCREEN, ids=lambda file: file.stem)
def test_no_rule_makes_the_browser_style_everything_anew(file):
    assert not slow(file.read_text(encoding="utf-8"))


def test_the_styles_of_every_folder_are_asked():
    assert {file.name for file in ON_SCREEN} >= {
        "all.css",
        "presentation.css",
        "hall.css",
        "map.css",
        "standalone.css",
        "parts.css",
    }


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ("body:has(.deck) { a: b }", 1),
        ("p:not(:has(b)) { a: b }", 1),
        ("[class*=st] { a: b }", 1),
        ("[class^='st'] { a: b }", 1),
        ("/* :has( */ p { a: b }", 0),
        (".has { a: b }", 0),
    ],
)
def test_a_slow_rule_is_found(rules, found):
    assert len(slow(rules)) == found


def slow(rules: str) -> list[str]:
    """Return what asks what an element holds, or how a class begins."""
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    return re.findall(r":has\(|\[class[*^$~|]?=", rules)


@pytest.mark.parametrize("file", ON_SCREEN, ids=lambda file: file.stem)
def test_what_is_left_out_far_below_the_screen_stands_whole_on_paper(file):
    assert not left_out_on_paper(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ("p { contain: paint; }", 1),
        ("@media screen { p { a: b } }\np { content-visibility: auto; }", 1),
        ("@media screen { p { a: b } q { content-visibility: auto; } }", 0),
        ("p { object-fit: contain; overscroll-behavior: contain; }", 0),
    ],
)
def test_what_paper_would_lack_is_found(rules, found):
    assert len(left_out_on_paper(rules)) == found


def left_out_on_paper(rules: str) -> list[str]:
    """Return what cuts or leaves out what stands outside of the window, also on paper."""
    block = r"@media screen[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
    return re.findall(r"\bcontain:|content-visibility:", re.sub(block, "", rules))


def test_every_style_is_of_all_pages_of_paper_or_of_one_page():
    names = {file.stem for file in STYLES.glob("*.css")}
    assert names <= {*SHARED, "print", "embedded", *PAGES}
