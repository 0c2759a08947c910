"""Templates: what they do to what they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from content import markup
from tests.words import JOINER
from ui import html

WHOLE = f"2016{JOINER}–{JOINER}2021"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("2016–2021", WHOLE),
        ("od 2016–2021; 2014–2020.", f"od {WHOLE}; 2014{JOINER}–{JOINER}2020."),
        ("Lent–Tabor, 12–15, 12016–2021", "Lent–Tabor, 12–15, 12016–2021"),
        ("<b>2016–2021</b>", f"&lt;b&gt;{WHOLE}&lt;/b&gt;"),
    ],
)
def test_a_range_of_years_never_breaks(words, shown):
    assert f">{shown}<" in html.fill("note.html", lang="sl", words=words)


def test_a_field_an_attribute_and_a_file_keep_the_years_as_they_are():
    names = (
        "lang",
        "cite",
        "alone",
        "plain_label",
        "plain",
        "done",
        "copy",
        "bibtex",
        "report",
        "report_words",
        "mail",
        "draft",
        "draft_label",
    )
    page = html.fill("citation.html", **dict.fromkeys(names, "ITI 2016–2021"))
    assert f"<h2>ITI {WHOLE}</h2>" in page
    assert ">ITI 2016–2021</textarea>" in page
    assert 'href="ITI 2016–2021"' in page
    assert JOINER not in markup.Templates("ui").fill("note.html", lang="sl", words="2016–2021")


@pytest.mark.parametrize(
    ("template", "written"),
    [
        ("<p>\n  {{ a }}\n</p>\n", "<p>1</p>"),
        ('<p class="x"\n  id="y">\n  two\n  words</p>', '<p class="x" id="y">twowords</p>'),
        ("{% if a %}\n  <b>\n    {{ a }}</b>{{ ' ' }}\n{% endif %}\n<i></i>", "<b>1</b> <i></i>"),
        ('<b{% if a %}\n  title="{{ a }}"{% endif %}>', '<b title="1">'),
        ("{% for n in [\n  1,\n  2] %}\n{{ n }}\n{% endfor %}", "12"),
    ],
)
def test_a_line_break_of_a_template_is_nothing_and_inside_a_tag_a_space(template, written):
    templates = markup.Templates("ui")._templates
    assert templates.from_string(template).render(a=1) == written


def test_an_error_of_a_template_names_its_line():
    templates = markup.Templates("ui")._templates
    with pytest.raises(TemplateSyntaxError) as error:
        templates.from_string("<p\n  id='x'>\n\n  <b>\n{% endfor %}")
    assert error.value.lineno == 5


_TAG = re.compile(r"{%-?\s*(end)?(?:for|if|macro|call|block|filter)\b")
_BETWEEN = re.compile(r"{%-?\s*(?:else|elif)\b")


def misplaced(template: str) -> list[int]:
    """Number the lines that do not stand deeper than the block that they are in."""
    found: list[int] = []
    blocks: list[int] = []  # how deep those stand that are open
    whole = re.sub(r"{%[^%]*%}", lambda tag: tag[0].replace("\n", " "), template)
    for number, line in enumerate(whole.splitlines(), 1):
        words = line.lstrip()
        depth, opens = len(line) - len(words), _TAG.match(words)
        ends = opens is not None and opens[1] == "end"
        if words and blocks and (ends or _BETWEEN.match(words)):
            found += [number] * (depth != blocks[-1])
        elif words and blocks:
            found += [number] * (depth <= blocks[-1])
        if ends:
            blocks = blocks[:-1]
        elif opens and sum(-1 if end else 1 for end in _TAG.findall(words)) > 0:
            blocks.append(depth)
    return found


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        ("{% if a %}\n  <p>\n{% else %}\n  <b>\n{% endif %}", []),
        ("{% if a %}\n<p>\n{% endif %}", [2]),
        ("{% if a %}\n  <p>\n  {% endif %}", [3]),
        ("{% for n in [\n  1,\n] %}\n  <b>\n{% endfor %}\n<p>", []),
        ("{% if a %}<p>{% endif %}\n<b>", []),
    ],
)
def test_a_line_that_is_not_indented_is_found(template, lines):
    assert misplaced(template) == lines


def test_templates_are_indented_and_their_lines_short():
    root = Path(markup.__file__).resolve().parents[1]
    files = [*root.glob("*/templates/*.html"), *(root / "deploy").rglob("*.html")]
    assert len(files) > 30
    for file in files:
        template = file.read_text(encoding="utf-8")
        assert max(map(len, template.splitlines())) <= 120, file.name
        assert misplaced(template) == [], file.name
