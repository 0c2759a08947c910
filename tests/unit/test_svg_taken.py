"""What is taken of a drawing from outside, and how large, deep and long it may be."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.outside import SHAPE, drawing, find_outside
from zmos_data.svg import limits
from zmos_data.svg.refusal import RefusalError
from zmos_data.svg.rewriting import rewrite

FOLDER = Path(__file__).parents[1] / "drawings"
PROGRAMS = sorted(FOLDER.glob("*.svg"))


def rule_of(content: bytes) -> str:
    """Return the rule that refuses a file; "" where it is taken."""
    try:
        rewrite(content)
    except RefusalError as refused:
        return refused.refusal.rule
    return ""


@pytest.mark.parametrize("path", PROGRAMS, ids=lambda path: path.stem)
def test_what_a_drawing_program_writes_is_taken_without_its_notes(path: Path):
    svg = rewrite(path.read_bytes()).svg
    assert find_outside(svg) == []
    for note in ("inkscape", "sodipodi", "rdf", "metadata", "xmlns:", "<!", "font", "corel"):
        assert note.encode() not in svg.lower(), note
    assert rewrite(svg).svg == svg


def test_paint_clips_and_uses_of_a_drawing_program_stay():
    inkscape = rewrite((FOLDER / "inkscape.svg").read_bytes()).svg
    for kept in (
        b"fill:url(#linearGradient44)",
        b'clip-path="url(#clipPath50)"',
        b'href="#star"',
        b'href="#linearGradient40"',
        '<title id="title1">Grb občine</title>'.encode(),
        b'viewBox="0 0 100 122"',
    ):
        assert kept in inkscape, kept
    illustrator = rewrite((FOLDER / "illustrator.svg").read_bytes()).svg
    assert b".st1,.st2{fill-rule:evenodd;clip-rule:evenodd;fill:#D2232A}" in illustrator


def test_a_mark_of_utf_8_and_its_name_are_taken():
    content = drawing(head='<?xml version="1.0" encoding="utf-8"?>')
    assert rewrite(b"\xef\xbb\xbf" + content).svg == rewrite(content).svg == rewrite(drawing()).svg


def test_references_inside_the_file_are_taken():
    inside = (
        '<linearGradient id="a"><stop stop-color="#f00"/></linearGradient>'
        "<style>path{fill:url(#a)} #b.c,*{stroke:url('#a') none}</style>"
        '<path id="b" fill="url(#a) #fff" style=\'fill:url( "#a" )\'/><use xlink:href=" #b "/>'
    )
    svg = rewrite(drawing(inside)).svg
    assert find_outside(svg) == []
    assert b'<use href="#b"/>' in svg


def test_what_is_written_twice_stays_first_and_both_are_asked():
    svg = rewrite(drawing('<g id="a"/><g id="b"/><use xlink:href="#a" href="#b"/>')).svg
    assert b'<use href="#a"/>' in svg
    assert rule_of(drawing('<g id="a"/><use xlink:href="#a" href="//x#b"/>')) == "outside"


def test_signs_are_escaped_anew():
    svg = rewrite(drawing("<title>a &lt; b &amp; \"c\"</title><g id='&lt;&quot;&#10;'/>")).svg
    assert rewrite(svg).svg == svg
    assert b"a &lt; b &amp; &quot;c&quot;" in svg
    assert b'id="&lt;&quot;&#10;"' in svg


def test_the_outer_size_gives_way_to_the_box():
    sized = drawing(root='width="1" height="1000000" preserveAspectRatio="none" x="3"')
    assert rewrite(sized) == rewrite(drawing())
    without = drawing(root='width="100mm" height="12.2cm"', box="")
    assert rewrite(without).view_box == "0 0 377.953 461.102"


def padded(size: int) -> bytes:
    content = drawing("<!---->" + SHAPE)
    return content.replace(b"<!---->", b"<!--%b-->" % (b"a" * (size - len(content))))


def nested(depth: int) -> bytes:
    return drawing("<g>" * (depth - 2) + SHAPE + "</g>" * (depth - 2))  # with root and shape


def noted(depth: int) -> bytes:
    return drawing('<x:n xmlns:x="urn:x">' + "<x:n>" * (depth - 2) + "</x:n>" * (depth - 1))


def chained(depth: int) -> bytes:
    parts = [f'<g id="a{n + 1}"><use href="#a{n}"/></g>' for n in range((depth - 2) // 2)]
    return drawing(f'<g id="a0"/>{"".join(parts)}')


def many(elements: int) -> bytes:
    return drawing("<g/>" * (elements - 1))


def repeated(elements: int) -> bytes:
    """Write 500 elements that are used 98 times, and so many more that there are as asked."""
    more = elements - (1 + 500 + 98 * (1 + 500))
    uses = '<use href="#a"/>' * 98
    return drawing(f'<g id="a">{"<g/>" * 499}</g>{uses}{"<g/>" * more}')


def painted(elements: int) -> bytes:
    """Write a group whose pattern paints each element in it."""
    pattern = f'<pattern id="p">{"<g/>" * 99}</pattern>'  # 100 elements
    more = elements - (1 + 100 + 490 * 101)
    group = f'<style>#a.b{{fill:url(#p)}}</style><g id="a" class="b">{"<g/>" * 489}</g>'
    return drawing(pattern + group + "<g/>" * (more - 1))


def styled(selectors: int) -> bytes:
    return drawing("<style>" + ",".join(["a"] * (selectors - 1)) + "{fill:red}b{fill:red}</style>")


def numbered(place: str) -> dict[str, tuple[bytes, bytes, str]]:
    pairs = (
        ("10000000", "10000001"),
        ("-1e7", "-1.1e7"),
        ("1E+7", "1E+99"),
        ("0.123456789", "9" * 400),
    )
    return {
        f"{beyond[:12]} in {place.split(maxsplit=1)[0]}": (
            drawing(place.format(edge)),
            drawing(place.format(beyond)),
            "number",
        )
        for edge, beyond in pairs
    }


def titled(characters: int) -> bytes:
    return drawing(f"<title>{'a' * characters}</title>")


def boxed(box: str) -> bytes:
    return drawing(box=box)


# What is at the edge and is taken; what is a step beyond; by which rule.
EDGES = {
    "bytes": (padded(limits.BYTES), padded(limits.BYTES + 1), "size"),
    "depth": (nested(limits.DEPTH), nested(limits.DEPTH + 1), "depth"),
    "depth of notes": (noted(limits.DEPTH), noted(limits.DEPTH + 1), "depth"),
    "depth of references": (chained(limits.DEPTH), chained(limits.DEPTH + 2), "depth"),
    "elements": (many(limits.ELEMENTS), many(limits.ELEMENTS + 1), "elements"),
    "drawn elements": (
        repeated(limits.DRAWN_ELEMENTS),
        repeated(limits.DRAWN_ELEMENTS + 1),
        "drawn",
    ),
    "painted elements": (
        painted(limits.DRAWN_ELEMENTS),
        painted(limits.DRAWN_ELEMENTS + 1),
        "drawn",
    ),
    "selectors": (styled(limits.SELECTORS), styled(limits.SELECTORS + 1), "selectors"),
    **numbered('<path d="M{} 0H1"/>'),
    **numbered('<polygon points="0,{} 1,1"/>'),
    **numbered('<g transform="translate({})"/>'),
    **numbered('<rect width="{}"/>'),
    **numbered('<use style="stroke-width:{}px"/>'),
    "words": (titled(limits.VALUE_CHARACTERS), titled(limits.VALUE_CHARACTERS + 1), "long"),
    "a tall box": (boxed("0 0 1 4"), boxed("0 0 1 4.01"), "box"),
    "a wide box": (boxed("-5,-5 , 4 1"), boxed("-5 -5 4.01 1"), "box"),
    "the killing box": (boxed("0 0 1 1"), boxed("0 0 1 1000000"), "box"),
    "a small box": (boxed("0 0 1 1"), boxed("0 0 1 .99"), "box"),
    "a large box": (boxed("0 0 1e7 1e7"), boxed("0 0 1.1e7 1e7"), "box"),
    "a far box": (boxed("1e7 0 1 1"), boxed("1.1e7 0 1 1"), "box"),
    "numbers of the box": (boxed("0 0 1 1"), boxed("0 0 nan 1"), "box"),
    "an endless box": (boxed("0 0 1 1"), boxed("0 0 inf inf"), "box"),
    "a number that only Python reads": (boxed("0 0 10 10"), boxed("0 0 1_0 10"), "box"),
    "how many numbers": (boxed("0 0 1 1"), boxed("0 0 1"), "box"),
    "a box of many digits": (boxed("0 0 1 1"), boxed("1" * 150_000), "box"),
    "a box of no size": (boxed("0 0 1 1"), boxed("0 0 0 0"), "box"),
    "sides for a box": (
        drawing(root='width="3pt" height=" 3px "', box=""),
        drawing(root='width="3pt"', box=""),
        "box",
    ),
    "a side of many blanks": (
        drawing(root='width="3" height="3"', box=""),
        drawing(root=f'width="3" height="3{" " * 150_000}x"', box=""),
        "box",
    ),
    "sides that depend": (
        drawing(root='width="3in" height="3in"', box=""),
        drawing(root='width="100%" height="100%"', box=""),
        "box",
    ),
}


@pytest.mark.parametrize(("edge", "beyond", "rule"), EDGES.values(), ids=list(EDGES))
def test_a_limit_holds_at_its_edge(edge: bytes, beyond: bytes, rule: str):
    assert rule_of(edge) == ""
    assert rule_of(beyond) == rule


# What is within 200 kB and would take hours where each sign is asked again for each other one.
LONG = {
    "blanks": f'<path fill="{" " * 190_000}x("/>',
    "notes that begin": f"<style>{'/*' * 95_000}</style>",
    "signs without a rule": f"<style>{'a' * 190_000}</style>",
    "one id many times": '<g id="a"/>' * 2_400 + '<use href="#a"/>' * 2_400,
    "selectors without end": f"<style>{'a,' * 90_000}a{{fill:url(#a)}}</style>{'<a/>' * 9}",
    "a rule for all": f"<style>*{{{'fill:url(#a);' * 9_000}}}</style>" + "<g/>" * 4_000,
    "digits": f'<path d="M{"1" * 190_000}"/>',
    "points": f'<path d="M{"." * 190_000}"/>',
}


@pytest.mark.parametrize("inside", LONG.values(), ids=list(LONG))
def test_no_file_is_read_for_long(inside: str):
    content = drawing(inside)
    assert len(content) <= limits.BYTES
    begin = time.process_time()
    rule_of(content)
    assert time.process_time() - begin < 30  # of computing; half a second is usual
