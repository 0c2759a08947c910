"""What is refused of a drawing from outside, by which rule, and on which line."""

from __future__ import annotations

import pytest

from content.text import Text
from tests.outside import drawing
from zmos_data.phrase import Phrase
from zmos_data.svg.refusal import RULES, Refusal, RefusalError
from zmos_data.svg.rewriting import rewrite

XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
# Way in: content, rule, line, and what the message shows of it.
WAYS = {
    # 1. Programs and what is acted upon.
    "a script": (drawing("\n<script>alert(1)</script>"), "active", 2, "script"),
    "a script by prefix": (
        drawing('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
        "active",
        1,
        "script",
    ),
    "a script of XHTML": (drawing(f"\n\n<h:script {XHTML}/>"), "active", 3, "script"),
    "a script in the notes of a program": (
        drawing('<x:notes xmlns:x="urn:x"><script>1</script></x:notes>'),
        "active",
        1,
        "script",
    ),
    "a script in the metadata": (
        drawing("<metadata><script>1</script></metadata>"),
        "active",
        1,
        "script",
    ),
    "meta refresh": (
        drawing(f'<h:meta {XHTML} http-equiv="refresh" content="0;url=//x"/>'),
        "active",
        1,
        "meta",
    ),
    "a picture of XHTML": (drawing(f'<h:img {XHTML} srcset="//x 2x"/>'), "active", 1, "img"),
    "a foreign object": (drawing("<foreignObject><p/></foreignObject>"), "active", 1, "foreign"),
    "a film": (drawing('<video poster="//x"/>'), "active", 1, "video"),
    "a handler of events": (drawing(root='onload="alert(1)"'), "handler", 1, "onload"),
    "a handler on its own line": (
        drawing('\n<path\n   d="M0 0"\n   onclick="x()"/>'),
        "handler",
        4,
        "onclick",
    ),
    "a listener": (
        drawing('<path e:event="x" xmlns:e="http://www.w3.org/2001/xml-events"/>'),
        "active",
        1,
        "event",
    ),
    "an inclusion": (
        drawing('<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'),
        "active",
        1,
        "include",
    ),
    # 2. Animation that changes an address.
    "set": (
        drawing('<use href="#a"><set attributeName="href" to="//x"/></use>'),
        "active",
        1,
        "set",
    ),
    "animate": (
        drawing('<path><animate attributeName="fill" values="url(//x)"/></path>'),
        "active",
        1,
        "animate",
    ),
    # 3. References.
    "an outside use": (drawing('\n<use xlink:href="other.svg#a"/>'), "outside", 2, "other.svg#a"),
    "a use under another prefix": (
        drawing('<use y:href="//x#a" xmlns:y="http://www.w3.org/1999/xlink"/>'),
        "outside",
        1,
        "//x#a",
    ),
    "data as an address": (drawing('<use href="data:image/svg+xml,x#a"/>'), "outside", 1, "data:"),
    "an address with signs for signs": (drawing('<use href="#%61"/>'), "outside", 1, "#%61"),
    "an address with the sign of a rule": (drawing('<use href="#a@b"/>'), "outside", 1, "#a@b"),
    "an outside gradient": (drawing('<linearGradient href="a.svg#a"/>'), "outside", 1, "a.svg#a"),
    "a base": (drawing(root='xml:base="http://x/"'), "outside", 1, "http://x/"),
    "a set of sources": (drawing('<path srcset="//x 2x"/>'), "outside", 1, "srcset=//x 2x"),
    "a poster": (drawing('<path poster="//x"/>'), "outside", 1, "poster=//x"),
    "a link": (drawing('<a href="javascript:alert(1)"><path/></a>'), "element", 1, "a"),
    "an outside picture": (drawing('<image href="https://x/a.png"/>'), "image", 1, "image"),
    "a picture inside": (drawing('<image href="data:image/png;base64,AA"/>'), "image", 1, "image"),
    # 4. Addresses in paint and styles.
    "an outside fill": (drawing('<path fill="url(https://x/#a)"/>'), "outside", 1, "url(https"),
    "an outside fill in capitals": (drawing('<path fill="URL( //x )"/>'), "outside", 1, "URL("),
    "a note within an address": (drawing('<path fill="url(/**/#a)"/>'), "value", 1, "/**/"),
    "an outside fill in a style": (
        drawing('<path style="fill:url(a.svg)"/>'),
        "outside",
        1,
        "url(",
    ),
    "an address that nothing draws": (
        drawing('<path style="-x-y:url(//x)"/>'),
        "outside",
        1,
        "url(//x)",
    ),
    "an address without a function": (drawing('<path mask="//x#a"/>'), "value", 1, "//x#a"),
    "a cursor": (drawing('<path cursor="url(//x)"/>'), "outside", 1, "url(//x)"),
    "an escape": (drawing(r'<path style="fill:\75rl(//x)"/>'), "value", 1, r"\75rl(//x)"),
    "an escape in an attribute": (drawing(r'<path fill="u\72l(//x)"/>'), "value", 1, r"u\72l(//x)"),
    "image-set": (drawing("<path style=\"fill:image-set('//x' 1x)\"/>"), "value", 1, "image-set("),
    "src": (drawing("<path style=\"fill:src('//x')\"/>"), "value", 1, "src("),
    "a variable": (drawing('<path style="--a:1"/>'), "style", 1, "--a:1"),
    "an outside filter": (drawing('<path filter="url(//x#a)"/>'), "outside", 1, "url(//x#a)"),
    "an own filter": (drawing('<path filter="url(#a)"/>'), "effect", 1, "url(#a)"),
    "an own marker": (drawing('<path style="marker-end:url(#a)"/>'), "effect", 1, "url(#a)"),
    # 5. Style sheets.
    "an import": (drawing('<style>\n\n@import "a.css";</style>'), "style", 3, "@import"),
    "a font": (drawing("<style>@font-face{src:url(//x)}</style>"), "style", 1, "@font-face"),
    "an address in a sheet": (
        drawing("\n<style>a{}\npath{fill:url(a)}</style>"),
        "outside",
        3,
        "url(",
    ),
    "an escape in a sheet": (
        drawing(r"<style>path{fill:\75rl(//x)}</style>"),
        "style",
        1,
        r"\75rl",
    ),
    "image-set in a sheet": (
        drawing("<style>path{fill:image-set('//x')}</style>"),
        "style",
        1,
        "image-set(",
    ),
    "a sheet cut in two": (
        drawing("<style>@im<![CDATA[port]]> '//x';</style>"),
        "style",
        1,
        "@import",
    ),
    "a sheet around an element": (drawing("<style><g/>@import 'x'</style>"), "element", 1, "g"),
    "a sheet with a note that does not end": (drawing("<style>\na{}/*</style>"), "style", 1, "/*"),
    "a selector that asks": (drawing("<style>path:hover{fill:red}</style>"), "style", 1, "hover"),
    "a sheet for one kind of screen": (drawing('<style media="print"/>'), "attribute", 1, "media"),
    # 6. The file as such.
    "an outside sheet": (
        drawing(head='<?xml-stylesheet href="a"?>'),
        "instruction",
        1,
        "xml-stylesheet",
    ),
    "an entity": (drawing("&a;", head='<!DOCTYPE svg [<!ENTITY a "b">]>'), "doctype", 1, ""),
    "a type of document": (drawing(head='\n<!DOCTYPE svg SYSTEM "a.dtd">'), "doctype", 2, ""),
    "UTF-16": (drawing().decode().encode("utf-16"), "encoding", 0, "UTF-16"),
    "UTF-16 without a mark": (drawing().decode().encode("utf-16-le"), "encoding", 0, "UTF-16"),
    "UTF-32": (drawing().decode().encode("utf-32"), "encoding", 0, "UTF-32"),
    "UTF-7 by name": (
        drawing(head='<?xml version="1.0" encoding="UTF-7"?>'),
        "encoding",
        1,
        "UTF-7",
    ),
    "windows-1250": ("<svg>\n\n\u010d</svg>".encode("cp1250"), "encoding", 3, "?"),
    "no whole file": (b"<svg", "xml", 1, "unclosed token"),
    "an empty file": (b"", "xml", 1, "no element found"),
    "HTML": (b"<html/>", "root", 1, "html"),
    "no namespace": (b'<svg viewBox="0 0 8 8"/>', "root", 1, "svg"),
    "an element without a namespace": (drawing('<path xmlns=""/>'), "element", 1, "path"),
    # 7. What would look different elsewhere, or is not known.
    "letters": (drawing("<text>Grb</text>"), "text", 1, "text"),
    "an unknown element": (drawing("<meshgradient/>"), "element", 1, "meshgradient"),
    "an unknown attribute": (drawing('<path hatch="1"/>'), "attribute", 1, "hatch"),
    "an address where none has an effect": (drawing('<g href="#a"/>'), "attribute", 1, "href"),
    "letters in an outline": (drawing('<path d="M0 0 url"/>'), "value", 1, "ur"),
    # 8. Circles.
    "a use of itself": (drawing('\n<use id="a" href="#a"/>'), "cycle", 2, "#a"),
    "a use of what is around": (drawing('<g id="a"><use href="#a"/></g>'), "cycle", 1, "#a"),
    "a circle that begins inside": (
        drawing('<use href="#b"/><g id="a"><g id="b"><use href="#a"/></g></g>'),
        "cycle",
        1,
        "#b",
    ),
    "a circle of two": (
        drawing('<g id="a"><use href="#b"/></g>\n<g id="b"><use href="#a"/></g>'),
        "cycle",
        2,
        "#a",
    ),
    "a pattern of itself": (
        drawing('<pattern id="a"><path fill="url(#a)"/></pattern>'),
        "cycle",
        1,
        "#a",
    ),
    "a pattern of itself by a sheet": (
        drawing('<style>.a{fill:url(#a)}</style><pattern id="a"><path class="b a"/></pattern>'),
        "cycle",
        1,
        "#a",
    ),
    "a mask of itself": (drawing('<mask id="a" mask="url(#a)"/>'), "cycle", 1, "#a"),
    "a gradient of itself": (drawing('<linearGradient id="a" href="#a"/>'), "cycle", 1, "#a"),
}


@pytest.mark.parametrize(("content", "rule", "line", "shown"), WAYS.values(), ids=list(WAYS))
def test_each_way_in_is_closed(content: bytes, rule: str, line: int, shown: str):
    with pytest.raises(RefusalError) as caught:
        rewrite(content)
    refusal = caught.value.refusal
    assert (refusal.rule, refusal.line) == (rule, line)
    assert shown in refusal.found
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("rule", sorted(RULES))
def test_each_reason_is_a_line_in_both_languages(rule):
    phrase = Refusal(rule, "7<x>", 3, "official/grb-061.svg").phrase
    english, slovenian = str(phrase), Text("sl").say_phrase(phrase)
    assert english.startswith("official/grb-061.svg, line 3: refused, so the drawing")
    assert slovenian.startswith("official/grb-061.svg, vrstica 3: datoteka je zavrnjena, zato")
    assert ". Allowed: " in english and ". Dovoljeno: " in slovenian
    assert ("7<x>" in english) == ("7<x>" in slovenian)
    for part in phrase.values.values():  # nothing is left in English
        if isinstance(part, Phrase) and part not in ("UTF-8", "7<x> kB"):
            assert part not in slovenian


@pytest.mark.parametrize("found", ["a\nb\u2028c", "\u202eevil", "x" * 1000])
def test_what_was_found_stays_in_one_line(found):
    line = str(Refusal("element", found, 3, "official/grb-061.svg").phrase)
    assert line.isprintable()
    assert len(line) < 500
    assert line.startswith("official/grb-061.svg, line 3: refused, ")
    assert "Found: the element '" in line
