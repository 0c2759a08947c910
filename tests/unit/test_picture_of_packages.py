"""The picture of the packages in README.md is of the imports as they are."""

from __future__ import annotations

import re

import pytest

from scripts import picture_of_packages as picture
from tests.unit.test_layering import ALLOWED

CHAIN: picture.Arrows = {
    "pages": {"ui"},
    "ui": {"content", "geodata"},
    "content": {"geodata"},
    "geodata": set(),
}


def test_the_picture_is_of_the_imports():
    drawn = picture.PICTURE.read_text(encoding="utf-8")
    assert drawn == picture.draw(picture.arrows()), "python scripts/picture_of_packages.py"
    assert "docs/packages.svg" in (picture.ROOT / "README.md").read_text(encoding="utf-8")


def test_every_package_stands_in_the_picture_and_in_the_readme():
    assert {*picture.PACKAGES, "dashboard"} == ALLOWED.keys()
    said = (picture.ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in picture.PACKAGES if f"**`{name}/`**" not in said] == []


def test_the_readme_says_of_every_package_how_it_is_tested():
    said = (picture.ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"^- \*\*`(\w+)/`\*\*(.*)$", said, re.MULTILINE)
    tested = {name: re.findall(r"Tested by [^.;]*`(tests/\w+)`", words) for name, words in lines}
    assert [name for name in picture.PACKAGES if not tested.get(name)] == []
    folders = {folder for found in tested.values() for folder in found}
    assert {folder for folder in folders if not (picture.ROOT / folder).is_dir()} == set()


SAID = re.findall(
    r"^- \*\*`(\w+)/`\*\*.*?(It (?:may import|imports) [^.;]*)",
    (picture.ROOT / "README.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(("name", "words"), SAID)
def test_the_readme_says_of_a_package_what_it_may_import(name, words):
    order = [each for each, _ in SAID]
    said = set(re.findall(r"`(\w+)`", words))
    if "every package below" in words:
        said = set(order[order.index(name) + 1 :])
    assert set(order) == set(picture.PACKAGES)
    assert said == ALLOWED[name]


def test_a_new_import_is_another_picture():
    more = {**CHAIN, "geodata": {"webmap"}, "webmap": set()}
    assert picture.draw(CHAIN | {"webmap": set()}) != picture.draw(more)


def test_an_arrow_that_another_way_says_is_left_out():
    assert picture.shortest(CHAIN)["ui"] == {"content"}
    assert picture.floors(CHAIN) == {"pages": 3, "ui": 2, "content": 1, "geodata": 0}
