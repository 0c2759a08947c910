"""Parts of a page that lead to other views: plain HTML in, the chosen view out.

Parts that stand next to one another share a board, which is one element for Streamlit and the
browser, whatever stands in it. Measured: each element costs every filter click some
milliseconds, twelve of them more than the map.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial, wraps

import streamlit as st
from streamlit.components import v2
from streamlit.components.v2.types import ComponentRenderer

from content import cache, figure_links, store
from content.page import Page
from content.text import Text
from ui import html, sent, url_state
from ui.board import scripts
from zmos_data import links

# Streamlit sends a component's script with every run, so that here stands only where it is, and
# takes it for the path of a file where it has no second line.
_LOADER = """let s;
export default p=>s?s(p):import(new URL("{address}",document.baseURI).href)\
.then(m=>(s=m.default)(p))"""


@cache.kept()
def _component(script: str, address: str) -> ComponentRenderer:
    return v2.component(
        f"zmos_{script}",
        html='<div class="zmos-board"></div>',
        js=_LOADER.format(address=address),
        isolate_styles=False,
    )


@dataclass
class _Board:
    """The parts that are gathered, and the name under which they are drawn."""

    page: Page
    key: str
    parts: dict[str, str] = field(default_factory=dict)
    cut: bool = False  # whether an element of Streamlit's own stands before, between or behind

    def draw(self) -> None:
        if not self.parts:
            return
        _draw("board", self.page, self.key, {"parts": self.parts})
        self.parts = {}


LINKS = "$evidence"  # marks what the links of figures are called, which is no part
CONNECTION = "connection"  # name of its script, and of its element
_OPEN: ContextVar[_Board | None] = ContextVar("the open board", default=None)


@contextmanager
def board(page: Page, key: str) -> Iterator[None]:
    """Gather the parts that are rendered meanwhile and draw them as one element.

    Parameters
    ----------
    page : Page
        The page.
    key : str
        Name of the board on the page.
    """
    opened = _Board(page, key)
    outer = _OPEN.set(opened)
    try:
        yield
    finally:
        _OPEN.reset(outer)
    opened.draw()


@contextmanager
def outside_board(key: str) -> Iterator[None]:
    """Draw an element of Streamlit's own between the parts; a board is cut in two by it.

    Parameters
    ----------
    key : str
        Name of the board that follows. It is given and not counted, so that the styles and the
        clicks of a board know it whatever stands before it.
    """
    opened = _OPEN.get()
    if opened is not None:
        opened.draw()
        opened.key, opened.cut = key, True
    outer = _OPEN.set(None)
    try:
        yield
    finally:
        _OPEN.reset(outer)


def cached_part(draw: Callable[[Page], None]) -> Callable[[Page], None]:
    """Let a function draw its parts once for a view; a view seen before is not written again.

    The function may read the page alone, and draw nothing but parts: no element of
    Streamlit's own, nothing that the session knows.
    """

    @wraps(draw)
    def drawn(page: Page) -> None:
        opened = _OPEN.get()
        if opened is None:
            draw(page)
        else:
            opened.parts.update(
                store.cached_part(page, _gathered, _Named(draw), scripts.scripts().digest)
            )

    return drawn


@dataclass(frozen=True)
class _Named:
    """A function that is told apart by its name."""

    draw: Callable[[Page], None]

    def __repr__(self) -> str:
        return f"{self.draw.__module__}.{self.draw.__qualname__}"


def _gathered(page: Page, named: _Named, scripts_shown: str = "") -> dict[str, str]:
    """Return the parts that a function draws, with the addresses of the scripts that are there."""
    return parts_of(page, named.draw)


def parts_of(page: Page, draw: Callable[[Page], None]) -> dict[str, str]:
    """Return the parts that a function draws of a page, by name.

    Raises
    ------
    RuntimeError
        If it draws more than parts.
    """
    board = _Board(page, "")
    outer = _OPEN.set(board)
    try:
        draw(page)
    finally:
        _OPEN.reset(outer)
    if board.cut:
        raise RuntimeError(
            f"{_Named(draw)!r} draws more than parts; it must not be kept for a view"
        )
    return board.parts


def render(template: str, page: Page, key: str, **values: object) -> None:
    """Draw a template whose controls lead to other views.

    A control is any element with ``data-nav`` (what a view differs by, see `links.change`, or an
    action, see `zmos_data.actions`), a ``select`` with ``data-nav`` whose options have such
    values, an option of a facet (``data-code``), or a form with ``data-base``, whose fields are
    put behind it. Every value is escaped by the template.
    """
    add_html(html.fill(template, lang=page.text.language, **values), page, key)


def add_html(body: str, page: Page, key: str) -> None:
    """Draw HTML whose controls lead to other views; it comes from a template, see `render`."""
    opened = _OPEN.get()
    if opened is not None:
        opened.parts[key] = body
        return
    with board(page, key):
        add_html(body, page, key)


def render_slides(
    template: str, page: Page, key: str, data: Mapping[str, object], **values: object
) -> None:
    """Draw a template that the presentation's own script shows, with more data for it."""
    body = html.fill(template, lang=page.text.language, **values)
    _draw("presentation", page, key, {"html": body, **data})


