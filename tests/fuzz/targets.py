"""What hostile inputs are thrown at: each takes one, or refuses it in words; an error is a crash.

What a target returns is whether the input was taken; what has to hold of one that was, it asserts.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from api import oembed
from api.app import Request, respond
from content import own_slides, reports, share, slide_values, store
from content.search_box import suggested
from tests import builders
from tests.fuzz import strategies
from tests.unit import test_editing_bad_input, test_svg_fuzz
from ui import next_view, serving
from ui.guard import messages, policy
from zmos_data import actions, links, parameters, slide_sets
from zmos_data.editors import editors_file, read_editors
from zmos_data.loading import load_package
from zmos_data.model import DataError
from zmos_data.package import Package, read_package
from zmos_data.receipt import Verdict, check_receipt
from zmos_data.selection import Selection
from zmos_data.slides import load_slides


@dataclass(frozen=True)
class Target:
    """Something that hostile inputs reach.

    Attributes
    ----------
    kind : str
        What it is called in the table.
    inputs : hypothesis strategy
        What is thrown at it.
    take : callable
        Takes one input; returns whether it was taken rather than refused.
    number : int
        How many are tried by the command.
    """

    kind: str
    inputs: st.SearchStrategy[Any]
    take: Callable[[Any], bool]
    number: int


def take_address(query: str) -> bool:
    """Read the view of a link; what is read stands in a link that reads the same."""
    codes = parameters.codes_of(store.dataset())
    selection, language, ignored = parameters.parse(parameters.parse_query(query), codes)
    again = links.link(selection, language or "sl")
    assert parameters.parse(parameters.parse_query(again), codes)[0] == selection
    assert again.isascii() and not set("<>\"'\r\n") & set(again), again
    return not ignored


def take_search(words: str) -> bool:
    """Look for words, with suggestions."""
    page = store.unkept_page(store.dataset(), Selection(search=words[:200]), "sl")
    suggested(page)
    return bool(page.view.headline.projects)


def take_request(asked: tuple[str, str, str, Mapping[str, str]]) -> bool:
    """Ask the web interface."""
    return _answered(respond(Request(*asked)))


def take_oembed(asked: tuple[str, Mapping[str, str]]) -> bool:
    """Ask for the description of a frame."""
    return _answered(oembed.respond(Request("GET", "", asked[0], asked[1])))


def _answered(answer: Any) -> bool:
    assert answer.status < 500, answer
    for name, value in answer.headers.items():
        assert not set("\r\n\x00") & set(f"{name}{value}"), (name, value)
        value.encode("latin-1")
    return bool(answer.status < 400)


@lru_cache(1)
def _client() -> TestClient:
    parts = serving.parts()
    app = Starlette(routes=parts["routes"], middleware=parts["middleware"])
    return TestClient(app, follow_redirects=False)


def take_http(asked: tuple[str, str, str, dict[str, str]]) -> bool:
    """Ask the server as it stands, guards and all."""
    method, path, query, headers = asked
    sent = {name: value.encode("latin-1") for name, value in headers.items()}
    sent = {name: value for name, value in sent.items() if not set(value) & {0, 10, 13}}
    # What no client puts on the wire as it is comes escaped, as every server has it escaped.
    asked_for = quote(f"/{path}?{query}", safe="/?&=%:;,+@!*'()$~", errors="replace")
    answer = _client().request(method, f"http://testserver{asked_for}", headers=sent)
    assert answer.status_code < 500, answer.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].count("script-src") == 1
    assert "root:" not in answer.text
    return answer.status_code < 400


def take_message(content: bytes) -> bool:
    """Hear what a websocket sends."""
    return not messages.refusal(content) and messages.is_taken(content)


def take_action(value: object) -> bool:
    """Read what a board says that was done."""
    try:
        read = actions.read(value)
    except actions.ActionError:
        return False
    assert read.as_json() == value
    return True


def take_question(said: bytes) -> bool:
    """Read where a click leads, and write that view."""
    try:
        question = next_view.read(said)
    except next_view.QuestionError:
        return False
    return next_view.written(question) is not None


def take_set(text: str) -> bool:
    """Read a set of slides out of a link, and show it."""
    page = store.page(store.dataset(), Selection(), "sl")
    return not own_slides.shown_set(page, slide_sets.read(text)).problems


def take_receipt(words: str) -> bool:
    """Check a receipt."""
    return check_receipt(store.dataset(), words).verdict not in (
        Verdict.UNREADABLE,
        Verdict.NEEDS_LINK,
    )


def take_slides(content: bytes) -> bool:
    """Read a file of slides."""
    deck = load_slides(_written(content), slide_values.placeholders(store.dataset()))
    assert deck.slides or deck.problems
    return not deck.problems


def take_editors(content: bytes) -> bool:
    """Read a list of editors; nobody stands on one that is wrong."""
    read = read_editors(_written(content), {"061": "Ljubljana"})
    assert not (read.problems and read.people)
    return not read.problems


def _written(content: bytes) -> Path:
    path = Path(tempfile.gettempdir()) / f"zmos-fuzz-{os.getpid()}"
    path.write_bytes(content)
    return path


def take_environment(given: Mapping[str, str]) -> bool:
    """Start with settings of any kind; none of them says more than it may."""
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        said = policy.policy((), framed=True)
        assert said.count(";") <= 9 and "\n" not in said
        public = share.public_address()
        assert public == "" or public.startswith(("http://", "https://"))
        reports.reports_to()
        file = editors_file()
        return bool(public) or not (file and read_editors(file, {}).problems)
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.__setitem__(name, value)


@lru_cache(1)
def _little() -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return dict(read_package(builders.tiny_package(Path(folder))).files)


@st.composite
def packages(draw: st.DrawFn) -> Package:
    """Draw a package of which a file has been changed."""
    whole = _little()
    path = draw(st.sampled_from(sorted(whole)))
    return Package({**whole, path: draw(strategies.mutated((whole[path],)))})


def take_package(package: Package) -> bool:
    """Read tables and descriptor."""
    try:
        load_package(package)
    except DataError as error:
        assert error.problems and all(str(problem) for problem in error.problems)
        return False
    return True


def take_upload(file: tuple[str, bytes]) -> bool:
    """Drop a file into the editors' box, and look at what it would change."""
    return not test_editing_bad_input.check(*file).faults


