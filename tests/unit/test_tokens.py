"""Colours have one home, and whoever names one names one that is there."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from content.markup import parts_style
from webmap import bundle, tokens
from webmap.tokens import COLOURS
from zmos_data import workbook_looks

ROOT = Path(__file__).resolve().parents[2]
# The themes' colours and the classes come with the figures; arms are looked at on two grounds.
HOMES = ("webmap/tokens.py", "content/palette.py", "scripts/contact_sheet.py")
FILES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for folder in ("api", "content", "documents", "pages", "scripts", "static_site", "ui", "webmap")
    for file in sorted((ROOT / folder).rglob("*"))
    if file.suffix in (".py", ".js", ".css", ".html")
}
STYLES = {name: text for name, text in FILES.items() if name.endswith(".css")}
_COLOUR = re.compile(
    # Black, white and a grey may be mixed: as shadows and rules they hold on any ground.
    r"""(?<=[\s"':(,])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3})\b(?!.*\{$)"""
    r"""|\b(?:rgba?\(\s*(?!([\d.]+)[ ,]+\1[ ,]+\1\b)|hsla?\(\s*)[\d.]+[^)]*\)""",
    re.I,
)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("a { color: #33475b; }", 1),
        ("b { background:#fff }", 1),
        ('x = "#17232F"', 1),
        ('_SHADOW = "#00000030"', 1),
        ("#map_div { color: red }", 0),
        ("#add .a {", 0),
        ('href="#town"', 0),
        ("# face it", 0),
        ("c { background: rgba(178, 106, 0, .12) }", 1),
        ("c { background: rgb(36 95 143 / 16%) }", 1),
        ("c { background: rgba(0, 0, 1, .12) }", 1),
        ("c { background: hsl(210 60% 35%) }", 1),
        ("d { border: 1px solid rgba(128, 128, 128, .3) }", 0),
        ("d { box-shadow: 0 1px 3px rgba(0, 0, 0, .3), 0 0 rgb(255 255 255) }", 0),
        ("d { background: color-mix(in srgb, var(--accent) 16%, transparent) }", 0),
        ("set_fill_color(*_rgb(colour))", 0),
    ],
)
def test_a_colour_is_found(code, found):
    assert len(_colours(code)) == found


def _colours(code: str) -> list[str]:
    """Return the colours that are written out in a code."""
    return [found[0] for found in _COLOUR.finditer(code)]


def test_colours_have_one_home():
    assert len(STYLES) > 8
    assert {
        name: found
        for name, text in FILES.items()
        if name not in HOMES and (found := _colours(text))
    } == {}


def test_the_colours_of_workbooks_stand_once():
    written = [
        colour.lower()
        for file in (ROOT / "zmos_data").rglob("*.py")
        for colour in re.findall(r"""["']#?([0-9A-Fa-f]{6})["']""", file.read_text("utf-8"))
    ]
    assert {workbook_looks.HEADING.lower(), workbook_looks.STRIPE.lower()} <= set(written)
    assert len(written) == len(set(written)) > 8
    assert {f"#{colour}" for colour in written} & set(COLOURS.values()) == {
        COLOURS["stripe"],
        COLOURS["white"],
    }


def test_patterns_are_drawn_by_the_tokens_in_one_style():
    drawn = {name: found for name, text in STYLES.items() if (found := _gradients(text))}
    assert list(drawn) == ["content/styles/parts.css"]
    kinds = drawn["content/styles/parts.css"]
    assert len(kinds) == 4
    assert [kind for kind in kinds if re.search(r"\d(px|r?em)", kind) or "var(--" not in kind] == []


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("a { background: repeating-linear-gradient(0deg, red 0 var(--lines)); }", 1),
        ("a { background: radial-gradient(red 1.2px, transparent 1.5px) 0 0 / 6px 6px; }", 1),
        ("a { background: linear-gradient(red, blue); }", 0),
    ],
)
def test_a_pattern_is_found(rule, found):
    assert len(_gradients(rule)) == found


def _gradients(style: str) -> list[str]:
    """Return the rules that draw a pattern, each with all that it says."""
    rules = re.findall(r"\{[^{}]*\}", style)
    return [rule for rule in rules if re.search(r"repeating-\w+-gradient|radial-gradient", rule)]


def test_the_page_that_nginx_has_by_itself_has_the_same_colours():
    away = (ROOT / "deploy/nginx/karta/karta-away.html").read_text(encoding="utf-8")
    found = set(_colours(away))
    assert len(found) > 3
    assert found <= set(COLOURS.values())


def test_a_style_names_what_is_there_and_everything_there_is_named():
    own = set(re.findall(r"(--[\w-]+)\s*:", "".join(FILES.values())))
    asked = set(re.findall(r"var\((--[\w-]+)", "".join(STYLES.values())))
    known = set(re.findall(r"(--[\w-]+):", tokens.style()))
    parts = set(re.findall(r"(--[\w-]+):", parts_style()))  # with the colour of a theme
    assert {name for name in asked - own - known - parts if not name.startswith("--st-")} == set()
    named = asked | {f"--{name}" for name in re.findall(r'\bCOLOURS\["([\w-]+)"\]', str(FILES))}
    scripts = str([text for name, text in FILES.items() if name.endswith(".js")])
    named |= {f"--{name}" for name in re.findall(r"\bcolours\.(\w+)", scripts)}
    named |= {f"--{name}" for name in re.findall(r'\bcolours\["([\w-]+)"\]', scripts)}
    assert known - named == {"--ground-dark"}  # of Streamlit alone
    assert named <= known | asked


def test_pages_map_and_file_have_the_tokens_before_what_names_them():
    assert bundle.map_style().startswith(tokens.style().encode())
    assert "--ink:#17232f;" in tokens.style()
    script = bundle.map_script().decode()
    written = re.match(r"window\.zmosTokens=(.*);\n", script)
    assert written is not None
    values = json.loads(written[1])
    assert values["colours"] == COLOURS
    scripts = {name: FILES[f"webmap/{name}.js"] for name in ("drawing", "layers", "markers", "map")}
    for group, word in (("ring", "measures"), ("outlines", "outlines"), ("patterns", "tiles")):
        asked = set(re.findall(rf"\b{word}\.(\w+)", str(scripts)))
        found = set(values[group]) - {"hatch", "lines", "dots"}
        assert asked == found, group
    assert "const { hatch, lines, dots } = tiles;" in scripts["drawing"]


def test_the_theme_of_streamlit_has_the_same_colours():
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    light = theme["light"]
    found = {
        "accent": light["primaryColor"],
        "paper": light["backgroundColor"],
        "ink": light["textColor"],
        "link": light["linkColor"],
        "ground": light["secondaryBackgroundColor"],
    }
    assert found == {name: COLOURS[name] for name in found}
