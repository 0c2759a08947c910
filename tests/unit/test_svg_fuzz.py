"""Whatever a file holds: it is refused in a line, or taken with nothing in it that leads out."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.outside import drawing, find_outside
from zmos_data.heraldry import ARMS_FOLDER
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.rewriting import rewrite
from zmos_data.svg.verdict import take

FILES = [
    path.read_bytes()
    for path in (
        *sorted((Path(__file__).parents[1] / "drawings").glob("*.svg")),
        ARMS_FOLDER / "grb-011.svg",
        ARMS_FOLDER / "grb-133.svg",
    )
]
SNIPPETS = [
    b"<script/>",
    b"<style>@import '//x'</style>",
    b"<use href='//x#a'/>",
    b"<g>",
    b"</g>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"&#0;",
    b"&x;",
    b"&#92;",
    b"<?x y?>",
    b"<!DOCTYPE svg>",
    b"\xff",
    b"\0",
    b" onload='x'",
    b" fill='url(//x)'",
    b" style='fill:\\75rl(//x)'",
    b" href='//x'",
    b" xmlns='http://www.w3.org/1999/xhtml'",
    b" xml:base='//x'",
    b"url(",
    b"/*",
    b"*/",
    b"{",
    b"}",
    b"'",
    b'"',
    b"1e999",
    b"<use href='#star'/>",
    b"<image href='//x'/>",
    b"<style>*{fill:url(#a)}",
]
ELEMENTS = [
    "g",
    "path",
    "use",
    "pattern",
    "mask",
    "clipPath",
    "linearGradient",
    "style",
    "title",
    "script",
    "image",
    "x:note",
    "h:img",
    "symbol",
    "svg",
    "text",
    "metadata",
]
NAMES = [
    "id",
    "class",
    "d",
    "fill",
    "style",
    "href",
    "xlink:href",
    "onclick",
    "mask",
    "clip-path",
    "transform",
    "width",
    "data-x",
    "x:y",
    "xml:base",
    "src",
    "filter",
]
VALUES = [
    "a",
    "b",
    "#a",
    "#b",
    "url(#a)",
    "url(#b)",
    "url(//x)",
    "//x#a",
    "M0 0H8V8Z",
    "1e9",
    "3",
    "fill:url(#a)",
    "fill:url(//x);stroke:red",
    r"\75rl(//x)",
    "red",
    "none",
    "rotate(1)",
    "&lt;",
    "&#10;",
    "a{fill:red}",
]
SPACES = 'xmlns:x="urn:x" xmlns:h="http://www.w3.org/1999/xhtml"'
IN_ORDER = settings(
    derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300
)

# What is allowed, put together in ways that nobody draws.
CONTAINERS = ["g", "symbol", "pattern", "mask", "clipPath", "svg", "defs"]
REFERENCES = ["url(#a)", "url(#b)", "none"]
NUMBERS = ["0", "-1", "1e-40", "1e7", "5", "5 3", "100%"]
OUTLINES = ["M0 0H8V8Z", "M1 1h3v3h-3zm9-9-5 5", "M0 0L8 1e7V8Z", "M1e7-1e7A1 9e6 3 11 8-8", "M0 0"]
MOVES = ["scale(0)", "rotate(45) scale(1e7)", "translate(-1e7)", "matrix(0 0 0 0 0 0)", "skewX(90)"]
ODD = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from("abc"),
        **{key: st.sampled_from(REFERENCES) for key in ("fill", "stroke", "mask", "clip-path")},
        **{
            key: st.sampled_from(NUMBERS)
            for key in ("opacity", "width", "height", "x", "stroke-width", "stroke-dasharray")
        },
        **{key: st.sampled_from(MOVES) for key in ("transform", "patternTransform")},
        "viewBox": st.sampled_from(["0 0 1e-9 1", "0 0 0 0", "-1 -1 1e7 1"]),
        "patternUnits": st.just("userSpaceOnUse"),
    },
).map(lambda pairs: "".join(f' {key}="{value}"' for key, value in pairs.items()))
ODD_SHAPES = st.recursive(
    st.builds('<path{} d="{}"/>'.format, ODD, st.sampled_from(OUTLINES))
    | st.builds('<use href="#{}"/>'.format, st.sampled_from("abc")),
    lambda inside: st.builds(
        lambda name, pairs, parts: f"<{name}{pairs}>{''.join(parts)}</{name}>",
        st.sampled_from(CONTAINERS),
        ODD,
        st.lists(inside, min_size=1, max_size=3),
    ),
    max_leaves=12,
)


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Cut pieces out of a file, repeat them, and put others in."""
    content = draw(st.sampled_from(FILES))
    for _ in range(draw(st.integers(1, 2))):
        begin = draw(st.integers(0, len(content)))
        end = min(len(content), begin + draw(st.integers(0, 4)))
        middle = draw(
            st.sampled_from(SNIPPETS)
            | st.binary(max_size=6)
            | st.sampled_from([b"", b"1", content[begin:end] * 2])
        )
        content = content[:begin] + middle + content[end:]
    return content


@st.composite
def element(draw: st.DrawFn, children: st.SearchStrategy[str]) -> str:
    """Write an element of known and unknown words."""
    name = draw(st.sampled_from(ELEMENTS))
    attributes = draw(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), max_size=3))
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{''.join(draw(st.lists(children, max_size=3)))}</{name}>"


TREES = st.recursive(st.sampled_from(["", "words", "a{fill:url(#a)}"]), element, max_leaves=8)


def check(content: bytes) -> bool:
    """Check that a file is refused in a line or taken clean; tell which."""
    try:
        svg = rewrite(content).svg
    except RefusalError as refused:
        assert str(refused).isprintable()
        return False
    assert find_outside(svg) == []
    assert rewrite(svg).svg == svg
    return True


def both_ways(contents: st.SearchStrategy[bytes]) -> None:
    """Check many files, of which some are taken and some are refused."""
    taken = []

    @IN_ORDER
    @given(contents)
    def run(content: bytes) -> None:
        taken.append(check(content))

    run()
    assert 20 < sum(taken) < len(taken) - 20


def test_a_mutated_file_is_refused_or_clean():
    both_ways(mutated())


def test_a_file_of_any_words_is_refused_or_clean():
    both_ways(TREES.map(lambda inside: drawing(inside, root=SPACES)))


@settings(IN_ORDER, max_examples=25)
@given(ODD_SHAPES)
def test_a_clean_file_is_drawn_or_refused_apart(inside):
    content = drawing(inside)
    try:
        picture = take(content).picture
    except RefusalError as refused:
        assert refused.refusal.rule in ("blank", "renderer", "crash", "slow", "cycle")
    else:
        assert picture is not None and picture.startswith(b"\x89PNG")
