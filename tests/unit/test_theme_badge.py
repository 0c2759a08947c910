"""The badge of a theme has one home: its value, and the macro that draws it."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.markup import Templates
from content.theme_badge import ThemeBadge, theme_badge, theme_badges
from tests.pages import build_page
from tests.tables import table

ROOT = Path(__file__).resolve().parents[2]
HOME = "content/templates/_parts.html"


@pytest.mark.parametrize("language", ["sl", "en"])
def test_a_badge_has_the_letter_and_the_name_of_its_theme(dataset, language):
    page = build_page(dataset, language)
    rows = table("themes").set_index("theme_code")
    badges = theme_badges(page)
    assert list(badges) == list(page.rows.themes)
    for code, badge in badges.items():
        row = rows.loc[code]
        assert (badge.letter, badge.label) == (row["letter"], row[f"short_{language}"])
        assert theme_badge(page, code, "title").label == row[f"title_{language}"]
    assert len({(badge.letter, badge.colour) for badge in badges.values()}) == 4


def drawn(**how: bool) -> str:
    """Draw a badge whose values would end the text or attribute that they stand in."""
    macro = Templates("content")._templates.get_template("_parts.html").module.letter
    return str(macro(ThemeBadge("<E", "#e69f00", "#1b1b1b", '"><i>'), **how))


def test_a_badge_is_drawn_in_its_colours_and_escaped():
    assert drawn() == (
        '<b class="letter" title="&#34;&gt;&lt;i&gt;" style="background:#e69f00;color:#1b1b1b">'
        "&lt;E</b>"
    )


def test_a_badge_beside_its_name_is_not_named_twice_and_is_plain_where_no_part_is_taken():
    assert drawn(named=False, taken=False) == '<b class="letter">&lt;E</b>'
    assert 'aria-hidden="true"' in drawn(hidden=True)


def test_badge_and_colours_of_a_theme_have_one_home():
    templates = [
        file for name in ("ui", "documents", "content") for file in (ROOT / name).rglob("*.html")
    ]
    assert [
        file.relative_to(ROOT).as_posix()
        for file in templates
        if 'class="letter"' in file.read_text(encoding="utf-8")
    ] == [HOME]
    modules = [
        file
        for name in ("ui", "documents", "content", "api", "webmap")
        for file in (ROOT / name).rglob("*.py")
    ]
    assert sorted(
        file.relative_to(ROOT).as_posix()
        for file in modules
        if "THEME_COLOURS" in (code := file.read_text(encoding="utf-8")) or "THEME_INK" in code
    ) == ["content/palette.py", "content/theme_badge.py"]
