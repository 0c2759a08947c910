"""The styles: what makes every click slow must not come back."""

import re

import pytest

from ui.frame import PAGES, STYLES

ON_SCREEN = [file for file in sorted(STYLES.glob("*.css")) if file.stem != "print"]


@pytest.mark.parametrize("file", ON_SCREEN, ids=lambda file: file.stem)
def test_no_rule_makes_the_browser_style_everything_anew(file):
    rules = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.findall(r":has\(|\[class[*^$~|]?=", rules)


def test_every_style_is_of_all_pages_of_paper_or_of_one_page():
    assert {file.stem for file in STYLES.glob("*.css")} <= {"all", "print", "embedded", *PAGES}
