"""Names that meant several things, or nothing to a newcomer, and must not come back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.product import PACKAGES
from tests.unit.test_house import PRODUCT, ROOT

SCREEN = r"(?:ui|content|documents)/"


class Gone(NamedTuple):
    """A name: its words as an expression, what there is in its place, and in which files."""

    words: str
    now: str
    where: str = ""


def part(word: str) -> str:
    """Match a word wherever in a name."""
    return rf"(?:.*_)?{word}s?(?:_.*)?"


GONE = (
    Gone("live", "board", SCREEN),
    Gone("apart", "outside_board", SCREEN),
    Gone("on_go", "on_navigate"),
    Gone("data_go", "data_nav"),
    Gone(part("takeaway"), "downloads"),
    Gone(part("twin"), "towns_table", SCREEN),
    Gone("papers", "evidence"),
    Gone(part("wording"), "labels"),
    Gone("fitting_scale", "legend_scale"),
    Gone("groups", "file_groups", r".*\.css$"),
    Gone("frame|frame_of", "extent", r"documents/(?:map_|card_|town_map)|geodata/anchors"),
    Gone("frame|set_frame", "text_box", r"documents/(?:briefing_p|town_pack)"),
)
STAY = {("ui/styles/all.css", "papers")}  # old links lead to a place of that name


def words_of(name: str) -> str:
    """Write the words of an identifier in small letters, with a line between them."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])|-", "_", name).lower().strip("_")


def of_python(text: str) -> Iterator[str]:
    """Name what a module defines, takes, reads and sets."""
    for node in ast.walk(ast.parse(text)):
        for field in ("name", "id", "arg", "attr", "asname"):
            if isinstance(name := getattr(node, field, None), str):
                yield from name.split(".")


def of_script(text: str) -> Iterator[str]:
    """Name the identifiers of a script, and the attributes that its texts name."""
    code = re.sub(r"/\*.*?\*/|(?m:(?<!:)//[^\n]*)", "", text, flags=re.S)
    yield from re.findall(r"data-[\w-]+", code)
    yield from re.findall(r"[A-Za-z_$][\w$]*", re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", "", code))


def of_style(text: str) -> Iterator[str]:
    """Name the classes, ids and attributes that the rules of a style ask for."""
    rules = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", text, flags=re.S))
    for rule in rules:
        yield from re.findall(r"[.#\[]([A-Za-z][\w-]*)", rule)


READERS = {"py": of_python, "js": of_script, "css": of_style}


def come_back(file: str, text: str) -> set[tuple[str, str]]:
    """Return each name of a file that is gone, with the one that it has now."""
    names = {words_of(name) for name in READERS[file.rpartition(".")[2]](text)}
    return {
        (name, gone.now)
        for gone in GONE
        if re.match(gone.where, file)
        for name in names
        if re.fullmatch(gone.words, name) and (file, name) not in STAY
    }


def test_no_name_comes_back():
    styles = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for package in PACKAGES
        for path in (ROOT / package).rglob("*.css")
    }
    assert len(styles) > 15
    found = {name: come_back(name, text) for name, text in (PRODUCT | styles).items()}
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("file", "text", "names"),
    [
        ("documents/map_picture.py", "class Frame: ...", {"frame"}),
        ("documents/map_focus.py", "def clip(frame): ...", {"frame"}),
        ("documents/briefing_parts.py", "_set_frame(shape.text_frame)", {"set_frame"}),
        ("documents/briefing_pptx.py", "x = shape.notes_text_frame.text", set()),
        ("documents/briefing_tables.py", "frame = table()", set()),  # of pandas
        ("content/labels.py", "from content import wording as words", {"wording"}),
        ("ui/parts/take.py", "draw(takeaway=1)", {"takeaway"}),
        ("ui/board/board.js", "// onGo\nconst onGo = 1", {"on_go"}),
        ("ui/board/board.js", "/* live */ see('live'); a.dataset.x", set()),
        ("ui/board/links.js", "find('[data-go]')", {"data_go"}),
        ("ui/styles/all.css", "/* .groups {} */ .downloads .groups a { top: 0 }", {"groups"}),
        ("ui/styles/all.css", ".file { --live: 1 } #papers { top: 0 }", set()),
        ("static_site/leading.py", "live = 1", set()),
    ],
)
def test_a_name_that_comes_back_is_found(file, text, names):
    assert {name for name, _ in come_back(file, text)} == names