_TREES = test_svg_fuzz.TREES.map(
    lambda inside: test_svg_fuzz.drawing(inside, root=test_svg_fuzz.SPACES)
)
_ASKED = st.tuples(
    strategies.METHODS,
    strategies.RESOURCES | strategies.PATHS,
    strategies.queries(),
    strategies.HEADERS,
)
# An action of a page holds no half of a sign (`zmos_data.actions`), so that no set is made of it.
_WHOLE_QUERIES, _WHOLE_WORDS = (
    texts.map(lambda words: words.encode(errors="replace").decode())
    for texts in (strategies.queries(), strategies.TEXT)
)
_SETS = (
    strategies.mutated(
        (slide_sets.write([slide_sets.OwnSlide("map", "obcina=061", "Naslov")]).encode(),)
    ).map(lambda content: content.decode("utf-8", "replace"))
    | st.builds(
        lambda kind, view, title: slide_sets.write([slide_sets.OwnSlide(kind, view, title)]),
        st.sampled_from(["map", "town", "text", "matrix", "x"]),
        _WHOLE_QUERIES,
        _WHOLE_WORDS,
    )
    | strategies.TEXT
)
_CSV = test_editing_bad_input.csv_files().map(lambda content: ("a.csv", content))
_XLSX = test_editing_bad_input.workbooks().map(lambda content: ("a.xlsx", content))
_FRAMES = strategies.queries() | st.builds(
    lambda path, query, more: (
        f"url={quote(f'http://localhost/{path}?{query}', errors='replace')}&{more}"
    ),
    st.sampled_from(["", "teme", "obcina"])
    | strategies.TEXT.map(lambda words: quote(words, errors="replace")),
    strategies.queries(),
    strategies.queries() | st.sampled_from(["format=xml", "maxwidth=300", "format=json"]),
)
_QUESTIONS = st.binary(max_size=200) | st.builds(
    lambda page, view, action, marks: json.dumps(
        {"page": page, "view": view, "action": action, "has": marks}
    ).encode(),
    st.sampled_from(["", "projekti", "obcina", "teme", "primerjava", "podatki", "../x"]),
    strategies.queries().map(lambda query: f"{query}&lang=sl"),
    strategies.ACTIONS
    | st.builds(lambda words: {"set": {"isci": words}}, strategies.PHRASES)
    | st.sampled_from([{"toggle": ["tema", "urban_environment"]}, {"years": [2019, None]}]),
    st.dictionaries(strategies.TEXT, strategies.TEXT, max_size=3),
)
_RECEIPTS = st.builds("https://x.si/{}?{}".format, strategies.TEXT, strategies.queries())

TARGETS = (
    Target("Addresses of views", strategies.queries(), take_address, 24_000),
    Target("Words of a search", strategies.PHRASES, take_search, 8_000),
    Target("Requests to the web interface", _ASKED, take_request, 8_000),
    Target("oEmbed", st.tuples(_FRAMES, strategies.HEADERS), take_oembed, 6_000),
    Target(
        "HTTP requests and headers",
        st.tuples(strategies.METHODS, strategies.PATHS, strategies.queries(), strategies.HEADERS),
        take_http,
        6_000,
    ),
    Target("Messages of a websocket", strategies.MESSAGES, take_message, 14_000),
    Target("Actions of a board", strategies.ACTIONS, take_action, 14_000),
    Target("Questions where a click leads", _QUESTIONS, take_question, 4_000),
    Target("Sets of slides in a link", _SETS, take_set, 8_000),
    Target("Receipts", _RECEIPTS | strategies.TEXT, take_receipt, 4_000),
    Target("Slides (YAML)", strategies.YAML, take_slides, 3_000),
    Target("Lists of editors (TOML)", strategies.EDITORS, take_editors, 3_000),
    Target("Environment variables", strategies.ENVIRONMENT, take_environment, 3_000),
    Target("Drawings (SVG)", test_svg_fuzz.mutated() | _TREES, test_svg_fuzz.check, 6_000),
    Target("Tables and descriptor", packages(), take_package, 1_500),
    Target("Uploads: CSV", _CSV, take_upload, 1_500),
    Target("Uploads: workbooks", _XLSX, take_upload, 800),
)
