"""Hostile inputs: text of every kind, bytes that were whole once, requests, messages."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from hypothesis import strategies as st
from streamlit.proto.BackMsg_pb2 import BackMsg

from zmos_data import parameters
from zmos_data.editors import FILE_VARIABLE as EDITORS_VARIABLE
from zmos_data.package import PACKAGE_FOLDER

EVIL = (
    *("<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "javascript:alert(1)"),
    *("{{7*7}}", "{projects.__class__}", "%s%n", "${jndi:ldap://x}", "';--", "`id`", "|id"),
    *("../../etc/passwd", "..%2f..%2f", "\\\\evil\\share", "/proc/self/environ", "file:///etc"),
    *("\x00", "\r\nSet-Cookie: x=1", "\ud83d", "\u202e", "\ufeff", "\u0130", "ß" * 30, "a\u0301"),
    *("=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "-1", "1e999", "9" * 400, "NaN", "-0", "٣"),
    *("(a+)+$", "a" * 5_000, '"' * 300, "(" * 300, "a " * 400, "*" * 100, "\\" * 100),
    *("&#0;", "]]>", "<!--", "<?xml?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "!!python/object:os"),
)
CODES = ("061", "070", "999", "sustainable_mobility", "urban_environment", "total_eur", "2014–2020")
WORDS = ("kolesarska pot", "energija", "Ljubljana", '"v centru"', "bus -tramvaj", "061-13")
NAMES = sorted(
    {value for name, value in vars(parameters).items() if name.isupper() and isinstance(value, str)}
)
TEXT = st.one_of(
    st.text(max_size=30), st.sampled_from(EVIL), st.sampled_from(CODES), st.sampled_from(WORDS)
)
PHRASES = st.lists(TEXT, max_size=4).map(" ".join)
SEPARATORS = ("&", ";", ",", "=", "%", "?", "#", "+", "&&", "&" * 150, "%00", "%ff", "%u0061")


@st.composite
def queries(draw: st.DrawFn) -> str:
    """Draw what stands behind the question mark: known names with any values, or any signs."""
    if draw(st.integers(0, 9)) == 0:
        return "".join(draw(st.lists(st.sampled_from(SEPARATORS) | TEXT, max_size=12)))
    names = st.sampled_from(NAMES) | st.sampled_from(("lang", "embed", "slide")) | TEXT
    pairs = draw(st.lists(st.tuples(names, TEXT | st.lists(TEXT).map(",".join)), max_size=6))
    return urlencode(pairs, errors="replace", safe=draw(st.sampled_from(["", ",", "<>\"'"])))


HEADERS = st.dictionaries(
    st.sampled_from(
        (
            *("host", "accept-language", "accept-encoding", "if-none-match", "range", "accept"),
            *("origin", "cookie", "x-forwarded-host", "x-forwarded-proto", "user-agent", "te"),
        )
    ),
    TEXT.map(lambda words: words.encode("utf-8", "replace").decode("latin-1")),
    max_size=4,
)
METHODS = st.sampled_from(["GET"] * 6 + ["HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "X"])
_FOLDERS = (
    "api",
    "v1",
    "datoteke",
    "app",
    "static",
    "published",
    "oembed",
    "..",
    "%2e%2e",
    "karta",
)
PATHS = st.lists(
    st.sampled_from(_FOLDERS) | TEXT.map(lambda words: quote(words, errors="replace")), max_size=5
).map("/".join)
RESOURCES = st.sampled_from(
    ["v1/themes.json", "v1/projects.json", "v1/projects.csv", "v1/changes", "v1/openapi.json"]
)
ENVIRONMENT = st.dictionaries(
    st.sampled_from(["ZMOS_ADDRESS", "ZMOS_MAIL", "ZMOS_FRAMES", EDITORS_VARIABLE]),
    TEXT.map(lambda words: words.replace("\x00", "").encode("utf-8", "replace").decode()),
    min_size=1,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXT, inside, max_size=3),
    max_leaves=8,
)
_ACTIONS = ("set", "page", "toggle", "years", "show", "language", "add", "slides", "wake", "speak")
ACTIONS = st.one_of(
    st.dictionaries(st.sampled_from(_ACTIONS) | TEXT, JSON, max_size=3),
    st.dictionaries(st.just("set"), st.dictionaries(st.sampled_from(NAMES), TEXT), min_size=1),
    JSON,
)


@st.composite
def mutated(draw: st.DrawFn, wholes: tuple[bytes, ...]) -> bytes:
    """Draw bytes that were whole: turned over, put in, cut out, said again."""
    content = bytearray(draw(st.sampled_from(wholes)))
    for _ in range(draw(st.integers(0, 5))):
        at, size = draw(st.integers(0, len(content))), draw(st.integers(1, 40))
        kind = draw(st.sampled_from(["put", "cut", "turn", "again"]))
        if kind == "put":
            content[at:at] = draw(st.sampled_from(EVIL)).encode("utf-8", "replace")
        elif kind == "cut":
            del content[at : at + size]
        elif kind == "turn" and at < len(content):
            content[at] ^= 1 << draw(st.integers(0, 7))
        elif kind == "again":
            content[at:at] = content[at : at + size] * draw(st.integers(1, 30))
    return bytes(content)


# The first two slides of the meeting: what stands before the third.
SLIDES = b"\n- id".join((PACKAGE_FOLDER / "slides.yaml").read_bytes().split(b"\n- id")[:3])
YAML = mutated(
    (
        SLIDES,
        b"- id: a\n  kind: map\n  view: obcina=061\n",
        b"- &a [*a, *a]\n- id: !!python/object/apply:os.system ['id']\n",
        b"- id: a\n  kind: bullets\n  bullets:\n    sl: [a]\n    en: [b]\n",
    )
)
MESSAGES = mutated(
    (
        BackMsg(rerun_script={"query_string": "lang=sl"}).SerializeToString(),
        BackMsg(clear_cache=True).SerializeToString(),
        BackMsg(file_urls_request={"file_names": ["x"]}).SerializeToString(),
    )
) | st.binary(max_size=60)
EDITORS = mutated(
    (b'signed_in_hours = 8\n[[editor]]\nemail = "a@b.si"\ntowns = ["061"]\nmay_release = true\n',)
)