def is_available(script: str) -> bool:
    """Tell whether the scripts are there that bring the parts of a page to life."""
    return bool(scripts.address(script) and scripts.address(CONNECTION))


def keep_connection(page: Page) -> None:
    """Draw what tells the browser which clicks were heard, and how the server is woken.

    It is an element of its own, for it changes with each click: what the browser has already is
    not sent again. Measured on the map's page: 31 kB a click where the boards held it.
    """
    if not is_available(CONNECTION):
        return
    _component(CONNECTION, scripts.address(CONNECTION))(
        key=CONNECTION,
        data={
            "view": links.link(page.selection, page.text.language),
            "session": url_state.session(),
            "heard": url_state.heard(),
            "away": _away(page.text),
        },
        on_navigate_change=partial(url_state.on_navigate, CONNECTION, page.dataset),
    )


def render_problems(page: Page, script: str) -> None:
    """Say that the controls of the page do not work, and why, where its script is missing."""
    if is_available(script):
        return
    text = page.text
    html.declare_language(text)
    html.render(
        "missing.html",
        lang=text.language,
        words=text.say(
            "A script of this page could not be published: its links and controls do not work."
        ),
        problems=scripts.scripts().problems or (text.say("Missing: {files}", files=script),),
    )


def _draw_still(data: Mapping[str, object]) -> None:
    """Draw what a board shows without the script that brings it to life."""
    parts = data.get("parts")
    bodies = parts if isinstance(parts, dict) else {"slides": data["html"]}
    written = "".join(f'<div class="part-{name}">{body}</div>' for name, body in bodies.items())
    st.html(f'<div class="zmos-board board">{written}</div>')


def _draw(script: str, page: Page, key: str, data: Mapping[str, object]) -> None:
    if not is_available(script):
        _draw_still(data)
        return
    _component(script, scripts.address(script))(
        key=key,
        data={
            "view": links.link(page.selection, page.text.language),
            "words": scripts.address(f"words-{page.text.language}"),
            "lang": page.text.language,
            **data,
            **(_sent(page, parts) if isinstance(parts := data.get("parts"), dict) else {}),
        },
        on_navigate_change=partial(url_state.on_navigate, key, page.dataset),
    )


def _sent(page: Page, parts: Mapping[str, str]) -> dict[str, object]:
    """Return the parts as they are sent, their marks, and what the links of figures are called."""
    held = url_state.held()
    marks = {name: sent.mark(body) for name, body in parts.items()}
    found: dict[str, object] = {"parts": sent.outgoing(parts, held), "marks": marks}
    if any('data-nav="$' in body for body in parts.values()):
        names = figure_links.label(page)
        marks[LINKS] = sent.mark(json.dumps(names))
        if marks[LINKS] not in held.get(LINKS, ()):
            found["evidence"] = names
    return found


def _away(text: Text) -> dict[str, str]:
    """Return what a page says while nothing comes from the server, of which it may not be told."""
    return {
        "said": text.say("The server does not answer. The page connects by itself."),
        "reload": text.say("Reload the page"),
    }
